"""The sheets of a dossier: the world's, and those of its regions, cut to fit a budget of bytes."""

from __future__ import annotations

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
HALVINGS = 3
"""How often the radii round places and views are tried until the sheets fit."""
COARSEST = 16
"""How much the weight from which vertices stay is raised at most: the line is off by 256 times as much."""
FROM_COAST = 3
"""The level from which on land is drawn of an installed coast: below, its detail would not be seen."""
SIZE_BYTES = 4
FORM = 5
"""Raised when equal wishes give other bytes than before."""


@dataclass(frozen=True, slots=True)
class Basemap:
    """Sheets as a page carries them, gzipped; empty for none.

    `fine` are those of regions whose land is the installed coast's, `own_coast` that of the dossier's own.
    `coarser` says by how many times √2 lines are further off than by a pixel, where the budget is too small.
    """

    world: bytes
    regions: bytes = b""
    fine: bytes = b""
    own_coast: bytes = b""
    coarser: int = 0

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
        coarser, *_ = made = kept("sheets", b"world " + key, lambda: _coarse_world(budget))
        return Basemap(made[1:], coarser=coarser)
    coarser, *_ = made = kept("sheets", key, lambda: _regions(wanted, budget - len(world), coast))
    begin = 1 + SIZE_BYTES
    end = begin + int.from_bytes(made[1:begin], "little")
    return Basemap(world, made[begin:end], made[end:], coarser=coarser)


def cut_world(coarser: int = 0) -> bytes:
    return encode_sheets([cut_sheet(layers_of(WORLD, coarser), WORLD, [WORLD_RECT])])


def _coarse_world(budget: int) -> bytes:
    """The finest world that fits, or else the coarsest, after a byte that says how coarse it is."""
    for coarser in range(1, COARSEST):
        made = cut_world(coarser)
        if len(made) <= budget:
            return bytes([coarser]) + made
    return bytes([COARSEST]) + cut_world(COARSEST)


def _regions(wanted: Wanted, budget: int, coast: InstalledCoast | None) -> bytes:
    """The finest regions that fit, as wide as they do.

    A byte that says how coarse they are, how long the sheets of the pack's land are, those, and those of the
    installed coast's.
    """
    whole = _packed_regions(wanted, 1.0, 0, coast)
    if _fits(whole, budget):
        return bytes(1) + whole
    for coarser in range(COARSEST + 1):
        narrow = _packed_regions(wanted, 0.0, coarser, coast)
        if _fits(narrow, budget):
            return bytes([coarser]) + _widest_that_fits(wanted, budget, coarser, coast, narrow)
    return bytes([COARSEST]) + bytes(SIZE_BYTES)


def _widest_that_fits(
    wanted: Wanted, budget: int, coarser: int, coast: InstalledCoast | None, found: bytes
) -> bytes:
    """By halving: `found` fits, with no width at all."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        share = (low + high) / 2
        made = _packed_regions(wanted, share, coarser, coast)
        if _fits(made, budget):
            found, low = made, share
        else:
            high = share
    return found


def _packed_regions(wanted: Wanted, share: float, coarser: int, coast: InstalledCoast | None) -> bytes:
    parts = [
        encode_sheets(sheets) if sheets else b"" for sheets in cut_regions(wanted, share, coarser, coast)
    ]
    return b"".join([len(parts[0]).to_bytes(SIZE_BYTES, "little"), *parts])


def _fits(packed: bytes, budget: int) -> bool:
    return len(packed) - SIZE_BYTES <= budget


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
