"""Between WGS 84 and a local plane in metres, and from shapely back to GeoJSON. Loads shapely and pyproj."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod, Proj
from shapely.affinity import translate
from shapely.geometry import LineString, Polygon, shape
from shapely.geometry.base import BaseGeometry

from caribmap.derive.areas import covered_by
from caribmap.geo import rounded

Coordinates = npt.NDArray[np.float64]
"""Shape (n, 2): lng, lat or x, y."""

WGS84 = Geod(ellps="WGS84")
ANTIPODE_M = 20_003_931.5
"""How far the point opposite the centre is: in the plane a circle, of which any point may stand for it."""


class LocalPlane:
    """Azimuthal equidistant projection about a point: metres, x east, y north.

    Distances from the centre are geodesic; others are too long by up to (r / 6,371 km)² / 6, that is 4e-5 at
    r = 100 km and 1e-3 at 500 km from the centre (Snyder 1987, p. 191).
    """

    def __init__(self, lng: float, lat: float) -> None:
        self.lng = lng
        self._projection = Proj(proj="aeqd", lon_0=lng, lat_0=lat, ellps="WGS84")

    def metres(self, geometry: BaseGeometry) -> BaseGeometry:
        """Degrees to metres. Far from the centre outlines may cross: then the area that they enclose."""

        def forward(degrees: Coordinates) -> Coordinates:
            metres = np.column_stack(self._projection(degrees[:, 0], degrees[:, 1]))
            return np.where(np.isfinite(metres), metres, ANTIPODE_M)

        return _made_valid(shapely.transform(geometry, forward))

    def degrees(self, geometry: BaseGeometry) -> BaseGeometry:
        """Metres to degrees; longitudes run on beyond ±180 where the geometry does."""

        def backward(metres: Coordinates) -> Coordinates:
            lng, lat = self._projection(metres[:, 0], metres[:, 1], inverse=True)
            return np.column_stack([self.lng + (lng - self.lng + 180.0) % 360.0 - 180.0, lat])

        return _made_valid(shapely.transform(geometry, backward))

    def geodesic_m(self, one: BaseGeometry, other: BaseGeometry) -> float:
        """Geodesic distance, in metres, between the nearest points of two geometries of this plane."""
        begin, end = shapely.get_coordinates(self.degrees(shapely.shortest_line(one, other)))
        return float(WGS84.inv(*begin, *end)[2])


def from_geojson(geometry: Mapping[str, Any]) -> BaseGeometry:
    """The geometry, lng lat; of polygons that cross or overlap, the area that they cover."""
    if geometry["type"] in ("Polygon", "MultiPolygon"):
        return _made_valid(covered_by(geometry))
    return _made_valid(shape(dict(geometry)))


def _made_valid(geometry: BaseGeometry) -> BaseGeometry:
    """Areas as the overlay of areas needs them; points and lines as they are."""
    if shapely.get_dimensions(geometry) < 2 or geometry.is_valid:
        return geometry
    made = shapely.make_valid(geometry)
    areas = polygons_of(made)
    return shapely.union_all(areas) if areas else made


def polygons_of(geometry: BaseGeometry) -> list[Polygon]:
    """The polygons in a geometry, however deep they are nested."""
    return [part for part in _parts(geometry) if isinstance(part, Polygon)]


def lines_of(geometry: BaseGeometry) -> list[LineString]:
    """The lines in a geometry, however deep they are nested."""
    return [part for part in _parts(geometry) if isinstance(part, LineString)]


def _parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    if hasattr(geometry, "geoms"):
        return [part for member in geometry.geoms for part in _parts(member)]
    return [] if geometry.is_empty else [geometry]


def split_at_antimeridian(geometry: BaseGeometry) -> BaseGeometry:
    """A geometry of unrolled longitudes, at most one turn away, cut at ±180 (RFC 7946, 3.1.9)."""
    west, _, east, _ = geometry.bounds
    if geometry.is_empty or (west >= -180.0 and east <= 180.0):
        return geometry
    worlds = ((turn, shapely.box(turn - 180.0, -90.0, turn + 180.0, 90.0)) for turn in (-360.0, 0.0, 360.0))
    return shapely.union_all([translate(geometry.intersection(world), -turn) for turn, world in worlds])


def areas_to_geojson(geometry: BaseGeometry) -> dict[str, Any] | None:
    """The areas of unrolled degrees as a (Multi)Polygon, rounded, outlines counterclockwise, or None."""
    areas = [_rings(part) for part in polygons_of(split_at_antimeridian(geometry))]
    return _gathered("Polygon", [rings for rings in areas if rings])


def lines_to_geojson(geometry: BaseGeometry) -> dict[str, Any] | None:
    """The lines of unrolled degrees as a (Multi)LineString, rounded; None if empty."""
    lines = [_positions(part.coords) for part in lines_of(split_at_antimeridian(geometry))]
    return _gathered("LineString", [line for line in lines if len(line) >= 2])


def _gathered(kind: str, parts: list[Any]) -> dict[str, Any] | None:
    if len(parts) > 1:
        return {"type": f"Multi{kind}", "coordinates": parts}
    return {"type": kind, "coordinates": parts[0]} if parts else None


def _rings(area: Polygon) -> list[list[list[float]]]:
    """Outline counterclockwise, holes clockwise; nothing for a sliver that rounding closes."""
    outline, *holes = (_positions(ring.coords) for ring in (area.exterior, *area.interiors))
    if len(outline) < 4:
        return []
    turned = (_turned(ring, counterclockwise=ring is outline) for ring in (outline, *holes))
    return [ring for ring in turned if len(ring) >= 4]


def _turned(ring: list[list[float]], *, counterclockwise: bool) -> list[list[float]]:
    doubled_area = math.fsum(
        lng * next_lat - next_lng * lat for (lng, lat), (next_lng, next_lat) in pairwise(ring)
    )
    return ring if (doubled_area > 0) == counterclockwise else ring[::-1]


def _positions(coordinates: Iterable[Iterable[float]]) -> list[list[float]]:
    """Rounded positions without repetitions."""
    out: list[list[float]] = []
    for position in map(rounded, coordinates):
        if not out or position != out[-1]:
            out.append(position)
    return out
