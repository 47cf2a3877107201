"""The few words of the page that must stand without the viewer, in the interface's languages.

`own` are words that a dossier gives itself, by language and key (`interface` in caribmap.yaml). A word stands
in the language asked for, in what its tag falls back to, or in English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from caribmap.cartography.phrases import MAP_WORDS, WORDS
from caribmap.text.languages import truncations

__all__ = ["MAP_WORDS", "WORDS"]

Own = Mapping[str, Mapping[str, str]]

ENGLISH = "en"
PLACEHOLDER = re.compile(r"\{(\w+)\}")
OWN_PREFIX = "page_"
"""Begins the key of a word of ours where a dossier gives it: `page_no_quotes` is `no-quotes`."""
NO_WORDS: Own = {}


def own_key(key: str) -> str:
    """The key in `interface` of the word `key`."""
    return OWN_PREFIX + key.replace("-", "_")


def word(key: str, language: str, own: Own = NO_WORDS) -> str:
    """The phrase for `key` in `language`, in English where we do not speak it."""
    return word_and_language(key, language, own)[0]


def word_and_language(key: str, language: str, own: Own = NO_WORDS) -> tuple[str, str]:
    """The phrase for `key`, and the language that it is in."""
    return _found(WORDS, key, own_key(key), language, own)


def map_word(key: str, language: str, own: Own = NO_WORDS) -> str:
    """As `word`, for what stands on the map."""
    return _found(MAP_WORDS, key, key, language, own)[0]


def _found(words: Own, key: str, own_name: str, language: str, own: Own) -> tuple[str, str]:
    for tag in (*truncations(language), ENGLISH):
        phrase = own.get(tag, {}).get(own_name) or words.get(tag, {}).get(key)
        if phrase is not None:
            return phrase, tag
    raise KeyError(key)


def filled(phrase: str, values: Mapping[str, object]) -> str:
    """The phrase with its `{name}` replaced; nothing else in braces means anything.

    >>> filled("{count} places in {view.x}", {"count": 3})
    '3 places in {view.x}'
    """
    return PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), phrase)


def page_language(language: str, own: Own = NO_WORDS) -> str:
    """The language of a page for readers of `language`: English where nobody gives it the words of theirs."""
    return language if any(tag in WORDS or tag in own for tag in truncations(language)) else ENGLISH


def text_in(text: Mapping[str, str], language: str, fallbacks: Sequence[str] = ()) -> tuple[str, str]:
    """A text's wording, and its language: `language` or what its tag falls back to, the first fallback, any.

    >>> text_in({"zh": "台湾", "en": "Taiwan"}, "zh-Hant-TW")
    ('台湾', 'zh')
    """
    tags = (*truncations(language), *(tag for each in fallbacks for tag in truncations(each)), *text)
    tag = next(tag for tag in tags if tag in text)
    return text[tag], tag


def distance_in_words(distance_m: float, language: str, own: Own = NO_WORDS) -> str:
    """Metres below a kilometre, kilometres from there on, at most one decimal.

    >>> distance_in_words(10_500, "de")
    '10,5 km'
    """
    unit, value = ("metres", distance_m) if distance_m < 1000 else ("kilometres", distance_m / 1000)
    digits = f"{value:.1f}".removesuffix(".0").replace(".", word("decimal-mark", language, own))
    return filled(word(unit, language, own), {"number": digits})
