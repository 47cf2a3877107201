"""The frame: which piece of Web Mercator a picture shows, and where on it a position falls."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from caribmap.geo import EARTH_RADIUS_M, MERCATOR_LIMIT, from_mercator, to_mercator
from caribmap.render.picture.plane import Box, Point

WORLD_PX_AT_ZOOM_0 = 256
ATLANTIC_DEG = -30
"""Where the world is cut open so that the Pacific lies whole: there the least land is torn."""

NOWHERE = math.nan, math.nan
OUT_DEG = 1e-6
"""How far rounding may have moved something out of the world."""


@dataclass(frozen=True, slots=True)
class Frame:
    """`left` and `top` are Web Mercator radians at the upper left corner, `scale` is pixels per radian.

    `west_deg` is where the world is cut open: longitudes run from there a whole turn to the east.
    """

    width: float
    height: float
    left: float
    top: float
    scale: float
    west_deg: float = -180

    @property
    def box(self) -> Box:
        return Box(0, 0, self.width, self.height)

    @property
    def zoom(self) -> float:
        """As Leaflet counts it, with fractions."""
        return math.log2(self.scale * 2 * math.pi / WORLD_PX_AT_ZOOM_0)

    @property
    def world(self) -> float:
        """Width of 360 degrees in pixels."""
        return 2 * math.pi * self.scale

    def latitude(self, y: float) -> float:
        """Of the parallel `y` pixels below the map's upper edge."""
        return self.unproject((0, y))[1]

    def project(self, lng: float, lat: float) -> Point:
        """Pixels from the upper left corner."""
        x, y = to_mercator(lng + 360 if lng < self.west_deg else lng, lat)
        return (x - self.left) * self.scale, (self.top - y) * self.scale

    def project_all(self, positions: Sequence[Sequence[float] | None]) -> NDArray[np.float64]:
        """Rows of x and y as `project` has them, NaN where there is no position."""
        lngs, lats = np.array([position or NOWHERE for position in positions], dtype=np.float64).T
        x = np.radians(np.where(lngs < self.west_deg, lngs + 360, lngs))
        # numpy's own functions differ in the last place from one processor to another.
        lats_rad = np.radians(np.clip(lats, -MERCATOR_LIMIT, MERCATOR_LIMIT)).tolist()
        y = np.array([*map(math.asinh, map(math.tan, lats_rad))])
        return np.column_stack(((x - self.left) * self.scale, (self.top - y) * self.scale))

    def project_unrolled(self, lng: float, lat: float) -> Point:
        x, y = to_mercator(lng, lat)
        return (x - self.left) * self.scale, (self.top - y) * self.scale

    def project_line(self, positions: Sequence[Sequence[float]]) -> list[Point]:
        """A line stays whole: it lies where its middle does."""
        lngs = [position[0] for position in positions]
        shift = self.turn((min(lngs) + max(lngs)) / 2)
        return [self.project_unrolled(lng + shift, lat) for lng, lat, *_ in positions]

    def project_copies(self, line: Sequence[Point]) -> list[list[Point]]:
        """A line where its middle lies and, where it leaves the world there, on the other side too."""
        return [[self.project_unrolled(lng + turn, lat) for lng, lat in line] for turn in self._turns(line)]

    def project_polygon(self, rings: Sequence[Sequence[Point]]) -> list[list[Point]]:
        """Likewise the rings of a polygon, which lie where its outer ring does."""
        return [
            [self.project_unrolled(lng + turn, lat) for lng, lat in ring]
            for turn in self._turns(rings[0])
            for ring in rings
        ]

    def _turns(self, line: Sequence[Point]) -> list[float]:
        west, east = min(lng for lng, _ in line), max(lng for lng, _ in line)
        first = self.turn((west + east) / 2)
        turns = [first]
        if west + first < self.west_deg - OUT_DEG:
            turns.append(first + 360)
        if east + first > self.west_deg + 360 + OUT_DEG:
            turns.append(first - 360)
        return turns

    def unproject(self, point: Point) -> Point:
        """Longitude and latitude; longitudes run on beyond 180 where the world is cut open elsewhere."""
        x, y = point
        return from_mercator(self.left + x / self.scale, self.top - y / self.scale)

    def turn(self, lng: float) -> float:
        """What to add to the longitudes of what lies at `lng`."""
        return 360 if lng < self.west_deg else 0

    def metres_per_px(self, lat: float) -> float:
        """On the ground, along the parallel of `lat`, on a sphere."""
        return EARTH_RADIUS_M * math.cos(math.radians(lat)) / self.scale


def is_pacific(views: Sequence[Sequence[float]]) -> bool:
    """Whether the world is cut open in the Atlantic, by the bounds of a dossier's views.

    So it is where a view crosses the antimeridian, or lies so near that its surroundings do; but not for the
    surroundings of one view where another would be torn. As the page's leaflet.ts.
    """
    if any(west > east for west, _, east, _ in views):
        return True
    if any(west < ATLANTIC_DEG < east for west, _, east, _ in views):
        return False
    return any(_is_near_antimeridian(view) for view in views)


def _is_near_antimeridian(view: Sequence[float]) -> bool:
    west, south, east, north = view
    around = max(east - west, north - south)
    return (west - around < -180 or east + around > 180) and not any(
        west - around < cut < east + around for cut in (ATLANTIC_DEG - 360, ATLANTIC_DEG, ATLANTIC_DEG + 360)
    )


def fit_frame(bounds_deg: Sequence[float], width: float, height: float, west_deg: float = -180) -> Frame:
    """The closest frame that shows all of the bounds (west, south, east, north), in its middle.

    As Leaflet's `fitBounds`, without its steps of zoom. Bounds without extent are shown at Leaflet's zoom 11.
    """
    west, south, east, north = bounds_deg
    east += 360 if west > east else 0
    shift = 360 if (west + east) / 2 < west_deg else 0
    left, bottom = to_mercator(west + shift, south)
    right, top = to_mercator(east + shift, north)
    closest = WORLD_PX_AT_ZOOM_0 * 2**11 / (2 * math.pi)
    scale = min(
        closest,
        width / (right - left) if right > left else closest,
        height / (top - bottom) if top > bottom else closest,
    )
    x, y = (left + right - width / scale) / 2, (top + bottom + height / scale) / 2
    return Frame(width, height, x, y, scale, west_deg)
