"""Small dossiers as pictures: what stands where, which the viewer's tests reproduce, and the drawings."""

from __future__ import annotations

import json
import math
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from caribmap.basemap.making import world_basemap
from caribmap.cartography.kinds import KINDS
from caribmap.payload.types import Payload
from caribmap.pipeline.compile import compile_dossier
from caribmap.render.picture import inline_picture, render_picture
from caribmap.render.picture.compose import DETAIL_PX, MOST_MARKS, Sheet
from caribmap.render.picture.plane import Box
from caribmap.render.picture.scene import Look

DOSSIERS = Path(__file__).parents[1] / "dossiers"
GOLDEN = Path(__file__).parent / "pictures"
BASEMAP = world_basemap().sheets()
WIDE, PHONE = (880, 500), (400, 600)
VIEWS = [
    ("baltic", "gulf", "en", WIDE),
    ("baltic", "gulf", "de", PHONE),
    ("baltic", "city", "en", WIDE),
    ("baltic", "band", "en", WIDE),
    ("pacific", "ocean", "en", WIDE),
    ("date-line", "east", "en", WIDE),
    ("antimeridian", "south", "en", WIDE),
    ("antimeridian", "north", "en", PHONE),
    ("globe", "globe", "en", WIDE),
    ("globe", "greenwich", "en", WIDE),
    ("globe", "arctic", "en", WIDE),
    ("globe", "antarctic", "en", WIDE),
    ("globe", "square", "en", WIDE),
    ("himalaya", "mountains", "en", WIDE),
    ("himalaya", "overview", "en", WIDE),
    ("himalaya", "contested", "en", WIDE),
    ("islands", "all", "en", WIDE),
]
PICTURED = ("baltic-gulf-en", "baltic-band-en", "pacific-ocean-en")
"""Views whose drawing is compared too."""

View = tuple[str, str, str, tuple[int, int]]


@cache
def payload_of(dossier: str) -> Payload:
    payload = compile_dossier(DOSSIERS / f"pictures-{dossier}").payload
    assert payload is not None
    payload["generator"] = "caribmap"
    return payload


def name_of(view: View) -> str:
    dossier, view_id, language, size = view
    return "-".join([dossier, view_id, language, *(["phone"] if size == PHONE else [])])


def tenths(value: float) -> float:
    """To a tenth of a pixel, halves upwards: as the viewer's test rounds."""
    return math.floor(value * 10 + 0.5) / 10


def box_of(box: Box) -> list[float]:
    return [tenths(side) for side in (box.left, box.top, box.right, box.bottom)]


def layout(view: View) -> dict[str, Any]:
    """What a picture shows: where each mark stands, for which places, and the box of each name."""
    dossier, view_id, language, size = view
    look = Look(payload_of(dossier), language, "light", DETAIL_PX, MOST_MARKS)
    sheet = Sheet(look, BASEMAP, view_id, size)
    frame, scene = sheet.frame, sheet.scene
    laid = sheet.lay()
    labels = laid.labels
    unnamed = scene.unnamed(labels)
    marks = [
        {
            "id": mark.key,
            "shape": unnamed.get(mark.key, mark.shape),
            "at": [tenths(part) for part in scene.sign_spot(mark)],
        }
        for mark in scene.marks
        if frame.box.has(scene.sign_spot(mark))
    ]
    names = [
        {"id": label.named.key, "lines": list(label.slot.text.lines), "box": box_of(label.slot.box)}
        for label in labels
    ]
    return {
        "dossier": dossier,
        "view": view_id,
        "language": language,
        "frame": {
            "width": frame.width,
            "height": round(frame.height, 6),
            "left": round(frame.left, 12),
            "top": round(frame.top, 12),
            "scale": round(frame.scale, 9),
        },
        "covered": [[round(side, 6) for side in (b.left, b.top, b.right, b.bottom)] for b in sheet.covered],
        "globe": box_of(laid.globe) if laid.globe else None,
        "marks": marks,
        "labels": sorted(names, key=lambda name: str(name["id"])),
    }


def compare(name: str, text: str) -> None:
    """Fails where a golden file says otherwise, and leaves what it should say beside it."""
    golden = GOLDEN / name
    actual = golden.with_name(f"actual-{name}")
    actual.unlink(missing_ok=True)
    if not golden.is_file() or golden.read_text("utf-8") != text:
        actual.write_text(text, encoding="utf-8")
        pytest.fail(f"{golden.name} differs: look at {actual}, and move it there if it is right")


def as_lines(record: dict[str, Any]) -> str:
    """JSON with a line for each mark and name, so that differences can be read."""
    parts = []
    for key, value in record.items():
        rows = (
            [f"    {json.dumps(row, ensure_ascii=False)}" for row in value] if isinstance(value, list) else []
        )
        body = "[\n" + ",\n".join(rows) + "\n  ]" if rows else json.dumps(value, ensure_ascii=False)
        parts.append(f'  "{key}": {body}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


@pytest.mark.parametrize("dossier", sorted({dossier for dossier, *_ in VIEWS}))
def test_the_payload_that_the_viewer_is_given_is_the_compilers(dossier: str) -> None:
    compare(f"{dossier}.payload.json", as_lines(dict(payload_of(dossier))))


@pytest.mark.parametrize("view", VIEWS, ids=name_of)
def test_marks_and_names_stand_where_the_golden_file_says(view: View) -> None:
    compare(f"{name_of(view)}.json", as_lines(layout(view)))


@pytest.mark.parametrize("view", [view for view in VIEWS if name_of(view) in PICTURED], ids=name_of)
def test_a_picture_is_drawn_as_the_golden_one(view: View) -> None:
    dossier, view_id, language, (width, height) = view
    svg = render_picture(
        payload_of(dossier), BASEMAP, view=view_id, language=language, width=width, height=height
    )
    compare(f"{name_of(view)}.svg", normalized(inline_picture(svg)))


def normalized(svg: str) -> str:
    """A line for each element, long paths cut: the outlines of the basemap are not the matter."""
    lines = re.sub(r"><", ">\n<", svg)
    return re.sub(r' d="([^"]{400})[^"]*"', r' d="\1…"', lines) + "\n"


def test_the_golden_views_show_every_kind_and_every_way_of_marking() -> None:
    shown = {place["kind"] for dossier, *_ in VIEWS for place in payload_of(dossier)["places"]}
    assert set(KINDS) == shown
    layouts = [json.loads((GOLDEN / f"{name_of(view)}.json").read_text("utf-8")) for view in VIEWS]
    shapes = {mark["shape"] for one in layouts for mark in one["marks"]}
    assert {
        "composite",
        "square",
        "frame",
        "hull",
        "vessel",
        "bar",
        "diamond",
        "disc",
        "spot",
        "label",
    } <= shapes


def test_no_golden_file_is_left_over() -> None:
    expected = {f"{name_of(view)}.json" for view in VIEWS} | {f"{name}.svg" for name in PICTURED}
    expected |= {f"{dossier}.payload.json" for dossier, *_ in VIEWS}
    found = {path.name for path in GOLDEN.iterdir()}
    assert {name for name in found if not name.startswith("actual-")} == expected
