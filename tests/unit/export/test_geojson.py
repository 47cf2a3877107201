from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_type_hints

import pyogrio
import pytest
import shapely
from shapely.geometry import shape

from caribmap.load.schema_places import PlaceProperties
from caribmap.pipeline.compile import compile_dossier
from caribmap.render.export.evidence import Evidence
from caribmap.render.export.geojson import render_geojson, wound
from tests.dossier_edits import dossier, write
from tests.unit.export.conftest import ROOT

DOSSIER_KEYS = set(get_type_hints(PlaceProperties, include_extras=True))


def features(evidence: Evidence) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(b"".join(render_geojson(evidence)))["features"]
    return found


def as_places(collection: bytes) -> str:
    """The export as the places.geojson that docs/exports.md describes."""
    written = []
    for feature in json.loads(collection)["features"]:
        properties = feature["properties"]
        own = {key: value for key, value in properties.items() if key in DOSSIER_KEYS}
        written.append(feature | {"geometry": properties["placed"] or feature["geometry"], "properties": own})
    return json.dumps({"type": "FeatureCollection", "features": written})


def test_every_place_is_a_feature_with_its_drawn_geometry_and_its_quotes(evidence: Evidence) -> None:
    payload = evidence.payload
    found = features(evidence)
    assert [feature["id"] for feature in found] == [place["id"] for place in payload["places"]]
    for feature, place in zip(found, payload["places"], strict=True):
        if place["geometry"] is None:
            assert feature["geometry"] is None
        else:
            assert shape(feature["geometry"]).equals(shape(place["geometry"]))
        mine = [quote for quote in payload["quotes"] if place["id"] in quote["places"]]
        assert feature["properties"]["quotes"] == mine
        assert feature["properties"]["geocoding"] == place["geocoding"]
    assert any(feature["geometry"] is None for feature in found)


def test_rings_follow_the_right_hand_rule(evidence: Evidence) -> None:
    areas = [
        shape(feature["geometry"])
        for feature in features(evidence)
        if feature["geometry"] and feature["geometry"]["type"] in ("Polygon", "MultiPolygon")
    ]
    polygons = [polygon for area in areas for polygon in getattr(area, "geoms", [area])]
    assert polygons
    for polygon in polygons:
        assert polygon.exterior.is_ccw
        assert not any(hole.is_ccw for hole in polygon.interiors)


def test_winding_a_clockwise_ring_turns_it_and_leaves_other_geometries_alone() -> None:
    clockwise = [[0, 0], [0, 1], [1, 1], [0, 0]]
    assert wound({"type": "Polygon", "coordinates": [clockwise]})["coordinates"] == [clockwise[::-1]]
    line = {"type": "LineString", "coordinates": clockwise}
    assert wound(line) == line


def test_geojson_to_dossier_to_geojson_is_the_identity(evidence: Evidence, tmp_path: Path) -> None:
    first = b"".join(render_geojson(evidence))
    copy = dossier(tmp_path, base="minimal")
    for folder in ("seeds", "geodata"):
        for path in (ROOT / folder).iterdir():
            if path.is_file():
                write(f"{folder}/{path.name}", path.read_bytes())(copy)
    write("caribmap.yaml", (ROOT / "caribmap.yaml").read_bytes())(copy)
    write("geodata/places.geojson", as_places(first))(copy)
    assert b"".join(render_geojson(compile_dossier(copy).sound())) == first


def test_the_quotes_of_the_export_are_all_the_quotes_that_name_a_place(evidence: Evidence) -> None:
    held = {quote["id"] for feature in features(evidence) for quote in feature["properties"]["quotes"]}
    assert held == {quote["id"] for quote in evidence.payload["quotes"] if quote["places"]}


def test_gdal_reads_every_feature(evidence: Evidence, tmp_path: Path) -> None:
    path = tmp_path / "places.geojson"
    path.write_bytes(b"".join(render_geojson(evidence)))
    frame = pyogrio.read_dataframe(path)
    assert len(frame) == len(evidence.payload["places"])
    assert frame.crs == "EPSG:4326"
    located = frame.geometry.notna()
    assert shapely.is_valid(frame.geometry[located]).all()
    assert located.sum() == sum(place["geometry"] is not None for place in evidence.payload["places"])


def test_markup_and_formulas_are_kept_to_the_letter(hostile: Evidence) -> None:
    (feature,) = features(hostile)
    assert feature["properties"]["names"] == hostile.payload["places"][0]["names"]
    assert feature["properties"]["quotes"][0]["exact"] == hostile.payload["quotes"][0]["exact"]


@pytest.mark.parametrize("key", ["title", "as_of", "description"])
def test_the_collection_says_what_it_is(evidence: Evidence, key: str) -> None:
    assert json.loads(b"".join(render_geojson(evidence)))[key]
