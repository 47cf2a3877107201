"""What polygons cover: covered is covered, however the outline runs; what is no area is told."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon, shape
from shapely.geometry.base import BaseGeometry

from caribmap.derive.anchors import anchor_of
from caribmap.derive.areas import area_faults, coast_faults, covered_by, sound_geometry
from caribmap.dossier.document import At
from caribmap.dossier.dossier import CoastPatch, Land
from caribmap.dossier.nouns import Geometry
from caribmap.load.json import parse_json

AT = At(parse_json("{}", "a.geojson")[0])
SQUARE = [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [0.0, 0.0]]
BOW_TIE = [[0.0, 0.0], [10.0, 10.0], [10.0, 0.0], [0.0, 10.0], [0.0, 0.0]]
STAR = [[math.cos(turn * math.tau * 0.4), math.sin(turn * math.tau * 0.4)] for turn in range(5)]
FLAT = [[0.0, 0.0], [1.0, 1.0], [2.0, 2.0], [0.0, 0.0]]
ALMOST_FLAT = [[12.45, 41.9], [12.46, 41.91], [12.47, 41.92], [12.45, 41.9]]
SPOT = [[7.0, 7.0]] * 4


def moved(ring: list[list[float]], lng: float, lat: float, scale: float = 1) -> list[list[float]]:
    return [[lng + x * scale, lat + y * scale] for x, y in ring]


def polygon(*rings: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [*rings]}


def both(*polygons: dict[str, Any]) -> dict[str, Any]:
    return {"type": "MultiPolygon", "coordinates": [one["coordinates"] for one in polygons]}


def shape_of(geometry: Geometry) -> BaseGeometry:
    return shape(dict(geometry))


def codes(geometry: dict[str, Any]) -> list[str]:
    return [fault.code for fault in area_faults("a", geometry, AT)]


@pytest.mark.parametrize("second", [moved(SQUARE, 5, 5), moved(SQUARE, 5, 5)[::-1], SQUARE])
def test_parts_that_overlap_cover_what_each_covers(second: list[list[float]]) -> None:
    geometry = both(polygon(SQUARE), polygon(second))
    union = Polygon(SQUARE).union(Polygon(second))
    drawn = shape_of(sound_geometry(geometry))
    assert drawn.is_valid
    assert drawn.equals(union)
    assert codes(geometry) == []


def test_a_part_in_the_hole_of_another_covers_it() -> None:
    hole = moved(SQUARE, 3, 3, 0.4)
    geometry = both(polygon(SQUARE, hole), polygon(hole))
    assert shape_of(sound_geometry(geometry)).area == pytest.approx(100)


def test_a_star_of_one_line_is_filled_in_its_middle() -> None:
    star = polygon([*STAR, STAR[0]])
    assert covered_by(star).covers(Point(0, 0))
    assert shape_of(sound_geometry(star)).covers(Point(0, 0))
    assert codes(star) == ["P021"]


def test_both_halves_of_a_bow_tie_are_covered() -> None:
    assert shape_of(sound_geometry(polygon(BOW_TIE))).area == pytest.approx(50)
    assert codes(polygon(BOW_TIE)) == ["P021"]


def test_an_outline_that_touches_itself_is_no_crossing() -> None:
    ring = [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [5.0, 0.0], [0.0, 10.0], [0.0, 0.0]]
    assert codes(polygon(ring)) == []


def test_holes_that_overlap_are_both_holes() -> None:
    holes = (moved(SQUARE, 1, 1, 0.4), moved(SQUARE, 3, 3, 0.4))
    drawn = shape_of(sound_geometry(polygon(SQUARE, *holes)))
    assert drawn.area == pytest.approx(100 - 16 - 16 + 4)


@pytest.mark.parametrize("hole", [moved(SQUARE, 20, 0), moved(SQUARE, 5, 5)])
def test_a_hole_outside_its_polygon_is_a_fault(hole: list[list[float]]) -> None:
    assert codes(polygon(SQUARE, hole)) == ["P019"]


@pytest.mark.parametrize("ring", [FLAT, SPOT, ALMOST_FLAT, [[0.0, 0.0], [5.0, 5.0], [0.0, 0.0], [0.0, 0.0]]])
def test_a_polygon_without_area_has_its_anchor_on_its_outline(ring: list[list[float]]) -> None:
    geometry = polygon(ring)
    assert codes(geometry) == ["P020"]
    drawn = sound_geometry(geometry)
    assert drawn["type"] == ("Point" if ring == SPOT else "LineString")
    assert shape_of(drawn).hausdorff_distance(shapely.LineString(ring)) == 0
    anchor = anchor_of(geometry)
    assert anchor is not None
    assert shapely.LineString(ring).distance(Point(anchor)) < 0.01
    assert anchor_of(both(geometry)) == anchor


def test_a_sound_polygon_is_drawn_as_it_was_placed() -> None:
    geometry = polygon(SQUARE, moved(SQUARE, 3, 3, 0.4))
    assert sound_geometry(geometry) is geometry
    assert codes(geometry) == []


CORNER = st.tuples(st.integers(0, 20), st.integers(0, 20))


@settings(deadline=None)
@given(st.lists(CORNER, min_size=3, max_size=8), CORNER)
def test_a_point_that_an_outline_winds_round_is_covered(
    corners: list[tuple[int, int]], spot: tuple[int, int]
) -> None:
    ring = [[float(x), float(y)] for x, y in (*corners, corners[0])]
    x, y = spot[0] + 0.37, spot[1] + 0.41
    angles = [math.atan2(b - y, a - x) for a, b in ring]
    turn = sum((after - before + math.pi) % math.tau - math.pi for before, after in pairwise(angles))
    drawn = covered_by(polygon(ring))
    edge = shapely.LineString(ring)
    if edge.distance(Point(x, y)) > 1e-9:
        assert drawn.covers(Point(x, y)) == (round(turn / math.tau) != 0)


@pytest.mark.parametrize(
    ("land", "said"),
    [
        (polygon(SQUARE), None),
        (polygon(moved(SQUARE, 5, 5)), None),
        (polygon(BOW_TIE), "crosses itself"),
        (polygon([*STAR, STAR[0]]), "crosses itself"),
        (polygon(FLAT), "encloses no area"),
        (polygon(SQUARE, moved(SQUARE, 40, 0)), "a hole in land 'island'"),
        (polygon(moved(SQUARE, 40, 30)), "lies outside its 'bbox'"),
    ],
)
def test_land_of_a_coast_has_a_sound_outline_in_the_box_of_the_coast(
    land: dict[str, Any], said: str | None
) -> None:
    coast = CoastPatch((-1, -1, 11, 11), (Land(AT, "island", "island", land),), {})
    faults = list(coast_faults(coast))
    assert [fault.code for fault in faults] == ([] if said is None else ["P022"])
    assert said is None or said in faults[0].message


def test_a_coast_across_the_antimeridian_has_land_on_both_sides() -> None:
    land = [
        Land(AT, name, name, polygon(moved(SQUARE, lng, 0, 0.5))) for name, lng in (("a", 174), ("b", -178))
    ]
    assert list(coast_faults(CoastPatch((170, -1, -170, 11), tuple(land), {}))) == []
