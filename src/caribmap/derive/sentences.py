"""The sentence in which a span of an article stands."""

from __future__ import annotations

import re

from caribmap.derive.cuts import LONGEST_NO_END, NOT_AN_END

REACH = 300
"""Characters looked at on each side: a text may be one single line."""
END = re.compile(r"[.!?…。！？](?:(?<=[。！？])|[“”’»«›‹\"')\]]*\s+)")
"""Where a sentence ends; that it begins with a set of characters makes it twice as fast."""
CLIPPED = 80
"""Characters of a sentence that are shown on each side of a span."""
NEARBY = CLIPPED + 40
"""Characters looked at where so many are shown: with the marks and spaces at which a sentence may end."""


def sentence_bounds(text: str, start: int, end: int, reach: int = REACH) -> tuple[int, int]:
    """Begin and end, exclusive, of the sentence around text[start:end], at most `reach` farther on each side.

    A line break ends a sentence as a full stop does; white space at its ends is left out.

    >>> text = "Sie kam. Er ging am 3. Mai nach Bern. Dort blieb er."
    >>> text[slice(*sentence_bounds(text, 32, 36))]
    'Er ging am 3. Mai nach Bern.'
    """
    first, last = max(0, start - reach), min(len(text), end + reach)
    first = max(text.rfind("\n", first, start) + 1, first)
    line_end = text.find("\n", end, last)
    last = line_end if line_end >= 0 else last
    for found in END.finditer(text, first, start):
        if not _is_no_end(text, first, found.start() + 1):
            first = found.end()
    for found in END.finditer(text, end, last):
        if not _is_no_end(text, first, found.start() + 1):
            last = found.end()
            break
    sentence = text[first:last]
    return first + len(sentence) - len(sentence.lstrip()), first + len(sentence.rstrip())


def _is_no_end(text: str, first: int, end: int) -> bool:
    if text[end - 1] != "." or end < 2 or not text[end - 2].isalnum():
        return False
    return NOT_AN_END.search(text, max(first, end - LONGEST_NO_END), end) is not None


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after text[start:end] in its sentence, each clipped to CLIPPED characters."""
    first, last = sentence_bounds(text, start, end, NEARBY)
    before, after = text[first:start], text[end:last]
    return (
        before if len(before) <= CLIPPED else "…" + before[-CLIPPED:],
        after if len(after) <= CLIPPED else after[:CLIPPED] + "…",
    )
