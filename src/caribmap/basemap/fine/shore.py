"""Fine land as a sheet has it: lines of coast and of cuts, and areas of them by country. Loads shapely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from caribmap.basemap.fine.owners import Owners, owners_near, parted
from caribmap.basemap.fine.rings import Run, extent_of, polygons_in, rings_of, runs_of, thinned
from caribmap.basemap.grid import GRID_BITS, Rect, pixel
from caribmap.basemap.levels import Level

Ints = npt.NDArray[np.int64]


@dataclass
class Shore:
    """`lines`, kind and points, and `areas`, country and rings of line numbers, as a Sheet has them."""

    level: Level
    lines: list[tuple[str, Ints]] = field(default_factory=list)
    areas: list[tuple[str, list[list[int]]]] = field(default_factory=list)

    def add(self, land: BaseGeometry, rect: Rect, coarser: int = 0) -> None:
        """Land on the pack's grid, cut to a rectangle and thinned for the level."""
        off = 2 ** ((self.level.weight + coarser) / 2)
        least = max(pixel(self.level.top) * self.level.island_px, off)
        if not _is_within(land, rect):
            land = shapely.intersection(land, box(*rect))
        owners: Owners | None = None
        for polygon in polygons_in(land):
            rings = [ring for ring in rings_of(polygon) if extent_of(ring) >= least]
            if not rings:
                continue
            owners = owners_near(rect) if owners is None else owners
            self._add(rings, owners, rect, off)

    def _add(self, rings: Sequence[Ints], owners: Owners, rect: Rect, off: float) -> None:
        thin = [[thinned(run, off) for run in runs_of(ring, rect)] for ring in rings]
        outer, *holes = (_joined(runs) for runs in thin)
        parts = parted(Polygon(outer, holes), owners)
        if len(parts) == 1:
            numbers = [[self._line(run) for run in runs] for runs in thin]
            if all(min(ring) >= 0 for ring in numbers):
                self.areas.append((parts[0][0], numbers))
            return
        # The parts of countries have lines of their own, which are not drawn, and the coast is drawn once.
        for runs in thin:
            for is_coast, points in runs:
                if is_coast:
                    self._line((True, points))
        for code, part in parts:
            cut = [[self._line((False, ring))] for ring in rings_of(part)]
            if cut and all(ring[0] >= 0 for ring in cut):
                self.areas.append((code, cut))

    def _line(self, run: Run) -> int:
        """The number of the run's line, or -1 if nothing of it is left on the level's grid."""
        is_coast, points = run
        shift = GRID_BITS - self.level.bits
        coarse = (points + (1 << shift >> 1)) >> shift
        moved = np.ones(len(coarse), dtype=bool)
        moved[1:] = (coarse[1:] != coarse[:-1]).any(axis=1)
        if moved.sum() < 2:
            return -1
        self.lines.append(("coast" if is_coast else "cut", coarse[moved]))
        return len(self.lines) - 1


def _joined(runs: Sequence[Run]) -> Ints:
    return np.concatenate([*(points[:-1] for _, points in runs), runs[-1][1][-1:]])


def _is_within(land: BaseGeometry, rect: Rect) -> bool:
    left, top, right, bottom = land.bounds
    return left >= rect[0] and top >= rect[1] and right <= rect[2] and bottom <= rect[3]
