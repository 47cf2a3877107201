"""The offshore recipe: a band at a stated distance from a coast, on the side that faces another place's land.

The computation is in a local azimuthal equidistant plane around the point placed by hand; the result is
in WGS 84.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import GeometryCollection, MultiLineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from caribmap.derive.plane import (
    Coordinates,
    LocalPlane,
    areas_to_geojson,
    from_geojson,
    lines_of,
    lines_to_geojson,
    polygons_of,
)
from caribmap.dossier.dossier import CoastPatch
from caribmap.dossier.nouns import Geometry, OffshoreRecipe, Place
from caribmap.dossier.settings import Bounds
from caribmap.geo import unroll

QUAD_SEGS = 256
"""Segments of a quarter circle: the arc of an 11 km offset is off by 0.05 m."""
FIRST_STEP = 0.1
"""Share of a distance that is buffered first: on the smoothed outline the rest goes six times as fast."""
EXACT_M, SIMPLIFY_M = 0.5, 12.0
"""By how much lines to compute with and lines to draw may be off: a third of a pixel at zoom 12."""
STRAIGHT_M = 5_000.0
"""Longest edge: straight in the plane is curved in degrees, by 0.5 m at this length and 45° of latitude."""
STEP_M, COARSE_M = 500.0, 100.0
"""Which stretches face the other place is decided every 500 m, against its land simplified by 100 m."""
ON_EDGE_DEG = 1e-9
DIMENSION_AT = (0.3, 0.7, 0.4, 0.6, 0.2, 0.8, 0.5)
"""Shares of a stretch at which its distance may be dimensioned, best first: it fades at its ends."""


@dataclass(frozen=True, slots=True)
class Coast:
    """What is measured from, in degrees.

    `line`: the shore; `body`: what the band keeps its distance from, the land behind the shore or the shore
    alone; `facing`: the land to face; `land`: all that is known; `bounds`: of the patch, beyond which
    nothing is known (None: the coast is not from a patch).
    """

    line: BaseGeometry
    body: BaseGeometry
    facing: BaseGeometry
    land: BaseGeometry
    bounds: Bounds | None

    def in_metres(self, plane: LocalPlane) -> Coast:
        line, body, facing, land = map(plane.metres, (self.line, self.body, self.facing, self.land))
        return Coast(line, body, facing, land, self.bounds)


@dataclass(frozen=True, slots=True)
class Band:
    """The band, and what was measured on the way.

    `geometry`: a Polygon or MultiPolygon, None where nothing remains; `center_line`: the same at exactly the
    distance; `dimension`: a straight line from the coast to it, None where there is no room;
    `nearest_m`: geodesic distance from the coast to the land it faces; `measured_m`: to each of
    the recipe's points; `outside_m`: distance of the point placed by hand from the band, 0 inside it, inf
    without a band.
    """

    geometry: Geometry | None
    center_line: Geometry | None
    dimension: Geometry | None
    nearest_m: float
    measured_m: tuple[float, ...]
    outside_m: float


def find_coast(coast: Place, facing: Place, patch: CoastPatch | None) -> Coast | None:
    """The patch's land of place `coast`, else the outline of its own geometry; likewise the land of `facing`.

    None if the coast has neither land nor outline, or the other place no land and no geometry.
    """
    lands: dict[str, list[BaseGeometry]] = {}
    for piece in patch.land if patch else ():
        lands.setdefault(piece.land_of, []).extend(_without_lakes(from_geojson(piece.geometry)))
    theirs = lands.get(facing.id) or ([from_geojson(facing.geometry)] if facing.geometry else [])
    bounds = patch.bounds if patch and coast.id in lands else None
    own = lands[coast.id] if bounds else _outlined(coast)
    line = _shore(own, bounds) if bounds else shapely.union_all([_outline(part) for part in own])
    if line.is_empty or not theirs:
        return None
    land = shapely.union_all([piece for pieces in lands.values() for piece in pieces])
    return Coast(line, shapely.union_all(own), GeometryCollection(theirs), land, bounds)


def _without_lakes(land: BaseGeometry) -> list[BaseGeometry]:
    return [Polygon(area.exterior) for area in polygons_of(land)]


def _outlined(place: Place) -> list[BaseGeometry]:
    """The areas of a place's own geometry, or its lines; nothing for points."""
    if place.geometry is None:
        return []
    geometry = from_geojson(place.geometry)
    return _without_lakes(geometry) or [*lines_of(geometry)]


def _outline(part: BaseGeometry) -> BaseGeometry:
    return part.boundary if isinstance(part, Polygon) else part


def _shore(land: list[BaseGeometry], bounds: Bounds) -> BaseGeometry:
    """The edges of land that are coast: those along the patch's bounds or the antimeridian are cuts."""
    west, south, east, north = bounds
    edges: list[Coordinates] = []
    for area in (area for piece in land for area in polygons_of(piece)):
        vertices = shapely.get_coordinates(area.exterior)
        pairs = np.stack([vertices[:-1], vertices[1:]], axis=1)
        cut = np.zeros(len(pairs), dtype=bool)
        for axis, edge in ((0, west), (0, east), (0, -180.0), (0, 180.0), (1, south), (1, north)):
            cut |= (np.abs(pairs[:, :, axis] - edge) < ON_EDGE_DEG).all(axis=1)
        edges.extend(pairs[~cut])
    return MultiLineString(edges)


def derive_band(recipe: OffshoreRecipe, coast: Coast, hand: tuple[float, float]) -> Band:
    """The band of `recipe` off `coast`; `hand` is the (lng, lat) placed by hand, which should lie in it.

    The band holds every point at sea whose distance from the coast is within the tolerance, along those
    stretches of the centre line that face the other place: its land lies within `within_km`, and the
    straight way there does not cross the coast's own land. Nothing is drawn so near to the patch's edge that
    a coast beyond might be nearer.
    """
    plane = LocalPlane(*hand)
    here = coast.in_metres(plane)
    distance_m, tolerance_m, reach_m = (
        km * 1000 for km in (recipe.distance_km, recipe.tolerance_km, recipe.within_km)
    )

    reachable = shapely.box(*here.facing.bounds).buffer(
        reach_m + distance_m + tolerance_m, join_style="mitre"
    )
    inner = _offset(here.body.intersection(reachable), distance_m - tolerance_m)
    middle, outer = (inner.buffer(wider, quad_segs=QUAD_SEGS) for wider in (tolerance_m, 2 * tolerance_m))
    known = _less_edge(coast.bounds, plane, distance_m + tolerance_m) if coast.bounds else reachable
    stretch = _facing(middle.boundary.intersection(known), here, reach_m)

    # Whatever lies in the ring is at most the tolerance from the centre line, but for the innermost corners
    # of bays.
    beside = stretch.buffer(1.5 * tolerance_m, cap_style="flat")
    band = outer.difference(inner).intersection(beside).difference(here.land).simplify(SIMPLIFY_M)
    at_sea = stretch.difference(here.land)
    center_line = at_sea.simplify(SIMPLIFY_M, preserve_topology=False)
    return Band(
        geometry=areas_to_geojson(plane.degrees(shapely.segmentize(band, STRAIGHT_M))),
        center_line=lines_to_geojson(plane.degrees(shapely.segmentize(center_line, STRAIGHT_M))),
        dimension=_dimension(at_sea, here, plane),
        nearest_m=plane.geodesic_m(here.line, here.facing),
        measured_m=tuple(
            plane.geodesic_m(here.line, plane.metres(Point(p.lng, p.lat))) for p in recipe.measured
        ),
        outside_m=float("inf") if band.is_empty else float(band.distance(plane.metres(Point(hand)))),
    )


def _dimension(center_line: BaseGeometry, coast: Coast, plane: LocalPlane) -> Geometry | None:
    """From the coast to the stretch nearest the point placed by hand, clear of it and of other land.

    `center_line` is not simplified: the dimension has the length of the quoted number.
    """
    hand = Point(0, 0)
    stretch = min(lines_of(center_line), key=hand.distance, default=None)
    if stretch is None:
        return None
    for share in DIMENSION_AT:
        line = shapely.shortest_line(coast.line, stretch.interpolate(share, normalized=True))
        if not line.crosses(coast.land) and line.distance(hand) > line.length / 2:
            return lines_to_geojson(plane.degrees(line))
    return None


def _offset(body: BaseGeometry, distance_m: float) -> BaseGeometry:
    """Everything within `distance_m` of `body`. Offsets add up, so two steps give what one would."""
    first = body.buffer(distance_m * FIRST_STEP, quad_segs=QUAD_SEGS // 8)
    return first.buffer(distance_m * (1 - FIRST_STEP), quad_segs=QUAD_SEGS)


def _less_edge(bounds: Bounds, plane: LocalPlane, margin_m: float) -> BaseGeometry:
    """The patch's bounds without a margin inside them, as an area of the plane."""
    west, south, east, north = bounds
    outline = shapely.segmentize(shapely.box(west, south, unroll(east, near=west + 180.0), north), 0.1)
    return plane.metres(outline).buffer(-margin_m)


def _facing(line: BaseGeometry, coast: Coast, reach_m: float) -> BaseGeometry:
    """The stretches of a line from which the land faced is in reach and not behind the coast's own."""
    facing = coast.facing.simplify(COARSE_M)
    shapely.prepare(coast.body)
    shapely.prepare(facing)
    stretches: list[Coordinates] = []
    for part in lines_of(shapely.line_merge(line).simplify(EXACT_M, preserve_topology=False)):
        points = shapely.get_coordinates(shapely.segmentize(part, STEP_M))
        ways = shapely.shortest_line(facing, shapely.points(points))
        free = np.asarray((shapely.length(ways) <= reach_m) & ~shapely.intersects(coast.body, ways))
        stretches.extend(_runs(points, free))
    return MultiLineString(stretches)


def _runs(points: Coordinates, free: npt.NDArray[np.bool_]) -> Iterator[Coordinates]:
    """Maximal runs of at least two consecutive points that are free."""
    changes = np.flatnonzero(np.diff(free)) + 1
    for run, is_free in zip(np.split(points, changes), np.split(free, changes), strict=True):
        if is_free[0] and len(run) > 1:
            yield run
