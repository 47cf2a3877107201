"""Where a quote begins or ends inside a sentence: there an ellipsis stands outside the quoted span."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENERS = "„“‚‘«»‹›\"'([—– \u00a0\t"
CLOSERS = "“”’»«›‹\"')] \u00a0\t"
ENDS = (".", "!", "?", "…", ":")
REACH = 1_000
"""So many characters before and after a quote are looked at: a text may be one single line."""
NOT_AN_END = re.compile(r"(?:\b\d{1,4}|\b[^\W\d_])\.$")
"""A point after a number or a single letter ends no sentence: "31. Oktober", "Gerald R. Ford"."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Whether the sentence goes on `before` and `after` a quoted span."""

    before: bool
    after: bool


def derive_cut(text: str, start: int, end: int) -> Cut:
    """Whether text[start:end] is cut out of a sentence; a line break ends a sentence as a full stop does.

    >>> derive_cut("Er kam. Sie ging nicht.", 8, 16)
    Cut(before=False, after=True)
    """
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    line_before = before[before.rfind("\n") + 1 :].rstrip(OPENERS + "\r\ufeff")
    line_after = after.partition("\n")[0].strip(CLOSERS + "\r")
    quoted = text[start:end].rstrip(CLOSERS)
    return Cut(
        before=bool(line_before) and not _ends_sentence(line_before),
        after=bool(line_after) and not _ends_sentence(quoted) and not line_after.startswith(ENDS),
    )


def _ends_sentence(text: str) -> bool:
    closed = text.rstrip(CLOSERS)
    return closed.endswith(ENDS) and not NOT_AN_END.search(closed)
