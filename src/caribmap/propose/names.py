"""Names of countries in the languages of a dossier, by CLDR."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from caribmap.gazetteer.fold import fold_name
from caribmap.runtime.shipped import read_basemap


class Country(NamedTuple):
    """A country with the position of its label on the basemap, WGS 84 degrees."""

    iso: str
    lng: float
    lat: float


def country_names(iso: str, languages: Iterable[str]) -> dict[str, str]:
    """The names of a country by language; none in a language that CLDR does not know.

    >>> country_names("TO", ["en", "de"])
    {'en': 'Tonga', 'de': 'Tonga'}
    """
    names = {language: _territories(language).get(iso) for language in languages}
    return {language: name for language, name in names.items() if name}


def countries_named(wording: str, languages: Iterable[str]) -> list[Country]:
    """The countries that a wording names in one of the languages, without case and accents."""
    key = fold_name(wording)
    isos = {iso for language in languages for iso in _by_name(language).get(key, ())}
    return [country for country in _countries() if country.iso in isos]


@cache
def _countries() -> tuple[Country, ...]:
    return tuple(Country(one["iso"], one["lng"], one["lat"]) for one in read_basemap()["labels"])


@cache
def _territories(language: str) -> dict[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        territories: Any = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {iso: name for iso, name in territories.items() if len(iso) == 2}


@cache
def _by_name(language: str) -> dict[str, list[str]]:
    by_name: dict[str, list[str]] = {}
    for iso, name in _territories(language).items():
        by_name.setdefault(fold_name(name), []).append(iso)
    return by_name
