"""Places for which the map would have to come closer than it does: no closer than its coast is true."""

from __future__ import annotations

import math
from itertools import combinations

from caribmap.cartography.ground import FINE_ZOOM
from caribmap.geo import EARTH_RADIUS_M, Position, distance_m
from caribmap.payload.types import Payload, PayloadPlace
from caribmap.render.picture.frame import ATLANTIC_DEG, WORLD_PX_AT_ZOOM_0
from caribmap.render.picture.geometry import bounds_deg_of

SIGN_PX = 16
MOST_PLACES = 500
"""Of more places, near ones become clusters."""
EQUATOR_M = math.tau * EARTH_RADIUS_M


def places_beyond(payload: Payload) -> dict[int, list[str]]:
    """Ids of places that are drawn smaller than a sign or whose sign lies on another's, by closest zoom.

    Two signs are too close only if both positions are known well enough to tell the places apart.
    """
    if len(payload["places"]) > MOST_PLACES:
        return {}
    places = [place for place in payload["places"] if place["geometry"] and place["anchor"]]
    signs_m = {place["id"]: _sign_m(payload, place) for place in places}
    found = {place["id"] for place in places if 0 < _extent_m(place) < signs_m[place["id"]]}
    known = [place for place in places if place["geocoding"]["precision_m"] is not None]
    for one, other in combinations(known, 2):
        apart_m = distance_m(_anchor(one), _anchor(other))
        unsure_m = max(place["geocoding"]["precision_m"] or 0 for place in (one, other))
        if unsure_m < apart_m < signs_m[one["id"]]:
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
    """The width of a sign, in metres on the ground, at the closest zoom."""
    world_px = WORLD_PX_AT_ZOOM_0 * 2.0 ** _closest_zoom(payload, place)
    return SIGN_PX * EQUATOR_M / world_px * math.cos(math.radians(_anchor(place)[1]))


def _extent_m(place: PayloadPlace) -> float:
    """Of a line or an area, from corner to corner of the narrower box round it; 0 of points."""
    if place["geometry"] is None or place["geometry"]["type"] in ("Point", "MultiPoint"):
        return 0
    boxes = [bounds for west in (-180, ATLANTIC_DEG) if (bounds := bounds_deg_of([place], west))]
    west, south, east, north = min(boxes, key=lambda box: box[2] - box[0])
    return distance_m((west, south), (east, north))


def _anchor(place: PayloadPlace) -> Position:
    lng, lat = place["anchor"] or (0.0, 0.0)
    return lng, lat
