"""Whole numbers as bytes, seven bits in each, the lowest first; the highest bit says that more follow."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

BITS = 7
MOST_BYTES = 5
"""Numbers below 2^35."""


def zigzag(values: npt.ArrayLike) -> Ints:
    """Signed numbers as numbers from 0 on: 0, -1, 1, -2 become 0, 1, 2, 3."""
    signed = np.asarray(values, dtype=np.int64)
    return (signed << 1) ^ (signed >> 63)


def unzigzag(values: npt.ArrayLike) -> Ints:
    unsigned = np.asarray(values, dtype=np.int64)
    return (unsigned >> 1) ^ -(unsigned & 1)


def to_varints(values: npt.ArrayLike) -> bytes:
    """Numbers from 0 to 2^35 - 1."""
    numbers = np.asarray(values, dtype=np.int64)
    planes = numbers[:, None] >> (BITS * np.arange(MOST_BYTES))
    more = planes[:, 1:] > 0
    data = (planes & 0x7F).astype(np.uint8)
    data[:, :-1] |= more.astype(np.uint8) << BITS
    used = np.concatenate([np.ones((len(numbers), 1), dtype=bool), more], axis=1)
    return bytes(data[used].tobytes())


def from_varints(data: bytes | memoryview) -> Ints:
    """All the numbers of `data`, which ends with the last byte of one."""
    parts = np.frombuffer(data, dtype=np.uint8)
    if len(parts) == 0:
        return np.zeros(0, dtype=np.int64)
    last = parts < 1 << BITS
    ends = np.flatnonzero(last)
    begins = np.concatenate([[0], ends[:-1] + 1])
    number: Ints = np.cumsum(last) - last
    shift = (np.arange(len(parts)) - begins[number]) * BITS
    return np.add.reduceat((parts & 0x7F).astype(np.int64) << shift, begins)
