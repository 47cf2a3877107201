"""Where the symbol and the popup of a place stand."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from caribmap.dossier.nouns import Geometry
from caribmap.geo import Line, Position, middle, unroll


def anchor_of(geometry: Geometry | None) -> Position | None:
    """A point, the middle of the longest line, a point inside the largest area; None without any.

    Of several points the one nearest to their middle. An area that encloses nothing has it on its outline.
    """
    if geometry is None:
        return None
    if geometry["type"] == "GeometryCollection":
        return next((anchor for part in geometry["geometries"] if (anchor := anchor_of(part))), None)
    return ANCHORS[geometry["type"]](geometry)


def _point(geometry: Geometry) -> Position | None:
    lng, lat, *_ = geometry["coordinates"]
    return float(lng), float(lat)


def _middle_point(geometry: Geometry) -> Position | None:
    points = geometry["coordinates"]
    if not points:
        return None
    unrolled = [(unroll(lng, points[0][0]), lat) for lng, lat, *_ in points]
    middle_lng, middle_lat = (math.fsum(axis) / len(points) for axis in zip(*unrolled, strict=True))
    distances = [math.hypot(lng - middle_lng, lat - middle_lat) for lng, lat in unrolled]
    return _point({"coordinates": points[distances.index(min(distances))]})


def _longest_line(geometry: Geometry) -> Position | None:
    lines = geometry["coordinates"] if geometry["type"] == "MultiLineString" else [geometry["coordinates"]]
    return _middle_of_longest(lines)


def _middle_of_longest(lines: Sequence[Sequence[Sequence[float]]]) -> Position | None:
    parts = [[(position[0], position[1]) for position in line] for line in lines if line]
    return middle(max(parts, key=_length_deg)) if parts else None


def _length_deg(line: Line) -> float:
    return math.fsum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairwise(line))


def _inside_largest_area(geometry: Geometry) -> Position | None:
    from caribmap.derive.areas import covered_by
    from caribmap.derive.plane import polygons_of

    areas = [area for area in polygons_of(covered_by(geometry)) if area.area > 0]
    if not areas:
        polygons = (
            geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        )
        return _middle_of_longest([rings[0] for rings in polygons if rings])
    inside = max(areas, key=lambda area: area.area).representative_point()
    return inside.x, inside.y


ANCHORS: Mapping[str, Callable[[Mapping[str, Any]], Position | None]] = {
    "Point": _point,
    "MultiPoint": _middle_point,
    "LineString": _longest_line,
    "MultiLineString": _longest_line,
    "Polygon": _inside_largest_area,
    "MultiPolygon": _inside_largest_area,
}
