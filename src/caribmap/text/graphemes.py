"""Grapheme clusters: what a reader takes for one character (Unicode Standard Annex 29, extended clusters)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Any

_ALONE = (
    "\t\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0590\u05d0-\u05ea\u0620-\u064a"
    "\u2010-\u2027\u2030-\u203b\u3000-\u3029\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uff01-\uff9d"
)
"""Characters that begin a cluster wherever they stand, unless a prepended sign or a joiner stands before."""
_APART = re.compile(f"[{_ALONE}][{_ALONE}\r]")
CHECKPOINT = 1000
"""One cluster boundary in so many is remembered of a text without such characters."""
CHUNK = 32
"""So many characters are looked at first for the end of a cluster."""


@cache
def _patterns() -> tuple[Any, Any]:
    """A cluster, and the last character of a range that begins one. `regex` is loaded at the first need."""
    import regex

    return regex.compile(r"\X"), regex.compile(f"(?r)[{_ALONE}]")


class Graphemes:
    """The clusters of one text, looked for only where they are asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known = [0]
        self._last = (0, 0)

    def around(self, at: int) -> tuple[int, int] | None:
        """Start and end of the cluster that offset `at` would split, None between two clusters."""
        if at <= 0 or at >= len(self._text) or _APART.match(self._text, at - 1):
            return None
        if not self._last[0] <= at <= self._last[1]:
            self._last = next(span for span in self._from(self._start(at)) if span[1] >= at)
        start, end = self._last
        return (start, end) if start < at < end else None

    def _start(self, at: int) -> int:
        """A cluster boundary before `at`."""
        known = self._known[bisect_right(self._known, at - 1) - 1]
        alone = _patterns()[1].search(self._text, known, at)
        return alone.start() if alone else known

    def _from(self, start: int) -> Iterator[tuple[int, int]]:
        """The clusters from a boundary on."""
        count = 0
        while start < len(self._text):
            end = self._end(start)
            yield start, end
            count += 1
            if count % CHECKPOINT == 0 and end > self._known[-1]:
                self._known.append(end)
            start = end

    def _end(self, start: int) -> int:
        """Where the cluster that begins at `start` ends.

        A piece is cut out first: `regex` looks back from a position, over every flag that stands before.
        """
        reach = CHUNK
        while True:
            piece = self._text[start : start + reach]
            end = start + int(_patterns()[0].match(piece).end())
            if end < start + len(piece) or start + len(piece) == len(self._text):
                return end
            reach *= 2
