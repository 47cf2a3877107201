"""A quick look at whether a number in words or a length may go on across an offset: five | hundred."""

from __future__ import annotations

import re
from functools import lru_cache

from caribmap.text.folded import folded
from caribmap.text.number_vocabulary import vocabulary_of
from caribmap.text.units import WHICH_MILE, unit_at

NUMBER, UNIT = 2, 4
"""Weights of words: a number 2, a unit 4, an article or "and" 1, any other 0."""
_WORD = r"([^\W_]+(?:['’ʼ][^\W_]+)?)"
_LAST = re.compile(_WORD + r"[.]?[\-\u2010\u2011]?\s{0,9}$")
_FIRST = re.compile(r"[\-\u2010\u2011]?\s{0,9}" + _WORD)
_NO_WORD = frozenset(':,;!?…()"“”„»«')
"""What a word, with a full stop, a hyphen and white space behind it, does not end on."""
_REACH = 25
"""A longer word than this is no unit; of a number in one word the end is enough."""


def may_split_measure(text: str, at: int, language: str) -> bool:
    """Whether a closer look at `at` is needed: most words are neither numbers nor units."""
    left = _weight_before(text, at, language)
    if left in (0, UNIT):
        return left == UNIT
    first = _FIRST.match(text, at)
    return first is not None and left + _weight(first[1], language) > NUMBER


def _weight_before(text: str, at: int, language: str) -> int:
    """The weight of what _LAST finds before an offset."""
    begin = at - _REACH if at > _REACH else 0
    end = at - text.endswith(" ", begin, at)
    if end > begin and text[end - 1] in _NO_WORD:
        return 0
    weight = _weight_of_token(text[text.rfind(" ", begin, end) + 1 or begin : end], language)
    if weight is None:
        match = _LAST.search(text[begin:at])
        return _weight(match[1], language) if match else 0
    return weight


@lru_cache(maxsize=8192)
def _weight_of_token(token: str, language: str) -> int | None:
    """The weight of the last word of what stands between spaces; None if only _LAST can tell it."""
    word = token.removesuffix(".")
    if word.isalnum():  # as most are: the pattern would be tried from each of their letters
        return _weight(word, language)
    return 0 if word[-1:] in _NO_WORD else None


def is_of_measure(word: str, language: str) -> bool:
    """Whether a word is a number or a unit."""
    return _weight(word, language) >= NUMBER


@lru_cache(maxsize=8192)
def _weight(word: str, language: str) -> int:
    if word.isnumeric():
        return NUMBER
    vocabulary, key = vocabulary_of(language), folded(word)
    if unit_at(word, 0, language) or WHICH_MILE.fullmatch(key):
        return UNIT
    if vocabulary is None:
        return 0
    if any(
        key in table
        for table in (vocabulary.words, vocabulary.fractions, vocabulary.parts, vocabulary.collectives)
    ):
        return NUMBER
    return int(any(key in words for words in (vocabulary.articles, vocabulary.fillers, vocabulary.point)))
