"""Which marks stand in a picture: what shares a spot shares a mark. As the page's map/standing.ts."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import and_
from typing import Any

from caribmap.cartography.kinds import (
    BUILDINGS_FROM_ZOOM,
    HULL_OFFSET_PX,
    KM_PER_DEGREE,
    MOST_AT_A_SPOT,
    OVERVIEW_BELOW_ZOOM,
    SAME_CITY_KM,
    Shape,
    is_point_kind,
    kind_of,
)
from caribmap.payload.rows import chosen, column, having
from caribmap.payload.types import Payload, PayloadPlace, PayloadView
from caribmap.render.picture.plane import Point

ROW_DEG = SAME_CITY_KM / KM_PER_DEGREE


@dataclass(frozen=True, slots=True)
class Standing:
    """One mark. Its first place names it; its sign stands `offset` pixels from `lng` and `lat`."""

    places: tuple[PayloadPlace, ...]
    shape: Shape
    lng: float
    lat: float
    offset: Point = (0, 0)

    @property
    def key(self) -> str:
        return " ".join(place["id"] for place in self.places)

    @property
    def place(self) -> PayloadPlace:
        return self.places[0]


def shown_places(payload: Payload, view: PayloadView) -> Sequence[PayloadPlace]:
    """What the page shows as it opens in a view: its layers, the first worldview, only what is quoted."""
    named = view["layers"]
    layers = {
        layer["id"] for layer in payload["layers"] if (layer["on"] if named is None else layer["id"] in named)
    }
    visible = _quoted(payload) - hidden_by_worldview(payload)
    places = payload["places"]
    in_layers = map(layers.__contains__, column(places, "layer"))
    return chosen(places, map(and_, in_layers, map(visible.__contains__, column(places, "id"))))


def kept_borders(payload: Payload, places: Sequence[PayloadPlace]) -> list[PayloadPlace]:
    """Borders that are drawn, dim, although their layer is off: what a view leaves out redraws no border."""
    borders = list(having(payload["places"], "kind", ["border"]))
    if not borders:
        return []
    kept = _quoted(payload) - set(column(places, "id")) - hidden_by_worldview(payload)
    return [place for place in borders if place["id"] in kept]


def _quoted(payload: Payload) -> set[str]:
    """Ids of the places that a quote names."""
    return set(chain.from_iterable(column(payload["quotes"], "places")))


def hidden_by_worldview(payload: Payload) -> set[str]:
    """Ids that the first worldview takes off the map: what only others show, and what it hides."""
    if not payload["worldviews"]:
        return set()
    first, *others = payload["worldviews"]
    return {place for other in others for place in other["shows"]} - set(first["shows"]) | set(first["hides"])


def standings_of(places: Sequence[PayloadPlace], zoom: float) -> list[Standing]:
    """Marks in the places' order; places without an anchor have none.

    A place and a government at one spot share a mark, the place first. A city's buildings follow it as long
    as they have no mark of their own.
    """
    anchored = [place for place in places if place["anchor"] is not None]
    cities = {} if zoom >= BUILDINGS_FROM_ZOOM else _cities_of_buildings(anchored)
    spots: dict[tuple[float, ...] | str, list[PayloadPlace]] = {}
    buildings: dict[str, list[PayloadPlace]] = {}
    for place in anchored:
        if place["id"] in cities:
            buildings.setdefault(cities[place["id"]], []).append(place)
        else:
            spots.setdefault(_spot(place), []).append(place)
    beside = HULL_OFFSET_PX if zoom >= OVERVIEW_BELOW_ZOOM else (0, 0)
    return [_standing(members, buildings, beside) for spot in spots.values() for members in _marks_of(spot)]


def is_floating(place: PayloadPlace) -> bool:
    """Computed off a coast: it has a band and no position."""
    return place["derivation"] is not None and place["derivation"]["recipe"] == "offshore"


def substitute_of(place: PayloadPlace) -> Shape:
    """The sign of what is nothing but a name, where the name finds no room."""
    shape = kind_of(place["kind"]).substitute
    is_point = place["geometry"] is not None and place["geometry"]["type"] == "Point"
    return "span" if shape == "spot" and not is_point else shape


def quotes_by_place(payload: Payload, standings: Iterable[Standing]) -> Mapping[str, int]:
    """The number of quotes of each place that stands somewhere."""
    names = {place["id"] for standing in standings for place in standing.places}
    quoted = chain.from_iterable(column(payload["quotes"], "places"))
    return Counter(filter(names.__contains__, quoted))


def _spot(place: PayloadPlace) -> tuple[float, ...] | str:
    if not is_point_kind(place["kind"]):
        return place["id"]
    return tuple(math.floor(degrees * 10_000 + 0.5) for degrees in place["anchor"] or ())


def _marks_of(members: Sequence[PayloadPlace]) -> list[list[PayloadPlace]]:
    """A place and a government share a mark; others at their spot have their own, to be fanned out.

    Unless a circle of them would fill the map: then all share one.
    """
    roles = ("literal", "seat")
    found = (next((place for place in members if place["role"] == role), None) for role in roles)
    pair = [place for place in found if place is not None]
    if len(members) == len(pair) or len(members) > MOST_AT_A_SPOT:
        return [list(members)]
    shared = {place["id"] for place in pair}
    return [pair, *([place] for place in members if place["id"] not in shared)]


def _standing(
    members: Sequence[PayloadPlace], buildings: Mapping[str, Sequence[PayloadPlace]], beside: Point
) -> Standing:
    """`beside`: where what floats has its sign."""
    ordered = sorted(members, key=lambda place: place["role"] == "seat")
    joined = [building for place in members for building in buildings.get(place["id"], [])]
    lng, lat = ordered[0]["anchor"] or (0.0, 0.0)
    offset = beside if is_floating(ordered[0]) else (0, 0)
    return Standing((*ordered, *joined), _shape(ordered), lng, lat, offset)


def _shape(members: Sequence[PayloadPlace]) -> Shape:
    first = members[0]
    kind = kind_of(first["kind"])
    if kind.form == "point" and len({place["role"] for place in members}) > 1:
        return "composite"
    shape = kind.seat if first["role"] == "seat" else kind.literal
    # A question mark beside a hull: the sign is not a position that a source states.
    unsure = is_floating(first) or first["geocoding"]["basis"] != "stated"
    return "hull" if shape == "vessel" and unsure else shape


def _cities_of_buildings(places: Sequence[PayloadPlace]) -> dict[str, str]:
    """By id of a building the nearest city near enough to share its mark with, of several the first."""
    order = {place["id"]: index for index, place in enumerate(places)}
    rows: dict[int, list[PayloadPlace]] = {}
    for city in sorted((place for place in places if place["kind"] == "city"), key=_lng):
        rows.setdefault(_row(city), []).append(city)
    found = {}
    for building in (place for place in places if place["kind"] == "building"):
        near = [
            (_apart_km(building, city), order[city["id"]], city["id"])
            for city in _cities_round(building, rows)
        ]
        near = [city for city in near if city[0] <= SAME_CITY_KM]
        if near:
            found[building["id"]] = min(near)[2]
    return found


def _cities_round(
    building: PayloadPlace, rows: Mapping[int, Sequence[PayloadPlace]]
) -> Iterator[PayloadPlace]:
    """The cities of the rows of latitude next to a building that are near enough in longitude too."""
    reach_deg = ROW_DEG / max(math.cos(math.radians(_lat(building))), 0.01)
    for number in range(_row(building) - 1, _row(building) + 2):
        row = rows.get(number, [])
        first = bisect_left(row, _lng(building) - reach_deg, key=_lng)
        last = bisect_right(row, _lng(building) + reach_deg, key=_lng)
        yield from row[first:last]


def _row(place: PayloadPlace) -> int:
    return math.floor(_lat(place) / ROW_DEG)


def _lng(place: PayloadPlace) -> float:
    return place["anchor"][0] if place["anchor"] else 0.0


def _lat(place: PayloadPlace) -> float:
    return place["anchor"][1] if place["anchor"] else 0.0


def _apart_km(one: PayloadPlace, other: PayloadPlace) -> float:
    """On a plane true at the first place: good to a hundredth within a city."""
    (lng, lat), (other_lng, other_lat) = one["anchor"] or (0, 0), other["anchor"] or (0, 0)
    return math.hypot((other_lng - lng) * math.cos(math.radians(lat)), other_lat - lat) * KM_PER_DEGREE


def own_lines(payload: Payload, drawn: Sequence[str], kind: str) -> list[Mapping[str, Any]]:
    """Where the dossier decides which lines of the kind are drawn; `drawn`: ids of the figures."""
    shown = set(drawn)
    worldviews = payload["worldviews"]
    shown.update(*(worldview["hides"] for worldview in worldviews[:1]))
    return [
        place["geometry"]
        for place in having(payload["places"], "kind", [kind])
        if place["id"] in shown and place["geometry"]
    ]
