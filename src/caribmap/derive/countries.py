"""The basemap's countries with their names in the dossier's languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caribmap.basemap.pack import read_country_names
from caribmap.dossier.nouns import Text

if TYPE_CHECKING:
    from babel import Locale


@dataclass(frozen=True, slots=True)
class CountryLabel:
    """A country of the basemap. `rank` 1 is the largest."""

    iso: str
    names: Text
    lng: float
    lat: float
    rank: int


def read_countries(languages: Iterable[str]) -> Iterator[CountryLabel]:
    """Labels of the basemap's countries, named by CLDR; of a country without a name, none."""
    locales = _locales(languages)
    for label in read_country_names():
        names = _names(label["iso"], locales)
        if names:
            yield CountryLabel(label["iso"], names, label["lng"], label["lat"], label["rank"])


def _locales(languages: Iterable[str]) -> dict[str, Locale]:
    from babel import Locale, UnknownLocaleError  # only here: it reads its tables when imported

    locales = {}
    for tag in languages:
        try:
            locales[tag] = Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue  # a language without CLDR names: its readers see the first language's
    return locales


def _names(iso: str, locales: Mapping[str, Locale]) -> Text:
    return {tag: locale.territories[iso] for tag, locale in locales.items() if iso in locale.territories}
