"""The bearing recipe: the sector at a distance and in a direction from a point, with their tolerances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from caribmap.derive.plane import WGS84, areas_to_geojson
from caribmap.derive.ring import area_of, pole_m, rim_of
from caribmap.geo import Position

STEP_DEG = 2.0
"""Between two points of an arc, at most."""
SIDE_POINTS = 24
"""Of a straight side; on the map a geodesic bends."""


@dataclass(frozen=True, slots=True)
class Sector:
    """All points from `nearest_m` to `farthest_m` off `origin`, in direction `degrees` ± `tolerance_deg`."""

    origin: Position
    degrees: float
    tolerance_deg: float
    nearest_m: float
    farthest_m: float

    def holds(self, degrees: float, away_m: float) -> bool:
        """Whether a point in that direction and at that distance from the origin lies in the sector."""
        turn = abs((degrees - self.degrees + 180.0) % 360.0 - 180.0)
        return turn <= self.tolerance_deg and self.nearest_m <= away_m <= self.farthest_m


def seen_from(origin: Position, point: Position) -> tuple[float, float]:
    """Direction and distance of a point: degrees clockwise from north, and metres."""
    azimuth, _, away_m = WGS84.inv(*origin, *point)
    return float(azimuth) % 360.0, float(away_m)


def point_towards(origin: Position, degrees: float, away_m: float) -> Position:
    """The point in a direction, degrees clockwise from north, at a geodesic distance in metres."""
    lng, lat, _ = WGS84.fwd(*origin, degrees, away_m)
    return float(lng), float(lat)


def derive_sector(sector: Sector) -> dict[str, Any]:
    """The area of a sector, geodesic, on WGS 84, cut at the antimeridian and holding a pole that is in it."""
    arc = max(2, round(2 * sector.tolerance_deg / STEP_DEG) + 1)
    turns = np.linspace(-sector.tolerance_deg, sector.tolerance_deg, arc)
    outward = np.linspace(sector.nearest_m, sector.farthest_m, SIDE_POINTS)[1:-1]
    sides = np.full(len(outward), sector.tolerance_deg)
    # Clockwise along the inner arc, out, back along the outer one, and in: counterclockwise as a whole.
    azimuths = sector.degrees + np.concatenate([turns, sides, turns[::-1], -sides])
    distances_m = np.concatenate(
        [np.full(arc, sector.nearest_m), outward, np.full(arc, sector.farthest_m), outward[::-1]]
    )
    rim = rim_of(sector.origin, azimuths, distances_m)
    north, south = (
        sector.holds(degrees, pole_m(sector.origin, pole)) for degrees, pole in ((0.0, 90.0), (180.0, -90.0))
    )
    geometry = areas_to_geojson(area_of(rim, north=north, south=south))
    if geometry is None:
        raise ValueError(f"a sector from {sector.nearest_m} to {sector.farthest_m} m is too small to draw")
    return geometry
