"""What a mark is called in a picture, and which names are set first. As the page's map/naming.ts."""

from __future__ import annotations

from collections.abc import Mapping

from caribmap.cartography.kinds import RANK_OF_END, RANK_OF_SEAT, RANK_PER_LAYER, kind_of
from caribmap.cartography.words import NO_WORDS, Own, filled, map_word
from caribmap.payload.types import PayloadPlace
from caribmap.render.bidi import isolated
from caribmap.render.picture.standing import Standing

MOST_COUNTED = 99


def label_parts(place: PayloadPlace, name: str, language: str, own: Own = NO_WORDS) -> list[str]:
    """The name and, for what was computed from a quoted number, the number and how little it fixes."""
    parts = [name]
    derivation = place["derivation"]
    if derivation is None:
        return parts
    if derivation["number"]:
        parts.append(filled(map_word("map_quoted", language, own), {"text": isolated(derivation["number"])}))
    if derivation["recipe"] == "offshore":
        parts.append(map_word("map_not_stated", language, own))
    if derivation["recipe"] == "ring" and place["geocoding"]["basis"] == "assumed":
        parts.append(map_word("map_centre_assumed", language, own))
    return parts


def rank_of(
    standing: Standing, layers: Mapping[str, int], quotes: Mapping[str, int], *, is_end: bool = False
) -> float:
    """Whose name is set first, lowest first: by kind, scenes before seats, upper layers first, by quotes.

    Ends of drawn links come before the links.
    """
    place = standing.place
    count = sum(quotes.get(member["id"], 0) for member in standing.places)
    kind = kind_of(place["kind"]).rank + (RANK_OF_SEAT if place["role"] == "seat" else 0)
    rank = kind - RANK_PER_LAYER * layers[place["layer"]]
    return (min(rank, RANK_OF_END) if is_end else rank) - min(count, MOST_COUNTED) / 1000
