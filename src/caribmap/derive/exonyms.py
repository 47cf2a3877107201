"""What a name of the base map is called in the languages of a dossier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from caribmap.text.languages import truncations

DEFAULT = "en"
LATIN = "Latn"


def names_in(names: Mapping[str, str], languages: Sequence[str]) -> dict[str, str]:
    """The names for readers of these languages: their own, or the usual one in Latin letters.

    A language that is written in other letters has no name rather than one that its readers cannot read.
    """
    found = {}
    for tag in languages:
        own = next((names[each] for each in truncations(tag) if each in names), None)
        name = own or (names.get(DEFAULT) if script_of(tag) == LATIN else None)
        if name:
            found[tag] = name
    return found


@lru_cache(maxsize=256)
def script_of(tag: str) -> str | None:
    """The script (ISO 15924) in which a language is usually written; None for one that CLDR does not know."""
    from babel import Locale, UnknownLocaleError  # only here: it reads its tables when imported
    from babel.core import get_global

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    likely = get_global("likely_subtags").get(locale.language, "")
    parts = likely.split("_")
    return locale.script or (parts[1] if len(parts) > 2 else LATIN)
