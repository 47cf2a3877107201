"""Geometry on longitude and latitude without GIS libraries: Web Mercator, the antimeridian, middles of lines.

Positions are (lng, lat) in WGS 84 degrees. "Unrolled" longitudes continue beyond ±180, so that neighbouring
positions of a line differ by less than 360.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

Position = tuple[float, float]
Line = Sequence[Position]

DECIMALS = 5
"""Decimal places of written degrees: a step of about 1 m."""
EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the Earth (IUGG)."""
MERCATOR_LIMIT = 85.05112878
"""Latitude of the upper edge of Web Mercator's square world, in degrees."""


def to_mercator(lng: float, lat: float) -> Position:
    """Position in degrees as Web Mercator x and y in radians (EPSG:3857 for a radius of 1).

    Latitude is clamped to ±85.05.
    """
    lat = max(-MERCATOR_LIMIT, min(MERCATOR_LIMIT, lat))
    return math.radians(lng), math.asinh(math.tan(math.radians(lat)))


def from_mercator(x: float, y: float) -> Position:
    """Inverse of `to_mercator`."""
    return math.degrees(x), math.degrees(math.atan(math.sinh(y)))


def distance_m(one: Position, other: Position) -> float:
    """Great-circle distance in metres by the haversine formula, within 0.6 % of the geodesic distance."""
    (lng, lat), (other_lng, other_lat) = one, other
    half_lat, half_lng = math.radians(other_lat - lat) / 2, math.radians(other_lng - lng) / 2
    chord = math.sin(half_lat) ** 2
    chord += math.cos(math.radians(lat)) * math.cos(math.radians(other_lat)) * math.sin(half_lng) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(chord)))


def unroll(lng: float, near: float) -> float:
    """`lng` plus the multiple of 360 that brings it within 180 of `near`.

    >>> unroll(-170, near=175)
    190.0
    """
    return near + (lng - near + 180.0) % 360.0 - 180.0


def roll(lng: float) -> float:
    """The same longitude in [-180, 180]; 180 is kept."""
    return lng if -180.0 <= lng <= 180.0 else (lng + 180.0) % 360.0 - 180.0


def split_line(line: Line) -> list[list[Position]]:
    """Parts of an unrolled line, cut wherever it crosses the antimeridian (RFC 7946, section 3.1.9).

    Longitudes of the parts are within ±180.
    """
    parts: list[list[Position]] = []
    last_world = None
    for begin, end in pairwise(_with_crossings(line)):
        world = math.floor(((begin[0] + end[0]) / 2 + 180.0) / 360.0)
        if world != last_world:
            parts.append([(begin[0] - world * 360.0, begin[1])])
        parts[-1].append((end[0] - world * 360.0, end[1]))
        last_world = world
    return parts


def _with_crossings(line: Line) -> list[Position]:
    """The line with a position added wherever it crosses the antimeridian, at most one between neighbours."""
    out = [line[0]]
    for (lng, lat), (next_lng, next_lat) in pairwise(line):
        low, high = sorted((lng, next_lng))
        edge = math.ceil((high + 180.0) / 360.0 - 1.0) * 360.0 - 180.0
        if low < edge < high:
            out.append((edge, lat + (next_lat - lat) * (edge - lng) / (next_lng - lng)))
        out.append((next_lng, next_lat))
    return out


def line_geometry(line: Line) -> dict[str, Any]:
    """An unrolled line as GeoJSON: LineString, or MultiLineString where it crosses the antimeridian."""
    parts = [[rounded(position) for position in part] for part in split_line(line)]
    if len(parts) == 1:
        return {"type": "LineString", "coordinates": parts[0]}
    return {"type": "MultiLineString", "coordinates": parts}


def rounded(position: Iterable[float]) -> list[float]:
    return [round(degrees, DECIMALS) + 0.0 for degrees in position]


def middle(line: Line) -> Position:
    """The point halfway along a line of at least one position, measured on Web Mercator."""
    flat = [to_mercator(lng, lat) for lng, lat in line]
    lengths = [math.dist(a, b) for a, b in pairwise(flat)]
    rest = math.fsum(lengths) / 2
    for (a, b), length in zip(pairwise(flat), lengths, strict=True):
        if rest <= length and length > 0:
            share = rest / length
            return from_mercator(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
        rest -= length
    return line[0][0], line[0][1]
