"""Where the symbol and the popup of a place stand."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from caribmap.dossier.nouns import Geometry
from caribmap.geo import Line, Position, middle


def anchor_of(geometry: Geometry | None) -> Position | None:
    """A point, the middle of the longest line, a point inside the largest area; None without any."""
    if geometry is None:
        return None
    if geometry["type"] == "GeometryCollection":
        return next((anchor for part in geometry["geometries"] if (anchor := anchor_of(part))), None)
    return ANCHORS[geometry["type"]](geometry)


def _point(geometry: Geometry) -> Position | None:
    lng, lat, *_ = geometry["coordinates"]
    return float(lng), float(lat)


def _first_point(geometry: Geometry) -> Position | None:
    return _point({"coordinates": geometry["coordinates"][0]}) if geometry["coordinates"] else None


def _longest_line(geometry: Geometry) -> Position | None:
    lines = geometry["coordinates"] if geometry["type"] == "MultiLineString" else [geometry["coordinates"]]
    parts = [[(position[0], position[1]) for position in line] for line in lines if line]
    return middle(max(parts, key=_length_deg)) if parts else None


def _length_deg(line: Line) -> float:
    return math.fsum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairwise(line))


def _inside_largest_area(geometry: Geometry) -> Position | None:
    from caribmap.derive.plane import from_geojson, polygons_of

    areas = polygons_of(from_geojson(geometry))
    if not areas:
        return None
    inside = max(areas, key=lambda area: area.area).representative_point()
    return inside.x, inside.y


ANCHORS: Mapping[str, Callable[[Mapping[str, Any]], Position | None]] = {
    "Point": _point,
    "MultiPoint": _first_point,
    "LineString": _longest_line,
    "MultiLineString": _longest_line,
    "Polygon": _inside_largest_area,
    "MultiPolygon": _inside_largest_area,
}
