"""The ring recipe: a geodesic circle round a point."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from caribmap.derive.plane import WGS84, areas_to_geojson, cut_at_antimeridian
from caribmap.dossier.nouns import Geometry
from caribmap.geo import Position, roll, split_line, unroll

AZIMUTHS = 180


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
    lng, lat = center
    azimuths = np.linspace(360.0, 0.0, AZIMUTHS, endpoint=False)  # falling, that is counterclockwise
    from_lng, from_lat, radii_m = (np.full(AZIMUTHS, value) for value in (lng, lat, radius_m))
    rim_lngs, rim_lats, _ = WGS84.fwd(from_lng, from_lat, azimuths, radii_m)
    north, south = (radius_m > WGS84.inv(lng, lat, lng, pole)[2] for pole in (90.0, -90.0))
    geometry = areas_to_geojson(_area(_unrolled(rim_lngs, rim_lats), north=north, south=south))
    if geometry is None:
        raise ValueError(f"a circle of {radius_m} m is too small to draw")
    top_lng, top_lat, _ = WGS84.fwd(lng, lat, 180.0 if north else 0.0, radius_m)
    return Ring(geometry, (roll(top_lng), top_lat))


def _unrolled(lngs: Iterable[float], lats: Iterable[float]) -> list[Position]:
    """The rim, closed, each longitude within 180 of the one before.

    Rounded to 0.1 mm: what is a hair off 0 or ±180 lies on it, or the overlay of areas fails.
    """
    rim: list[Position] = []
    for lng, lat in zip(lngs, lats, strict=True):
        rim.append((round(unroll(lng, near=rim[-1][0]) if rim else lng, 9), round(lat, 9)))
    first_lng, first_lat = rim[0]
    return [*rim, (round(unroll(first_lng, near=rim[-1][0]), 9), first_lat)]


def _area(rim: list[Position], *, north: bool, south: bool) -> BaseGeometry:
    """The polygon that the rim bounds, by the poles inside it."""
    if north and south:
        return shapely.box(-180.0, -90.0, 180.0, 90.0).difference(cut_at_antimeridian(Polygon(rim)))
    if north or south:
        pole = 90.0 if north else -90.0
        before, *after = split_line(rim)  # a rim round a pole crosses the antimeridian once
        across = [position for part in (*after, before) for position in part]
        return Polygon([*across, (across[-1][0], pole), (across[0][0], pole)])
    return Polygon(rim)
