"""GeoJSON: each allowed form is read right, longitude first."""

from __future__ import annotations

import json
from typing import Any

import pytest

from caribmap.dossier.document import At
from caribmap.dossier.nouns import Geometry
from caribmap.load.files import Refused
from caribmap.load.findings import Findings
from caribmap.load.geojson import parse_features, read_geometry
from caribmap.load.json import parse_json

RING = [[0, 0], [2, 0], [2, 2], [0, 0]]


def read(geometry: dict[str, Any]) -> Geometry:
    document, data = parse_json(json.dumps(geometry), "a.geojson")
    return read_geometry(data, At(document))


@pytest.mark.parametrize(
    ("kind", "coordinates"),
    [
        ("Point", [-61.79, 10.65]),
        ("MultiPoint", [[1, 2], [3, 4]]),
        ("LineString", [[179, 0], [-179, 0]]),
        ("MultiLineString", [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]),
        ("Polygon", [RING, RING[::-1]]),
        ("MultiPolygon", [[RING], [RING[::-1]]]),
    ],
)
def test_a_geometry_of_each_type_is_read_whatever_its_winding(kind: str, coordinates: list[Any]) -> None:
    assert read({"type": kind, "coordinates": coordinates}) == {"type": kind, "coordinates": coordinates}


def test_altitude_bbox_and_foreign_members_are_dropped() -> None:
    geometry = {"type": "Point", "coordinates": [1, 2, 300.5], "bbox": [1, 2, 1, 2], "note": "x"}
    assert read(geometry) == {"type": "Point", "coordinates": [1, 2]}


def test_the_corners_of_the_globe_are_on_it() -> None:
    read({"type": "MultiPoint", "coordinates": [[-180, -90], [180, 90]]})


@pytest.mark.parametrize("position", [[180.0001, 0], [0, -90.0001], [10**400, 0]])
def test_a_position_off_the_globe_is_refused(position: list[float]) -> None:
    with pytest.raises(Refused, match="P003"):
        read({"type": "Point", "coordinates": position})


def test_a_latitude_that_would_be_a_longitude_raises_the_question_of_a_swap() -> None:
    with pytest.raises(Refused) as refused:
        read({"type": "Point", "coordinates": [12.5, -161.75]})
    assert refused.value.faults[0].hint == "swapped? longitude comes first: [-161.75, 12.5]"


def test_a_whole_number_is_an_id_in_its_decimal_digits() -> None:
    features = [{"type": "Feature", "id": 12, "geometry": None, "properties": {}}]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    records, _, _ = parse_features(text, "a.geojson", "place", Findings())
    assert records.ids == ["12"]


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"])
def test_a_crs_that_says_longitude_and_latitude_of_wgs_84_does_no_harm(name: str) -> None:
    collection = {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": name}},
        "features": [],
    }
    parse_features(json.dumps(collection), "a.geojson", "place", Findings())


@pytest.mark.parametrize(
    "crs", [None, {"type": "name", "properties": {"name": "EPSG:3857"}}, {"type": "link"}, "EPSG:4326"]
)
def test_any_other_crs_is_refused(crs: object) -> None:
    text = json.dumps({"type": "FeatureCollection", "crs": crs, "features": []})
    with pytest.raises(Refused, match="P005"):
        parse_features(text, "a.geojson", "place", Findings())
