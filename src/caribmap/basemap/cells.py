"""Cells: sheets of one level, each of a tile of the Mercator square, for a map that looks anywhere."""

from __future__ import annotations

from functools import lru_cache

from caribmap.basemap.grid import GRID
from caribmap.basemap.levels import LEVELS
from caribmap.basemap.making import FORM, layers_of
from caribmap.basemap.pack import pack_hash
from caribmap.basemap.sheet import cut_sheet
from caribmap.basemap.wire import encode_sheets
from caribmap.runtime.cache import kept

CELL_ZOOMS = {1: 2, 2: 5, 3: 7}
"""By level, the zoom whose tiles its cells are. The viewer's desk has the same table."""
REMEMBERED = 256


@lru_cache(REMEMBERED)
def cell(number: int, x: int, y: int) -> bytes | None:
    """The cell of a level in column `x` from 180° W and row `y` from the north, gzipped; None for no cell."""
    zoom = CELL_ZOOMS.get(number)
    if zoom is None or not (0 <= x < 1 << zoom and 0 <= y < 1 << zoom):
        return None
    level, size = LEVELS[number], GRID >> zoom
    rect = (x * size, y * size, (x + 1) * size, (y + 1) * size)
    key = f"{FORM} {pack_hash()} {number} {rect}".encode()
    return kept("cells", key, lambda: encode_sheets([cut_sheet(layers_of(level, 0), level, [rect])]))
