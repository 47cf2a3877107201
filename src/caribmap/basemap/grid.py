"""The basemap's grid: whole numbers on the Web Mercator square, x to the east, y down from the north.

The square has 2^22 steps on each side, from 180° W, 9.6 m on the ground at the equator; it ends at 85.0511°
of latitude.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

GRID_BITS = 22
GRID = 1 << GRID_BITS
TILE_BITS = 8
"""A map at zoom z is 2^(z + 8) pixels wide."""
MAX_LAT = 85.05112877980659

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Rect = tuple[int, int, int, int]
"""left, top, right and bottom on the grid."""


def to_grid(lng_lat: npt.ArrayLike) -> Ints:
    """Positions in degrees, shape (n, 2), longitude first, as the nearest points of the grid."""
    degrees = np.asarray(lng_lat, dtype=np.float64).reshape(-1, 2)
    lat = np.radians(np.clip(degrees[:, 1], -MAX_LAT, MAX_LAT))
    x = (degrees[:, 0] + 180) / 360
    y = 0.5 - np.arctanh(np.sin(lat)) / (2 * np.pi)
    return np.rint(np.stack([x, y], axis=1) * GRID).astype(np.int64)


def to_degrees(points: npt.ArrayLike, bits: int = GRID_BITS) -> Floats:
    """Points of a grid of 2^bits steps, shape (n, 2), as longitude and latitude."""
    share = np.asarray(points, dtype=np.float64).reshape(-1, 2) / (1 << bits)
    lat = np.degrees(np.arcsin(np.tanh((0.5 - share[:, 1]) * 2 * np.pi)))
    return np.stack([share[:, 0] * 360 - 180, lat], axis=1)


def pixel(zoom: float) -> float:
    """The width of a pixel at a zoom, in steps of the grid."""
    return float(2 ** (GRID_BITS - TILE_BITS - zoom))
