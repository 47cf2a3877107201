"""The form in which names of the gazetteer are compared.

Imports nothing of caribmap: the build hook runs it, too.
"""

from __future__ import annotations

import unicodedata

SPELT = str.maketrans(
    {
        **dict.fromkeys("'’‘ʼʻ`´ʹʾʿ·.", ""),
        **dict.fromkeys("-‐‑‒–—_/\t\n", " "),
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ħ": "h",
    }
)
"""Apostrophes and dots do not count, hyphens are spaces; letters that Unicode does not decompose."""


def fold_name(name: str) -> str:
    """A name without case, accents, apostrophes, dots; words separated by single spaces.

    >>> fold_name("L’Aquila"), fold_name("São Tomé"), fold_name("Baden-Baden"), fold_name("St. Gallen")
    ('laquila', 'sao tome', 'baden baden', 'st gallen')
    """
    if name.isascii():
        folded = name.lower()
    else:
        apart = unicodedata.normalize("NFKD", name.casefold())
        folded = "".join(character for character in apart if not unicodedata.combining(character))
    return " ".join(folded.translate(SPELT).split())
