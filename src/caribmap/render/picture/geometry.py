"""GeoJSON geometries as lines and polygons in degrees, and lines as they run on the frame's plane."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from caribmap.cartography.labels import LINE_STEP_PX
from caribmap.render.picture.plane import Box, Point, around

CUT_DEG = 0.001
"""How far thinning and rounding may have moved a cut off the bounds that it was made at."""

Positions = Sequence[Sequence[float]]


def lines_of(geometry: Mapping[str, Any]) -> Iterator[Positions]:
    """The lines of a GeoJSON geometry, outer rings of its polygons included."""
    kind, coordinates = geometry["type"], geometry.get("coordinates", [])
    if kind == "LineString":
        yield coordinates
    elif kind == "MultiLineString":
        yield from coordinates
    elif kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from lines_of(part)
    else:
        yield from (rings[0] for rings in polygons_of(geometry))


def polygons_of(geometry: Mapping[str, Any]) -> Iterator[Sequence[Positions]]:
    """The polygons of a GeoJSON geometry as lists of rings."""
    if geometry["type"] == "Polygon":
        yield geometry["coordinates"]
    elif geometry["type"] == "MultiPolygon":
        yield from geometry["coordinates"]
    elif geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from polygons_of(part)


def without_cuts(ring: Positions, bounds_deg: Sequence[float]) -> Iterator[list[Sequence[float]]]:
    """A ring as lines, without the edges that run along the bounds it was cut at."""
    run: list[Sequence[float]] = [ring[0]]
    for begin, end in pairwise(ring):
        if _runs_along(begin, end, bounds_deg):
            if len(run) > 1:
                yield run
            run = []
        run.append(end)
    if len(run) > 1:
        yield run


def _runs_along(begin: Sequence[float], end: Sequence[float], bounds_deg: Sequence[float]) -> bool:
    return any(
        max(abs(begin[side % 2] - limit), abs(end[side % 2] - limit)) <= CUT_DEG
        for side, limit in enumerate(bounds_deg)
    )


def mended(lines: Iterable[Sequence[Point]], tolerance: float) -> list[list[Point]]:
    """Lines of which one begins where the one before ends are one: they were cut at the antimeridian."""
    whole: list[list[Point]] = []
    for line in lines:
        if whole and max(abs(a - b) for a, b in zip(whole[-1][-1], line[0], strict=True)) <= tolerance:
            whole[-1] += line[1:]
        else:
            whole.append(list(line))
    return whole


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
