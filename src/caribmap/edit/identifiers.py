"""Proposed ids: short plain slugs, not yet taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping

LONGEST = 40
TELLING_WORDS = 3
SHORTEST_TELLING = 4
"""Letters of the shortest word that tells something; shorter ones are mostly articles and prepositions."""
_SPELT = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i",
        "ħ": "h",
        "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ж": "zh", "з": "z",
        "и": "y", "і": "i", "ї": "yi", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
        "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
        "щ": "shch", "ь": "", "ю": "yu", "я": "ya", "ы": "y", "э": "e", "ъ": "", "ё": "yo",
        "'": "", "’": "", "ʼ": "",
    }
)  # fmt: skip


def slug(text: str) -> str:
    """A text in small Latin letters, digits and hyphens; empty if it has none of them.

    >>> slug("Tórshavn's harbour")
    'torshavns-harbour'
    """
    # NFKD last: й is a letter of its own, not и with a mark.
    spelt = unicodedata.normalize("NFC", text).lower().translate(_SPELT)
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(mark))
    words = re.findall(r"[a-z0-9]+", plain)
    kept = ""
    for word in words:
        if len(kept) + len(word) >= LONGEST:
            break
        kept += f"-{word}"
    return kept.removeprefix("-") or "".join(words)[:LONGEST]


def free_id(proposal: str, taken: Container[str]) -> str:
    """`proposal`, or with the first number from 2 on that makes it new."""
    if proposal not in taken:
        return proposal
    number = 2
    while f"{proposal}-{number}" in taken:
        number += 1
    return f"{proposal}-{number}"


def place_id(names: Mapping[str, str], taken: Container[str] = ()) -> str:
    """The id of a place: its English or first name."""
    candidates = [names.get("en", ""), *names.values()]
    return free_id(next(filter(None, map(slug, candidates)), "place"), taken)


def quote_id(source: str, exact: str, taken: Container[str] = ()) -> str:
    """The id of a quote: its source and three telling words."""
    words = [word for word in slug_words(exact) if len(word) >= SHORTEST_TELLING or word.isdigit()]
    telling = "-".join(words[:TELLING_WORDS])
    return free_id(f"{source}-{telling}" if telling else source, taken)


def first_slug(*texts: str | None) -> str | None:
    """The slug of the first text that has one."""
    return next(filter(None, map(slug, filter(None, texts))), None)


def slug_words(text: str) -> list[str]:
    """The words of a text, each as a slug."""
    return [word for word in (slug(word) for word in text.split()) if word]
