"""Places of the world that a name in an article may mean, best first. Nothing is placed by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from caribmap.basemap.pack import read_country_names
from caribmap.dossier.settings import Settings
from caribmap.gazetteer.fold import fold_name
from caribmap.gazetteer.pack import Near, open_gazetteer
from caribmap.geo import distance_m, unroll
from caribmap.text.languages import truncations

MIN_STEM, MAX_ENDING = 4, 3
"""Letters that are left of an inflected name at least, and that are taken off its end at most: Schwedens."""


class Candidate(NamedTuple):
    """A country or a town: the name that matched, the main name, a position in WGS 84 degrees.

    `country` is ISO 3166, `source` says where the position is from, `authority` has the id there.
    """

    name: str
    main: str
    kind: Literal["country", "city"]
    country: str
    lng: float
    lat: float
    population: int | None
    source: str
    authority: Mapping[str, str]


def candidates_for(wording: str, language: str, near: Near | None = None) -> list[Candidate]:
    """Countries, then towns of this name, in the order of the gazetteer; if there is none, of its beginning.

    >>> [(found.name, found.country) for found in candidates_for("Schwedens", "de")]
    [('Schweden', 'SE')]
    """
    for ending in range(MAX_ENDING + 1):
        stem = wording[: len(wording) - ending]
        if ending and len(stem) < MIN_STEM:
            break
        if found := [*_countries(stem, language), *_towns(stem, near)]:
            return found
    return []


def middle_of(settings: Settings) -> Near | None:
    """The circle round the dossier's first view; None without a view."""
    if not settings.views:
        return None
    west, south, east, north = settings.views[0].bounds
    east = unroll(east, near=west) if east < west else east
    lng, lat = (west + east) / 2, (south + north) / 2
    return Near(lng, lat, distance_m((lng, lat), (west, south)))


def _countries(wording: str, language: str) -> Iterator[Candidate]:
    iso, name = _country_names(language).get(fold_name(wording), ("", ""))
    for label in read_country_names():
        if label["iso"] == iso:
            lng, lat = label["lng"], label["lat"]
            source = "label point of the basemap"
            yield Candidate(name, name, "country", iso, lng, lat, None, source, {"iso3166": iso})


def _towns(wording: str, near: Near | None) -> Iterator[Candidate]:
    for town in open_gazetteer().named(wording, near):
        yield Candidate(
            town.matched,
            town.name,
            "city",
            town.country,
            town.lng,
            town.lat,
            town.population,
            f"GeoNames {town.geonames}",
            {"geonames": str(town.geonames)},
        )


@cache
def _country_names(language: str) -> dict[str, tuple[str, str]]:
    """Code and name of the countries by the fold of their names in a language, as CLDR has them."""
    from babel import Locale, UnknownLocaleError  # only here: it reads its tables when imported

    for tag in truncations(language):
        try:
            territories = Locale.parse(tag, sep="-").territories
        except (UnknownLocaleError, ValueError):
            continue
        return {fold_name(name): (code, name) for code, name in territories.items() if code.isalpha()}
    return {}
