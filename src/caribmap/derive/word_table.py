"""The codes of many words at once: a table by the bytes of words, in which numpy looks them up.

A word of up to LONGEST bytes is known by three pieces of eight bytes – its first, second and last – and its
length: no two have the same. What the table does not have, or no longer, is asked word by word.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
Offsets = NDArray[np.int64]

LONGEST = 24
AT_ONCE = 100_000
"""Words that are looked up together: few enough for the processor's cache."""
_BITS = 20
_SHIFT = np.uint64(64 - _BITS)
_MULTIPLIERS = tuple(map(np.uint64, (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)))
_FIRST, _SECOND = (
    np.array([(1 << 8 * min(max(length - skipped, 0), 8)) - 1 for length in range(LONGEST + 1)], np.uint64)
    for skipped in (0, 8)
)
"""By the length of a word: which bytes of a piece are the word's."""
_LAST = np.array([(1 << 64) - 1 if length > 16 else 0 for length in range(LONGEST + 1)], np.uint64)
_ONE, _SIXTY_THREE = np.uint64(1), np.uint64(63)


class WordTable:
    """Remembers `judge`, which tells the code (a byte) of a word by its bytes."""

    def __init__(self, judge: Callable[[bytes], int]) -> None:
        self._judge = judge
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._pieces = [np.zeros(1 << _BITS, np.uint64) for _ in _MULTIPLIERS]
        self._lengths, self._codes = (np.zeros(1 << _BITS, np.uint8) for _ in range(2))

    def codes(self, data: bytes, starts: Offsets, ends: Offsets) -> NDArray[np.uint8]:
        """The code of each word data[start:end]."""
        units = np.frombuffer(data + bytes(32 - len(data) % 8), dtype="<u8")
        codes = np.empty(len(starts), np.uint8)
        for begin in range(0, len(starts), AT_ONCE):
            some = slice(begin, begin + AT_ONCE)
            codes[some] = self._some_codes(data, units, starts[some], ends[some])
        return codes

    def _some_codes(self, data: bytes, units: Numbers, starts: Offsets, ends: Offsets) -> NDArray[np.uint8]:
        lengths = ends - starts
        is_long = lengths > LONGEST
        lengths[is_long] = LONGEST
        pieces = [
            _eight_bytes(units, starts) & _FIRST[lengths],
            _eight_bytes(units, starts + 8) & _SECOND[lengths],
            _eight_bytes(units, np.maximum(ends - 8, 0)) & _LAST[lengths],
        ]
        slots = _slots(pieces)
        codes = self._codes[slots]
        is_new = self._lengths[slots] != lengths
        is_new |= is_long
        for known, piece in zip(self._pieces, pieces, strict=True):
            is_new |= known[slots] != piece
        new = np.flatnonzero(is_new)
        codes[new] = [
            self._judge(data[start:end])
            for start, end in zip(starts[new].tolist(), ends[new].tolist(), strict=True)
        ]
        new = new[~is_long[new]]
        at = slots[new]
        for known, piece in zip(self._pieces, pieces, strict=True):
            known[at] = piece[new]
        self._lengths[at], self._codes[at] = lengths[new], codes[new]
        return codes


def _eight_bytes(units: Numbers, offsets: Offsets) -> Numbers:
    """The eight bytes from each offset, as little-endian numbers."""
    unit, bits = offsets >> 3, ((offsets & 7) << 3).astype(np.uint64)
    high = units[unit + 1] << _ONE << (_SIXTY_THREE - bits)  # a shift by 64 would be none
    found: Numbers = units[unit] >> bits | high
    return found


def _slots(pieces: list[Numbers]) -> Offsets:
    mixed = np.bitwise_xor.reduce([piece * by for piece, by in zip(pieces, _MULTIPLIERS, strict=True)])
    mixed ^= mixed >> np.uint64(29)
    mixed *= _MULTIPLIERS[0]
    slots: Offsets = (mixed >> _SHIFT).astype(np.int64)
    return slots
