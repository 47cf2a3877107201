"""Grey relief that darkens the land, as packed by `tools/basemap_relief.py`: pictures round views.

A picture is cut out of one wavelet transform of the whole world: its tone has no step where tiles meet, and
fades out where the picture ends.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from caribmap.basemap.columns import gzip_columns, split_columns
from caribmap.basemap.grid import GRID, to_grid
from caribmap.basemap.pack import read_packed
from caribmap.basemap.region import Bounds, zoom_of
from caribmap.basemap.wavelet import CELL, LEVELS, Bands, Ints, columns_of, joined, pictures_of
from caribmap.cartography.ground import RELIEF_FAINTEST, RELIEF_ZOOMS
from caribmap.runtime.cache import kept

Bytes = npt.NDArray[np.uint8]
Tile = tuple[int, int]
"""Column and row of a square of TILE_CELLS cells; columns run on across the antimeridian."""
Coefficients = tuple[Ints, Sequence[Bands]]

FORM = 2
"""Raised when equal views give other bytes than before."""
ASIDE, UP = 0.5, 0.25
"""Shares of a view by which a screen may show more on each side: screens are wider than high."""
MOST_BYTES = 8_000
"""Of all views. What is more is drawn more coarsely, then without what is beside the views."""
COARSER = ((1, 1.0), (2, 1.0), (2, 0.0), (4, 0.0), (8, 0.0))
"""What is tried: by how much coarser, with how much of what is beside the views."""
DEAD = 0.3
"""What is added before a coefficient is rounded down: most of them become nothing."""
TILE_CELLS = 8
BLOCK_CELLS = 32
"""The pack's blocks are so many cells wide and high."""
FADE_CELLS = 2
"""A picture reaches so far beyond its tiles that nothing of it is left at its edge."""


@dataclass(frozen=True, slots=True)
class Shade:
    """How dark the land is, 0 to 255, on the Mercator square of 2^`bits` samples; `left` may be beyond it."""

    bits: int
    left: int
    top: int
    dark: Bytes


@lru_cache(maxsize=8)
def relief_of_views(views: tuple[Bounds, ...]) -> bytes:
    """Pictures of what views show that are framed at zooms of relief, gzipped columns; b"" for none."""
    framed = tuple(bounds for bounds in views if RELIEF_ZOOMS[0] <= zoom_of(bounds) <= RELIEF_ZOOMS[1])
    if not framed:
        return b""
    key = f"{FORM} {_packed().sum} {framed}".encode()
    return kept("relief", key, lambda: _finest_that_fits(framed))


def _finest_that_fits(views: Sequence[Bounds]) -> bytes:
    while views:
        for coarser, beside in COARSER:
            made = _packed_relief(views, coarser, beside)
            if len(made) <= MOST_BYTES:
                return made
        views = views[: len(views) // 2]
    return b""


def _packed_relief(views: Sequence[Bounds], coarser: int, beside: float) -> bytes:
    pack = _packed()
    most = (1 << pack.bits) // CELL // TILE_CELLS
    found: list[tuple[int, int, Coefficients]] = []
    for tiles in _groups({tile for bounds in views for tile in _tiles(bounds, beside, most)}, most):
        left = min(column for column, _ in tiles) * TILE_CELLS - FADE_CELLS
        top = max(min(row for _, row in tiles) * TILE_CELLS - FADE_CELLS, 0)
        cut = _coefficients(tiles, left, top)
        if any(band.any() for bands in cut[1] for band in bands):
            found.append((left, top, _rounded(cut, coarser)))
    if not found:
        return b""
    header = {
        "bits": pack.bits,
        "low": pack.low,
        "steps": [[step * coarser for step in steps] for steps in pack.steps],
        "pictures": [[left, top, *low.shape] for left, top, (low, _) in found],
    }
    return gzip_columns(header, columns_of([coefficients for _, _, coefficients in found]))


def shades_of(relief: bytes) -> list[Shade]:
    """The pictures that `relief_of_views` has packed."""
    if not relief:
        return []
    header, columns = split_columns(gzip.decompress(relief))
    places = header["pictures"]
    pictures = pictures_of(columns, [(rows, width) for _, _, rows, width in places])
    shades = []
    for (left, top, _, _), (low, levels) in zip(places, pictures, strict=True):
        bands = [
            [band * float(step) for band, step in zip(its, steps, strict=True)]
            for its, steps in zip(levels, header["steps"], strict=True)
        ]
        dark = np.clip(np.rint(joined(low * header["low"], bands)), 0, 255).astype(np.uint8)
        dark[dark < RELIEF_FAINTEST] = 0
        shades.append(Shade(header["bits"], left * CELL, top * CELL, dark))
    return shades


def _tiles(bounds: Bounds, beside: float, most: int) -> Iterator[Tile]:
    """The tiles that a view shows, with a share of what is beside it; columns from 0 to `most` - 1."""
    side = GRID // most
    west, south, east, north = bounds
    (left, bottom), (right, top) = to_grid([(west, south), (east, north)]).tolist()
    right += GRID if west > east else 0
    aside, up = (right - left) * ASIDE * beside, (bottom - top) * UP * beside
    for column in range(math.floor((left - aside) / side), math.floor((right + aside) / side) + 1):
        for row in range(
            max(0, math.floor((top - up) / side)), min(most, math.floor((bottom + up) / side) + 1)
        ):
            yield column % most, row


def _groups(tiles: set[Tile], most: int) -> Iterator[list[Tile]]:
    """Tiles that touch each other, their columns counted on across the antimeridian."""
    left = dict.fromkeys(sorted(tiles))
    while left:
        group = [next(iter(left))]
        left.pop(group[0])
        for column, row in group:
            for beside in (-1, 0, 1):
                for below in (-1, 0, 1):
                    near = ((column + beside) % most, row + below)
                    if near in left:
                        left.pop(near)
                        group.append((column + beside, row + below))
        yield group


def _coefficients(tiles: Sequence[Tile], left: int, top: int) -> Coefficients:
    """Of a picture that begins at a cell: those of the tiles, and zeros between and round them."""
    width = (max(column for column, _ in tiles) + 1) * TILE_CELLS + FADE_CELLS - left
    height = (max(row for _, row in tiles) + 1) * TILE_CELLS + FADE_CELLS - top
    low = np.zeros((height, width), dtype=np.int64)
    levels = [
        [np.zeros((height << level, width << level), dtype=np.int64) for _ in range(3)]
        for level in range(LEVELS)
    ]
    pack = _packed()
    columns = (1 << pack.bits) // CELL // TILE_CELLS
    share = BLOCK_CELLS // TILE_CELLS
    for column, row in tiles:
        within = column % columns
        block = pack.block(within // share, row // share)
        if block is None:
            continue
        target = (column * TILE_CELLS - left, row * TILE_CELLS - top)
        source = (within % share * TILE_CELLS, row % share * TILE_CELLS)
        _copy(block[0], source, low, target, 0)
        for level, (bands, into) in enumerate(zip(block[1], levels, strict=True)):
            for band, its in zip(bands, into, strict=True):
                _copy(band, source, its, target, level)
    return low, levels


def _copy(source: Ints, begin: Tile, target: Ints, to: Tile, level: int) -> None:
    side = TILE_CELLS << level
    (x, y), (left, top) = ((spot[0] << level, spot[1] << level) for spot in (begin, to))
    target[top : top + side, left : left + side] = source[y : y + side, x : x + side]


def _rounded(coefficients: Coefficients, coarser: int) -> Coefficients:
    low, levels = coefficients
    if coarser == 1:
        return coefficients
    rounded = [
        [np.sign(band) * np.floor(np.abs(band) / coarser + DEAD).astype(np.int64) for band in bands]
        for bands in levels
    ]
    return low, rounded


@dataclass(frozen=True, slots=True, eq=False)
class _Pack:
    """`bits`: the world is 2^bits samples wide; `low` and `steps` are what a coefficient of 1 stands for."""

    bits: int
    low: float
    steps: Sequence[Sequence[float]]
    sum: str
    blocks: Mapping[str, bytes]

    def block(self, column: int, row: int) -> Coefficients | None:
        data = self.blocks.get(f"{column} {row}")
        return None if data is None else _unpacked(data)


@lru_cache(maxsize=16)
def _unpacked(data: bytes) -> Coefficients:
    _, columns = split_columns(gzip.decompress(data))
    (block,) = pictures_of(columns, [(BLOCK_CELLS, BLOCK_CELLS)])
    return block


@cache
def _packed() -> _Pack:
    head, _, packed = read_packed("relief.bin").partition(b"\n")
    index = json.loads(head)
    blocks, at = {}, 0
    for name, size in index["blocks"].items():
        blocks[name] = packed[at : at + size]
        at += size
    return _Pack(index["bits"], index["low"], index["steps"], index["provenance"]["content"], blocks)
