"""The basemap's countries by ISO 3166 code, in degrees: what a name may be written on, and what is land.

As the page's map/territories.ts, on the basemap as it is shipped: names stand alike at any detail of drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from caribmap.render.picture.plane import Point

Ring = npt.NDArray[np.float64]
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
    """The countries of both parts of the basemap."""

    def __init__(self, basemap: Mapping[str, Any], turn: Turn) -> None:
        self._by_iso: dict[str, list[Area]] = {}
        for name in ("world", "detail"):
            for iso, area in _countries(basemap[name], turn):
                self._by_iso.setdefault(iso, []).append(area)

    def areas(self, iso: str) -> Sequence[Area]:
        """[] for a code that the basemap does not have."""
        return self._by_iso.get(iso, [])

    def is_land(self, position: Point) -> bool:
        return any(is_in_any(areas, position) for areas in self._by_iso.values())


def area_of(rings: Iterable[Sequence[Point]], turn: Turn) -> Area:
    """A polygon in degrees; it lies where its outer ring does."""
    outer, *holes = (np.array(ring, dtype=float) for ring in rings)
    shift = _shift(outer, turn)
    return _area([outer + shift, *(hole + shift for hole in holes)])


def is_in_any(areas: Iterable[Area], position: Point) -> bool:
    return any(area.has(position) for area in areas)


def _countries(topology: Mapping[str, Any], turn: Turn) -> Iterator[tuple[str, Area]]:
    transform = topology["transform"]
    arcs = [
        np.cumsum(np.array(steps), axis=0) * transform["scale"] + transform["translate"]
        for steps in topology["arcs"]
    ]
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country.get("arcs", [])
        for polygon in polygons:
            rings = [_placed(np.concatenate([_arc(arcs, index) for index in ring]), turn) for ring in polygon]
            yield country["properties"]["iso"], _area(rings)


def _arc(arcs: Sequence[Ring], index: int) -> Ring:
    """~i is arc i backwards."""
    return arcs[index] if index >= 0 else arcs[~index][::-1]


def _placed(ring: Ring, turn: Turn) -> Ring:
    """A ring stays whole: it lies where its middle does."""
    return np.asarray(ring + _shift(ring, turn))


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
