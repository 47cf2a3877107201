"""Which places the build names because its map comes no closer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from caribmap.payload.types import Payload
from caribmap.pipeline.compile import compile_dossier
from caribmap.render.detail import places_beyond

MINIMAL = Path("tests/dossiers/minimal")


@pytest.fixture
def payload() -> Payload:
    compiled = compile_dossier(MINIMAL).payload
    assert compiled is not None
    return compiled


def place(payload: Payload, id_: str, geometry: dict[str, Any], precision_m: float | None) -> Any:
    anchor = geometry["coordinates"] if geometry["type"] == "Point" else [14.0, 54.0]
    base = payload["places"][0]
    geocoding = {**base["geocoding"], "precision_m": precision_m}
    return {**base, "id": id_, "geometry": geometry, "anchor": anchor, "geocoding": geocoding}


def point(lng: float, lat: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [lng, lat]}


def ring(size_deg: float) -> dict[str, Any]:
    corners = [(0, 0), (1, 0), (1, 1), (0, 0)]
    return {"type": "Polygon", "coordinates": [[[14 + x * size_deg, 54 + y * size_deg] for x, y in corners]]}


@pytest.mark.parametrize(
    ("apart_deg", "precision_m", "named"),
    [(0.005, 50, True), (0.005, 5000, False), (0.005, None, False), (0.5, 50, False), (0, 50, False)],
)
def test_two_signs_are_too_close_where_their_positions_are_known_better(
    payload: Payload, apart_deg: float, precision_m: float | None, named: bool
) -> None:
    payload["places"] = [
        place(payload, "pier", point(14, 54), precision_m),
        place(payload, "tower", point(14 + apart_deg, 54), precision_m),
    ]
    assert places_beyond(payload) == ({10: ["pier", "tower"]} if named else {})


@pytest.mark.parametrize(("size_deg", "named"), [(0.005, True), (0.2, False)])
def test_a_drawing_is_too_small_below_the_size_of_a_sign(
    payload: Payload, size_deg: float, named: bool
) -> None:
    payload["places"] = [place(payload, "basin", ring(size_deg), None)]
    assert places_beyond(payload) == ({10: ["basin"]} if named else {})


def test_a_large_drawing_across_180_degrees_is_not_taken_for_a_small_one(payload: Payload) -> None:
    line = {"type": "MultiLineString", "coordinates": [[[178, 0.001], [180, 0]], [[-180, 0], [-178, 0.001]]]}
    payload["places"] = [place(payload, "route", line, None)]
    payload["places"][0]["anchor"] = [180.0, 0.0]
    assert places_beyond(payload) == {}


def test_inside_the_dossiers_own_coast_the_map_comes_closer(payload: Payload) -> None:
    payload["places"] = [place(payload, "basin", ring(0.005), None)]
    payload["coast"] = {"bounds": [13, 53, 15, 55], "sheet": "", "provenance": {}}
    assert places_beyond(payload) == {}
    payload["places"] = [place(payload, "basin", ring(0.001), None)]
    assert places_beyond(payload) == {12: ["basin"]}


def test_of_many_places_none_is_named(payload: Payload) -> None:
    payload["places"] = [
        place(payload, f"pier-{number}", point(14, 54 + number * 1e-3), 5) for number in range(600)
    ]
    assert places_beyond(payload) == {}
