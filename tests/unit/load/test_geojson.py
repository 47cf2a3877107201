"""GeoJSON: each allowed form is read right, longitude first."""

from __future__ import annotations

import json
from typing import Any

import pytest

from caribmap.dossier.document import At
from caribmap.dossier.nouns import Geometry
from caribmap.load.files import Refused
from caribmap.load.findings import Findings
from caribmap.load.geojson import extra_values, parse_features, read_geometry
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


@pytest.mark.parametrize(
    "name",
    [
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "urn:ogc:def:crs:OGC::CRS84",
        "urn:x-ogc:def:crs:OGC:1.3:CRS84",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
        "https://www.opengis.net/def/crs/OGC/0/CRS84",
        "http://www.opengis.net/def/crs/EPSG/0/4326",
        "urn:ogc:def:crs:EPSG::4326",
        "urn:ogc:def:crs:EPSG:9.8.15:4326",
        "http://www.opengis.net/gml/srs/epsg.xml#4326",
        "OGC:CRS84",
        "CRS84",
        "epsg:4326",
        "EPSG:4326",
    ],
)
def test_a_crs_that_says_longitude_and_latitude_of_wgs_84_does_no_harm(name: str) -> None:
    collection = {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": name}},
        "features": [],
    }
    parse_features(json.dumps(collection), "a.geojson", "place", Findings())


def test_a_crs_of_null_is_none() -> None:
    parse_features('{"type": "FeatureCollection", "crs": null, "features": []}', "a", "place", Findings())


@pytest.mark.parametrize(
    "name", ["EPSG:3857", "urn:ogc:def:crs:EPSG::43260", "urn:ogc:def:crs:OGC:1.3:CRS27"]
)
def test_another_crs_is_refused_by_its_name(name: str) -> None:
    crs = {"type": "name", "properties": {"name": name}}
    with pytest.raises(Refused) as refused:
        parse_features(
            json.dumps({"type": "FeatureCollection", "crs": crs, "features": []}), "a", "place", Findings()
        )
    assert name in refused.value.faults[0].message


def test_a_crs_is_refused_in_a_feature_and_in_a_geometry_too() -> None:
    crs = {"type": "name", "properties": {"name": "EPSG:3857"}}
    feature: dict[str, Any] = {"type": "Feature", "id": "a", "geometry": None, "properties": {}}
    features = [feature, {**feature, "id": "b", "crs": crs}, {**feature, "id": "c", "crs": None}]
    findings = Findings()
    text = json.dumps({"type": "FeatureCollection", "features": features})
    parse_features(text, "a.geojson", "place", findings)
    assert [fault.code for fault in findings.faults] == ["P005"]
    with pytest.raises(Refused, match="EPSG:3857"):
        read({"type": "Point", "coordinates": [1, 2], "crs": crs})


@pytest.mark.parametrize(
    ("geometry", "steps"),
    [
        ({"type": "Point", "coordinates": [1, 2, 3]}, None),
        ({"type": "Point", "coordinates": [1, 2, 3, 4]}, ("coordinates",)),
        ({"type": "LineString", "coordinates": [[1, 2], [3, 4, 5, 6, 7], [1, 2, 3, 4]]}, ("coordinates", 1)),
        (
            {"type": "MultiPolygon", "coordinates": [[[[1, 2]]], [[[1, 2], [0, 0, 0, 0]]]]},
            ("coordinates", 1, 0, 1),
        ),
        ({"type": "Point", "coordinates": "x"}, None),
        ({"type": ["Point"]}, None),
        (None, None),
    ],
)
def test_the_first_position_of_more_than_three_values_is_found(
    geometry: Any, steps: tuple[str | int, ...] | None
) -> None:
    assert extra_values(geometry) == steps


def test_values_beyond_the_third_are_dropped() -> None:
    assert read({"type": "Point", "coordinates": [1, 2, 3, 4, 5]}) == {"type": "Point", "coordinates": [1, 2]}


def test_a_longitude_beyond_180_is_told_the_one_within() -> None:
    with pytest.raises(Refused) as refused:
        read({"type": "Point", "coordinates": [190.25, 5]})
    assert "write -169.75" in refused.value.faults[0].hint


@pytest.mark.parametrize(
    "crs", [{"type": "name", "properties": {"name": "EPSG:3857"}}, {"type": "link"}, "EPSG:4326"]
)
def test_any_other_crs_is_refused(crs: object) -> None:
    text = json.dumps({"type": "FeatureCollection", "crs": crs, "features": []})
    with pytest.raises(Refused, match="P005"):
        parse_features(text, "a.geojson", "place", Findings())
