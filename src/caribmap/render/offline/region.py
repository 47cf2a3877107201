"""The part of the world that a Folium map opens on, drawn more finely than the rest."""

from __future__ import annotations

import math

import folium
from branca.element import Figure

from caribmap.basemap.making import Basemap, make_basemap, world_basemap
from caribmap.basemap.region import MAP_PX, Bounds, Wanted
from caribmap.render.tree import walk

TILE_PX = 256
BUDGET_KB = 100
WIDEST_DEG = 90.0
"""Wider views have the world sheet alone."""
MAX_LAT = 80.0
CORNER_VALUES = 4


def basemap_of_map(figure: Figure) -> Basemap:
    """The base map for the maps of a figure: the world, and finer sheets of where they open and of layers."""
    maps = [element for element in walk(figure) if isinstance(element, folium.Map)]
    views = [bounds for one in maps for bounds in (_opening(one), _extent(one)) if bounds]
    return make_basemap(Wanted(tuple(dict.fromkeys(views))), BUDGET_KB) if views else world_basemap()


def _opening(folium_map: folium.Map) -> Bounds | None:
    """What a map of the usual size shows at first; None for most of the world."""
    zoom = folium_map.options.get("zoom")
    if not isinstance(zoom, int | float):
        return None
    lat, lng = map(float, folium_map.location)
    width, height = (pixels / TILE_PX / 2**zoom * 360 for pixels in MAP_PX)
    return _bounds(lng - width / 2, lat - height / 3, lng + width / 2, lat + height / 3)


def _extent(folium_map: folium.Map) -> Bounds | None:
    """What the layers of a map span."""
    try:
        corners = folium_map.get_bounds()
    except (IndexError, KeyError, TypeError, ValueError):
        return None  # some layers cannot tell their bounds
    values = [value for corner in corners for value in corner if value is not None and math.isfinite(value)]
    if len(values) != CORNER_VALUES:
        return None
    south, west, north, east = values
    return _bounds(west, south, east, north)


def _bounds(west: float, south: float, east: float, north: float) -> Bounds | None:
    south, north = max(-MAX_LAT, south), min(MAX_LAT, north)
    if not 0 <= east - west <= WIDEST_DEG or south > north:
        return None
    # A point is no view: it gets a twentieth of a degree round it.
    west, south, east, north = west - 0.05, south - 0.05, east + 0.05, north + 0.05
    return _turned(west), south, _turned(east), north


def _turned(lng: float) -> float:
    return (lng + 180) % 360 - 180
