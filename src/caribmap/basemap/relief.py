"""Tiles of grey relief that darken the land, as `tools/basemap_relief.py` has packed them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from caribmap.basemap.grid import GRID, to_grid
from caribmap.basemap.pack import read_packed
from caribmap.basemap.region import Bounds, zoom_of

LEAST_ZOOM, MOST_ZOOM = 3.75, 8.5
"""Between these zooms relief is drawn: farther off it is a stain, closer a blur."""
ASIDE, UP = 0.5, 0.25
"""Shares of a view by which a screen may show more on each side: screens are wider than high."""
MOST_BYTES = 17_000
"""Of one view; the tiles nearest to its middle come first."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A square of 2^`zoom` to the Mercator square's side, and its picture as WebP; white is no shade."""

    zoom: int
    column: int
    row: int
    data: bytes

    @property
    def name(self) -> str:
        return f"{self.column} {self.row}"


def relief_of_views(views: Sequence[Bounds]) -> list[Tile]:
    """The tiles that views show which are framed at zooms of relief, from north to south."""
    found: dict[str, Tile] = {}
    for bounds in views:
        if LEAST_ZOOM <= zoom_of(bounds) <= MOST_ZOOM:
            left = MOST_BYTES
            for tile in _nearest_first(bounds):
                left -= len(tile.data)
                if left < 0:
                    break
                found[tile.name] = tile
    return sorted(found.values(), key=lambda tile: (tile.row, tile.column))


def _nearest_first(bounds: Bounds) -> Iterator[Tile]:
    zoom, tiles = _packed()
    side = GRID >> zoom
    west, south, east, north = bounds
    (left, bottom), (right, top) = to_grid([(west, south), (east, north)]).tolist()
    right += GRID if west > east else 0
    aside, up = (right - left) * ASIDE, (bottom - top) * UP
    columns = range(math.floor((left - aside) / side), math.floor((right + aside) / side) + 1)
    rows = range(math.floor((top - up) / side), math.floor((bottom + up) / side) + 1)
    middle = ((left + right) / 2 / side - 0.5, (top + bottom) / 2 / side - 0.5)
    spots = sorted(
        ((column, row) for column in columns for row in rows),
        key=lambda spot: ((spot[0] - middle[0]) ** 2 + (spot[1] - middle[1]) ** 2, spot),
    )
    for column, row in spots:
        column %= 1 << zoom  # noqa: PLW2901  beyond the antimeridian
        data = tiles.get(f"{column} {row}")
        if data is not None:
            yield Tile(zoom, column, row, data)


@cache
def _packed() -> tuple[int, Mapping[str, bytes]]:
    """The tiles' zoom, and their pictures by column and row."""
    head, _, pictures = read_packed("relief.bin").partition(b"\n")
    index = json.loads(head)
    tiles, at = {}, 0
    for name, size in index["tiles"].items():
        tiles[name] = pictures[at : at + size]
        at += size
    return index["zoom"], tiles
