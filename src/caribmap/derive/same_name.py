"""Whether a name of the base map says what a dossier's own close by says: "Karibisches Meer", "Karibik"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from caribmap.basemap.names import Room, meets
from caribmap.dossier.nouns import Place

STEM = 5
"""Letters by which words that belong together begin alike."""
WIDE_KINDS = frozenset({"sea", "coast", "region"})
"""Kinds of places whose name is written over an area, as those of the base map are."""
NAMED_COUNTRIES = frozenset({"country"})
NEAR_DEG = 3.0
COMMON = frozenset({
    "ocean", "ozean", "golfo", "golfe", "strai", "stras", "estre", "detro", "stret", "islan",
    "insel", "isole", "ilhas", "islas", "north", "south", "easte", "weste", "nordl", "sudli",
    "ostli", "westl", "norte", "orien", "occid", "sette", "merid", "centr", "zentr", "river",
    "fluss", "coast", "kuste", "costa", "prote", "zatok", "ozero", "okean", "ostri",
})  # fmt: skip
"""Stems of words for seas, straits, islands and directions, which say not which."""


def stems_of(names: Iterable[str]) -> frozenset[str]:
    """The stems of the words that tell a name from others of its kind."""
    words = (word for name in names for word in re.findall(r"\w+", _plain(name)) if len(word) >= STEM)
    return frozenset(word[:STEM] for word in words) - COMMON


def _plain(name: str) -> str:
    """Without case and without marks on letters."""
    marked = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def wide_names(
    places: Iterable[Place], kinds: Collection[str] = WIDE_KINDS
) -> Iterator[tuple[frozenset[str], Room]]:
    """The stems of each place that is named over an area, and the surroundings of where it is named."""
    for place in places:
        if place.kind in kinds and place.geometry and place.geometry["type"] == "Point":
            lng, lat = place.geometry["coordinates"][:2]
            yield stems_of(place.names.values()), round_spot(lng, lat)


def round_spot(lng: float, lat: float) -> Room:
    return lng - NEAR_DEG, lat - NEAR_DEG, lng + NEAR_DEG, lat + NEAR_DEG


def says_the_same(
    names: Mapping[str, str], rooms: Sequence[Sequence[float]], own: Iterable[tuple[frozenset[str], Room]]
) -> bool:
    """Whether one of a dossier's wide names has a word of a name's, where one of its rooms is."""
    stems = stems_of(names.values())
    return any(stems & others and any(meets(room, near) for room in rooms) for others, near in own)
