"""Every word of the interface that a dossier may give itself, by key, with its English."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache

from caribmap.cartography.words import ENGLISH, WORDS, own_key
from caribmap.runtime.shipped import read_static
from caribmap.text.languages import truncations

SURVEY = "survey_"
"""Keys of messages about a survey begin so."""


@cache
def english_words() -> Mapping[str, str]:
    """The viewer's messages and the compiler's words, in this order."""
    own = {own_key(key): text for key, text in WORDS[ENGLISH].items()}
    return {**viewer_words(ENGLISH), **own}


@cache
def viewer_words(language: str) -> Mapping[str, str]:
    """The viewer's messages in a language of the interface."""
    words: dict[str, str] = json.loads(read_static(f"interface/{language}.json"))
    return words


def carried_words(languages: Iterable[str], *, survey: bool) -> dict[str, Mapping[str, str]]:
    """The messages that a page in these languages carries; English ones are in the viewer.

    Only the page of a `survey` carries what is said of surveys.
    """
    tags = {tag for language in languages for tag in truncations(language) if tag in WORDS}
    return {
        tag: {key: text for key, text in viewer_words(tag).items() if survey or not key.startswith(SURVEY)}
        for tag in sorted(tags - {ENGLISH})
    }


def carried_number_words(languages: Iterable[str]) -> dict[str, str]:
    """The number words that a page carries for the search: those of these languages, and English ones.

    By language, `value: word word` for each number, parted by semicolons.
    """
    known: dict[str, str] = json.loads(read_static("number-words.json"))
    tags = {tag for language in languages for tag in truncations(language)}
    return {tag: words for tag, words in known.items() if tag in tags or tag == ENGLISH}
