"""What is computed once of a sheet, however many pictures show it: its boxes, and its land in degrees."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from caribmap.basemap.grid import to_degrees
from caribmap.basemap.sheet import Sheet
from caribmap.cartography.ground import WATERS

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
SHEETS = 8
"""So many sheets are remembered: those of two dossiers."""


class Extents(NamedTuple):
    """Left, top, right and bottom on a sheet's grid, of each line and of each ring, in the areas' order."""

    lines: Ints
    rings: Ints


@lru_cache(maxsize=SHEETS)
def extents_of(sheet: Sheet) -> Extents:
    if not sheet.lines:
        return Extents(*(np.zeros((0, 4), dtype=np.int64) for _ in range(2)))
    lines = _boxes(np.concatenate([points for _, points in sheet.lines]), [len(p) for _, p in sheet.lines])
    rings = [ring for _, its_rings in sheet.areas for ring in its_rings]
    flat = lines[[number if number >= 0 else ~number for ring in rings for number in ring]]
    corners = flat.reshape(-1, 2)  # of each box two: left and top, right and bottom
    return Extents(lines, _boxes(corners, [2 * len(ring) for ring in rings]))


def _boxes(points: Ints, counts: Sequence[int]) -> Ints:
    """The box of each run of so many points."""
    if not counts:
        return np.zeros((0, 4), dtype=np.int64)
    begins = np.cumsum([0, *counts[:-1]])
    low, high = np.minimum.reduceat(points, begins), np.maximum.reduceat(points, begins)
    return np.concatenate([low, high], axis=1)


class Land(NamedTuple):
    """A polygon of a sheet in degrees, its outer ring first; west, south, east, north of the outer ring."""

    iso: str
    rings: Sequence[Floats]
    bounds_deg: tuple[float, float, float, float]


@lru_cache(maxsize=SHEETS)
def land_of(sheet: Sheet) -> tuple[Land, ...]:
    """The land of a sheet, countries by their code, in the areas' order."""
    if not sheet.lines:
        return ()
    degrees = to_degrees(np.concatenate([points for _, points in sheet.lines]), sheet.bits)
    lines = np.split(degrees, np.cumsum([len(points) for _, points in sheet.lines[:-1]]))
    land = []
    for fill, rings in sheet.areas:
        if fill not in WATERS:
            joined = [np.concatenate([_line(lines, number)[:-1] for number in ring]) for ring in rings]
            (west, south), (east, north) = joined[0].min(axis=0).tolist(), joined[0].max(axis=0).tolist()
            land.append(Land(fill, joined, (west, south, east, north)))
    return tuple(land)


def _line(lines: Sequence[Floats], number: int) -> Floats:
    """~i is line i backwards."""
    return lines[number] if number >= 0 else lines[~number][::-1]
