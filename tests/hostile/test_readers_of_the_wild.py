"""GeoJSON as other programs write it: read right, or refused with a reason that names the rule."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from caribmap.dossier.nouns import Place
from caribmap.faults import Fault
from caribmap.load.dossier import load_dossier
from tests.dossier_edits import dossier, write

PLACES = "geodata/places.geojson"
PROPERTIES = {
    "names": {"en": "Saint George's"},
    "kind": "city",
    "layer": "places",
    "geocoding": {"method": "by hand", "basis": "stated", "precision_m": 500},
}
RING = [[-62.0, 12.0], [-61.0, 12.0], [-61.0, 13.0], [-62.0, 12.0]]
CRS84 = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}


def feature(geometry: object, **members: object) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": "saint-georges",
        "properties": PROPERTIES,
        "geometry": geometry,
        **members,
    }


def collection(*features: object, **members: object) -> dict[str, Any]:
    return {"type": "FeatureCollection", **members, "features": list(features)}


def point(*numbers: object) -> dict[str, Any]:
    return {"type": "Point", "coordinates": list(numbers)}


def read(folder: Path, content: dict[str, Any] | str | bytes) -> tuple[tuple[Place, ...], tuple[Fault, ...]]:
    text = json.dumps(content) if isinstance(content, dict) else content
    loaded = load_dossier(dossier(folder, write(PLACES, text)))
    assert loaded.dossier is not None
    return loaded.dossier.places, loaded.faults


GOOD: dict[str, dict[str, Any] | str] = {
    "foreign members everywhere": collection(
        feature({**point(-61.75, 12.05), "_precision": 3}, tippecanoe={"maxzoom": 9}, links=[]),
        name="places",
        metadata={"generated": 1700000000000, "nested": [[[]]]},
    ),
    "three dimensions": collection(feature(point(-61.75, 12.05, 31.5))),
    "whole numbers for degrees": collection(feature(point(-61, 12))),
    "bbox of collection, feature and geometry": collection(
        feature({**point(-61.75, 12.05), "bbox": [0, 0, 1, 1]}, bbox=[-62, 12, 0, -61, 13, 9]),
        bbox=[-62, 12, -61, 13],
    ),
    "QGIS, ogr2ogr: name, crs and xy_coordinate_resolution": collection(
        feature(point(-61.75, 12.05)), name="places", crs=CRS84, xy_coordinate_resolution=1e-7
    ),
    "geojson.io: type last, an empty bbox of none": {
        "features": [feature(point(-61.75, 12.05))],
        "type": "FeatureCollection",
    },
    "wound the wrong way": collection(feature({"type": "Polygon", "coordinates": [RING[::-1]]})),
    "a hole wound like its shell": collection(feature({"type": "Polygon", "coordinates": [RING, RING]})),
    "cut at the antimeridian": collection(
        feature(
            {
                "type": "MultiPolygon",
                "coordinates": [
                    [[[170, -20], [180, -20], [180, -10], [170, -20]]],
                    [[[-180, -20], [-170, -20], [-180, -10], [-180, -20]]],
                ],
            }
        )
    ),
    "a line to the antimeridian and from it": collection(
        feature({"type": "MultiLineString", "coordinates": [[[170, 0], [180, 0]], [[-180, 0], [-170, 0]]]})
    ),
    "numbers with exponents": json.dumps(collection(feature(point(1, 2)))).replace(
        "[1, 2]", "[-6.175E1, 1e1]"
    ),
    "CRLF, tabs and a blank line at the end": json.dumps(
        collection(feature(point(-61.75, 12.05))), indent="\t"
    ).replace("\n", "\r\n")
    + "\r\n\r\n",
    "text as escapes": json.dumps(collection(feature(point(-61.75, 12.05)), note="😀 Öl"), ensure_ascii=True),
}


@pytest.mark.parametrize("content", GOOD.values(), ids=GOOD)
def test_a_good_file_is_read(content: dict[str, Any] | str, tmp_path: Path) -> None:
    (place,), faults = read(tmp_path, content)
    assert faults == ()
    assert place.id == "saint-georges"
    assert place.geometry is not None


def test_what_is_read_is_what_stands_there(tmp_path: Path) -> None:
    (place,), _ = read(tmp_path / "a", GOOD["three dimensions"])
    assert place.geometry == point(-61.75, 12.05)
    (place,), _ = read(tmp_path / "b", GOOD["wound the wrong way"])
    assert place.geometry == {"type": "Polygon", "coordinates": [RING[::-1]]}
    (place,), _ = read(tmp_path / "c", GOOD["numbers with exponents"])
    assert place.geometry == point(-61.75, 10.0)


def test_a_number_is_an_id_and_a_fraction_is_none(tmp_path: Path) -> None:
    (place,), _ = read(tmp_path / "a", collection(feature(point(1, 2), id=12)))
    assert place.id == "12"
    _, (fault,) = read(tmp_path / "b", collection(feature(point(1, 2), id=1.5)))
    assert (fault.code, fault.message) == ("K003", "'id' must be text, found the number 1.5")


REFUSED = {
    "P001 a bare Feature": (feature(point(1, 2)), "FeatureCollection"),
    "P001 a bare geometry": (point(1, 2), "FeatureCollection"),
    "P001 TopoJSON": ({"type": "Topology", "objects": {}, "arcs": []}, "FeatureCollection"),
    "P001 Esri JSON": ({"geometryType": "esriGeometryPoint", "features": []}, "FeatureCollection"),
    "P002 degrees as text": (collection(feature(point("-61.75", "12.05"))), "numbers"),
    "P002 a null for the altitude": (collection(feature(point(1, 2, None))), "numbers"),
    "P002 an empty geometry": (collection(feature({"type": "Point", "coordinates": []})), "a position"),
    "P002 an empty multipoint": (
        collection(feature({"type": "MultiPoint", "coordinates": []})),
        "empty list",
    ),
    "P003 across the antimeridian by 190°": (
        collection(feature({"type": "LineString", "coordinates": [[170, 0], [190, 0]]})),
        "190, expected a number within ±180",
    ),
    "P003 metres of Web Mercator": (
        collection(feature(point(-6874000, 1352000))),
        "expected a number within ±180",
    ),
    "P004 an open ring": (
        collection(feature({"type": "Polygon", "coordinates": [[*RING[:3], [-62.0, 12.1]]]})),
        "section 3.1.6",
    ),
    "P004 a line of one position": (
        collection(feature({"type": "LineString", "coordinates": [[1, 2]]})),
        "section 3.1.4",
    ),
    "P005 another system": (
        collection(
            feature(point(1, 2)), crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
        ),
        "RFC 7946, section 4",
    ),
    "P006 a GeometryCollection": (
        collection(feature({"type": "GeometryCollection", "geometries": [point(1, 2)]})),
        "the geometry of one place",
    ),
    "P006 a curve of GML": (
        collection(feature({"type": "CircularString", "coordinates": []})),
        "expected one",
    ),
    "K002 no id": (
        collection({"type": "Feature", "properties": PROPERTIES, "geometry": None}),
        "'id' is missing",
    ),
    "K002 no geometry member": (
        collection({"type": "Feature", "id": "a", "properties": PROPERTIES}),
        "RFC 7946, section 3.2",
    ),
    "J003 NaN of an exporter": (
        json.dumps(collection(feature(point(1, 2)))).replace("[1, 2]", "[NaN, NaN]"),
        "expected a number",
    ),
    "J005 a byte order mark": ("\ufeff" + json.dumps(collection(feature(point(1, 2)))), "byte order mark"),
    "J001 GeoJSON text sequences": ("\x1e" + json.dumps(feature(point(1, 2))), "not JSON"),
    "J001 one feature a line": (
        "\n".join([json.dumps(feature(point(1, 2)))] * 2),
        "Extra data",
    ),
    "F006 another encoding": ("ÖL".encode("latin-1"), "expected UTF-8"),
}


@pytest.mark.parametrize(
    ("name", "content", "reason"), [(n, *case) for n, case in REFUSED.items()], ids=REFUSED
)
def test_what_is_refused_is_refused_with_its_rule(
    name: str, content: dict[str, Any] | str | bytes, reason: str, tmp_path: Path
) -> None:
    _, faults = read(tmp_path, content)
    assert [fault.code for fault in faults] == [name[:4]]
    assert reason in faults[0].message
    assert faults[0].hint


def test_a_polygon_of_no_ring_or_an_empty_ring_is_refused(tmp_path: Path) -> None:
    for number, coordinates in enumerate(([], [[]], [RING, []])):
        content = collection(feature({"type": "Polygon", "coordinates": coordinates}))
        _, (fault,) = read(tmp_path / str(number), content)
        assert fault.code == "P002"
