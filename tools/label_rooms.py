"""Rooms for names: boxes that lie wholly in an area, so that a name inside one stands on nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely import STRtree
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

CELLS = 160
"""Cells on the longer side of the grid on which an area is searched."""
MOST_ROOMS = 12
WIDE = 5
"""A name is about this many times as wide as it is high."""
DIGITS = 2
LEAST_DEG = 0.12
MERCATOR_LAT = 84.0

Mask = npt.NDArray[np.bool_]


class Land:
    """All land, for cutting it out of an area of water."""

    def __init__(self, pieces: Sequence[BaseGeometry]) -> None:
        self._pieces = [part for piece in pieces for part in shapely.get_parts(shapely.make_valid(piece))]
        self._tree = STRtree(self._pieces)

    def water_of(self, area: BaseGeometry) -> BaseGeometry:
        """An area without the land in it; land's edge is taken a little too wide."""
        area = shapely.make_valid(area)
        near = [self._pieces[index] for index in self._tree.query(area)]
        return area.difference(shapely.union_all([piece.intersection(area.envelope) for piece in near]))


def rooms_in(areas: Sequence[BaseGeometry], most: int = MOST_ROOMS) -> list[list[float]]:
    """West, south, east and north of boxes that lie in the areas, the largest first; [] where none does.

    Large is what holds a large name: the height counts, or a fifth of the width.
    """
    found = [room for area in areas if not area.is_empty for room in _rooms(area, most)]
    return sorted(found, key=_worth, reverse=True)[:most]


def _worth(room: Sequence[float]) -> float:
    west, south, east, north = room
    return min((east - west) / WIDE, north - south)


def _rooms(area: BaseGeometry, most: int) -> Iterator[list[float]]:
    west, south, east, north = area.bounds
    south, north = max(south, -MERCATOR_LAT), min(north, MERCATOR_LAT)
    # The grid's own lines are as round as the rooms are written: rounding moves no edge out of the area.
    step = max(round(max(east - west, north - south) / CELLS, DIGITS), 10.0**-DIGITS)
    lngs = np.round(np.arange(round(west, DIGITS), east + step, step), DIGITS)
    lats = np.round(np.arange(round(south, DIGITS), north + step, step), DIGITS)
    shapely.prepare(area)
    mask = _cells_in(area, lngs, lats)
    for _ in range(most):
        cells = _largest(mask)
        if cells is None:
            return
        left, bottom, right, top = cells
        mask[bottom:top, left:right] = False
        room = [round(float(side), DIGITS) for side in (lngs[left], lats[bottom], lngs[right], lats[top])]
        if _worth(room) * WIDE > LEAST_DEG and area.covers(box(room[0], room[1], room[2], room[3])):
            yield room


def _cells_in(area: BaseGeometry, lngs: Any, lats: Any) -> Mask:
    """Cells that lie wholly in the area; row by row from the south."""
    west, south = np.meshgrid(lngs[:-1], lats[:-1])
    east, north = np.meshgrid(lngs[1:], lats[1:])
    return np.asarray(shapely.covers(area, shapely.box(west, south, east, north)))


def _largest(mask: Mask) -> tuple[int, int, int, int] | None:
    """Left, bottom, right and top of the box that holds the largest name, then grown as far as it goes."""
    sums = np.pad(mask.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    rows, columns = mask.shape
    for height in range(min(rows, columns // WIDE), 0, -1):
        width = height * WIDE
        filled = (
            sums[height:, width:] - sums[:-height, width:] - sums[height:, :-width] + sums[:-height, :-width]
        ) == height * width
        if filled.any():
            spots = np.argwhere(filled)
            bottom, left = spots[len(spots) // 2]
            return _grown(mask, int(left), int(bottom), int(left) + width, int(bottom) + height)
    return None


def _grown(mask: Mask, left: int, bottom: int, right: int, top: int) -> tuple[int, int, int, int]:
    rows, columns = mask.shape
    grows = True
    while grows:
        grows = False
        if left and mask[bottom:top, left - 1].all():
            left, grows = left - 1, True
        if right < columns and mask[bottom:top, right].all():
            right, grows = right + 1, True
        if bottom and mask[bottom - 1, left:right].all():
            bottom, grows = bottom - 1, True
        if top < rows and mask[top, left:right].all():
            top, grows = top + 1, True
    return left, bottom, right, top
