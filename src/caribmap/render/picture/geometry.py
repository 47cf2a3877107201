"""The polygons of GeoJSON geometries in degrees, and lines as they run on the frame's plane."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from caribmap.cartography.labels import LINE_STEP_PX
from caribmap.payload.types import PayloadPlace
from caribmap.render.picture.plane import Box, Point, around

CUT_DEG = 0.001
"""How far thinning and rounding may have moved a cut off the bounds that it was made at."""

Positions = Sequence[Sequence[float]]


def polygons_of(geometry: Mapping[str, Any]) -> Iterator[Sequence[Positions]]:
    """The polygons of a GeoJSON geometry as lists of rings."""
    if geometry["type"] == "Polygon":
        yield geometry["coordinates"]
    elif geometry["type"] == "MultiPolygon":
        yield from geometry["coordinates"]
    elif geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from polygons_of(part)


Extent = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


def bounds_deg_of(places: Iterable[PayloadPlace], west_deg: float = -180) -> Extent | None:
    """The extent of geometries and anchors, longitudes from `west_deg` on; None without any position."""
    found = [
        position
        for place in places
        for position in (*_positions(place["geometry"] or {}), *filter(None, [place["anchor"]]))
    ]
    if not found:
        return None
    lngs = [lng + 360 if lng < west_deg else lng for lng, *_ in found]
    lats = [lat for _, lat, *_ in found]
    return min(lngs), min(lats), max(lngs), max(lats)


def _positions(geometry: Mapping[str, Any]) -> Iterator[Sequence[float]]:
    for part in geometry.get("geometries", ()):
        yield from _positions(part)
    nested = [geometry.get("coordinates") or []]
    while nested:
        found = nested.pop()
        if found and isinstance(found[0], (int, float)):
            yield found
        else:
            nested.extend(found)


def along(line: Sequence[Point], shares: Sequence[float]) -> list[tuple[Point, float]]:
    """The points at `shares` (0 to 1) of a line's length, and its direction there, radians clockwise from x.

    [] for a line without length.
    """
    points = np.asarray(line, dtype=float)
    steps = np.diff(points, axis=0)
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    is_real = lengths > 0
    if not is_real.any():
        return []
    points, steps, lengths = points[:-1][is_real], steps[is_real], lengths[is_real]
    ends = np.cumsum(lengths)
    found = []
    for share in shares:
        at = min(int(np.searchsorted(ends, share * ends[-1])), len(ends) - 1)
        part = min(1.0, (share * ends[-1] - ends[at] + lengths[at]) / lengths[at])
        (x, y), (dx, dy) = points[at].tolist(), steps[at].tolist()
        found.append(((x + dx * part, y + dy * part), math.atan2(dy, dx)))
    return found


def boxes_along(line: Sequence[Point], frame: Box) -> list[Box]:
    """Boxes no more than LINE_STEP_PX apart on a line, round its own corners too: those inside the frame."""
    points = np.asarray(line, dtype=float)
    begin, end = points, np.vstack([points[1:], points[-1:]])
    low, high = np.minimum(begin, end), np.maximum(begin, end)
    # Most of a line that leaves the map lies wholly beyond one of its edges.
    is_near = (high > (0, 0)).all(axis=1) & (low < (frame.right, frame.bottom)).all(axis=1)
    boxes = []
    for (ax, ay), (bx, by) in zip(begin[is_near].tolist(), end[is_near].tolist(), strict=True):
        pieces = max(1, math.ceil(math.hypot(bx - ax, by - ay) / LINE_STEP_PX))
        for piece in range(pieces):
            x, y = ax + (bx - ax) * piece / pieces, ay + (by - ay) * piece / pieces
            if 0 < x < frame.right and 0 < y < frame.bottom:
                boxes.append(around((x, y), LINE_STEP_PX / 2, LINE_STEP_PX / 2))
    return boxes
