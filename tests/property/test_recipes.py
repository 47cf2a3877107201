"""Rings, links and offshore bands hold their distances anywhere on Earth."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from caribmap.derive.bearing import Sector, derive_sector, seen_from
from caribmap.derive.link import derive_link
from caribmap.derive.offshore import SIMPLIFY_M, Band, Coast, derive_band
from caribmap.derive.plane import WGS84, LocalPlane, from_geojson, polygons_of
from caribmap.derive.ring import derive_radius, derive_ring, derive_ring_band
from caribmap.dossier.nouns import OffshoreRecipe
from caribmap.geo import distance_m, to_mercator, unroll

LNG = st.floats(-180, 180)
LAT = st.floats(-85, 85)
POSITION = st.tuples(LNG, LAT)


def rings_of(geometry: Mapping[str, Any]) -> list[list[list[float]]]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


def lines_of(geometry: dict[str, Any]) -> list[list[list[float]]]:
    many = geometry["type"] == "MultiLineString"
    return geometry["coordinates"] if many else [geometry["coordinates"]]


# Sectors


@settings(deadline=None)
@given(
    POSITION, st.floats(0, 360), st.floats(1, 90), st.floats(10_000, 2_000_000), st.floats(0.02, 1),
    st.floats(-1.5, 1.5), st.floats(-1.5, 1.5),
)  # fmt: skip
def test_a_sector_covers_what_lies_in_its_directions_and_distances_and_nothing_else(
    origin: tuple[float, float],
    degrees: float,
    turn: float,
    away_m: float,
    share: float,
    at: float,
    far: float,
) -> None:
    sector = Sector(origin, degrees, turn, away_m * (1 - share), away_m * (1 + share))
    assume(abs(abs(at) - 1) > 0.05 and abs(abs(far) - 1) > 0.05 and 1 + far * share > 0)
    lng, lat, _ = WGS84.fwd(*origin, degrees + at * turn, away_m * (1 + far * share))
    assume(abs(lat) < 89 and abs(lng) < 179.9)
    inside = sector.holds(*seen_from(origin, (lng, lat)))
    assert inside == (abs(at) < 1 and abs(far) < 1)
    assert from_geojson(derive_sector(sector)).buffer(1e-9).covers(Point(lng, lat)) == inside


@settings(deadline=None)
@example((-1.0, 85.0), 558_456.0, 0.0)  # over the pole
@example((-180.0, 0.0), 100.0, 181.0)
@example((-179.9, 10.0), 100_000.0, 270.0)
@given(POSITION, st.floats(100, 6_000_000), st.none() | st.floats(0, 360))
def test_a_line_over_a_distance_is_as_long_as_it_says(
    center: tuple[float, float], radius_m: float, degrees: float | None
) -> None:
    dimension = derive_radius(center, radius_m, degrees)
    assert dimension is not None or radius_m > 5_000_000 or degrees is not None
    if dimension is not None:
        lines = lines_of(dict(dimension))  # two where it crosses 180°, in either order
        ends = [(unroll(lng, near=center[0]), lat) for line in lines for lng, lat in (line[0], line[-1])]
        assert min(math.dist(end, center) for end in ends) < 1e-4
        from_to = [(*line[0], *line[-1]) for line in lines]
        long_m = sum(WGS84.inv(west, south, east, north)[2] for west, south, east, north in from_to)
        assert long_m == pytest.approx(radius_m, rel=1e-3, abs=3)


@settings(deadline=None)
@given(POSITION, st.floats(10_000, 2_000_000), st.floats(1.1, 3), st.floats(0, 360))
def test_a_band_of_two_radii_holds_what_lies_between_them(
    center: tuple[float, float], inner_m: float, times: float, azimuth: float
) -> None:
    band = from_geojson(derive_ring_band(center, inner_m, inner_m * times).geometry)
    for share, is_inside in ((0.5, True), (-0.2, False), (1.2, False)):
        lng, lat, _ = WGS84.fwd(*center, azimuth, inner_m * (1 + share * (times - 1)))
        assume(abs(lat) < 89 and abs(lng) < 179.9)
        assert band.buffer(1e-9).covers(Point(lng, lat)) == is_inside


# Rings


@settings(deadline=None)
@given(st.tuples(LNG, st.floats(-90, 90)), st.floats(1_000, 5_000_000))
def test_every_vertex_of_a_ring_lies_at_the_radius_or_on_the_edge_of_the_map(
    center: tuple[float, float], radius_m: float
) -> None:
    ring = derive_ring(center, radius_m)
    at_radius = 0
    for lng, lat in itertools.chain.from_iterable(rings_of(ring.geometry)):
        assert -180 <= lng <= 180
        assert -90 <= lat <= 90
        away_m = WGS84.inv(*center, lng, lat)[2]
        if abs(lng) < 180 and abs(lat) < 90:
            assert away_m == pytest.approx(radius_m, abs=2)
            at_radius += 1
    assert at_radius >= 150


@settings(deadline=None)
@given(POSITION, st.floats(10_000, 3_000_000))
def test_a_ring_is_closed_valid_counterclockwise_and_holds_its_center(
    center: tuple[float, float], radius_m: float
) -> None:
    geometry = derive_ring(center, radius_m).geometry
    area = from_geojson(geometry)
    assert area.is_valid
    assert area.distance(Point(center)) < 1e-4
    for ring in rings_of(geometry):
        assert ring[0] == ring[-1]
        assert shapely.is_ccw(shapely.linearrings(ring))


@pytest.mark.parametrize(
    ("center", "radius_m", "kind"),
    [
        ((0, 0), 1e6, "Polygon"),
        ((179, 0), 5e5, "MultiPolygon"),
        ((10, 85), 1e6, "Polygon"),
        ((0, 0), 12e6, "Polygon"),
    ],
)
def test_a_ring_is_cut_only_at_the_antimeridian(
    center: tuple[float, float], radius_m: float, kind: str
) -> None:
    assert derive_ring(center, radius_m).geometry["type"] == kind


@pytest.mark.parametrize(("center", "radius_m"), [((10, 85), 1e6), ((0, -89), 5e5), ((40, 90), 1e6)])
def test_a_ring_round_a_pole_holds_the_pole(center: tuple[float, float], radius_m: float) -> None:
    area = from_geojson(derive_ring(center, radius_m).geometry)
    pole = math.copysign(90, center[1])
    assert area.is_valid
    assert all(area.covers(Point(lng, pole)) for lng in (-180, 0, 180))


def test_a_ring_round_both_poles_leaves_out_only_what_lies_beyond() -> None:
    area = from_geojson(derive_ring((0, 0), 12e6).geometry)
    assert area.covers(Point(0, 90))
    assert area.covers(Point(0, -90))
    assert not area.covers(Point(175, 0))


@settings(deadline=None)
@given(st.tuples(LNG, st.floats(-90, 90)), st.floats(19_900_000, 20_000_000))
def test_a_ring_near_the_opposite_point_is_all_the_rest(center: tuple[float, float], radius_m: float) -> None:
    area = from_geojson(derive_ring(center, radius_m).geometry)
    assert area.is_valid
    assert area.area > 0.99 * 360 * 180


@settings(deadline=None)
@given(POSITION, st.floats(1_000, 10_000_000))
def test_the_rim_lies_at_the_radius(center: tuple[float, float], radius_m: float) -> None:
    assert WGS84.inv(*center, *derive_ring(center, radius_m).rim)[2] == pytest.approx(radius_m, abs=0.01)


# Links


@given(POSITION, POSITION, st.integers(0, 3))
def test_a_link_runs_from_its_origin_to_its_target(
    origin: tuple[float, float], target: tuple[float, float], lane: int
) -> None:
    lines = lines_of(derive_link([origin, target], lane))
    assert distance_m((lines[0][0][0], lines[0][0][1]), origin) < 2
    assert distance_m((lines[-1][-1][0], lines[-1][-1][1]), target) < 2
    assert 32 <= sum(map(len, lines)) <= 48
    for one, other in itertools.pairwise(lines):
        assert abs(one[-1][0]) == abs(other[0][0]) == 180
        assert one[-1][1] == other[0][1]
    assert all(-180 <= lng <= 180 for line in lines for lng, _ in line)


@given(POSITION, POSITION)
def test_a_link_is_bowed_by_a_tenth_of_its_length(
    origin: tuple[float, float], target: tuple[float, float]
) -> None:
    assume(abs(origin[0] - target[0]) <= 180)
    assume(max(abs(origin[1]), abs(target[1])) < 80)
    (x, y), (to_x, to_y) = to_mercator(*origin), to_mercator(*target)
    length = math.dist((x, y), (to_x, to_y))
    assume(length > 0.01)
    points = [position for line in lines_of(derive_link([origin, target])) for position in line]
    flat = [to_mercator(unroll(lng, near=(origin[0] + target[0]) / 2), lat) for lng, lat in points]
    away = [abs((to_x - x) * (py - y) - (to_y - y) * (px - x)) / length for px, py in flat]
    assert max(away) == pytest.approx(length / 10, rel=0.02)


def test_links_between_the_same_places_do_not_cover_one_another() -> None:
    caracas, moscow = (-66.9, 10.48), (37.62, 55.75)
    first, second = (derive_link([caracas, moscow], lane)["coordinates"] for lane in (0, 1))
    assert distance_m(first[20], second[20]) > 100_000


def test_a_link_takes_the_way_across_the_antimeridian_where_that_is_clearly_shorter() -> None:
    assert derive_link([(178, -18), (-172, -14)])["type"] == "MultiLineString"
    assert derive_link([(-66.9, 10.48), (116.4, 39.9)])["type"] == "LineString"


def test_a_link_bends_towards_the_places_between() -> None:
    through = derive_link([(0, 0), (20, 30), (40, 0)])["coordinates"]
    assert max(lat for _, lat in through) > 10


# Offshore bands


def area_of(band: Band) -> BaseGeometry:
    assert band.geometry is not None
    return from_geojson(band.geometry)


DISTANCE_KM, TOLERANCE_KM = 11.0, 0.5
RECIPE = OffshoreRecipe("coast", DISTANCE_KM, TOLERANCE_KM, "island", 60, "quote")


def synthetic(lng: float, lat: float, wiggle_km: list[float]) -> tuple[Coast, tuple[float, float]]:
    """A ragged coast running east, an island north of its middle, and a hand's point 11 km off it."""
    plane = LocalPlane(lng, lat)
    xs = np.linspace(-60_000, 60_000, len(wiggle_km))
    shore = list(zip(xs, np.array(wiggle_km) * 1000, strict=True))
    mainland = Polygon([*shore, (60_000, -40_000), (-60_000, -40_000)])
    island = Point(0, 40_000).buffer(5_000)
    coast, facing = plane.degrees(mainland), plane.degrees(island)
    north = shapely.box(-1, 0, 1, 60_000)
    on_band = mainland.buffer(11_000, quad_segs=256).boundary.intersection(north).centroid
    ((hand_lng, hand_lat),) = shapely.get_coordinates(plane.degrees(on_band))
    land = shapely.union_all([coast, facing])
    return Coast(coast.boundary, coast, facing, land, None), (hand_lng, hand_lat)


OFF_M = SIMPLIFY_M + 1
"""By so much a drawn line may be off: it is simplified, and rounded to a metre."""


@settings(deadline=None, max_examples=25)
@given(LNG, st.floats(-60, 60), st.lists(st.floats(-3, 3), min_size=8, max_size=30))
@example(0.0, 0.0, [0.0] * 6 + [2.0, 0.75, -0.75, 0.0, 3.0] + [0.0] * 9 + [3.0])
def test_a_band_keeps_its_distance_from_any_coast(lng: float, lat: float, wiggle_km: list[float]) -> None:
    coast, hand = synthetic(lng, lat, wiggle_km)
    band = derive_band(RECIPE, coast, hand)
    assert band.geometry is not None
    assert band.center_line is not None
    assert band.outside_m == 0
    away = np.array(distances_m(coast, hand, rings_of(dict(band.geometry))))
    assert away.min() > 10_500 - OFF_M
    assert away.max() < 11_500 + OFF_M
    on_edge = np.minimum(abs(away - 10_500), abs(away - 11_500)) < OFF_M
    assert on_edge.mean() > 0.8  # the rest lies on the cuts at both ends
    assert np.abs(np.array(distances_m(coast, hand, lines_of(dict(band.center_line)))) - 11_000).max() < OFF_M
    if band.dimension is not None:
        lines = lines_of(dict(band.dimension))
        (lng, lat), (end_lng, end_lat) = lines[0][0], lines[-1][-1]
        assert WGS84.inv(lng, lat, end_lng, end_lat)[2] == pytest.approx(11_000, abs=2)


def distances_m(coast: Coast, hand: tuple[float, float], lines: list[list[list[float]]]) -> list[float]:
    """Geodesic distance of every vertex from the coast."""
    plane = LocalPlane(*hand)
    shore = plane.metres(coast.line)
    return [plane.geodesic_m(shore, plane.metres(Point(position))) for line in lines for position in line]


def test_a_band_lies_only_on_the_side_that_faces_the_other_land() -> None:
    spit = shapely.box(-0.5, -0.02, 0.5, 0.0)
    island = shapely.box(-0.05, 0.3, 0.05, 0.35)
    coast = Coast(spit.boundary, spit, island, shapely.union_all([spit, island]), None)
    band = derive_band(RECIPE, coast, (0.0, 0.0995))
    south = area_of(band).intersection(shapely.box(-0.3, -1, 0.3, -0.02))
    assert south.is_empty


def test_a_band_round_a_line_lies_only_on_its_facing_side() -> None:
    shore = shapely.LineString([(-0.5, 0), (0.5, 0)])
    island = Point(0, 0.3)
    band = derive_band(RECIPE, Coast(shore, shore, island, shapely.MultiPolygon(), None), (0.0, 0.0995))
    assert area_of(band).bounds[1] > -0.02


def test_a_band_ends_where_the_other_land_is_farther_than_within_km() -> None:
    near = band_within(30)
    far = band_within(60)
    assert area_of(near).area < area_of(far).area


def band_within(within_km: float) -> Band:
    land = shapely.box(-2, -0.5, 2, 0)
    island = shapely.box(-0.01, 0.25, 0.01, 0.27)
    coast = Coast(land.boundary, land, island, shapely.union_all([land, island]), None)
    return derive_band(OffshoreRecipe("c", 11, 0.5, "i", within_km, "q"), coast, (0.0, 0.0995))


def test_a_band_across_the_antimeridian_is_cut_there() -> None:
    coast, hand = synthetic(180.0, 10.0, [0.0] * 8)
    band = derive_band(RECIPE, coast, hand)
    assert band.geometry is not None
    assert band.geometry["type"] == "MultiPolygon"
    assert all(-180 <= lng <= 180 for ring in rings_of(dict(band.geometry)) for lng, _ in ring)


def test_nothing_is_drawn_within_reach_of_the_edge_of_the_known_coast() -> None:
    land = shapely.box(-1, -0.5, 1, 0)
    island = shapely.box(-0.01, 0.25, 0.01, 0.27)
    coast = Coast(land.boundary, land, island, shapely.union_all([land, island]), (-0.3, -0.5, 0.3, 0.5))
    west, _, east, _ = area_of(derive_band(RECIPE, coast, (0.0, 0.0995))).bounds
    margin = 11_500 / 111_320
    assert west == pytest.approx(-0.3 + margin, abs=0.006)
    assert east == pytest.approx(0.3 - margin, abs=0.006)


@given(
    outline=st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=3, max_size=6),
    hand=st.tuples(st.floats(-180, 180), st.floats(-90, 90)),
)
def test_an_outline_that_crosses_itself_or_lies_far_from_the_hand_breaks_nothing(
    outline: list[tuple[float, float]], hand: tuple[float, float]
) -> None:
    area = from_geojson({"type": "Polygon", "coordinates": [[*outline, outline[0]]]})
    assume(polygons_of(area))
    coast = Coast(area.boundary, area, Point(outline[0]), area, None)
    assert derive_band(RECIPE, coast, hand).outside_m >= 0
