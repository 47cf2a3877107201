"""Lines and rings cut to a rectangle of the grid, each piece with the line that it comes from.

By the way of Sutherland and Hodgman, a side of the rectangle after the other: edges that the cut has made
run along the rectangle and are of the line CUT. Two areas cut so still share the pieces of the line between
them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from caribmap.basemap.grid import Rect

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Piece = tuple[int, Ints]
"""The number of a line, or CUT, and points in the order of the ring that they are of."""

CUT = -1


def clip_ring(points: Ints, lines: Ints, rect: Rect) -> list[Piece]:
    """The pieces of a ring inside `rect`, one beginning where the other ends; [] for a ring outside.

    `points`: (n, 2), its corners, the first of them not repeated; `lines`: (n,), the line of the edge that
    begins at each.
    """
    points, lines = _clipped(points, lines, rect, closed=True)
    if len(points) < 3:
        return []
    breaks = np.flatnonzero(lines != np.roll(lines, 1))
    if len(breaks) == 0:
        return [(int(lines[0]), np.concatenate([points, points[:1]]))]
    points, lines = np.roll(points, -breaks[0], axis=0), np.roll(lines, -breaks[0])
    begins = breaks - breaks[0]
    ends = [*begins[1:].tolist(), len(points)]
    around = np.concatenate([points, points[:1]])
    return [
        (int(lines[begin]), around[begin : end + 1]) for begin, end in zip(begins.tolist(), ends, strict=True)
    ]


def clip_line(points: Ints, rect: Rect) -> Iterator[Ints]:
    """The pieces of a line inside `rect`."""
    points, lines = _clipped(points, np.zeros(len(points), dtype=np.int64), rect, closed=False)
    begin = 0
    for cut in [*np.flatnonzero(lines == CUT).tolist(), len(points) - 1]:
        if cut > begin:
            yield points[begin : cut + 1]
        begin = cut + 1


def _clipped(points: Ints, lines: Ints, rect: Rect, *, closed: bool) -> tuple[Ints, Ints]:
    """The points inside and the lines that begin at them; rounded at the end, for rounding moves an edge."""
    left, top, right, bottom = rect
    low, high = points.min(axis=0), points.max(axis=0)
    if low[0] > right or high[0] < left or low[1] > bottom or high[1] < top:
        return points[:0], lines[:0]
    ends = np.stack([points, _followers(points)], axis=1)
    found, edges = points.astype(np.float64), np.arange(len(points))
    for axis, limit, sign, is_within in (
        (0, left, 1, low[0] >= left),
        (0, right, -1, high[0] <= right),
        (1, top, 1, low[1] >= top),
        (1, bottom, -1, high[1] <= bottom),
    ):
        if not is_within and len(found):
            found, edges = _half(found, edges, ends, axis, limit, sign, closed=closed)
    return np.rint(found).astype(np.int64), np.where(edges == CUT, CUT, lines[edges])


def _half(
    points: Floats, edges: Ints, ends: Ints, axis: int, limit: int, sign: int, *, closed: bool
) -> tuple[Floats, Ints]:
    """What lies on one side of a limit, the limit included.

    `edges`: (n,), for each point the number of the edge after it, or CUT; `ends`: (m, 2, 2), where each
    edge began and ended before any cut.
    """
    inside = sign * (points[:, axis] - limit) >= 0
    crosses = inside != _followers(inside)
    if not closed:
        crosses[-1] = False
    counts = inside.astype(np.int64) + crosses
    places = np.cumsum(counts)
    out = np.empty((int(places[-1]), 2))
    out_edges = np.empty(len(out), dtype=np.int64)
    kept = (places - counts)[inside]
    out[kept], out_edges[kept] = points[inside], edges[inside]
    made = places[crosses] - 1
    along_a_limit = (edges == CUT)[crosses, None]
    begin = np.where(along_a_limit, points[crosses], ends[edges[crosses], 0])
    end = np.where(along_a_limit, _followers(points)[crosses], ends[edges[crosses], 1])
    out[made] = _crossings(begin, end, axis, limit)
    # Where the ring leaves, what follows runs along the limit.
    out_edges[made] = np.where(inside[crosses], CUT, edges[crosses])
    return out, out_edges


def _followers(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """For each point the value of the next one, for the last that of the first."""
    after: npt.NDArray[Any] = np.concatenate([values[1:], values[:1]])
    return after


def _crossings(begin: Floats, end: Floats, axis: int, limit: int) -> Floats:
    """Where edges cross a limit; the same for an edge and the edge backwards."""
    turned = (begin[:, axis] > end[:, axis])[:, None]
    low, high = np.where(turned, end, begin), np.where(turned, begin, end)
    share = (limit - low[:, axis]) / (high[:, axis] - low[:, axis])
    other = 1 - axis
    found = np.empty_like(begin)
    found[:, axis] = limit
    found[:, other] = low[:, other] + share * (high[:, other] - low[:, other])
    return found
