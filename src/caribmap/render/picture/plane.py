"""The picture's plane: pixels, x to the right, y down. Measuring, thinning and cutting lines and rings."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

MANY = 200
"""From this number of points on numpy is faster, though it has to be started for each stretch."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, inner: Box) -> bool:
        return (
            inner.left >= self.left
            and inner.right <= self.right
            and inner.top >= self.top
            and inner.bottom <= self.bottom
        )

    def has(self, point: Point) -> bool:
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    @property
    def corners(self) -> list[Point]:
        return [(x, y) for x in (self.left, self.right) for y in (self.top, self.bottom)]

    @property
    def middle(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def around(center: Point, half_width: float, half_height: float) -> Box:
    x, y = center
    return Box(x - half_width, y - half_height, x + half_width, y + half_height)


def bounds_of(points: Sequence[Point]) -> Box:
    """The box round at least one point."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def union(boxes: Sequence[Box]) -> Box:
    """The box round at least one box."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def shifted(points: Sequence[Point], by_x: float) -> list[Point]:
    return [(x + by_x, y) for x, y in points]


def simplify(points: Sequence[Point], tolerance: float) -> list[Point]:
    """The line without points nearer than `tolerance` to what is left (Douglas, Peucker); its ends stay."""
    if len(points) < 3:
        return list(points)
    array = np.asarray(points, dtype=np.float64) if len(points) > MANY else None
    keep = {0, len(points) - 1}
    parts = [(0, len(points) - 1)]
    while parts:
        begin, end = parts.pop()
        if array is not None and end - begin > MANY:
            index, apart = _farthest_of_many(array, begin, end)
        else:
            index, apart = _farthest(points, begin, end)
        if apart > tolerance:
            keep.add(index)
            parts += [(begin, index), (index, end)]
    return [points[index] for index in sorted(keep)]


def _farthest_of_many(points: npt.NDArray[np.float64], begin: int, end: int) -> tuple[int, float]:
    """As `_farthest`."""
    chord = points[end] - points[begin]
    away = points[begin + 1 : end] - points[begin]
    length_squared = float(chord @ chord)
    shares = np.clip(away @ chord / length_squared, 0, 1) if length_squared else np.zeros(len(away))
    away -= shares[:, None] * chord
    apart = np.hypot(away[:, 0], away[:, 1])
    best = int(apart.argmax())
    return begin + 1 + best, float(apart[best])


def _farthest(points: Sequence[Point], begin: int, end: int) -> tuple[int, float]:
    """Index and distance of the point farthest from the chord between two others; 0 if none lies between."""
    (ax, ay), (bx, by) = points[begin], points[end]
    dx, dy = bx - ax, by - ay
    length_squared = dx * dx + dy * dy
    best, farthest = begin, 0.0
    for index in range(begin + 1, end):
        x, y = points[index]
        x, y = x - ax, y - ay
        along_chord = x * dx + y * dy
        # Short of the chord its first end is nearest, beyond it its last one.
        if along_chord > 0:
            share = along_chord / length_squared if along_chord < length_squared else 1.0
            x, y = x - share * dx, y - share * dy
        apart = x * x + y * y
        if apart > farthest:
            best, farthest = index, apart
    return best, math.sqrt(farthest)


def clip_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """A ring cut to a box (Sutherland and Hodgman), [] where it lies outside; cut edges run along the box."""
    out = list(ring)
    for axis, limit, sign in ((0, box.left, 1), (0, box.right, -1), (1, box.top, 1), (1, box.bottom, -1)):
        out = list(_cut(out, axis, limit, sign))
    return out


def _cut(ring: Sequence[Point], axis: int, limit: float, sign: int) -> Iterator[Point]:
    is_inside = [sign * (point[axis] - limit) >= 0 for point in ring]
    if all(is_inside):
        yield from ring
        return
    ahead = zip([*ring[-1:], *ring[:-1]], [*is_inside[-1:], *is_inside[:-1]], strict=True)
    for (before, was_in), point, is_in in zip(ahead, ring, is_inside, strict=True):
        if was_in != is_in:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            yield tuple(a + (b - a) * share for a, b in zip(before, point, strict=True))  # type: ignore[misc]
        if is_in:
            yield point


def visible_runs(line: Sequence[Point], box: Box) -> list[list[Point]]:
    """The parts of a line whose segments come near the box."""
    runs: list[list[Point]] = []
    last = None
    for begin, end in pairwise(line):
        if bounds_of((begin, end)).overlaps(box):
            if last is not begin:
                runs.append([begin])
            runs[-1].append(end)
            last = end
    return runs


def is_inside(point: Point, rings: Sequence[Sequence[Point]]) -> bool:
    """By the even-odd rule over all rings together."""
    x, y = point
    crossings = 0
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
                crossings += 1
    return crossings % 2 == 1
