"""Marks of one spot are fanned out: each is seen, hit and opened for itself."""

from __future__ import annotations

import json
from pathlib import Path

import caribmap
from tests.browser.conftest import OpenPage
from tests.browser.test_card_spot import box_of
from tests.dossier_edits import change, dossier, write

NAMES = ["Market", "Prison", "Harbour", "Church"]


def test_marks_of_one_spot_are_each_opened_by_a_click(open_page: OpenPage, tmp_path: Path) -> None:
    places = [
        {
            "type": "Feature",
            "id": name.lower(),
            "geometry": {"type": "Point", "coordinates": [-61.75, 12.05]},
            "properties": {
                "names": name,
                "kind": "city",
                "layer": "places",
                "geocoding": {"basis": "stated"},
            },
        }
        for name in NAMES
    ]
    root = dossier(
        tmp_path,
        write("geodata/places.geojson", json.dumps({"type": "FeatureCollection", "features": places})),
        change("geodata/quotes.yaml", "saint-georges", ", ".join(name.lower() for name in NAMES)),
    )
    caribmap.build(root, out=tmp_path / "out")
    page = open_page(tmp_path / "out/map.html")
    middles = []
    for name in NAMES:
        box = box_of(page.get_by_role("button", name=name).first)
        middles.append((box["x"] + box["width"] / 2, box["y"] + box["height"] / 2))
        page.mouse.click(*middles[-1])
        page.wait_for_function(
            "name => document.querySelector('#card-title')?.textContent === name", arg=name
        )
        page.keyboard.press("Escape")
    apart = [
        ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5
        for index, (x, y) in enumerate(middles)
        for other_x, other_y in middles[index + 1 :]
    ]
    assert min(apart) >= 24
