"""A grey picture as coefficients of the wavelet of Cohen, Daubechies and Feauveau (9/7), and back.

A picture is split into a low one of half its width and height and three bands of detail – along its lines,
along its columns, along both – and the low one again, LEVELS times. Whole numbers stand for the coefficients.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from caribmap.basemap.codec import unzigzag, zigzag

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.int64]
Bands = Sequence[Ints]
"""The three of a level: along lines, along columns, along both."""

LEVELS = 4
CELL = 1 << LEVELS
"""So many samples on each side has one number of the lowest picture."""
LIFTS = (-1.586134342, -0.05298011854, 0.8829110762, 0.4435068522)
GAIN = 1.149604398


def split(picture: Floats) -> tuple[Floats, list[list[Floats]]]:
    """The lowest picture and the bands of each level, the coarsest first; sides are multiples of CELL."""
    low, levels = picture, list[list[Floats]]()
    for _ in range(LEVELS):
        above, below = _halves(low)
        (low, along), (up, both) = ([part.T for part in _halves(half.T)] for half in (above, below))
        levels.append([along, up, both])
    return low, levels[::-1]


def joined(low: Floats, levels: Iterable[Sequence[Floats]]) -> Floats:
    """What `split` was given."""
    for along, up, both in levels:
        low = _whole(_whole(low.T, along.T).T, _whole(up.T, both.T).T)
    return low


def _halves(lines: Floats) -> tuple[Floats, Floats]:
    low, high = lines[0::2], lines[1::2]
    for index, lift in enumerate(LIFTS):
        if index % 2:
            low = low + lift * (high + np.roll(high, 1, 0))
        else:
            high = high + lift * (low + np.roll(low, -1, 0))
    return low * GAIN, high / GAIN


def _whole(low: Floats, high: Floats) -> Floats:
    low, high = low / GAIN, high * GAIN
    for index, lift in reversed([*enumerate(LIFTS)]):
        if index % 2:
            low = low - lift * (high + np.roll(high, 1, 0))
        else:
            high = high - lift * (low + np.roll(low, -1, 0))
    lines = np.empty((2 * len(low), *low.shape[1:]))
    lines[0::2], lines[1::2] = low, high
    return lines


def columns_of(pictures: Sequence[tuple[Ints, Sequence[Bands]]]) -> dict[str, Ints]:
    """Columns of numbers from 0 on: the lowest pictures as steps, then each level's runs of zeros.

    A run is the number of zeros times 4, plus 1 if what follows is negative, plus 2 if it is more than 1 from
    zero; by how much more stands in `big`. Zeros at the end of a level are not written.
    """
    columns = {"low": zigzag(np.diff(_flat(low for low, _ in pictures), prepend=0))}
    big = []
    for level in range(LEVELS):
        values = _flat(band for _, levels in pictures for band in levels[level])
        at = np.flatnonzero(values)
        found = values[at]
        more = np.abs(found) - 2
        columns[f"level {level}"] = (
            ((np.diff(at, prepend=-1) - 1) << 2) | (found < 0) | ((more >= 0).astype(np.int64) << 1)
        )
        big.append(more[more >= 0])
    return {**columns, "big": np.concatenate(big)}


def pictures_of(
    columns: dict[str, Ints], shapes: Sequence[tuple[int, int]]
) -> list[tuple[Ints, list[Bands]]]:
    """What `columns_of` was given; `shapes` are lines and columns of the lowest pictures."""
    sizes = [rows * columns for rows, columns in shapes]
    low = np.split(np.cumsum(unzigzag(columns["low"])), np.cumsum(sizes)[:-1])
    big = columns["big"]
    levels = []
    for level in range(LEVELS):
        runs = columns[f"level {level}"]
        is_big = runs & 2 > 0
        found = np.ones(len(runs), dtype=np.int64)
        found[is_big] = big[: is_big.sum()] + 2
        big = big[is_big.sum() :]
        values = np.zeros(3 * sum(sizes) << 2 * level, dtype=np.int64)
        values[np.cumsum((runs >> 2) + 1) - 1] = np.where(runs & 1, -found, found)
        parts = np.split(values, np.cumsum(np.repeat(sizes, 3) << 2 * level)[:-1])
        levels.append(
            [
                part.reshape(shapes[number // 3][0] << level, shapes[number // 3][1] << level)
                for number, part in enumerate(parts)
            ]
        )
    return [
        (
            low[number].reshape(shape),
            [bands[3 * number : 3 * number + 3] for bands in levels],
        )
        for number, shape in enumerate(shapes)
    ]


def _flat(arrays: Iterable[Ints]) -> Ints:
    return np.concatenate([array.reshape(-1) for array in arrays])
