"""The sentences of an article, and the one in which a selection stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…؟。]+[\"'”“«»’)\]]*(?=\s+[\"'„“”«»‘(¿¡]*[^\Wa-zß-öø-ÿа-яіїєґ]|\s*\n|\s*$)|\n")
_ABBREVIATED = re.compile(
    r"(?:\b\d{1,3}|\b[^\W\d_]|\b(?:Dr|Mr|Mrs|Ms|St|Prof|Nr|No|bzw|ca|vgl|etc|Sr|Sra|Gen|Col|Lt|Capt|Sen|"
    r"Rep|Gov|Jan|Feb|Aug|Sept|Okt|Oct|Nov|Dez|Dec|U\.S|z\.B|d\.h|p\.m|a\.m|e\.g|i\.e|vs|EE\.UU))\.$"
)
"""What ends with a full stop and no sentence with it: numbers ("31. Oktober"), initials, abbreviations."""


def sentences_in(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each sentence, in code points and in order, without the white space around it.

    >>> text = "It fell on 31. Oktober. We left."
    >>> [text[slice(*one)] for one in sentences_in(text)]
    ['It fell on 31. Oktober.', 'We left.']
    """
    begin = 0
    for found in _END.finditer(text):
        is_line = found[0] == "\n"
        if not is_line and _ABBREVIATED.search(text, max(0, found.start() - 12), found.start() + 1):
            continue
        yield from _trimmed(text, begin, found.start() if is_line else found.end())
        begin = found.end()
    yield from _trimmed(text, begin, len(text))


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Begin and end of the sentence, or sentences, that hold the code points from `start` to `end`.

    >>> text = "It fell on 31. Oktober. We left. They came."
    >>> text[slice(*sentence_around(text, 3, 7))]
    'It fell on 31. Oktober.'
    """
    touched = [one for one in sentences_in(text) if one[0] < end and start < one[1]]
    return (min(start, touched[0][0]), max(end, touched[-1][1])) if touched else (start, end)


def _trimmed(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    while begin < stop and text[begin].isspace():
        begin += 1
    while begin < stop and text[stop - 1].isspace():
        stop -= 1
    if begin < stop:
        yield begin, stop
