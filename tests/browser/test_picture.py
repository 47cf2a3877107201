"""The picture and the page show the same marks at the same spots, each drawn by its own program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from caribmap.basemap.making import world_basemap
from caribmap.cartography.kinds import KINDS
from caribmap.render.picture import render_picture
from tests.browser.conftest import OpenPage

SVG = "{http://www.w3.org/2000/svg}"
SHEET_PX = 880
HALF_PIXELS = 1
"""Leaflet rounds a mark's position and the map's own to whole pixels, each by up to half a one."""
FRAME = """([[west, south, east, north], width, height]) => {
    const map = Object.values(window).find(value => value instanceof L.Map);
    Object.assign(map.getContainer().style, {
        position: 'fixed', inset: '0 auto auto 0', width: `${width}px`, height: `${height}px` });
    Object.assign(map.options, { zoomSnap: 0, minZoom: 0 });
    map.setMaxBounds(null).invalidateSize({ animate: false });
    map.fitBounds([[south, west], [north, east]], { animate: false });
}"""
MARKS = """() => {
    const map = Object.values(window).find(value => value instanceof L.Map);
    const frame = map.getContainer().getBoundingClientRect();
    const found = [];
    map.eachLayer(layer => {
        const element = layer instanceof L.Marker && layer.getElement();
        const button = element && element.querySelector('[role=button]');
        const standIns = '.cm-shape-label, .cm-shape-span, .cm-shape-wave, .cm-shape-spot';
        if (button && button.matches(standIns)) return;
        if (!button) return;
        const spot = map.latLngToContainerPoint(layer.getLatLng());
        if (spot.x < 0 || spot.y < 0 || spot.x > frame.width || spot.y > frame.height) return;
        const sign = button.querySelector('.cm-drawing').getBoundingClientRect();
        found.push([button.ariaLabel, sign.x + sign.width / 2 - frame.x,
            sign.y + sign.height / 2 - frame.y]);
    });
    return found;
}"""


def marks_of_picture(root: Element, payload: Any) -> dict[str, tuple[float, float]]:
    """Where each sign stands in the frame, by the name of its first place in the dossier's first language.

    Signs that stand in for a name without room are left out: the page's controls leave names less room.
    """
    names = {
        place["id"]: place["names"][payload["languages"][0]]
        for place in payload["places"]
        if KINDS[place["kind"]].form == "point"
    }
    return {
        names[mark.attrib["data-places"].split()[0]]: _shift(mark)
        for mark in root.iter(f"{SVG}g")
        if "data-places" in mark.attrib and mark.attrib["data-places"].split()[0] in names
    }


def _shift(group: Element) -> tuple[float, float]:
    x, y = group.attrib["transform"].removeprefix("translate(").removesuffix(")").split()
    return float(x), float(y)


@pytest.mark.parametrize("view", ["caribbean", "paria", "world"])
def test_page_and_picture_have_the_same_marks_at_the_same_spots(
    open_page: OpenPage, real_map: Path, view: str
) -> None:
    page = open_page(real_map, f"#view={view}", reduced_motion="reduce")
    payload = page.evaluate("caribmap.data")
    root = fromstring(render_picture(payload, world_basemap().sheets(), view=view))
    _, title, foot = root.findall(f"{SVG}rect")
    height = float(foot.attrib["y"]) - float(title.attrib["height"])
    bounds = next(item["bounds"] for item in payload["views"] if item["id"] == view)
    page.evaluate(FRAME, [bounds, SHEET_PX, height])
    pictured = marks_of_picture(root, payload)
    assert pictured
    shown = {re.split(" · |, ", name)[0]: (x, y) for name, x, y in page.evaluate(MARKS)}
    assert set(shown) == set(pictured)
    for name, spot in pictured.items():
        assert shown[name] == pytest.approx(spot, abs=HALF_PIXELS), name
