"""The sheets of a dossier: the world's, and those of its regions, cut to fit a budget of bytes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256

from caribmap.basemap.levels import LEVELS, REGIONAL, WORLD, Level
from caribmap.basemap.pack import FOLDER, read_layers, read_packed
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
FORM = 1
"""Raised when equal wishes give other bytes than before."""


@dataclass(frozen=True, slots=True)
class Basemap:
    """The world sheet and the regional ones, gzipped as a page carries them; `regions` empty for none."""

    world: bytes
    regions: bytes

    def sheets(self) -> list[Sheet]:
        return [*decode_sheets(self.world), *(decode_sheets(self.regions) if self.regions else ())]


def world_basemap() -> Basemap:
    """The world alone."""
    return Basemap(read_packed(WORLD_FILE), b"")


def make_basemap(wanted: Wanted, budget_kb: float) -> Basemap:
    """The basemap that shows what is wanted in `budget_kb` thousand bytes, kept for the next time."""
    budget = int(budget_kb * 1000 * SHARE_OF_SHEETS)
    key = f"{FORM} {pack_hash()} {budget} {wanted!r}".encode()
    world = read_packed(WORLD_FILE)
    if len(world) > budget:
        return Basemap(kept("sheets", b"world " + key, lambda: _coarse_world(budget)), b"")
    return Basemap(world, kept("sheets", key, lambda: _regions(wanted, budget - len(world))))


@cache
def pack_hash() -> str:
    """Of all files of the pack."""
    summed = sha256()
    for path in sorted(FOLDER.iterdir()):
        summed.update(path.name.encode() + read_packed(path.name))
    return summed.hexdigest()


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


def _regions(wanted: Wanted, budget: int) -> bytes:
    """The widest regions that fit; of those that are as narrow as can be, the finest."""
    share, coarser = 1.0, 0
    while coarser <= COARSEST:
        sheets = cut_regions(wanted, share, coarser)
        made = encode_sheets(sheets) if sheets else b""
        if len(made) <= budget:
            return made
        # Bytes grow about as areas do.
        next_share = share * min(math.sqrt(budget / len(made)), STEP)
        share, coarser = (next_share, 0) if next_share >= LEAST_SHARE else (0.0, coarser + (share == 0))
    return b""


def cut_regions(wanted: Wanted, share: float, coarser: int = 0) -> list[Sheet]:
    sheets = []
    for level in REGIONAL[:-1]:
        rects = rects_of(wanted, level, share)
        if rects:
            sheets.append(cut_sheet(layers_of(level, coarser), level, rects))
    return sheets


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
