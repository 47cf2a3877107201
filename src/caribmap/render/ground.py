"""The basemap of a payload: what its views, marks and drawings need of the world."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Sequence
from dataclasses import replace

from caribmap.basemap.fine.cells import installed_coast
from caribmap.basemap.making import Basemap, make_basemap
from caribmap.basemap.region import Bounds, Wanted
from caribmap.basemap.relief import Shade, relief_of_views, shades_of
from caribmap.cartography.kinds import is_point_kind
from caribmap.payload.types import Geometry, Payload

MOST_PLACES = 500
"""Of a dossier with more places only the views are drawn finely."""
WIDE_RECIPES = ("link",)
"""Recipes whose drawings go to whatever place they name: its surroundings are that place's."""


def basemap_of(payload: Payload) -> Basemap:
    fine = installed_coast() if payload["basemap"]["fine_coast"] else None
    made = make_basemap(wanted_by(payload), payload["basemap"]["budget_kb"], fine)
    coast = payload["coast"]
    return replace(made, own_coast=b64decode(coast["sheet"])) if coast else made


def relief_of(payload: Payload) -> bytes:
    """The relief of the views as a page carries it; b"" where the dossier wants none."""
    if not payload["basemap"]["relief"]:
        return b""
    return relief_of_views(tuple(_bounds(view["bounds"]) for view in payload["views"]))


def shades_in(payload: Payload) -> list[Shade]:
    """The relief of the views as a picture draws it."""
    return shades_of(relief_of(payload))


def wanted_by(payload: Payload) -> Wanted:
    """Views, what recipes draw, and the spots of marks."""
    boxes = [box for view in payload["views"] for box in (view["bounds"], view["portrait"]) if box]
    views = tuple(dict.fromkeys(map(_bounds, boxes)))
    places = payload["places"]
    if len(places) > MOST_PLACES:
        return Wanted(views)
    drawn = [place for place in places if place["derivation"] and place["geometry"]]
    extents = {
        bounds
        for place in drawn
        if place["derivation"] and place["derivation"]["recipe"] not in WIDE_RECIPES
        for bounds in _extents(place["geometry"] or {})
    }
    spots = {
        (round(place["anchor"][0], 3), round(place["anchor"][1], 3))
        for place in places
        if place["anchor"] and is_point_kind(place["kind"])
    }
    return Wanted(views, tuple(sorted(extents)), tuple(sorted(spots)))


def _extents(geometry: Geometry) -> Iterator[Bounds]:
    """Of each part of a geometry; parts on both sides of the antimeridian are apart."""
    match geometry["type"]:
        case "GeometryCollection":
            for part in geometry["geometries"]:
                yield from _extents(part)
        case "MultiPolygon":
            for polygon in geometry["coordinates"]:
                yield _extent(polygon[0])
        case "Polygon":
            yield _extent(geometry["coordinates"][0])
        case "MultiLineString":
            for line in geometry["coordinates"]:
                yield _extent(line)
        case "LineString":
            yield _extent(geometry["coordinates"])


def _extent(line: Sequence[Sequence[float]]) -> Bounds:
    lngs, lats = zip(*(position[:2] for position in line), strict=True)
    return min(lngs), min(lats), max(lngs), max(lats)


def _bounds(values: Sequence[float]) -> Bounds:
    west, south, east, north = values
    return west, south, east, north
