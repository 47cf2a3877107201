"""A dossier's own coast as a sheet, drawn over the base map where a map is close. Loads shapely."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import shapely
from shapely.geometry import Polygon

from caribmap.basemap.fine.shore import Shore
from caribmap.basemap.grid import GRID_BITS, to_grid
from caribmap.basemap.levels import FINE, PATCHED
from caribmap.basemap.pack import pack_hash
from caribmap.basemap.region import Bounds, parts_of_bounds
from caribmap.basemap.sheet import Sheet
from caribmap.basemap.wire import encode_sheets
from caribmap.runtime.cache import kept

FORM = 1
"""Raised when an equal coast gives other bytes than before."""


def packed_patch(bounds: Bounds, land: Sequence[Mapping[str, Any]]) -> bytes:
    """`patch_sheet` as a page carries it, kept for the next time."""
    key = f"{FORM} {pack_hash()} {json.dumps([bounds, land])}".encode()
    return kept("coasts", key, lambda: encode_sheets([patch_sheet(bounds, land)]))


def patch_sheet(bounds: Bounds, land: Sequence[Mapping[str, Any]]) -> Sheet:
    """GeoJSON polygons of land inside bounds, true to a pixel at the closest zoom."""
    whole = shapely.union_all([shapely.make_valid(polygon) for one in land for polygon in _polygons(one)])
    shore = Shore(FINE)
    rects = parts_of_bounds(bounds)
    for rect in rects:
        shore.add(whole, rect)
    return Sheet(PATCHED.number, GRID_BITS, rects, shore.lines, shore.areas)


def _polygons(geometry: Mapping[str, Any]) -> list[Polygon]:
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = [[to_grid([position[:2] for position in ring]) for ring in part] for part in parts]
    return [Polygon(outer, holes) for outer, *holes in rings]
