"""The levels of detail: which zooms a sheet is drawn at, and how true it is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from caribmap.basemap.grid import TILE_BITS, pixel
from caribmap.cartography.ground import LEVEL_TOPS

TRUE_PX = 0.7


@dataclass(frozen=True, slots=True)
class Level:
    """A sheet is drawn at zooms above `above`, up to `top`.

    `radius_km`: how far round a place it reaches; `view_zoom`: from which zoom a view is framed at it is
    drawn for all of that view. `river_rank`, the least important rivers drawn, by Natural Earth's
    `scalerank`, 0 for the greatest. Islands and lakes are drawn from so many pixels across at `top`, but
    the largest part of every country; lines of depth are true to `depth_px`.
    """

    number: int
    above: float
    top: int
    radius_km: float
    view_zoom: float
    river_rank: int
    island_px: float = 1
    lake_px: float = 3
    depth_px: float = 3

    @property
    def weight(self) -> int:
        """The weight from which vertices are kept: the line is off by at most 0.71 pixels at `top`."""
        return self.weight_of(TRUE_PX)

    def weight_of(self, px: float) -> int:
        """The weight of what is off, or extends, by so many pixels at `top`."""
        return math.ceil(2 * math.log2(pixel(self.top) * px))

    @property
    def bits(self) -> int:
        """Sheets are on a grid of 2^bits steps: a quarter of a pixel at `top`, in the world's a half."""
        return self.top + TILE_BITS + (1 if self.number == 0 else 2)

    @property
    def cell_zoom(self) -> int:
        """Sheets are cut along the tiles of this zoom."""
        return self.top + 1


LEVELS = (
    Level(0, -1, LEVEL_TOPS[0], 0, 0, 2, island_px=2, lake_px=6),
    Level(1, *LEVEL_TOPS[0:2], 450, 4, 5),
    Level(2, *LEVEL_TOPS[1:3], 200, 5.5, 6),
    Level(3, *LEVEL_TOPS[2:4], 75, 8, 10),
    Level(4, *LEVEL_TOPS[3:5], 14, 9.5, 10),
)
WORLD, *REGIONAL = LEVELS
FINE = LEVELS[4]
"""The level that is drawn only from a finer coast than Natural Earth's."""
PATCHED = LEVELS[3]
"""The level from whose zooms on a dossier's own coast is drawn."""
