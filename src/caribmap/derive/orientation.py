"""The names by which a reader finds the way: a set for each view, beside what the dossier names itself."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from caribmap.basemap.names import Kind, Room, country_rooms, find_names, meets
from caribmap.derive.countries import read_countries
from caribmap.derive.exonyms import names_in
from caribmap.derive.lean import lean_room
from caribmap.derive.same_name import NAMED_COUNTRIES, round_spot, says_the_same, stems_of, wide_names
from caribmap.dossier.nouns import Place, Text
from caribmap.dossier.settings import Bounds
from caribmap.geo import to_mercator
from caribmap.runtime.kept import keep

WIDE_PX = (860, 640)
"""The part of a laptop's screen that the map has: for it the set of a view is chosen."""
WORLD_PX_AT_ZOOM_0 = 256
SURROUNDINGS = 0.25
"""Share of a view's width and height that a screen may show beyond it on each side."""
CLOSER = 2.0
"""A reader who comes closer by so many zooms than the view still finds names."""
FARTHER = 1.5
"""On a phone a view is shown by so much smaller: its first names stand there too."""
MOST_OF_A_VIEW: Mapping[Kind, int] = {
    "country": 24, "capital": 20, "town": 14, "sea": 8, "island": 8, "lake": 5, "river": 8,
}  # fmt: skip
FIRST_OF_A_VIEW: Mapping[Kind, int] = {
    "country": 8, "capital": 8, "town": 3, "sea": 4, "island": 3, "lake": 2, "river": 4,
}  # fmt: skip
"""How many of each kind a view has whatever their own zooms."""
WEIGHTS: Mapping[Kind, int] = {
    "capital": 10, "country": 11, "sea": 12, "river": 16, "island": 20, "lake": 24, "town": 27,
}  # fmt: skip
"""The kinds take turns, a small weight more often: a map has some of each before it has many of one."""
LATER = 1000
OVERVIEW_DEG = 60.0
"""In wider views towns that are no capitals, islands, lakes and rivers would only be specks."""
MOST_BYTES = 24_000
"""Of all names as JSON, about 8 kB in a page."""
SAME_TOWN_DEG = 0.15
MOST_ROOMS, MOST_SPOTS = 5, 5
TOWNS = frozenset({"capital", "town"})
WIDE: Collection[Kind] = frozenset({"sea", "island", "lake", "river"})
"""Kinds of names that give way to a dossier's own that say the same close by."""
MOST_LETTERS = 26
"""Of a town, an island, a lake or a river: no map writes a whole title beside a speck."""
SPREAD: Collection[Kind] = frozenset({"sea", "country"})
"""Kinds of names that are spread over an area, however long they are."""
APART_ZOOM = 7.0
"""Closer, an island is named beside the country that has its name; farther off one name says both."""


@dataclass(frozen=True, slots=True, eq=False)
class OrientationName:
    """A name of the base map on the map, as BasemapName; `iso` is a country's code of ISO 3166."""

    kind: Kind
    names: Text
    lng: float
    lat: float
    zoom: float
    rank: int
    iso: str | None = None
    rooms: tuple[Room, ...] = ()
    spots: tuple[tuple[float, float], ...] = ()


def derive_orientation(
    places: Iterable[Place],
    languages: Sequence[str],
    views: Iterable[Bounds],
    accepted: Collection[str] = (),
) -> tuple[OrientationName, ...]:
    """The names for all views; none that a place has, and disputed ones only if `accepted`.

    The first views' names and the most important ones come first, as many as MOST_BYTES hold.
    """
    frames = [(bounds, zoom_of(bounds)) for bounds in views]
    around = [(_grown(bounds), zoom + CLOSER) for bounds, zoom in frames]
    near = keep(
        "names of the base map",
        lambda: (languages, around, sorted(accepted)),
        lambda: [*_countries(languages, around), *_others(languages, around, accepted)],
    )
    places = list(places)
    own = _own_names(places, near)
    known = [name for name in near if name.names and name not in own and not _is_long(name)]
    named_after = _named_after_islands(places, near)
    chosen: dict[tuple[Kind, float, float], OrientationName] = {}
    for bounds, zoom in frames:
        written = known if zoom >= APART_ZOOM else [name for name in known if name not in named_after]
        for name in _of_view(written, bounds, zoom):
            key = (name.kind, name.lng, name.lat)
            chosen[key] = _merged(chosen[key], name) if key in chosen else name
    return tuple(_within_budget(map(_lean, chosen.values())))


def _is_long(name: OrientationName) -> bool:
    return name.kind not in SPREAD and max(map(len, name.names.values())) > MOST_LETTERS


def _named_after_islands(
    places: Sequence[Place], near: Sequence[OrientationName]
) -> frozenset[OrientationName]:
    """Islands that say what their country says, the base map's or the dossier's: Trinidad and Tobago."""
    countries = [
        *wide_names(places, NAMED_COUNTRIES),
        *(
            (stems_of(name.names.values()), round_spot(name.lng, name.lat))
            for name in near
            if name.kind == "country"
        ),
    ]
    return frozenset(
        name for name in near if name.kind == "island" and says_the_same(name.names, _boxes(name), countries)
    )


def _merged(one: OrientationName, other: OrientationName) -> OrientationName:
    """What two views write of one name."""
    return replace(
        one,
        zoom=min(one.zoom, other.zoom),
        rank=min(one.rank, other.rank),
        rooms=tuple(dict.fromkeys([*one.rooms, *other.rooms])),
        spots=tuple(dict.fromkeys([*one.spots, *other.spots])),
    )


def _lean(name: OrientationName) -> OrientationName:
    """With fewer digits, which cost a page bytes, where nobody sees them; a room becomes no larger."""
    if not name.rooms:
        return name
    return replace(
        name, lng=round(name.lng, 1), lat=round(name.lat, 1), rooms=tuple(map(lean_room, name.rooms))
    )


BESIDE = 1.5
Around = Sequence[tuple[Room, float]]
"""Frames, each with the zoom up to which its names are wanted."""


def _countries(languages: Sequence[str], around: Around) -> Iterator[OrientationName]:
    rooms = country_rooms()
    for label in read_countries(languages):
        within = tuple(map(_room, rooms.get(label.iso, ())))
        # What has no room for its name has it beside itself, once others have theirs.
        zoom = 1.0 + label.rank * 0.6 + (0 if within else BESIDE)
        seen = within or ((label.lng, label.lat, label.lng, label.lat),)
        if any(zoom <= most and any(meets(box, frame) for box in seen) for frame, most in around):
            yield OrientationName(
                "country", label.names, label.lng, label.lat, zoom, label.rank, label.iso, rooms=within
            )


def _room(sides: Sequence[float]) -> Room:
    west, south, east, north = sides
    return west, south, east, north


def _others(languages: Sequence[str], around: Around, accepted: Collection[str]) -> Iterator[OrientationName]:
    for name in find_names(around):
        if name.disputed is None or name.disputed in accepted:
            yield OrientationName(
                name.kind,
                names_in(name.names, languages),
                name.lng,
                name.lat,
                name.zoom,
                name.rank,
                rooms=name.rooms,
                spots=name.spots,
            )


def _own_names(places: Sequence[Place], known: Sequence[OrientationName]) -> set[OrientationName]:
    """Those that the dossier names itself: alike, as the same country, as a town at one spot."""
    spelled: dict[str, list[OrientationName]] = {}
    isos: dict[str | None, list[OrientationName]] = {}
    towns: dict[tuple[int, int], list[OrientationName]] = {}
    for name in known:
        for spelling in name.names.values():
            spelled.setdefault(spelling, []).append(name)
        if name.iso:
            isos.setdefault(name.iso, []).append(name)
        if name.kind in TOWNS:
            for cell in _cells(name.lng, name.lat):
                towns.setdefault(cell, []).append(name)
    wide = list(wide_names(places))
    own = {name for name in known if name.kind in WIDE and says_the_same(name.names, _boxes(name), wide)}
    for place in places:
        own.update(isos.get(place.authority.get("iso3166"), ()))
        for text in (place.names.values(), *place.aliases.values()):
            for spelling in text:
                own.update(spelled.get(spelling, ()))
        if place.kind == "city" and place.geometry and place.geometry["type"] == "Point":
            own.update(towns.get(_cell(*place.geometry["coordinates"][:2]), ()))
    return own


def _boxes(name: OrientationName) -> Sequence[Room]:
    """Where a name may stand."""
    return name.rooms or [(*spot, *spot) for spot in name.spots] or [(name.lng, name.lat, name.lng, name.lat)]


def _cells(lng: float, lat: float) -> Iterator[tuple[int, int]]:
    """The cell of a position and those round it."""
    column, row = _cell(lng, lat)
    for aside in (-1, 0, 1):
        for up in (-1, 0, 1):
            yield column + aside, row + up


def _cell(lng: float, lat: float) -> tuple[int, int]:
    return math.floor(lng / SAME_TOWN_DEG), math.floor(lat / SAME_TOWN_DEG)


def _of_view(known: Iterable[OrientationName], bounds: Bounds, zoom: float) -> list[OrientationName]:
    """The names of one view: first those that it has on every screen, then those for who comes closer."""
    wide = _grown(bounds)
    is_overview = _width(bounds) > OVERVIEW_DEG
    seen = [
        part
        for name in known
        if name.zoom <= zoom + CLOSER and (part := _part_in(name, wide)) is not None
        if not (is_overview and name.kind in {"town", "island", "lake", "river"})
    ]
    seen.sort(key=lambda name: (name.zoom, name.rank))
    count: Counter[Kind] = Counter()
    first: Counter[Kind] = Counter()
    kept = []
    for name in seen:
        count[name.kind] += 1
        if count[name.kind] > MOST_OF_A_VIEW[name.kind]:
            continue
        is_inside = _part_in(name, bounds) is not None
        is_first = is_inside and first[name.kind] < FIRST_OF_A_VIEW[name.kind]
        first[name.kind] += is_first
        turn = (first if is_first else count)[name.kind] * WEIGHTS[name.kind]
        nearest = min(name.zoom, max(0.0, zoom - FARTHER)) if is_first else name.zoom
        kept.append(replace(name, zoom=round(nearest, 2), rank=turn + (0 if is_first else LATER)))
    return sorted(kept, key=lambda name: name.rank)


def zoom_of(bounds: Bounds) -> float:
    """Leaflet's zoom at which bounds fill the map of a laptop."""
    _, south, _, north = bounds
    height = to_mercator(0, north)[1] - to_mercator(0, south)[1]
    width = math.radians(_width(bounds))
    turn = 2 * math.pi / WORLD_PX_AT_ZOOM_0
    scale = min(WIDE_PX[0] / max(width, 1e-6), WIDE_PX[1] / max(height, 1e-6))
    return math.log2(scale * turn)


def _width(bounds: Bounds) -> float:
    west, _, east, _ = bounds
    return east - west + (360 if west > east else 0)


def _grown(bounds: Bounds) -> Bounds:
    west, south, _, north = bounds
    width, height = _width(bounds), north - south
    aside, up = width * SURROUNDINGS, height * SURROUNDINGS
    if width + 2 * aside >= 360:
        return (-180, max(-90, south - up), 180, min(90, north + up))
    return (west - aside, max(-90, south - up), west + width + aside, min(90, north + up))


def _part_in(name: OrientationName, bounds: Bounds) -> OrientationName | None:
    """A name with those of its rooms and spots that lie in the bounds; None if it does not."""
    west, south, east, north = bounds
    bounds = (west, south, east + (360 if west > east else 0), north)
    if name.rooms:
        rooms = tuple(room for room in name.rooms if meets(room, bounds))[:MOST_ROOMS]
        return replace(name, rooms=rooms) if rooms else None
    if name.spots:
        spots = tuple(spot for spot in name.spots if meets((*spot, *spot), bounds))[:MOST_SPOTS]
        return replace(name, spots=spots) if spots else None
    return name if meets((name.lng, name.lat, name.lng, name.lat), bounds) else None


def _within_budget(names: Iterable[OrientationName]) -> Iterator[OrientationName]:
    left = MOST_BYTES
    for name in names:
        left -= len(json.dumps([name.names, name.rooms, name.spots], ensure_ascii=False).encode()) + 60
        if left < 0:
            return
        yield name
