"""Lines that meet as shapes: cuts them at their junctions and finds the rings of areas among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from caribmap.basemap.shapes import ALWAYS, Shapes

Ints = npt.NDArray[np.int64]
Point = tuple[int, int]


@dataclass
class Builder:
    """Gathers lines and areas; `shapes` turns them into their packed form."""

    kind_names: Sequence[str]
    lines: list[Ints] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    line_marks: list[Any] = field(default_factory=list)
    rings: list[list[list[int]]] = field(default_factory=list)
    marks: list[Any] = field(default_factory=list)

    def add_line(self, points: Ints, kind: str, mark: Any = None) -> int:
        self.lines.append(points)
        self.kinds.append(self.kind_names.index(kind))
        self.line_marks.append(mark)
        return len(self.lines) - 1

    def add_area(self, rings: Sequence[Ints], kind: str, mark: Any = None) -> None:
        """An area that shares no line with another."""
        self.rings.append([[self.add_line(canonical_ring(ring), kind)] for ring in rings])
        self.marks.append(mark)

    def shapes(self, least: float) -> Shapes:
        weighed = [weigh(points, least) for points in self.lines]
        points, weights = zip(*weighed, strict=True)
        marks = self.line_marks if any(mark is not None for mark in self.line_marks) else []
        return Shapes(
            tuple(self.kind_names),
            np.concatenate(points),
            np.concatenate(weights),
            np.concatenate([[0], np.cumsum([len(part) for part in points])]),
            np.array(self.kinds, dtype=np.int64),
            self.rings,
            self.marks,
            marks,
        )

    def add_mesh(
        self,
        segments: dict[tuple[Point, Point], str],
        areas: Iterable[tuple[Sequence[Sequence[Point]], Any]],
    ) -> None:
        """Lines of `segments`, kinds by both ends in order, and areas whose rings run along them."""
        neighbours: dict[Point, list[Point]] = {}
        for one, other in sorted(segments):
            neighbours.setdefault(one, []).append(other)
            neighbours.setdefault(other, []).append(one)

        def kind(one: Point, other: Point) -> str:
            return segments[(one, other) if one < other else (other, one)]

        def is_junction(point: Point) -> bool:
            ends = neighbours[point]
            return len(ends) != 2 or kind(point, ends[0]) != kind(point, ends[1])

        first_steps: dict[tuple[Point, Point], int] = {}
        done: set[tuple[Point, Point]] = set()
        # Junctions first; what is left then are rings without any.
        points = sorted(neighbours)
        for start in [*filter(is_junction, points), *points]:
            for step in neighbours[start]:
                if (start, step) in done:
                    continue
                line = _walk(start, step, neighbours, is_junction)
                number = self.add_line(np.array(line, dtype=np.int64), kind(start, step))
                done.update(pairwise(line))
                done.update(pairwise(line[::-1]))
                first_steps[line[0], line[1]] = number
                first_steps[line[-1], line[-2]] = ~number
        ends = {line for line, _ in first_steps}
        for rings, mark in areas:
            self.rings.append([_along(ring, ends, first_steps, self.lines) for ring in rings])
            self.marks.append(mark)


def _walk(
    start: Point, step: Point, neighbours: dict[Point, list[Point]], is_junction: Callable[[Point], bool]
) -> list[Point]:
    line = [start, step]
    while line[-1] != start and not is_junction(line[-1]):
        one, other = neighbours[line[-1]]
        line.append(other if one == line[-2] else one)
    return line


def _along(
    ring: Sequence[Point],
    ends: set[Point],
    first_steps: dict[tuple[Point, Point], int],
    lines: Sequence[Ints],
) -> list[int]:
    """The lines that a closed ring runs along."""
    corners = list(ring[:-1])
    first = next(index for index, corner in enumerate(corners) if corner in ends)
    corners = corners[first:] + corners[:first]
    found, index = [], 0
    while index < len(corners):
        number = first_steps[corners[index], corners[(index + 1) % len(corners)]]
        found.append(number)
        index += len(lines[number if number >= 0 else ~number]) - 1
    return found


def canonical_ring(ring: Ints) -> Ints:
    """A closed ring that begins at its westernmost point."""
    corners = ring[:-1]
    first = np.lexsort((corners[:, 1], corners[:, 0]))[0]
    turned = np.roll(corners, -first, axis=0)
    return np.concatenate([turned, turned[:1]])


def weigh(points: Ints, least: float) -> tuple[Ints, Ints]:
    """A line without its vertices that matter less than `least` steps, and the weights of those it keeps.

    By the way of Douglas and Peucker, each vertex weighing at most what the one weighs that parts its
    stretch off.
    """
    count = len(points)
    off = np.zeros(count)
    off[[0, -1]] = np.inf
    line = points.astype(np.float64)
    stack: list[tuple[int, int, float]] = [(0, count - 1, np.inf)]
    while stack:
        begin, end, most = stack.pop()
        if end - begin < 2:
            continue
        apart = _distances(line, begin, end)
        best = int(apart.argmax())
        distance = min(float(apart[best]), most)
        middle = begin + 1 + best
        off[middle] = distance
        if distance >= 0.5:
            stack += [(begin, middle, distance), (middle, end, distance)]
    if (points[0] == points[-1]).all() and count > 3:
        _keep_triangle(off)
    kept = off >= least
    weights = np.full(count, ALWAYS, dtype=np.int64)
    inner = np.isfinite(off) & (off > 0)
    weights[inner] = np.clip(np.floor(2 * np.log2(off[inner]) + 1e-9), 0, ALWAYS - 1).astype(np.int64)
    return points[kept], weights[kept]


def _keep_triangle(off: npt.NDArray[np.float64]) -> None:
    """A closed ring is left out whole or keeps three corners: the second weighs as much as the first."""
    inner = off[1:-1]
    first, second = np.argsort(-inner, kind="stable")[:2]
    inner[second] = inner[first]


def _distances(line: npt.NDArray[np.float64], begin: int, end: int) -> npt.NDArray[np.float64]:
    away = line[begin + 1 : end] - line[begin]
    chord = line[end] - line[begin]
    length_squared = float(chord @ chord)
    shares = np.clip(away @ chord / length_squared, 0, 1) if length_squared else np.zeros(len(away))
    apart: npt.NDArray[np.float64] = np.hypot(*(away - shares[:, None] * chord).T)
    return apart
