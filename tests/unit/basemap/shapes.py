"""Sheets and the pack as shapely's geometries, in degrees."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import numpy as np
from shapely import GeometryCollection, LineString, MultiLineString, Polygon, make_valid, union_all
from shapely.geometry.base import BaseGeometry

from caribmap.basemap.grid import to_degrees
from caribmap.basemap.making import world_basemap
from caribmap.basemap.pack import read_shapes
from caribmap.basemap.shapes import Shapes
from caribmap.basemap.sheet import Sheet
from caribmap.cartography.ground import WATERS


@cache
def world() -> Sheet:
    (sheet,) = world_basemap().sheets()
    return sheet


def ring_of(sheet: Sheet, numbers: list[int]) -> np.ndarray:
    parts = [sheet.lines[i][1] if i >= 0 else sheet.lines[~i][1][::-1] for i in numbers]
    for one, other in zip(parts, [*parts[1:], parts[0]], strict=True):
        assert (one[-1] == other[0]).all(), "the lines of a ring meet"
    return np.concatenate([part[:-1] for part in parts])


def areas_of(sheet: Sheet) -> dict[str, BaseGeometry]:
    """What each fill covers, in degrees."""
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for fill, rings in sheet.areas:
        outer, *holes = (to_degrees(ring_of(sheet, list(ring)), sheet.bits) for ring in rings)
        parts[fill].append(make_valid(Polygon(outer, [hole for hole in holes if len(hole) > 2])))
    return {fill: union_all(areas) for fill, areas in parts.items()}


@cache
def world_areas() -> dict[str, BaseGeometry]:
    return areas_of(world())


def land_of(sheet: Sheet) -> BaseGeometry:
    return union_all([area for fill, area in areas_of(sheet).items() if fill not in WATERS])


def lines_of(sheet: Sheet, *kinds: str) -> BaseGeometry:
    return MultiLineString(
        [
            LineString(to_degrees(points, sheet.bits))
            for kind, points in sheet.lines
            if not kinds or kind in kinds
        ]
    )


def source_area(shapes: Shapes, index: int) -> BaseGeometry:
    rings = [
        to_degrees(np.concatenate([shapes.line(number)[:-1] for number in ring]))
        for ring in shapes.rings[index]
    ]
    rings = [ring for ring in rings if len(ring) > 2]
    return make_valid(Polygon(rings[0], rings[1:])) if rings else GeometryCollection()


@cache
def country(iso: str) -> BaseGeometry:
    """A country's land in the pack."""
    land = read_shapes("land")
    return union_all([source_area(land, index) for index, code in enumerate(land.marks) if code == iso])
