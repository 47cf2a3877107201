"""A selection as a quote: the article's own characters, and the fewest words beside it that tell it apart."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import count

MOST_WORDS = 12
"""Words beside a wording that are tried."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A quote from `start` to `end` in code points; prefix and suffix only where the wording stands twice."""

    exact: str
    start: int
    end: int
    prefix: str | None
    suffix: str | None
    occurrence: int


def wording_at(text: str, start: int, end: int) -> Wording:
    """The wording of a selection, without white space at its ends and with whole letters.

    Raises ValueError if nothing is selected or the selection lies outside the text.

    >>> wording_at("red, blue, red", 11, 14).prefix
    'blue, '
    """
    if not 0 <= start < end <= len(text):
        raise ValueError("the selection lies outside the text")
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        raise ValueError("the selection holds nothing but white space")
    while start > 0 and unicodedata.combining(text[start]) and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and (unicodedata.combining(text[end]) or text[end] in "\ufe0f\u200d"):
        end += 1
    exact = text[start:end]
    starts = occurrences(text, exact)
    prefix, suffix = _beside(text, start, end, starts) if len(starts) > 1 else (None, None)
    return Wording(exact, start, end, prefix, suffix, starts.index(start) + 1)


def occurrences(text: str, exact: str) -> list[int]:
    """Where a wording stands, also where two of it overlap."""
    found: list[int] = []
    at = text.find(exact)
    while at >= 0:
        found.append(at)
        at = text.find(exact, at + 1)
    return found


def _beside(text: str, start: int, end: int, starts: list[int]) -> tuple[str | None, str | None]:
    length = end - start
    for words in count(1):
        before, after = _before(text, start, words), _after(text, end, words)
        if sum(text.endswith(before, 0, one) for one in starts) == 1:
            return before, None
        if sum(text.startswith(after, one + length) for one in starts) == 1:
            return None, after
        if words >= MOST_WORDS:
            return before or None, after or None
    raise AssertionError("the loop ends by itself")


def _before(text: str, start: int, words: int) -> str:
    begin = start
    for _ in range(words):
        while begin > 0 and text[begin - 1].isspace():
            begin -= 1
        while begin > 0 and not text[begin - 1].isspace():
            begin -= 1
    return text[begin:start]


def _after(text: str, end: int, words: int) -> str:
    stop = end
    for _ in range(words):
        while stop < len(text) and text[stop].isspace():
            stop += 1
        while stop < len(text) and not text[stop].isspace():
            stop += 1
    return text[end:stop]
