"""GeoJSON (RFC 7946): reads collections, features and geometries, or refuses them and names the rule.

Altitudes, the bbox of features and foreign members are dropped. Rings may have either winding order.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn

from caribmap.dossier.document import At, Step, Where
from caribmap.dossier.nouns import Geometry
from caribmap.faults import Fault
from caribmap.load.files import Refused
from caribmap.load.findings import UNREADABLE, Findings
from caribmap.load.json import JsonDocument, parse_json
from caribmap.load.validation import RawRecords, found
from caribmap.text.suggest import did_you_mean

Steps = tuple[Step, ...]

NESTING = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
"""Geometry types that a place may have, and how many levels of lists contain each position."""

POSITION_VALUES = 3
"""Longitude, latitude, altitude."""

LONGITUDE_LATITUDE = re.compile(
    r"""
    (?: (?: urn:(?:x-)?ogc:def:crs: | https?://www\.opengis\.net/def/crs/ )?
        (?: OGC [:/] (?: [0-9.]* [:/] )? (?:CRS)?84 | EPSG [:/] (?: [0-9.]* [:/] )? 4326 )
      | https?://www\.opengis\.net/gml/srs/epsg\.xml\#4326
      | CRS:?84 | WGS\ ?84
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Names that GIS programs use for the only coordinate reference system of RFC 7946."""


def parse_features(
    text: str, file: str, noun: str, findings: Findings
) -> tuple[RawRecords, list[Any], dict[str, Any]]:
    """The features' raw properties with their ids, their raw geometries, and the collection's other members.

    An object that is not a feature has its fault in `findings` and is UNREADABLE among the properties.
    """
    document, collection = parse_json(text, file)
    at = At(document)
    if not isinstance(collection, dict) or collection.get("type") != "FeatureCollection":
        _refuse(
            "P001",
            f"{file} is not a GeoJSON FeatureCollection",
            at.where(),
            'begin with {"type": "FeatureCollection", "features": […]}',
        )
    if not isinstance(collection.get("features"), list):
        _refuse("P001", "'features' must be a list", at.where("features"), "write the features as a list")
    if fault := _crs_fault(collection, at):
        raise Refused(fault)
    raw = collection.pop("features")
    geometries: list[Any] = []
    ids: list[str] = []
    for index, feature in enumerate(raw):
        fault = _feature_fault(feature, document, index)
        if fault is None:
            ids.append(str(feature["id"]))
            geometries.append(feature["geometry"])
            raw[index] = feature["properties"]
        else:
            findings.faults.append(fault)
            findings.leave_out(noun, feature.get("id") if isinstance(feature, dict) else None)
            ids.append("")
            geometries.append(None)
            raw[index] = UNREADABLE
    return RawRecords(noun, document, raw, ("features",), ("properties",), ids), geometries, collection


def _crs_fault(member: dict[str, Any], at: At, steps: Steps = ()) -> Fault | None:
    """A `crs`, which RFC 7946 removed (section 4), is a fault unless it names WGS 84, longitude first."""
    crs = member.get("crs")
    if crs is None:
        return None
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if isinstance(name, str) and LONGITUDE_LATITUDE.fullmatch(name.strip()):
        return None
    what = found(crs if name is None else name)
    message = f"'crs' is {what}, expected WGS 84 with longitude first (RFC 7946, section 4)"
    return Fault("P005", message, at.where(*steps, "crs"), "export the file as EPSG:4326 and remove 'crs'")


def _feature_fault(feature: Any, document: JsonDocument, index: int) -> Fault | None:
    if not _is_framed(feature):
        return _frame_fault(feature, At(document, ("features", index)))
    return _crs_fault(feature, At(document, ("features", index))) if "crs" in feature else None


def _is_framed(feature: Any) -> bool:
    """Whether a feature has the members that RFC 7946 (section 3.2) and the dossier format require.

    Its id may be a whole number.
    """
    return (
        type(feature) is dict
        and feature.get("type") == "Feature"
        and type(feature.get("id")) in (str, int)
        and "geometry" in feature
        and "properties" in feature
    )


def _frame_fault(feature: Any, at: At) -> Fault:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        message = "a member of 'features' is not a GeoJSON Feature"
        return Fault("P001", message, at.where(), 'begin it with {"type": "Feature", …}')
    for key in ("geometry", "properties"):
        if key not in feature:
            message = f"'{key}' is missing (RFC 7946, section 3.2)"
            return Fault("K002", message, at.where(), f"add '{key}', or null if there is none")
    name = feature.get("id")
    if name is None:
        return Fault("K002", "'id' is missing", at.where(), "add an 'id' beside 'type', not in 'properties'")
    message = f"'id' must be text, found {found(name)}"
    return Fault("K003", message, at.where("id"), "write a slug such as port-of-spain")


def is_plain_point(raw: Any) -> bool:
    """Whether a raw geometry is as it should be and stays as it is: a point of two numbers, as most are."""
    if type(raw) is not dict or len(raw) != 2 or raw.get("type") != "Point":
        return False
    position = raw.get("coordinates")
    if type(position) is not list or len(position) != 2:
        return False
    lng, lat = position
    return type(lng) is float and type(lat) is float and -180 <= lng <= 180 and -90 <= lat <= 90


def read_geometry(raw: Any, at: At, steps: Steps = ()) -> Geometry:
    """The geometry at `steps` below `at`, with two numbers per position; raises `Refused` if invalid.

    Further numbers of a position are dropped: `extra_values` finds them before.
    """
    if not isinstance(raw, dict):
        _refuse(
            "P006",
            f"a geometry must be an object, found {found(raw)}",
            at.where(*steps),
            "write a GeoJSON geometry or null",
        )
    kind, coordinates = raw.get("type"), raw.get("coordinates")
    if not isinstance(kind, str) or kind not in NESTING:
        suggestion = did_you_mean(kind, NESTING) if isinstance(kind, str) else None
        hint = f"did you mean '{suggestion}'?" if suggestion else "use one of these types"
        message = f"geometry type is {found(kind)}, expected one of {', '.join(NESTING)}"
        if kind == "GeometryCollection":
            message, hint = (
                "found a GeometryCollection, expected the geometry of one place",
                "split it into places, or use a Multi… type",
            )
        _refuse("P006", message, at.where(*steps, "type"), hint)
    if fault := _crs_fault(raw, at, steps):
        raise Refused(fault)
    return {
        "type": kind,
        "coordinates": _read_nested(coordinates, NESTING[kind], kind, at, (*steps, "coordinates")),
    }


def extra_values(raw: Any) -> Steps | None:
    """Steps below a raw geometry to its first position of more than three values; None without any."""
    if not isinstance(raw, dict) or not isinstance(raw.get("type"), str) or raw["type"] not in NESTING:
        return None
    rest: list[tuple[Steps, Any, int]] = [(("coordinates",), raw.get("coordinates"), NESTING[raw["type"]])]
    while rest:
        steps, value, depth = rest.pop()
        if not isinstance(value, list):
            continue
        if depth == 0 and len(value) > POSITION_VALUES:
            return steps
        if depth == 1:
            # Fast path: all positions of the run are plain.
            if not all(map(_is_plain, value)):
                rest.extend(((*steps, index), item, 0) for index, item in reversed([*enumerate(value)]))
        elif depth > 1:
            rest.extend(((*steps, index), item, depth - 1) for index, item in reversed([*enumerate(value)]))
    return None


def _is_plain(position: Any) -> bool:
    return type(position) is list and len(position) <= POSITION_VALUES


def _read_nested(value: Any, depth: int, kind: str, at: At, steps: Steps) -> list[Any]:
    if depth == 0:
        return read_position(value, at, steps)
    if not isinstance(value, list) or not value:
        what = "an empty list" if value == [] else found(value)
        _refuse(
            "P002",
            f"coordinates must be a list, found {what}",
            at.where(*steps),
            "write positions [longitude, latitude]",
        )
    items = [_read_nested(item, depth - 1, kind, at, (*steps, index)) for index, item in enumerate(value)]
    if depth == 1:
        _check_run(items, kind, at, steps)
    return items


def _check_run(positions: list[Any], kind: str, at: At, steps: Steps) -> None:
    """Refuse a line of fewer than two positions, and a ring that is open or has fewer than four."""
    if kind.endswith("LineString") and len(positions) < 2:
        _refuse(
            "P004",
            f"a line has {len(positions)} position, expected two or more (RFC 7946, section 3.1.4)",
            at.where(*steps),
            "add the other end",
        )
    if kind.endswith("Polygon"):
        if positions[0] != positions[-1]:
            ends = f"begins at {positions[0]} and ends at {positions[-1]}"
            message = f"the ring {ends}, expected the same position (RFC 7946, section 3.1.6)"
            _refuse("P004", message, at.where(*steps), "repeat the first position at the end")
        if len(positions) < 4:
            message = (
                f"the ring has {len(positions)} positions, expected four or more (RFC 7946, section 3.1.6)"
            )
            _refuse("P004", message, at.where(*steps), "add the missing corners")


def read_position(value: Any, at: At, steps: Steps = ()) -> list[float]:
    """`value` itself, checked and changed to [longitude, latitude] in degrees without altitude.

    Raises `Refused` if it is not a position or out of range.
    """
    hint = "write [longitude, latitude] as two numbers"
    if not isinstance(value, list) or len(value) < 2:
        what = f"{len(value)} values" if isinstance(value, list) else found(value)
        _refuse("P002", f"a position must be [longitude, latitude], found {what}", at.where(*steps), hint)
    for index, number in enumerate(value):
        if isinstance(number, bool) or not isinstance(number, (int, float)):
            message = f"a position must hold numbers, found {found(number)}"
            _refuse("P002", message, at.where(*steps, index), hint)
    lng, lat = value[:2]
    if not (-180 <= lng <= 180 and -90 <= lat <= 90):
        _refuse_range(lng, lat, at.where(*steps))
    value[:] = float(lng), float(lat)
    return value


def _refuse_range(lng: float, lat: float, where: Where) -> NoReturn:
    name, value, bound = ("longitude", lng, 180) if not -180 <= lng <= 180 else ("latitude", lat, 90)
    hint = "correct the number"
    if 180 < abs(lng) <= 540:
        rolled = (lng + 180) % 360 - 180
        hint = f"write {rolled:.10g}; what crosses the antimeridian is cut there (RFC 7946, section 3.1.9)"
    if -180 <= lat <= 180 and -90 <= lng <= 90:
        hint = f"swapped? longitude comes first: [{lat}, {lng}]"
    _refuse("P003", f"{name} is {str(value)[:40]}, expected a number within ±{bound}", where, hint)


def _refuse(code: str, message: str, where: Where, hint: str) -> NoReturn:
    raise Refused(Fault(code, message, where, hint))
