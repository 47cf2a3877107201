"""The part of the world that a Folium map opens on, drawn more finely than the rest."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

import folium
from branca.element import Element, Figure
from folium.features import GeoJson

from caribmap.basemap.making import Basemap, make_basemap, world_basemap
from caribmap.basemap.region import MAP_PX, Bounds, Wanted
from caribmap.render.tree import walk

TILE_PX = 256
BUDGET_KB = 100
WIDEST_DEG = 90.0
"""Wider views have the world sheet alone."""
MAX_LAT = 80.0
MOST_MAPS = 16
"""Maps of a page whose opening is looked at; more would not fit into the budget of its sheets."""
NUMBER = r"\s*(-?\d{1,3}(?:\.\d{1,20})?)\s*"
OPENED = re.compile(
    rf"center:\s*\[{NUMBER},{NUMBER}\][^;]{{0,2000}}?\"zoom\":\s*(\d{{1,2}}(?:\.\d{{1,20}})?)"
)
FITTED = re.compile(rf"\.fitBounds\(\s*\[\[{NUMBER},{NUMBER}\],\s*\[{NUMBER},{NUMBER}\]\]")
"""How Folium's scripts say where a map opens: latitude before longitude."""


def basemap_of_map(figure: Figure) -> Basemap:
    """The base map for the maps of a figure: the world, and finer sheets of where they open and of layers."""
    maps = [element for element in walk(figure) if isinstance(element, folium.Map)]
    return _basemap(bounds for one in maps for bounds in (_opening(one), _extent(one)))


def basemap_of_page(html: str) -> Basemap:
    """The base map for the maps of a finished page, by where their scripts say that they open."""
    opened = [_shown(*numbers) for numbers in _found(OPENED, html)]
    fitted = [_bounds(west, south, east, north) for south, west, north, east in _found(FITTED, html)]
    return _basemap([*opened, *fitted])


def _found(pattern: re.Pattern[str], html: str) -> Iterator[tuple[float, ...]]:
    """The numbers of each place in the text, of the first ones."""
    for found in islice(pattern.finditer(html), MOST_MAPS):
        yield tuple(map(float, found.groups()))


def _basemap(views: Iterable[Bounds | None]) -> Basemap:
    wanted = tuple(dict.fromkeys(bounds for bounds in views if bounds))
    return make_basemap(Wanted(wanted), BUDGET_KB) if wanted else world_basemap()


def _opening(folium_map: folium.Map) -> Bounds | None:
    """What a map of the usual size shows at first; None for most of the world."""
    zoom = folium_map.options.get("zoom")
    if not isinstance(zoom, int | float):
        return None
    lat, lng = map(float, folium_map.location)
    return _shown(lat, lng, zoom)


def _shown(lat: float, lng: float, zoom: float) -> Bounds | None:
    """What a map of the usual size shows round its middle."""
    width, height = (pixels / TILE_PX / 2**zoom * 360 for pixels in MAP_PX)
    return _bounds(lng - width / 2, lat - height / 3, lng + width / 2, lat + height / 3)


def _extent(folium_map: folium.Map) -> Bounds | None:
    """What the layers of a map span."""
    corners = [corner for element in walk(folium_map) for corner in _corners(element)]
    if not corners:
        return None
    lats, lngs = zip(*corners, strict=True)
    return _bounds(min(lngs), min(lats), max(lngs), max(lats))


def _corners(element: Element) -> list[tuple[Any, Any]]:
    """Corners of an element without its children, as latitude and longitude; [] if it cannot tell them."""
    try:
        if type(element) is GeoJson:
            geometries = (feature["geometry"] for feature in element.data.get("features", ()))
            found: list[tuple[Any, Any]] = [
                corner for one in geometries if one for corner in _spanned(one["coordinates"])
            ]
        else:
            found = [(lat, lng) for lat, lng in element._get_self_bounds()]  # noqa: SLF001  there is no other
        return found if all(map(math.isfinite, chain.from_iterable(found))) else []
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return []


def _spanned(coordinates: Any) -> Iterator[tuple[float, float]]:
    """Two corners of each line in coordinates of GeoJSON, a tenth of the time that Folium takes."""
    if not coordinates:
        return
    if isinstance(coordinates[0], int | float):
        yield coordinates[1], coordinates[0]
    elif isinstance(coordinates[0][0], int | float):
        lngs, lats, *_ = zip(*coordinates, strict=False)
        yield min(lats), min(lngs)
        yield max(lats), max(lngs)
    else:
        for part in coordinates:
            yield from _spanned(part)


def _bounds(west: float, south: float, east: float, north: float) -> Bounds | None:
    south, north = max(-MAX_LAT, south), min(MAX_LAT, north)
    if not 0 <= east - west <= WIDEST_DEG or south > north:
        return None
    # A point is no view: it gets a twentieth of a degree round it.
    west, south, east, north = west - 0.05, south - 0.05, east + 0.05, north + 0.05
    return _turned(west), south, _turned(east), north


def _turned(lng: float) -> float:
    return (lng + 180) % 360 - 180
