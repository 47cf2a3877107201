"""The basemap's countries by ISO 3166 code, in degrees: what a name may be written on, and what is land.

As the page's map/territories.ts, on the basemap's sheets: names stand alike at any detail of drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from caribmap.basemap.extents import land_of
from caribmap.basemap.grid import to_degrees
from caribmap.basemap.sheet import Sheet
from caribmap.render.picture.plane import Point

Ring = npt.NDArray[np.float64]
Bounds = tuple[float, float, float, float]
Turn = Callable[[float], float]
"""What to add to the longitudes of what lies at a longitude."""


@dataclass(frozen=True, slots=True)
class Area:
    """A polygon, its outer ring first; west, south, east and north of the outer ring."""

    rings: Sequence[Ring]
    bounds_deg: tuple[float, float, float, float]

    def has(self, position: Point) -> bool:
        """True inside the polygon and outside its holes."""
        (lng, lat), (west, south, east, north) = position, self.bounds_deg
        if not (west <= lng <= east and south <= lat <= north):
            return False
        return sum(_is_inside(ring, lng, lat) for ring in self.rings) == 1


class Territories:
    """How far countries extend, and whose land a position is. The finest sheet there decides."""

    def __init__(self, sheets: Sequence[Sheet], turn: Turn) -> None:
        # Of two of a level, the later is drawn over the other.
        order = sorted(range(len(sheets)), key=lambda index: (-sheets[index].level, -index))
        self._sheets = [_SheetLand(sheets[index], turn) for index in order]

    def extent(self, iso: str) -> Bounds | None:
        """West, south, east, north of a country on the coarsest sheet that has it; None where none has."""
        areas = next((sheet.by_iso[iso] for sheet in reversed(self._sheets) if iso in sheet.by_iso), None)
        return extent_of(areas) if areas else None

    def is_of(self, iso: str, position: Point) -> bool:
        return is_in_any(self._at(position).by_iso.get(iso, ()), position)

    def is_land(self, position: Point) -> bool:
        return any(is_in_any(areas, position) for areas in self._at(position).by_iso.values())

    def _at(self, position: Point) -> _SheetLand:
        """The finest sheet that covers a position; the world's covers all."""
        lng, lat = position
        for sheet in self._sheets[:-1]:
            for west, south, east, north in sheet.rects:
                if west <= lng <= east and south <= lat <= north:
                    return sheet
        return self._sheets[-1]


class _SheetLand:
    """The land of a sheet, in degrees."""

    def __init__(self, sheet: Sheet, turn: Turn) -> None:
        self.level = sheet.level
        self.rects = [_placed_rect(rect, sheet.bits, turn) for rect in sheet.rects]
        self.by_iso: dict[str, list[Area]] = {}
        for iso, rings, bounds in land_of(sheet):
            area = Area(rings, bounds) if not turn((bounds[0] + bounds[2]) / 2) else area_of(rings, turn)
            self.by_iso.setdefault(iso, []).append(area)


def _placed_rect(rect: tuple[int, int, int, int], bits: int, turn: Turn) -> Bounds:
    (west, north), (east, south) = to_degrees([rect[:2], rect[2:]], bits).tolist()
    shift = turn((west + east) / 2)
    return west + shift, south, east + shift, north


def extent_of(areas: Iterable[Area]) -> Bounds:
    """The box round all of some areas."""
    wests, souths, easts, norths = zip(*(area.bounds_deg for area in areas), strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def area_of(rings: Iterable[Sequence[Point] | Ring], turn: Turn) -> Area:
    """A polygon in degrees; it lies where its outer ring does."""
    outer, *holes = (np.array(ring, dtype=float) for ring in rings)
    shift = _shift(outer, turn)
    return _area([outer + shift, *(hole + shift for hole in holes)])


def is_in_any(areas: Iterable[Area], position: Point) -> bool:
    return any(area.has(position) for area in areas)


def _shift(ring: Ring, turn: Turn) -> Ring:
    lngs = ring[:, 0]
    return np.array([turn((lngs.min() + lngs.max()) / 2), 0])


def _area(rings: Sequence[Ring]) -> Area:
    (west, south), (east, north) = rings[0].min(axis=0).tolist(), rings[0].max(axis=0).tolist()
    return Area(rings, (west, south, east, north))


def _is_inside(ring: Ring, lng: float, lat: float) -> bool:
    """True inside a ring, closed or not: counts the edges that a ray to the east crosses."""
    lngs, lats = ring[:, 0], ring[:, 1]
    is_above = lats > lat
    crossing = np.flatnonzero(is_above != np.roll(is_above, 1))
    before = crossing - 1
    at_lat = lngs[crossing] + (lngs[before] - lngs[crossing]) * (lat - lats[crossing]) / (
        lats[before] - lats[crossing]
    )
    return bool(np.count_nonzero(lng < at_lat) % 2)
