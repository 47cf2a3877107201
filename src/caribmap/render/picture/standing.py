"""Which marks stand in a picture: what shares a spot shares a mark. The same rules as the page's map."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from caribmap.payload.types import Payload, PayloadPlace, PayloadView

Shape = Literal["disc", "ring", "composite", "square", "frame", "hull", "bar", "diamond", "label"]

AREA_KINDS = frozenset({"country", "region", "sea", "coast"})
LINE_KINDS = frozenset({"disputed-area", "border", "route", "link", "range"})
UNPOINTED_KINDS = AREA_KINDS | LINE_KINDS
NEVER_PICTURED = frozenset({"route", "range"})
"""Journeys and ranges are schemes that need their card beside them."""
BUILDINGS_FROM_ZOOM = 10
"""Below this zoom a building's mark would lie on its city's: the city's mark stands for both."""
OVERVIEW_BELOW_ZOOM = 3.75
"""Below this a view is an overview of continents: what floats beside a coast would stand in another sea."""
SAME_CITY_KM = 25
KM_PER_DEGREE = 111.2
ROW_DEG = SAME_CITY_KM / KM_PER_DEGREE

RANKS = {
    "vessel": 1, "event-site": 1, "force": 1, "city": 2, "building": 2, "disputed-area": 2, "range": 2,
    "link": 3, "route": 3, "country": 4, "region": 6, "sea": 6, "border": 7, "coast": 8,
}  # fmt: skip
RANK_OF_AREAS = 20
"""A picture answers no click: its signs and arrows come before names that are written across the map."""
RANK_OF_SEAT = 3
RANK_PER_LAYER = 0.3


@dataclass(frozen=True, slots=True)
class Standing:
    """One mark. Its first place names it; `lng` and `lat` are where it stands."""

    places: tuple[PayloadPlace, ...]
    shape: Shape
    lng: float
    lat: float

    @property
    def place(self) -> PayloadPlace:
        return self.places[0]


def shown_places(payload: Payload, view: PayloadView) -> list[PayloadPlace]:
    """What the page shows as it opens in a view: its layers, the first worldview, only what is quoted."""
    named = view["layers"]
    layers = {
        layer["id"] for layer in payload["layers"] if (layer["on"] if named is None else layer["id"] in named)
    }
    quoted = {place for quote in payload["quotes"] for place in quote["places"]}
    visible = quoted - hidden_by_worldview(payload)
    return [
        place
        for place in payload["places"]
        if place["layer"] in layers and place["id"] in visible and place["kind"] not in NEVER_PICTURED
    ]


def hidden_by_worldview(payload: Payload) -> set[str]:
    """Ids that the first worldview takes off the map: what only others show, and what it hides."""
    if not payload["worldviews"]:
        return set()
    first, *others = payload["worldviews"]
    return {place for other in others for place in other["shows"]} - set(first["shows"]) | set(first["hides"])


def standings_of(places: Sequence[PayloadPlace], zoom: float) -> list[Standing]:
    """Marks in the places' order; places without an anchor have none, nor on overviews what floats.

    Of places at one spot the literal one leads, and a city's buildings follow it as long as they have none.
    """
    anchored = [
        place
        for place in places
        if place["anchor"] is not None and (zoom >= OVERVIEW_BELOW_ZOOM or not is_floating(place))
    ]
    cities = {} if zoom >= BUILDINGS_FROM_ZOOM else _cities_of_buildings(anchored)
    spots: dict[tuple[float, ...] | str, list[PayloadPlace]] = {}
    buildings: dict[str, list[PayloadPlace]] = {}
    for place in anchored:
        if place["id"] in cities:
            buildings.setdefault(cities[place["id"]], []).append(place)
        else:
            spots.setdefault(_spot(place), []).append(place)
    return [_standing(members, buildings) for members in spots.values()]


def is_floating(place: PayloadPlace) -> bool:
    """Computed off a coast: it has a band and no position."""
    return place["derivation"] is not None and place["derivation"]["recipe"] == "offshore"


def is_point_kind(kind: str) -> bool:
    return kind not in UNPOINTED_KINDS


def ranks(payload: Payload, standings: Iterable[Standing]) -> Mapping[str, tuple[int, int]]:
    """Position of its layer and number of quotes of each place that stands somewhere."""
    layers = {layer["id"]: index for index, layer in enumerate(payload["layers"])}
    places = {place["id"]: place for standing in standings for place in standing.places}
    quoted = chain.from_iterable(quote["places"] for quote in payload["quotes"])
    counts = Counter(filter(places.__contains__, quoted))
    return {name: (layers[place["layer"]], counts[name]) for name, place in places.items()}


def rank_of(standing: Standing, weights: Mapping[str, tuple[int, int]]) -> float:
    """Who is labelled first, lowest first: by kind, scenes before seats, upper layers first, by quotes."""
    place = standing.place
    quotes = sum(weights[member["id"]][1] for member in standing.places)
    kind = RANKS.get(place["kind"], 2) + (RANK_OF_SEAT if place["role"] == "seat" else 0)
    if standing.shape == "label" and place["kind"] != "link":
        kind += RANK_OF_AREAS
    return kind - RANK_PER_LAYER * weights[place["id"]][0] - min(quotes, 99) / 1000


def _spot(place: PayloadPlace) -> tuple[float, ...] | str:
    if not is_point_kind(place["kind"]):
        return place["id"]
    return tuple(round(degrees, 4) for degrees in place["anchor"] or ())


def _standing(members: Sequence[PayloadPlace], buildings: Mapping[str, Sequence[PayloadPlace]]) -> Standing:
    ordered = sorted(members, key=lambda place: place["role"] == "seat")
    joined = [building for place in ordered for building in buildings.get(place["id"], [])]
    lng, lat = ordered[0]["anchor"] or (0.0, 0.0)
    return Standing((*ordered, *joined), _shape(ordered), lng, lat)


def _shape(members: Sequence[PayloadPlace]) -> Shape:
    first = members[0]
    if not is_point_kind(first["kind"]):
        return "label"
    if len({place["role"] for place in members}) > 1:
        return "composite"
    is_seat = first["role"] == "seat"
    by_kind: dict[str, Shape] = {
        "vessel": "hull",
        "force": "bar",
        "event-site": "diamond",
        "building": "frame" if is_seat else "square",
    }
    return by_kind.get(first["kind"], "ring" if is_seat else "disc")


def _cities_of_buildings(places: Sequence[PayloadPlace]) -> dict[str, str]:
    """By id of a building the nearest city near enough to share its mark with."""
    rows: dict[int, list[PayloadPlace]] = {}
    for city in sorted((place for place in places if place["kind"] == "city"), key=_lng):
        rows.setdefault(_row(city), []).append(city)
    found = {}
    for building in (place for place in places if place["kind"] == "building"):
        near = [(_apart_km(building, city), city["id"]) for city in _cities_round(building, rows)]
        near = [pair for pair in near if pair[0] <= SAME_CITY_KM]
        if near:
            found[building["id"]] = min(near)[1]
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
