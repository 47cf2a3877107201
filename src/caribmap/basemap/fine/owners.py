"""Which country fine land is of, by the pack's coarser land: what is tinted with it. Loads shapely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from caribmap.basemap.clip import clip_ring
from caribmap.basemap.fine.rings import polygons_in
from caribmap.basemap.grid import GRID, Rect
from caribmap.basemap.pack import read_shapes
from caribmap.basemap.shapes import Shapes
from caribmap.basemap.sheet import area_boxes, line_boxes, overlap

Ints = npt.NDArray[np.int64]

NEAR = 600
"""How far land may lie off a country's in the pack, in steps, to be of it: about 5 km."""
SIDE = GRID >> 5
"""Of the squares in which land is looked for at once."""
Owners = Mapping[str, BaseGeometry]
"""The land of each country near a rectangle."""


def owners_near(rect: Rect) -> Owners:
    """By code of ISO 3166, "" for land of none."""
    left, top, right, bottom = rect
    if right - left > SIDE or bottom - top > SIDE:
        return _owners_in(_grown(rect, NEAR))
    column, row = left // SIDE * SIDE, top // SIDE * SIDE
    around = _owners_in((column - NEAR, row - NEAR, column + 2 * SIDE + NEAR, row + 2 * SIDE + NEAR))
    clipped = {code: shapely.clip_by_rect(area, *_grown(rect, NEAR)) for code, area in around.items()}
    return {code: area for code, area in clipped.items() if not area.is_empty}


def _grown(rect: Rect, by: int) -> Rect:
    left, top, right, bottom = rect
    return left - by, top - by, right + by, bottom + by


@lru_cache(maxsize=16)
def _owners_in(grown: Rect) -> Owners:
    land, boxes = read_shapes("land"), _boxes()
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for index in np.flatnonzero(overlap(boxes, grown)).tolist():
        rings = [_clipped(land, ring, grown) for ring in land.rings[index]]
        if len(rings[0]) > 2:
            holes = [hole for hole in rings[1:] if len(hole) > 2]
            parts[land.marks[index]].append(shapely.make_valid(Polygon(rings[0], holes)))
    return {code: shapely.union_all(areas) for code, areas in sorted(parts.items())}


@cache
def _boxes() -> Ints:
    land = read_shapes("land")
    return area_boxes(land, line_boxes(land))


def _clipped(land: Shapes, ring: Sequence[int], rect: Rect) -> Ints:
    """The corners of a ring inside a rectangle."""
    corners = np.concatenate([land.line(number)[:-1] for number in ring])
    pieces = clip_ring(corners, np.zeros(len(corners), dtype=np.int64), rect)
    return np.concatenate([points[:-1] for _, points in pieces]) if pieces else corners[:0]


def parted(land: Polygon, owners: Owners) -> list[tuple[str, Polygon]]:
    """Land in parts by country; what the pack has no land for goes to the nearest, if one is near."""
    near = {code: area for code, area in owners.items() if land.dwithin(area, NEAR)}
    if len(near) < 2:
        return [(next(iter(near), ""), land)]
    sound = shapely.make_valid(land)
    parts: dict[str, list[BaseGeometry]] = {code: [sound.intersection(area)] for code, area in near.items()}
    rest = sound.difference(shapely.union_all(list(near.values())))
    for part in polygons_in(rest):
        parts[min(near, key=lambda code: near[code].distance(part))].append(part)
    whole = [(code, shapely.union_all(areas)) for code, areas in parts.items()]
    whole = [(code, area) for code, area in whole if area.area > 0]
    if len(whole) == 1:
        return [(whole[0][0], land)]
    return [(code, polygon) for code, area in whole for polygon in polygons_in(area)]
