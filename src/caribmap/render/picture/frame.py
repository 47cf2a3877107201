"""The frame: which piece of Web Mercator a picture shows, and where on it a position falls."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from caribmap.geo import EARTH_RADIUS_M, from_mercator, to_mercator, unroll
from caribmap.render.picture.plane import Box, Point

WORLD_PX_AT_ZOOM_0 = 256


@dataclass(frozen=True, slots=True)
class Frame:
    """`left` and `top` are Web Mercator radians at the upper left corner, `scale` is pixels per radian."""

    width: float
    height: float
    left: float
    top: float
    scale: float

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

    @property
    def middle_lng(self) -> float:
        return math.degrees(self.left + self.width / self.scale / 2)

    def latitude(self, y: float) -> float:
        """Of the parallel `y` pixels below the map's upper edge."""
        return from_mercator(0, self.top - y / self.scale)[1]

    def project(self, lng: float, lat: float) -> Point:
        """Pixels from the upper left corner, of that copy of the position which is nearest to the middle."""
        return self.project_unrolled(unroll(lng, self.middle_lng), lat)

    def project_unrolled(self, lng: float, lat: float) -> Point:
        x, y = to_mercator(lng, lat)
        return (x - self.left) * self.scale, (self.top - y) * self.scale

    def project_line(self, positions: Sequence[Sequence[float]]) -> list[Point]:
        """Positions as one connected line, from the copy of the first that is nearest to the middle."""
        near = self.middle_lng
        points = []
        for lng, lat, *_ in positions:
            near = unroll(lng, near)
            points.append(self.project_unrolled(near, lat))
        return points

    def metres_per_px(self, lat: float) -> float:
        """On the ground, along the parallel of `lat`, on a sphere."""
        return EARTH_RADIUS_M * math.cos(math.radians(lat)) / self.scale


def fit_frame(bounds_deg: Sequence[float], width: float, height: float) -> Frame:
    """The closest frame that shows all of the bounds (west, south, east, north), in its middle.

    As Leaflet's `fitBounds`, without its steps of zoom. Bounds without extent are shown at Leaflet's zoom 11.
    """
    west, south, east, north = bounds_deg
    left, bottom = to_mercator(west, south)
    right, top = to_mercator(east + 360.0 if west > east else east, north)
    closest = WORLD_PX_AT_ZOOM_0 * 2**11 / (2 * math.pi)
    scale = min(
        closest,
        width / (right - left) if right > left else closest,
        height / (top - bottom) if top > bottom else closest,
    )
    return Frame(
        width, height, (left + right - width / scale) / 2, (top + bottom + height / scale) / 2, scale
    )


def lines_of(geometry: Mapping[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    """The lines of a GeoJSON geometry, outer rings of its polygons included."""
    kind, coordinates = geometry["type"], geometry.get("coordinates", [])
    if kind == "LineString":
        yield coordinates
    elif kind == "MultiLineString":
        yield from coordinates
    elif kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from lines_of(part)
    else:
        yield from (rings[0] for rings in polygons_of(geometry))


def polygons_of(geometry: Mapping[str, Any]) -> Iterator[Sequence[Sequence[Sequence[float]]]]:
    """The polygons of a GeoJSON geometry as lists of rings."""
    if geometry["type"] == "Polygon":
        yield geometry["coordinates"]
    elif geometry["type"] == "MultiPolygon":
        yield from geometry["coordinates"]
    elif geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from polygons_of(part)
