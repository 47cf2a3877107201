"""German forms of place names: which base wordings an inflected word may come from.

Candidates only: what counts is whether a base is a known name. Irregular demonyms (Türke, Basler) are listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

GENITIVES = ("s", "es")
DEMONYMS = ("er", "ers", "ern", "erin", "erinnen")
ADJECTIVE_ENDINGS = ("", "e", "er", "en", "em", "es")

OF_NOUNS = ("", "s", "n", "in", "innen")
"""Endings of a German noun in -er: Sieger, Siegers, Siegern, Siegerin, Siegerinnen."""

ADJECTIVES = (
    ("isch", ""),  # iranisch, italienisch
    ("isch", "ien"),  # syrisch
    ("isch", "en"),  # schwedisch
    ("isch", "a"),  # guyanisch
    ("isch", "e"),  # ukrainisch
    ("isch", "ik"),  # karibisch
    ("isch", "n"),  # ungarisch
    ("isch", "ei"),  # türkisch
    ("isch", "istan"),  # afghanisch
    ("isch", "stan"),  # kasachisch
    ("isch", "land"),  # russisch
    ("isch", "enland"),  # griechisch
    ("nisch", ""),  # amerikanisch
    ("anisch", ""),  # peruanisch
    ("anisch", "o"),  # mexikanisch
    ("anisch", "ien"),  # brasilianisch
    ("esisch", ""),  # vietnamesisch
    ("esisch", "a"),  # chinesisch
    ("esisch", "on"),  # libanesisch
    ("atisch", "en"),  # asiatisch
    ("itisch", ""),  # jemenitisch
    ("äisch", "a"),  # europäisch
    ("ländisch", "land"),  # neuseeländisch
)
"""Ending of an adjective, and of the name it is made from."""

IRREGULAR = {
    "britisch": "Großbritannien",
    "deutsch": "Deutschland",
    "dänisch": "Dänemark",
    "französisch": "Frankreich",
    "niederländisch": "Niederlande",
    "polnisch": "Polen",
    "portugiesisch": "Portugal",
    "tschechisch": "Tschechien",
}

ADJECTIVE = "sch"
"""What every adjective that is made from a name has in it."""

MIN_ADJECTIVE = 3
"""Letters of an adjective without its ending."""
NO_NOUNS = frozenset({"von", "der", "des", "am", "an", "im", "in", "bei", "und"})
"""Words behind the first of a name that show that it is no adjective: Straße von Hormus."""

MIN_HEAD, MIN_TAIL = 4, 3
"""Letters of the name and of the rest of a compound written as one word: Kreml|chef."""


@cache
def is_german(language: str) -> bool:
    return language.split("-", maxsplit=1)[0].lower() == "de"


def name_bases(wording: str) -> Iterator[str]:
    """Names whose genitive or demonym `wording` may be: Moskaus, Moskauer."""
    for ending in (*GENITIVES, *DEMONYMS):
        if wording.endswith(ending) and len(wording) > len(ending) + 1:
            yield wording.removesuffix(ending)


def genitive_bases(wording: str) -> Iterator[str]:
    """Names whose genitive `wording` may be."""
    for ending in GENITIVES:
        if wording.endswith(ending) and wording[: -len(ending)][1:][-1:].isalpha():
            yield wording.removesuffix(ending)


def adjective_bases(word: str) -> Iterator[str]:
    """Adjectives without their ending: russischen, Westliche (a capital stays)."""
    for ending in ADJECTIVE_ENDINGS[1:]:
        if word.endswith(ending) and len(word) > len(ending) + 3:
            yield word.removesuffix(ending)


def origin_bases(word: str) -> Iterator[str]:
    """Names that an adjective may be made from, whatever its ending."""
    for adjective in (word, *adjective_bases(word)):
        if name := IRREGULAR.get(adjective[0].lower() + adjective[1:]):
            yield name
        if not adjective.endswith("isch"):
            continue
        for ending, name_ending in ADJECTIVES:
            stem = adjective.removesuffix(ending)
            if adjective.endswith(ending) and len(stem) > 1:
                yield stem[0].upper() + stem[1:] + name_ending


def weak_forms(wording: str) -> Iterator[str]:
    """A name of several words with the other endings of the adjectives before its noun.

    >>> list(weak_forms("Rotes Meer"))[:2]
    ['Rote Meer', 'Roter Meer']
    """
    first, *others = wording.split(" ")
    if not others or not first.endswith(ADJECTIVE_ENDINGS[1:]):
        return
    stem = next((first.removesuffix(end) for end in ADJECTIVE_ENDINGS[1:] if first.endswith(end)), "")
    if len(stem) < MIN_ADJECTIVE or others[0] in NO_NOUNS:
        return
    for ending in ADJECTIVE_ENDINGS[1:]:
        for rest in ((" ".join(others)), *(weak_forms(" ".join(others)) if len(others) > 1 else ())):
            if (form := f"{stem}{ending} {rest}") != wording:
                yield form


def town_bases(word: str) -> Iterator[str]:
    """Towns whose inhabitants `word` may name: Kieler, Göttinger, Karlsruherin, Baseler."""
    if not word.endswith(DEMONYMS):
        return
    for ending in DEMONYMS:
        stem = word.removesuffix(ending)
        if word.endswith(ending) and len(stem) > 2:
            yield from (stem, f"{stem}en", f"{stem}e")


def compound_heads(word: str) -> Iterator[str]:
    """Names that a compound may begin with, longest first."""
    for cut in range(len(word) - MIN_TAIL, MIN_HEAD - 1, -1):
        if word[cut:].islower():
            yield word[:cut]
