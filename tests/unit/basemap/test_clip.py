"""Rings and lines cut to a rectangle: the land that shapely cuts, and neighbours that share lines."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import assume, example, given
from hypothesis import strategies as st
from shapely import LineString, Polygon, box

from caribmap.basemap.clip import CUT, clip_line, clip_ring

RECT = (20, 20, 80, 80)
FINE_RECT = (1000, 1000, 4000, 4000)
ROUNDED = 0.02
"""Share by which rounding to whole steps may change an area."""

points = st.tuples(st.integers(0, 100), st.integers(0, 100))
stars = st.lists(st.integers(5, 70), min_size=3, max_size=12)


def star(radii: list[int], center: tuple[int, int], scale: int = 50) -> np.ndarray:
    """A ring whose corners lie round a centre, one after another: it never crosses itself."""
    angles = np.linspace(0, 2 * np.pi, len(radii), endpoint=False)
    rim = np.stack([np.cos(angles), np.sin(angles)], axis=1) * np.array(radii)[:, None]
    ring: np.ndarray = np.rint((rim + center) * scale).astype(np.int64)
    return ring


@given(stars, points)
def test_a_ring_covers_what_it_covered_inside_the_rectangle(
    radii: list[int], center: tuple[int, int]
) -> None:
    ring = star(radii, center)
    rect = FINE_RECT
    area = Polygon(ring)
    assume(area.is_valid)
    pieces = clip_ring(ring, np.zeros(len(ring), dtype=np.int64), rect)
    expected = area.intersection(box(*rect)).area
    found = Polygon(np.concatenate([piece[:-1] for _, piece in pieces])).buffer(0).area if pieces else 0
    assert abs(found - expected) <= ROUNDED * max(expected, 10_000)
    for (_, one), (_, other) in zip(pieces, [*pieces[1:], *pieces[:1]], strict=True):
        assert (one[-1] == other[0]).all()
    for line, piece in pieces:
        assert line in (0, CUT)
        assert (piece >= (rect[0], rect[1])).all()
        assert (piece <= (rect[2], rect[3])).all()


@given(st.lists(points, min_size=1, max_size=6))
def test_neighbours_share_their_line_wherever_they_are_cut(
    line: list[tuple[int, int]],
) -> None:
    shared = np.array([(50, 0), *line, (50, 100)], dtype=np.int64)
    west = np.concatenate([shared, [(0, 100), (0, 0)]])
    east = np.concatenate([shared[::-1], [(100, 0), (100, 100)]])
    edges = np.array([0] * (len(shared) - 1) + [1] * 3)
    of_west = [piece for number, piece in clip_ring(west, edges, RECT) if number == 0]
    of_east = [piece[::-1] for number, piece in clip_ring(east, edges, RECT) if number == 0]
    assert sorted(map(_points, of_west)) == sorted(map(_points, of_east))


def _points(piece: np.ndarray) -> list[list[int]]:
    moved = [True, *(np.diff(piece, axis=0) != 0).any(axis=1)]
    return [list(map(int, point)) for point in piece[np.array(moved)]]


@given(st.lists(points, min_size=2, max_size=8, unique=True))
@example([(0, 2), (21, 23), (1, 3)])  # goes back on itself, and counts both ways
@example([(0, 19), (60, 20), (100, 21)])  # nearly flat: a step aside moves where it enters by fifty
def test_a_line_is_cut_to_what_lies_inside(line: list[tuple[int, int]]) -> None:
    scaled = np.array(line, dtype=np.int64) * 50
    rect = FINE_RECT
    pieces = list(clip_line(scaled, rect))
    found = sum(LineString(piece).length for piece in pieces)
    expected = sum(LineString(edge).intersection(box(*rect)).length for edge in pairwise(scaled))
    # Both ends of a piece are rounded, by half a step at most.
    assert abs(found - expected) <= len(pieces) + 1e-6


def test_what_lies_outside_is_nothing() -> None:
    ring = np.array([(0, 0), (10, 0), (10, 10)], dtype=np.int64)
    assert clip_ring(ring, np.zeros(3, dtype=np.int64), RECT) == []
    assert list(clip_line(ring, RECT)) == []
