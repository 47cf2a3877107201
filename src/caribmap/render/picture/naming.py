"""What a mark is called in a picture, and which names are set first. As the page's map/naming.ts."""

from __future__ import annotations

from collections.abc import Mapping

from caribmap.cartography.kinds import RANK_OF_END, RANK_OF_SEAT, RANK_PER_LAYER, kind_of
from caribmap.cartography.words import distance_in_words, filled, map_word
from caribmap.payload.rows import having
from caribmap.payload.types import Payload, PayloadPlace
from caribmap.render.bidi import isolated
from caribmap.render.picture.standing import Standing

MOST_COUNTED = 99


def label_parts(place: PayloadPlace, name: str, language: str, payload: Payload) -> list[str]:
    """The name and, for what was computed from a quoted number, the number and how little it fixes.

    The number stands as quoted where the article is in the picture's language; else the distance does.
    """
    parts, own = [name], payload["interface"]
    derivation = place["derivation"]
    if derivation is None:
        return parts
    if derivation["number"]:
        article = _language_of(derivation["quote"], payload)
        if derivation["distance_m"] is None or article is None or _primary(article) == _primary(language):
            quoted = {"text": isolated(derivation["number"])}
            parts.append(filled(map_word("map_quoted", language, own), quoted))
        else:
            parts.append(distance_in_words(derivation["distance_m"], language, own))
    if derivation["recipe"] == "offshore":
        parts.append(map_word("map_not_stated", language, own))
    if derivation["recipe"] == "ring" and place["geocoding"]["basis"] == "assumed":
        parts.append(map_word("map_centre_assumed", language, own))
    return parts


def _language_of(wanted: str | None, payload: Payload) -> str | None:
    """Language of the article that a quote is from."""
    source = next((quote["source"] for quote in having(payload["quotes"], "id", [wanted])), None)
    return next((each["language"] for each in payload["sources"] if each["id"] == source), None)


def _primary(tag: str) -> str:
    return tag.partition("-")[0]


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
