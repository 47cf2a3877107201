"""Page and picture draw the same outlines: across 180°, round the poles, small and large."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest

import caribmap
from caribmap.basemap.making import world_basemap
from caribmap.pipeline.compile import compile_dossier
from caribmap.render.picture.compose import DETAIL_PX, MOST_MARKS, Sheet
from caribmap.render.picture.figures import draw_figure
from caribmap.render.picture.scene import Look
from tests.browser.conftest import OpenPage
from tests.browser.test_picture import FRAME

DOSSIERS = Path(__file__).parents[1] / "dossiers"
SIZE = (880, 500)
NEAR_PX = 2.5
"""Leaflet thins lines by up to a pixel and rounds to whole ones, each by up to a half."""
CLASSES = {
    "disputed-area": "cm-hatch",
    "border": "cm-border",
    "route": "cm-route-line",
    "link": "cm-link-line",
    "range": "cm-ring-line",
}
PATHS = """classes => {
    const map = Object.values(window).find(value => value instanceof L.Map);
    const {x, y} = map.layerPointToContainerPoint([0, 0]);
    const of = name => [...document.querySelectorAll(`path.${name}`)].map(path => path.getAttribute('d'));
    return [[x, y], Object.fromEntries(classes.map(name => [name, of(name)]))];
}"""

Point = tuple[float, float]


def lines_of(path: str) -> Iterator[list[Point]]:
    """The lines of SVG path data of M, L, l and z, absolute."""
    for part in filter(None, path.split("M")):
        line: list[Point] = []
        for letter, numbers in re.findall(r"([Ll]?)([^LlZz]+)", part):
            values = [float(value) for value in re.findall(r"-?\d*\.?\d+", numbers)]
            for x, y in zip(values[::2], values[1::2], strict=True):
                before = line[-1] if letter == "l" else (0.0, 0.0)
                line.append((before[0] + x, before[1] + y))
        yield [*line, line[0]] if part.rstrip()[-1] in "zZ" else line


def box_in(frame: tuple[float, float], lines: Iterable[list[Point]]) -> tuple[float, ...] | None:
    """Left, top, right and bottom of what lies well inside a frame, without specks; None for nothing."""
    inside = []
    for (ax, ay), (bx, by) in (pair for line in lines if not is_speck(line) for pair in pairwise(line)):
        steps = max(1, math.ceil(math.hypot(bx - ax, by - ay)))
        if steps > 100_000:
            continue
        points = ((ax + (bx - ax) * at / steps, ay + (by - ay) * at / steps) for at in range(steps + 1))
        inside += [(x, y) for x, y in points if 3 < x < frame[0] - 3 and 3 < y < frame[1] - 3]
    if not inside:
        return None
    xs, ys = zip(*inside, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def views() -> Iterator[tuple[str, str]]:
    for name in ("antimeridian", "globe"):
        text = (DOSSIERS / f"pictures-{name}/caribmap.yaml").read_text("utf-8")
        yield from ((name, view) for view in re.findall(r"- \{id: (\w+), name: [^}]*bounds", text))


@pytest.fixture(scope="module")
def maps(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    out = tmp_path_factory.mktemp("shapes")
    for name in ("antimeridian", "globe"):
        caribmap.build(DOSSIERS / f"pictures-{name}", out=out / name)
    return {name: out / name / "map.html" for name in ("antimeridian", "globe")}


@pytest.mark.parametrize(("name", "view"), [*views()])
def test_page_and_picture_draw_the_same_outlines(
    open_page: OpenPage, maps: dict[str, Path], name: str, view: str
) -> None:
    payload: Any = compile_dossier(DOSSIERS / f"pictures-{name}").payload
    sheet = Sheet(Look(payload, "en", "light", DETAIL_PX, MOST_MARKS), world_basemap().sheets(), view, SIZE)
    frame = (sheet.frame.width, sheet.frame.height)
    pictured: dict[str, list[list[Point]]] = defaultdict(list)
    for place in payload["places"]:
        figure = draw_figure(place, sheet.frame, "#000")
        for element in figure.elements if figure and place["kind"] in CLASSES else ():
            if element.tag.endswith("path") and not is_head(place["kind"], element):
                pictured[CLASSES[place["kind"]]] += lines_of(element.attrib["d"])
    page = open_page(maps[name], f"#view={view}", reduced_motion="reduce")
    bounds = next(item["bounds"] for item in payload["views"] if item["id"] == view)
    page.evaluate(FRAME, [unrolled(bounds), *frame])
    (left, top), paths = page.evaluate(PATHS, list(CLASSES.values()))
    compared = 0
    for kind, drawn in paths.items():
        lines = [[(x + left, y + top) for x, y in line] for path in drawn for line in lines_of(path)]
        expected, found = box_in(frame, pictured[kind]), box_in(frame, lines)
        assert (expected is None) == (found is None), kind
        if expected is not None:
            assert found == pytest.approx(expected, abs=NEAR_PX), kind
            compared += 1
    assert compared or view == "square", "at the closest zoom the square is a speck"


def is_head(kind: str, element: Element) -> bool:
    """The arrow head of a link or route, which the page draws as a path of another class."""
    return kind in {"route", "link"} and element.get("fill") != "none"


def is_speck(line: list[Point]) -> bool:
    """Too small to have a form: each program drops it at a size of its own."""
    return all(max(axis) - min(axis) < 4 * NEAR_PX for axis in zip(*line, strict=True))


def unrolled(bounds: list[float]) -> list[float]:
    west, south, east, north = bounds
    return [west, south, east + 360 if east < west else east, north]
