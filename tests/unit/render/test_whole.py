"""What was cut at the antimeridian is drawn whole, on both sides of the world where it leaves it."""

from __future__ import annotations

import math
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Polygon

from caribmap.derive.link import derive_link
from caribmap.derive.plane import WGS84
from caribmap.derive.ring import derive_ring
from caribmap.load.antimeridian import cut_at_antimeridian
from caribmap.render.picture.frame import ATLANTIC_DEG, Frame, fit_frame, is_pacific
from caribmap.render.picture.whole import lines_of, whole_lines, whole_polygons

LNG, LAT = st.floats(-180, 180), st.floats(-80, 80)


def uncut_box(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def test_parts_of_a_route_are_one_line_that_runs_on() -> None:
    parts = [[[170, 0], [180, 5]], [[-180, 5], [-170, 10]], [[0, 0], [1, 1]]]
    assert whole_lines(parts) == [[(170, 0), (180, 5), (190, 10)], [(0, 0), (1, 1)]]
    assert whole_lines(parts[:2][::-1]) == [[(170, 0), (180, 5), (190, 10)]]


def test_a_ring_of_several_lines_is_one() -> None:
    (ring,) = whole_lines([[[0, 0], [1, 0]], [[1, 1], [0, 0]], [[1, 0], [1, 1]]])
    assert (ring[0], ring[-1], len(ring)) == (ring[-1], ring[0], 4)


def test_a_box_cut_at_the_antimeridian_has_no_edge_there() -> None:
    geometry = cut_at_antimeridian(uncut_box(175, -20, -175, -10))
    assert geometry is not None
    ((ring,),) = whole_polygons(geometry)
    assert Polygon(ring).equals(shapely.box(175, -20, 185, -10))
    assert lines_of(geometry) == [ring]


def test_a_border_on_the_antimeridian_with_nothing_beyond_keeps_its_edge() -> None:
    geometry = uncut_box(170, 0, 180, 10)
    assert lines_of(geometry) == [[(lng, lat) for lng, lat in geometry["coordinates"][0]]]


def test_the_rim_round_a_pole_is_one_line_without_the_edges_of_its_area() -> None:
    geometry = derive_ring((20.0, 85.0), 1_000_000).geometry
    (rim,) = lines_of(geometry)
    assert rim[-1][0] - rim[0][0] == pytest.approx(360, abs=0.01)
    assert max(lat for _, lat in rim) < 90
    assert whole_polygons(geometry) == [
        [[(lng, lat) for lng, lat in ring] for ring in geometry["coordinates"]]
    ]


@settings(deadline=None, max_examples=60)
@given(st.tuples(LNG, LAT), st.floats(20_000, 900_000))
def test_the_rim_of_a_ring_is_one_line_at_its_distance(center: tuple[float, float], radius_m: float) -> None:
    lines = lines_of(derive_ring(center, radius_m).geometry)
    assert len(lines) == 1
    for lng, lat in lines[0]:
        assert WGS84.inv(*center, lng, lat)[2] == pytest.approx(radius_m, rel=0.02)


@settings(deadline=None, max_examples=60)
@given(st.tuples(LNG, LAT), st.tuples(LNG, LAT))
def test_a_link_is_one_line_from_end_to_end(begin: tuple[float, float], end: tuple[float, float]) -> None:
    lines = lines_of(derive_link([begin, end]))
    assert len(lines) == 1
    for at, place in ((lines[0][0], begin), (lines[0][-1], end)):
        assert (at[0] - place[0] + 180) % 360 - 180 == pytest.approx(0, abs=1e-4)
        assert at[1] == pytest.approx(place[1], abs=1e-4)


def test_a_line_beyond_the_edge_of_the_world_is_on_both_sides() -> None:
    frame = fit_frame((-180, -60, 180, 60), 800, 400)
    first, other = frame.project_copies([(170, 0), (190, 0)])
    assert first[0][0] - other[0][0] == pytest.approx(frame.world)
    assert len(frame.project_copies([(-180, 0), (180, 0)])) == 1
    pacific = Frame(800, 400, 0, 0, 100, ATLANTIC_DEG)
    assert len(pacific.project_copies([(-180, 80), (180, 80)])) == 2
    assert len(pacific.project_copies([(170, 0), (190, 0)])) == 1


def test_many_positions_are_projected_as_one_is() -> None:
    pacific = Frame(800, 400, 0.1, 0.2, 100, ATLANTIC_DEG)
    positions = [(lng, lat) for lng in range(-180, 181, 7) for lat in range(-90, 91, 7)]
    assert [tuple(spot) for spot in pacific.project_all(positions)] == [
        pacific.project(*position) for position in positions
    ]
    assert all(map(math.isnan, pacific.project_all([None])[0]))


def test_a_hole_lies_where_its_polygon_does() -> None:
    pacific = Frame(800, 400, 0, 0, 100, ATLANTIC_DEG)
    shell = [(-60.0, 0.0), (20.0, 0.0), (20.0, 20.0), (-60.0, 20.0), (-60.0, 0.0)]
    hole = [(-50.0, 5.0), (-40.0, 5.0), (-40.0, 10.0), (-50.0, 5.0)]
    outer, inner, *copies = pacific.project_polygon([shell, hole])
    assert inner[0][0] - outer[0][0] == pytest.approx(10 * pacific.world / 360)
    assert len(copies) == 2


@pytest.mark.parametrize(
    ("views", "expected"),
    [
        ([[170, -20, -170, 0]], True),
        ([[-178.5, -23, -173, -19]], True),
        ([[172, -23, 179, -19]], True),
        ([[-8, 61, -6, 62]], False),
        ([[-170, -60, 170, 75]], False),
        ([[-178.5, -23, -173, -19], [-80, 0, 10, 60]], False),
        ([[-100, 0, -60, 30]], False),
        ([[-180, -90, 180, 90]], False),
    ],
)
def test_the_world_is_cut_in_the_atlantic_for_views_at_the_antimeridian(
    views: list[list[float]], expected: bool
) -> None:
    assert is_pacific(views) is expected
