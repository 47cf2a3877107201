from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caribmap.commands.verdicts import change_lines, changes_as_json
from caribmap.verify.diff import Change, Value, diff_maps
from caribmap.verify.page import read_page


@pytest.fixture
def old(page: Path) -> dict[str, Any]:
    return dict(read_page(page).payload)


def test_equal_maps_have_no_changes_whatever_program_built_them(old: dict[str, Any]) -> None:
    assert diff_maps(old, old | {"generator": "caribmap 9.9"}) == ()


def test_added_removed_and_changed_records_are_told_by_noun(old: dict[str, Any]) -> None:
    new = deepcopy(old)
    new["quotes"][0]["translations"] = {"de": "Eine Fähre kam"}
    new["quotes"].pop(1)
    new["events"].append(deepcopy(old["events"][0]) | {"id": "departure"})
    new["discrepancies"].clear()
    new["places"][0]["geometry"]["coordinates"][1] = 12.5
    found = diff_maps(old, new)
    assert [(change.noun, change.id, change.kind) for change in found] == [
        ("place", "saint-georges", "changed"),
        ("quote", "ferry", "changed"),
        ("quote", old["quotes"][1]["id"], "removed"),
        ("event", "departure", "added"),
        ("discrepancy", "quiet-day", "removed"),
    ]
    (moved,) = found[0].values
    assert (moved.at, moved.moved) == ("/geometry", "moved 50 km north")
    assert moved.new["coordinates"] == [-61.75, 12.5]
    assert found[1].values == (Value("/translations", None, {"de": "Eine Fähre kam"}),)


RING = [[10.0, 0.0], [11.0, 1.0], [10.0, 2.0], [10.0, 0.0]]


def shifted(east: float) -> list[list[float]]:
    return [[(lng + east + 180) % 360 - 180, lat] for lng, lat in RING]


def polygon(ring: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [ring]}


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (polygon(RING), polygon(shifted(0.02)), "moved 2.22 km east"),
        (polygon(shifted(169.9)), polygon(shifted(170.1)), "moved 22.2 km east"),
        (
            polygon(RING),
            polygon([RING[0], [11.0, 1.5], *RING[2:]]),
            "1 of 4 positions moved, by at most 55.6 km",
        ),
        (
            polygon(RING),
            polygon([*RING[:2], [10.5, 1.5], *RING[2:]]),
            "redrawn with 5 positions in place of 4, in the same spot",
        ),
        (
            {"type": "Point", "coordinates": [0, 0]},
            polygon(RING),
            "a Polygon in place of a Point, moved 1170 km east",
        ),
        (None, polygon(RING), "has a geometry now"),
        (polygon(RING), None, "has no geometry any more"),
        (polygon(RING), {"type": "Polygon", "coordinates": "forged"}, "redrawn"),
    ],
)
def test_a_geometry_that_differs_is_told_as_a_movement(before: Any, after: Any, words: str) -> None:
    (change,) = diff_maps(places(before), places(after))
    (value,) = change.values
    assert (value.at, value.moved) == ("/geometry", words)
    assert list(change_lines([change]))[1] == f"    /geometry: {words}"


def places(geometry: Any) -> dict[str, Any]:
    return {"places": [{"id": "a", "geometry": geometry}]}


def test_what_is_no_record_is_told_by_its_key(old: dict[str, Any]) -> None:
    found = diff_maps(old, old | {"title": {"en": "Another harbour"}})
    assert found == (Change("map", "title", "changed", (Value("/en", "A harbour", "Another harbour"),)),)


def test_lines_and_json_tell_the_same(old: dict[str, Any]) -> None:
    new = deepcopy(old)
    new["quotes"][0]["exact"] = "x" * 500
    lines = list(change_lines(diff_maps(old, new)))
    assert lines[0] == "quote ferry: changed"
    assert lines[1].startswith("    /exact: ")
    assert len(lines[1]) < 400
    (change,) = json.loads(changes_as_json(diff_maps(old, new)))["changes"]
    assert change["values"][0]["new"] == "x" * 500


texts = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["title", "layers", "views"]), texts))
def test_no_map_differs_from_itself_and_every_change_has_a_way_back(payload: dict[str, Any]) -> None:
    assert diff_maps(payload, payload) == ()
    for change in diff_maps(payload, {}):
        assert any(back.id == change.id for back in diff_maps({}, payload))
