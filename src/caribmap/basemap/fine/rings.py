"""Outlines of land inside a rectangle of the grid: what of them is coast and what cut, and thinned.

Loads shapely.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from caribmap.basemap.clip import clip_ring
from caribmap.basemap.grid import Rect

Ints = npt.NDArray[np.int64]
Run = tuple[bool, Ints]
"""Whether it is coast, and its points, the first where the run before it ends."""


def runs_of(ring: Ints, rect: Rect) -> list[Run]:
    """A ring (n, 2), its first point repeated at its end, in runs along the rectangle and off it."""
    left, top, right, bottom = rect
    begin, end = ring[:-1], ring[1:]
    on_side = np.zeros(len(begin), dtype=bool)
    for axis, side in ((0, left), (0, right), (1, top), (1, bottom)):
        on_side |= (begin[:, axis] == side) & (end[:, axis] == side)
    breaks = np.flatnonzero(on_side != np.roll(on_side, 1))
    if len(breaks) == 0:
        return [(not on_side[0], ring)]
    corners, on_side = np.roll(begin, -breaks[0], axis=0), np.roll(on_side, -breaks[0])
    around = np.concatenate([corners, corners[:1]])
    begins = (breaks - breaks[0]).tolist()
    return [
        (not on_side[first], around[first : last + 1])
        for first, last in zip(begins, [*begins[1:], len(corners)], strict=True)
    ]


def thinned(run: Run, off: float) -> Run:
    """A run without the vertices that matter less than `off` steps; a closed one keeps three corners."""
    is_coast, points = run
    if not is_coast or len(points) < 3:
        return run
    kept = shapely.get_coordinates(shapely.simplify(LineString(points), off, preserve_topology=False))
    thin = np.rint(kept).astype(np.int64)
    if (points[0] == points[-1]).all() and len(thin) < 4:
        return is_coast, _triangle(points)
    return is_coast, thin


def _triangle(ring: Ints) -> Ints:
    """The corners of a ring that are farthest from its beginning, and from the line between the two."""
    away = ring - ring[0]
    second = int((away**2).sum(axis=1).argmax())
    third = int(np.abs(away[:, 0] * away[second, 1] - away[:, 1] * away[second, 0]).argmax())
    return ring[[0, *sorted((second, third)), 0]]


def extent_of(points: Ints) -> int:
    return int(np.ptp(points, axis=0).max())


def polygons_in(geometry: BaseGeometry) -> Iterator[Polygon]:
    for part in shapely.get_parts(geometry, return_index=False):
        if isinstance(part, Polygon) and not part.is_empty:
            yield part
        elif isinstance(part, MultiPolygon):
            yield from polygons_in(part)


def rings_of(polygon: Polygon) -> list[Ints]:
    """Outer ring first, on whole steps, without repeated points; [] of what vanishes so."""
    rings = [whole_steps(shapely.get_coordinates(ring)) for ring in (polygon.exterior, *polygon.interiors)]
    return [ring for ring in rings if len(ring) > 3] if len(rings[0]) > 3 else []


def whole_steps(points: npt.NDArray[np.float64]) -> Ints:
    rounded = np.rint(points).astype(np.int64)
    moved = np.ones(len(rounded), dtype=bool)
    moved[1:] = (rounded[1:] != rounded[:-1]).any(axis=1)
    return rounded[moved]


def land_in(outlines: Iterable[Ints], rect: Rect) -> BaseGeometry:
    """What closed outlines enclose together inside a rectangle."""
    parts = (cut(outline, rect) for outline in outlines)
    return shapely.union_all([shapely.make_valid(Polygon(part)) for part in parts if len(part) > 3])


def cut(outline: Ints, rect: Rect) -> Ints:
    """A closed outline inside a rectangle; its parts hang together along the sides."""
    pieces = clip_ring(outline[:-1], np.zeros(len(outline) - 1, dtype=np.int64), rect)
    if not pieces:
        return outline[:0]
    return np.concatenate([*(points[:-1] for _, points in pieces), pieces[0][1][:1]])
