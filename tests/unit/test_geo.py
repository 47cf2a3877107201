"""Plain geometry: Web Mercator, the antimeridian, middles of lines, distances."""

from __future__ import annotations

import pytest
from pyproj import Geod

from caribmap.geo import (
    distance_m,
    from_mercator,
    line_geometry,
    middle,
    roll,
    split_line,
    to_mercator,
    unroll,
)


def test_mercator_and_back_is_the_same_position() -> None:
    assert from_mercator(*to_mercator(-61.79, 10.65)) == pytest.approx((-61.79, 10.65))


def test_mercator_ends_where_the_square_world_ends() -> None:
    x, y = to_mercator(180, 90)
    assert y == pytest.approx(x)


@pytest.mark.parametrize(
    ("lng", "near", "expected"), [(-170, 175, 190), (170, -175, -190), (10, 20, 10), (-180, 180, 180)]
)
def test_unrolling_brings_a_longitude_near_its_neighbour(lng: float, near: float, expected: float) -> None:
    assert unroll(lng, near=near) == expected


@pytest.mark.parametrize(
    ("lng", "expected"), [(190, -170), (-190, 170), (180, 180), (-180, -180), (541, -179)]
)
def test_rolling_brings_a_longitude_back_onto_the_world(lng: float, expected: float) -> None:
    assert roll(lng) == expected


def test_a_line_over_the_antimeridian_is_cut_there_at_its_latitude() -> None:
    assert split_line([(170, 0), (190, 2)]) == [[(170, 0), (180, 1)], [(-180, 1), (-170, 2)]]
    assert split_line([(-170, 0), (-190, 2)]) == [[(-170, 0), (-180, 1)], [(180, 1), (170, 2)]]


def test_a_line_with_a_vertex_on_the_antimeridian_is_cut_at_that_vertex() -> None:
    assert split_line([(175, 0), (180, 1), (185, 2)]) == [[(175, 0), (180, 1)], [(-180, 1), (-175, 2)]]


def test_a_line_that_only_touches_the_antimeridian_stays_whole() -> None:
    assert split_line([(170, 0), (180, 0)]) == [[(170, 0), (180, 0)]]
    assert split_line([(-180, 0), (180, 0)]) == [[(-180, 0), (180, 0)]]


def test_a_line_there_and_back_is_cut_twice() -> None:
    assert len(split_line([(170, 0), (190, 1), (170, 2)])) == 3


def test_geojson_of_a_line_is_rounded_and_multi_only_where_cut() -> None:
    assert line_geometry([(1.123456, 2), (3, 4)]) == {
        "type": "LineString",
        "coordinates": [[1.12346, 2], [3, 4]],
    }
    assert line_geometry([(179, 0), (181, 0)])["type"] == "MultiLineString"


def test_the_middle_lies_halfway_and_on_a_point_stays_there() -> None:
    assert middle([(0, 0), (10, 0), (40, 0)]) == pytest.approx((20, 0))
    assert middle([(3, 4)]) == (3, 4)
    assert middle([(3, 4), (3, 4)]) == (3, 4)


def test_the_haversine_distance_is_within_six_tenths_of_a_percent_of_the_ellipsoid() -> None:
    geod = Geod(ellps="WGS84")
    for one, other in (((-66.9, 10.5), (37.6, 55.8)), ((0, -89), (180, 89)), ((179, 1), (-179, 1))):
        assert distance_m(one, other) == pytest.approx(geod.inv(*one, *other)[2], rel=0.006)
    assert distance_m((1, 2), (1, 2)) == 0
