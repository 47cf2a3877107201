"""Where a quote begins or ends inside a sentence: there an ellipsis stands outside the quoted span."""

from __future__ import annotations

import re
from typing import NamedTuple

OPENERS = "„“‚‘«»‹›\"'([—– \u00a0\t"
CLOSERS = "“”’»«›‹\"')] \u00a0\t"
LINE_OPENERS, LINE_CLOSERS = OPENERS + "\r\ufeff", CLOSERS + "\r"
ENDS = (".", "!", "?", "…", ":")
REACH = 1_000
"""So many characters before and after a quote are looked at: a text may be one single line."""
NEAR = 16
"""Between two words of one sentence, where most quotes begin and end, so many characters tell."""
NOT_AN_END = re.compile(r"(?:\b\d{1,4}|\b[^\W\d_])\.$")
"""A point after a number or a single letter ends no sentence: "31. Oktober", "Gerald R. Ford"."""


class Cut(NamedTuple):
    """Whether the sentence goes on `before` and `after` a quoted span."""

    before: bool
    after: bool


def derive_cut(text: str, start: int, end: int) -> Cut:
    """Whether text[start:end] is cut out of a sentence; a line break ends a sentence as a full stop does.

    >>> derive_cut("Er kam. Sie ging nicht.", 8, 16)
    Cut(before=False, after=True)
    """
    return Cut(_begins_inside(text, start), _ends_inside(text, start, end))


def _begins_inside(text: str, start: int) -> bool:
    if text[max(0, start - NEAR) : start].rstrip(OPENERS)[-1:].isalnum():
        return True
    before = text[max(0, start - REACH) : start]
    line = before[before.rfind("\n") + 1 :].rstrip(LINE_OPENERS)
    return bool(line) and not _ends_sentence(line)


def _ends_inside(text: str, start: int, end: int) -> bool:
    if text[end - 1 : end].isalnum() and text[end : end + NEAR].lstrip(CLOSERS)[:1].isalnum():
        return True
    line = text[end : end + REACH].partition("\n")[0].strip(LINE_CLOSERS)
    return bool(line) and not _ends_sentence(text[start:end]) and not line.startswith(ENDS)


def _ends_sentence(text: str) -> bool:
    closed = text.rstrip(CLOSERS)
    return closed.endswith(ENDS) and not NOT_AN_END.search(closed)
