"""The ring recipe: a geodesic circle round a point, or the band between two."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from caribmap.derive.plane import (
    WGS84,
    areas_to_geojson,
    lines_to_geojson,
    polygons_of,
    split_at_antimeridian,
)
from caribmap.dossier.nouns import Geometry
from caribmap.geo import EARTH_RADIUS_M, Position, roll, split_line, unroll

AZIMUTHS = 180
STRAIGHT_M = 5_000_000.0
MOST_BENT = 0.02
"""Part of its length by which a line over a distance may bulge on the map."""
GRID_DEG = 1e-9
"""0.1 mm: without a grid to snap to, the overlay of areas fails on slivers at a pole."""


@dataclass(frozen=True, slots=True)
class Ring:
    """The circle's area, and the point of its rim due north of the centre (south, beyond the pole)."""

    geometry: Geometry
    rim: Position


def derive_ring(center: Position, radius_m: float) -> Ring:
    """The area within `radius_m` of `center`: geodesic, on WGS 84, from 10 m to 20,000 km.

    A circle over the antimeridian is cut there into a MultiPolygon (RFC 7946, 3.1.9); the area round a pole
    ends at the pole and at ±180.
    """
    return _drawn(_disc(center, radius_m), center, radius_m)


def derive_ring_band(center: Position, inner_m: float, outer_m: float) -> Ring:
    """The area from `inner_m` to `outer_m` off `center`, geodesic as a ring; `rim` is on the outer one."""
    inner, outer = (
        _made_valid(split_at_antimeridian(_disc(center, radius_m))) for radius_m in (inner_m, outer_m)
    )
    return _drawn(shapely.difference(outer, inner, grid_size=GRID_DEG), center, outer_m)


def _made_valid(area: BaseGeometry) -> BaseGeometry:
    return shapely.MultiPolygon(polygons_of(shapely.make_valid(area)))


def _drawn(area: BaseGeometry, center: Position, radius_m: float) -> Ring:
    geometry = areas_to_geojson(area)
    if geometry is None:
        raise ValueError(f"a circle of {radius_m} m is too small to draw")
    lng, lat = center
    north = radius_m > pole_m(center, 90.0)
    top_lng, top_lat, _ = WGS84.fwd(lng, lat, 180.0 if north else 0.0, radius_m)
    return Ring(geometry, (roll(top_lng), top_lat))


def derive_radius(center: Position, radius_m: float, degrees: float | None = None) -> Geometry | None:
    """A line over `radius_m` from a centre, geodesic, in a direction clockwise from north: by default south.

    Along a meridian it is straight on the map; north, then, where the pole is nearer. None where it would
    bend.
    """
    lng, lat = center
    if degrees is None:
        degrees = 180.0 if radius_m < pole_m(center, -90.0) else 0.0
    across = abs(math.sin(math.radians(degrees)) * math.tan(math.radians(lat)))
    if across * radius_m / EARTH_RADIUS_M / 8 > MOST_BENT or radius_m > STRAIGHT_M:
        return None
    end_lng, end_lat, _ = WGS84.fwd(lng, lat, degrees, radius_m)
    end_lng = unroll(end_lng, near=lng)
    if abs(end_lng - lng) > 90.0:  # over a pole
        return None
    return lines_to_geojson(LineString([center, (end_lng, end_lat)]))


def pole_m(center: Position, pole: float) -> float:
    """How far the pole at latitude `pole` is, in metres."""
    lng, lat = center
    return float(WGS84.inv(lng, lat, lng, pole)[2])


def _disc(center: Position, radius_m: float) -> BaseGeometry:
    azimuths = np.linspace(360.0, 0.0, AZIMUTHS, endpoint=False)  # falling, that is counterclockwise
    rim = rim_of(center, azimuths, np.full(AZIMUTHS, radius_m))
    north, south = (radius_m > pole_m(center, pole) for pole in (90.0, -90.0))
    return area_of(rim, north=north, south=south)


def rim_of(
    center: Position, azimuths: npt.NDArray[np.float64], distances_m: npt.NDArray[np.float64]
) -> list[Position]:
    """The points at geodesic azimuths and distances from a centre as one closed line, unrolled."""
    from_lng, from_lat = (np.full(len(azimuths), degrees) for degrees in center)
    lngs, lats, _ = WGS84.fwd(from_lng, from_lat, azimuths, distances_m)
    return _unrolled(lngs, lats)


def _unrolled(lngs: Iterable[float], lats: Iterable[float]) -> list[Position]:
    """The rim, closed, each longitude within 180 of the one before.

    Rounded to 0.1 mm: what is a hair off 0 or ±180 lies on it, or the overlay of areas fails.
    """
    rim: list[Position] = []
    for lng, lat in zip(lngs, lats, strict=True):
        rim.append((round(unroll(lng, near=rim[-1][0]) if rim else lng, 9), round(lat, 9)))
    first_lng, first_lat = rim[0]
    return [*rim, (round(unroll(first_lng, near=rim[-1][0]), 9), first_lat)]


def area_of(rim: list[Position], *, north: bool, south: bool) -> BaseGeometry:
    """The polygon that the rim bounds, by the poles inside it."""
    if north and south:
        # Within some 35 km of the point opposite the centre, geodesics cross and so does the rim.
        beyond = split_at_antimeridian(_made_valid(Polygon(rim)))
        return shapely.difference(shapely.box(-180.0, -90.0, 180.0, 90.0), beyond, grid_size=GRID_DEG)
    if north or south:
        pole = 90.0 if north else -90.0
        before, *after = split_line(rim)  # a rim round a pole crosses the antimeridian once
        across = [position for part in (*after, before) for position in part]
        return Polygon([*across, (across[-1][0], pole), (across[0][0], pole)])
    return Polygon(rim)
