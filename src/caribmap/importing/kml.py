"""KML and KMZ, as My Maps and Google Earth export them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from caribmap.importing.found import Found, FoundPlace, LeftOut, as_words
from caribmap.importing.markup import Element, read_elements
from caribmap.importing.texts import unpacked

POSITION_VALUES = (2, 3)
TYPES = {"Point": "MultiPoint", "LineString": "MultiLineString", "Polygon": "MultiPolygon"}


def read_kml(data: bytes) -> Iterator[Found]:
    """The placemarks of a KML or KMZ file. Raises `Refusal`."""
    found: list[Found] = []
    read_elements(unpacked(data), "Placemark", lambda element: found.append(_place(element)))
    yield from found


def _place(placemark: Element) -> Found:
    name = as_words(placemark.words("name"))
    try:
        geometry = _geometry(placemark)
    except ValueError as error:
        return LeftOut(placemark.line, f"'{name}': {error}")
    words = [as_words(placemark.words("description"))]
    for data in placemark.every("Data"):
        value = as_words(data.words("value"))
        if value:
            words.append(f"{data.attributes.get('name', '')}: {value}")
    return FoundPlace(placemark.line, name, geometry, " · ".join(filter(None, words)))


def _geometry(placemark: Element) -> dict[str, Any] | None:
    parts = [
        {"type": kind, "coordinates": _coordinates(kind, element)}
        for kind in TYPES
        for element in placemark.every(kind)
    ]
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0]
    kinds = {part["type"] for part in parts}
    if len(kinds) > 1:
        raise ValueError(f"it mixes {' and '.join(sorted(map(str, kinds)))}, expected one type")
    (kind,) = kinds
    return {"type": TYPES[str(kind)], "coordinates": [part["coordinates"] for part in parts]}


def _coordinates(kind: str, element: Element) -> Any:
    if kind == "Polygon":
        outer = element.find("outerBoundaryIs")
        rings = [outer, *(child for child in element.children if child.name == "innerBoundaryIs")]
        return [_positions(ring) for ring in rings if ring]
    positions = _positions(element)
    return positions[0] if kind == "Point" else positions


def _positions(element: Element) -> list[list[float]]:
    holders = element.every("coordinates")
    text = "".join(holders[0].text) if holders else ""
    positions = []
    for group in text.split():
        values = group.split(",")
        if len(values) not in POSITION_VALUES:
            raise ValueError(f"'{group[:40]}' is no position, expected longitude,latitude")
        try:
            positions.append([float(values[0]), float(values[1])])
        except ValueError:
            raise ValueError(f"'{group[:40]}' is no position, expected longitude,latitude") from None
    if not positions:
        raise ValueError("it has no coordinates")
    return positions
