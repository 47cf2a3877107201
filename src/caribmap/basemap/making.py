"""The sheets of a dossier: the world's, and those of its regions, cut to fit a budget of bytes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from caribmap.basemap.fine.cells import InstalledCoast
from caribmap.basemap.levels import FINE, LEVELS, REGIONAL, WORLD, Level
from caribmap.basemap.pack import pack_hash, read_layers, read_packed
from caribmap.basemap.region import Wanted, rects_of
from caribmap.basemap.sheet import WORLD_RECT, Layer, Sheet, cut_sheet, thin_layers
from caribmap.basemap.wire import decode_sheets, encode_sheets
from caribmap.runtime.cache import kept

WORLD_FILE = "world.bin"
SHARE_OF_SHEETS = 0.77
"""Of a basemap's budget; the rest is for names and relief."""
STEP, LEAST_SHARE = 0.9, 0.05
"""By how much the radii round places and views shrink at least until the sheets fit, and how far."""
COARSEST = 16
"""How much the weight from which vertices stay is raised at most: the line is off by 256 times as much."""
FROM_COAST = 3
"""The level from which on land is drawn of an installed coast: below, its detail would not be seen."""
SIZE_BYTES = 4
FORM = 3
"""Raised when equal wishes give other bytes than before."""


@dataclass(frozen=True, slots=True)
class Basemap:
    """Sheets as a page carries them, gzipped; empty for none.

    `fine` are those of regions whose land is the installed coast's, `own_coast` that of the dossier's own.
    """

    world: bytes
    regions: bytes = b""
    fine: bytes = b""
    own_coast: bytes = b""

    def sheets(self) -> list[Sheet]:
        """In the order in which they are drawn."""
        parts = (self.world, self.regions, self.fine, self.own_coast)
        return [sheet for part in parts if part for sheet in decode_sheets(part)]


def world_basemap() -> Basemap:
    """The world alone."""
    return Basemap(read_packed(WORLD_FILE))


def make_basemap(wanted: Wanted, budget_kb: float, coast: InstalledCoast | None = None) -> Basemap:
    """The basemap that shows what is wanted in `budget_kb` thousand bytes, kept for the next time.

    With an installed coast its land is drawn close by, and one level more.
    """
    budget = int(budget_kb * 1000 * SHARE_OF_SHEETS)
    key = f"{FORM} {pack_hash()} {budget} {wanted!r}".encode() + (coast.head if coast else b"")
    world = read_packed(WORLD_FILE)
    if len(world) > budget:
        return Basemap(kept("sheets", b"world " + key, lambda: _coarse_world(budget)))
    made = kept("sheets", key, lambda: _regions(wanted, budget - len(world), coast))
    size = int.from_bytes(made[:SIZE_BYTES], "little")
    return Basemap(world, made[SIZE_BYTES : SIZE_BYTES + size], made[SIZE_BYTES + size :])


def cut_world(coarser: int = 0) -> bytes:
    return encode_sheets([cut_sheet(layers_of(WORLD, coarser), WORLD, [WORLD_RECT])])


def _coarse_world(budget: int) -> bytes:
    """The finest world that fits, or else the coarsest."""
    made = b""
    for coarser in range(1, COARSEST + 1):
        made = cut_world(coarser)
        if len(made) <= budget:
            break
    return made


def _regions(wanted: Wanted, budget: int, coast: InstalledCoast | None) -> bytes:
    """The widest regions that fit; of those that are as narrow as can be, the finest.

    How long the sheets of the pack's land are, those, and those of the installed coast's.
    """
    share, coarser = 1.0, 0
    while coarser <= COARSEST:
        parts = [
            encode_sheets(sheets) if sheets else b"" for sheets in cut_regions(wanted, share, coarser, coast)
        ]
        made = sum(map(len, parts))
        if made <= budget:
            return b"".join([len(parts[0]).to_bytes(SIZE_BYTES, "little"), *parts])
        # Bytes grow about as areas do.
        next_share = share * min(math.sqrt(budget / made), STEP)
        share, coarser = (next_share, 0) if next_share >= LEAST_SHARE else (0.0, coarser + (share == 0))
    return bytes(SIZE_BYTES)


def cut_regions(
    wanted: Wanted, share: float, coarser: int = 0, coast: InstalledCoast | None = None
) -> tuple[list[Sheet], list[Sheet]]:
    """Sheets of the pack's land, and of the installed coast's."""
    coarse: list[Sheet] = []
    fine: list[Sheet] = []
    for level in REGIONAL:
        rects = rects_of(wanted, level, share)
        if not rects or (level is FINE and coast is None):
            continue
        if coast is not None and level.number >= FROM_COAST:
            from caribmap.basemap.fine.sheets import cut_fine_sheet

            fine.append(cut_fine_sheet(coast, layers_of(level, coarser), level, rects, coarser))
        else:
            coarse.append(cut_sheet(layers_of(level, coarser), level, rects))
    return coarse, fine


@lru_cache(maxsize=4)
def layers_of(level: Level, coarser: int) -> list[Layer]:
    """What is drawn at a level, of the whole world."""
    return thin_layers(read_layers(), level, coarser)


def level_at(zoom: float) -> int:
    """The number of the level that is drawn at a zoom."""
    return next((level.number for level in LEVELS if zoom <= level.top), LEVELS[-1].number)


def covers(sheets: Sequence[Sheet], level: int, x: float, y: float) -> bool:
    """Whether a sheet of the level covers a point of the Mercator square, 0 to 1."""
    return any(
        left <= x * (1 << sheet.bits) <= right and top <= y * (1 << sheet.bits) <= bottom
        for sheet in sheets
        if sheet.level == level
        for left, top, right, bottom in sheet.rects
    )
