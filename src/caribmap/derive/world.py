"""Place names of the world in a language, by which the finder notices what a dossier does not know."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from caribmap.derive.wording import canonical
from caribmap.runtime.shipped import read_static

NO_PLACES = {"001", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
"""CLDR territories that are the world, the unknown, organisations or made up for tests."""

USUAL = {
    "de": {
        *("USA", "US", "VAE", "England", "Großbritannien", "Schottland"),
        *("Vereinigten Staaten", "Vereinigten Arabischen Emiraten", "Vereinigten Königreich"),
        *("Vereinigten Königreichs", "Niederlanden", "Tschechische Republik", "Tschechischen Republik"),
    },
    "en": {
        *("USA", "US", "U.S.", "UK", "UAE", "Britain", "Great Britain", "England", "Scotland"),
        *("Turkey", "Czech Republic", "Burma", "Ivory Coast"),
    },
    "es": {"EE. UU.", "EE UU", "EEUU", "Gran Bretaña", "Inglaterra", "Escocia"},
}
"""What newspapers write for countries in place of CLDR's names, German ones in the dative, too."""


def is_recognised(language: str) -> bool:
    """Whether there is a list of names for a language tag (BCP 47)."""
    return next(_cldr_names(language), None) is not None


@cache
def world_names(language: str) -> frozenset[str]:
    """Territories and cities in `language` (BCP 47): CLDR's names and the shipped list of cities.

    For a language that CLDR does not know: the cities alone.
    """
    cities = json.loads(read_static("cities.json"))
    usual = USUAL.get(language.split("-", maxsplit=1)[0].lower(), ())
    return frozenset(map(canonical, (*cities, *_cldr_names(language), *usual)))


def _cldr_names(language: str) -> Iterator[str]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return
    yield from (name for code, name in locale.territories.items() if code not in NO_PLACES)
    for zone, names in locale.time_zones.items():
        city = names.get("city", "")
        if city and not zone.startswith("Etc/") and "," not in city:
            yield city
