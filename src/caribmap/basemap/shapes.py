"""Shapes on the grid: lines from junction to junction, each of a kind, and areas made of them.

Two areas that meet share the line between them. Each vertex has a weight: of the distance, in steps of the
grid, by which the line would be off without it, twice the binary logarithm, rounded down. A line that keeps
the vertices from some weight on is nowhere farther off than 2^(weight / 2) steps, its ends being kept
always.
"""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from caribmap.basemap.codec import unzigzag, zigzag
from caribmap.basemap.columns import join_columns, parts_of, split_columns

Ints = npt.NDArray[np.int64]

ALWAYS = 63
"""The weight of ends."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """`points`: (n, 2) on the grid, `weights`: (n,), of all lines one after another; `starts`: (lines + 1,).

    `kinds`: (lines,), indices into `kind_names`. `rings`: per area its rings, outer first, each a list of
    line numbers, ~i for line i backwards. `marks`: per area what is known of it, `line_marks`: per line
    likewise.
    """

    kind_names: Sequence[str]
    points: Ints
    weights: Ints
    starts: Ints
    kinds: Ints
    rings: Sequence[Sequence[Sequence[int]]]
    marks: Sequence[Any]
    line_marks: Sequence[Any]

    def line(self, number: int) -> Ints:
        """The points of line i, or of ~i, backwards."""
        index = number if number >= 0 else ~number
        points = self.points[self.starts[index] : self.starts[index + 1]]
        return points if number >= 0 else points[::-1]


def pack_shapes(shapes: Shapes, shift: int) -> bytes:
    """The form in which shapes are committed, to 2^`shift` steps; `unpack_shapes` reads it."""
    rounded = (shapes.points + (1 << shift >> 1)) >> shift
    steps = np.diff(rounded, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    rings = [ring for area in shapes.rings for ring in area]
    header = {
        "shift": shift,
        "kinds": shapes.kind_names,
        "marks": shapes.marks,
        "line_marks": shapes.line_marks,
    }
    columns = {
        "kinds": shapes.kinds,
        "counts": np.diff(shapes.starts),
        "points": zigzag(steps).reshape(-1),
        "weights": shapes.weights,
        "areas": [len(area) for area in shapes.rings],
        "rings": [len(ring) for ring in rings],
        "lines": zigzag(np.diff([number for ring in rings for number in ring], prepend=0)),
    }
    return lzma.compress(join_columns(header, columns), preset=9 | lzma.PRESET_EXTREME)


def unpack_shapes(data: bytes) -> Shapes:
    header, columns = split_columns(lzma.decompress(data))
    lines = np.cumsum(unzigzag(columns["lines"])).tolist()
    return Shapes(
        kind_names=tuple(header["kinds"]),
        points=np.cumsum(unzigzag(columns["points"]).reshape(-1, 2), axis=0) << header["shift"],
        weights=columns["weights"],
        starts=np.concatenate([[0], np.cumsum(columns["counts"])]),
        kinds=columns["kinds"],
        rings=tuple(map(tuple, parts_of(parts_of(lines, columns["rings"]), columns["areas"]))),
        marks=tuple(header["marks"]),
        line_marks=tuple(header["line_marks"]),
    )
