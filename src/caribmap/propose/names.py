"""Names of countries in the languages of a dossier, by CLDR."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any


def country_names(iso: str, languages: Iterable[str]) -> dict[str, str]:
    """The names of a country by language; none in a language that CLDR does not know.

    >>> country_names("TO", ["en", "de"])
    {'en': 'Tonga', 'de': 'Tonga'}
    """
    names = {language: _territories(language).get(iso) for language in languages}
    return {language: name for language, name in names.items() if name}


@cache
def _territories(language: str) -> dict[str, str]:
    from babel import Locale, UnknownLocaleError  # only here: it reads its tables when imported

    try:
        territories: Any = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        return {}
    return dict(territories)
