"""Places for which the map would have to come closer than it does: no closer than its coast is true."""

from __future__ import annotations

import math
from itertools import combinations

from caribmap.cartography.ground import FINE_ZOOM
from caribmap.edit.coordinates import positions_in
from caribmap.geo import Position, distance_m
from caribmap.payload.types import Payload, PayloadPlace

SIGN_PX = 16
MOST_PLACES = 500
"""Of more places, near ones become clusters."""
WORLD_M, WORLD_PX = 40_075_017, 256
"""Length of the equator, in metres and in pixels of zoom 0."""


def places_beyond(payload: Payload) -> dict[int, list[str]]:
    """Ids of places that are drawn smaller than a sign or whose sign lies on another's, by closest zoom.

    Two signs are too close only if both positions are known well enough to tell the places apart.
    """
    places = [place for place in payload["places"] if place["geometry"] and place["anchor"]]
    if len(places) > MOST_PLACES:
        return {}
    found = {place["id"] for place in places if 0 < _extent_m(place) < _sign_m(payload, place)}
    for one, other in combinations(places, 2):
        precisions = [place["geocoding"]["precision_m"] for place in (one, other)]
        apart_m = distance_m(_anchor(one), _anchor(other))
        if apart_m < _sign_m(payload, one) and all(m is not None and m < apart_m for m in precisions):
            found |= {one["id"], other["id"]}
    beyond: dict[int, list[str]] = {}
    for place in places:
        if place["id"] in found:
            beyond.setdefault(_closest_zoom(payload, place), []).append(place["id"])
    return beyond


def _closest_zoom(payload: Payload, place: PayloadPlace) -> int:
    """As the page has it: closer inside the dossier's own coast."""
    coast, (lng, lat) = payload["coast"], _anchor(place)
    if coast is None:
        return payload["basemap"]["max_zoom"]
    west, south, east, north = coast["bounds"]
    is_inside = south <= lat <= north and (west <= lng <= east or (west > east and not east < lng < west))
    return FINE_ZOOM if is_inside else payload["basemap"]["max_zoom"]


def _sign_m(payload: Payload, place: PayloadPlace) -> float:
    world_px = WORLD_PX * 2.0 ** _closest_zoom(payload, place)
    return SIGN_PX * WORLD_M / world_px * math.cos(math.radians(_anchor(place)[1]))


def _extent_m(place: PayloadPlace) -> float:
    """Of a line or an area, from corner to corner of its box; 0 of points."""
    geometry = place["geometry"]
    if geometry is None or geometry["type"] in ("Point", "MultiPoint"):
        return 0
    lngs, lats = zip(*(position[:2] for position in positions_in(geometry["coordinates"])), strict=True)
    return distance_m((min(lngs), min(lats)), (max(lngs), max(lats)))


def _anchor(place: PayloadPlace) -> Position:
    lng, lat = place["anchor"] or (0.0, 0.0)
    return lng, lat
