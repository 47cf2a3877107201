"""Places that are nothing but a name are on the map with or without it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import caribmap
from tests.browser.conftest import OpenPage

DOSSIER = Path(__file__).parents[1] / "dossiers/pictures-islands"
SHOWN = """() => [...document.querySelectorAll('.leaflet-marker-pane [role=button]')].filter(button => {
    const parts = [...button.querySelectorAll('.cm-sign *, .cm-text text')];
    const boxes = parts.map(part => part.getBoundingClientRect());
    return boxes.some(({ width, height }) => width > 0 && height > 0);
}).length"""


@pytest.fixture(scope="module")
def islands(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("islands") / "out"
    caribmap.build(DOSSIER, out=out)
    return out / "map.html"


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_each_of_fifteen_islands_is_seen_however_few_names_fit(
    open_page: OpenPage, islands: Path, width: int, height: int
) -> None:
    page = open_page(islands, width=width, height=height)
    count = len(json.loads((DOSSIER / "geodata/places.geojson").read_text("utf-8"))["features"])
    assert count == 15
    page.wait_for_function(f"({SHOWN})() === {count}")
    assert page.locator(".cm-shape-spot").count() >= 6


def test_a_dot_without_a_name_opens_its_card(open_page: OpenPage, islands: Path) -> None:
    page = open_page(islands)
    dot = page.locator(".cm-shape-spot").last
    name = (dot.get_attribute("aria-label") or "").split(",")[0]
    dot.click()
    page.wait_for_function("name => document.querySelector('#card-title')?.textContent === name", arg=name)
