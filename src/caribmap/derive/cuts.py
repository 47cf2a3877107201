"""Where a quote begins or ends inside a sentence: there an ellipsis stands outside the quoted span."""

from __future__ import annotations

import re
from itertools import product
from typing import NamedTuple

OPENERS = "„“‚‘«»‹›\"'([—– \u00a0\t"
CLOSERS = "“”’»«›‹\"')] \u00a0\t"
LINE_OPENERS, LINE_CLOSERS = OPENERS + "\r\ufeff", CLOSERS + "\r"
ENDS = (".", "!", "?", "…", ":")
REACH = 100
"""So many characters on each side of a quote's ends are looked at: a text may be one single line."""
NOT_AN_END = re.compile(r"(?:\b\d{1,4}|\b[^\W\d_])\.$")
"""A point after a number or a single letter ends no sentence: "31. Oktober", "Gerald R. Ford"."""
LONGEST_NO_END = 6
"""Characters that NOT_AN_END looks at: what it finds, and one before it."""


class Cut(NamedTuple):
    """Whether the sentence goes on `before` and `after` a quoted span."""

    before: bool
    after: bool


CUTS = {both: Cut(*both) for both in product((False, True), repeat=2)}
"""The four there are: the quotes of a large dossier share them."""


def derive_cut(text: str, start: int, end: int) -> Cut:
    """Whether text[start:end] is cut out of a sentence; a line break ends a sentence as a full stop does.

    >>> derive_cut("Er kam. Sie ging nicht.", 8, 16)
    Cut(before=False, after=True)
    """
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    line_before = before[before.rfind("\n") + 1 :].rstrip(LINE_OPENERS)
    line_after = after.partition("\n")[0].strip(LINE_CLOSERS)
    goes_on = bool(line_after) and not line_after.startswith(ENDS)
    return CUTS[
        bool(line_before) and not _ends_sentence(line_before),
        goes_on and not _ends_sentence(text[max(start, end - REACH) : end]),
    ]


def _ends_sentence(text: str) -> bool:
    closed = text.rstrip(CLOSERS)
    return closed.endswith(ENDS) and not (closed[-1] == "." and NOT_AN_END.search(closed[-LONGEST_NO_END:]))
