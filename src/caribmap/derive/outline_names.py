"""What may be meant by a code or name that the base map does not have."""

from __future__ import annotations

from caribmap.basemap.outlines import OutlineKind, known_names
from caribmap.text.suggest import did_you_mean

SPOKEN = ("en", "de", "es", "fr", "it", "pt", "uk", "ar")
"""The languages in which a country's name is recognised."""


def outline_hint(kind: OutlineKind, name: str) -> str:
    """The one action that mends it."""
    if kind == "country":
        code = _code_of(name)
        if code:
            return f"did you mean '{code}' (ISO 3166)?"
        return "write the country's two letters of ISO 3166, such as 'FJ'"
    suggestion = did_you_mean(name, known_names(kind))
    return f"did you mean '{suggestion}'?" if suggestion else f"write the {kind}'s usual name"


def _code_of(name: str) -> str | None:
    """The code of the country that is called so, or nearly so."""
    from babel import Locale  # only here: it reads its tables when imported

    known = frozenset(known_names("country"))
    codes = {
        spelled: code
        for tag in SPOKEN
        for code, spelled in Locale.parse(tag).territories.items()
        if code in known
    }
    suggestion = did_you_mean(name, codes)
    return codes[suggestion] if suggestion else None
