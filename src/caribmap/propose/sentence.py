"""The sentence in which a selection stands."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…؟。]+[\"'”“«»’)\]]*(?=\s+[\"'„“”«»‘(¿¡]*[^\Wa-zß-öø-ÿа-яіїєґ]|\s*\n|\s*$)|\n")
_ABBREVIATED = re.compile(
    r"(?:\b\d{1,3}|\b[^\W\d_]|\b(?:Dr|Mr|Mrs|Ms|St|Prof|Nr|No|bzw|ca|vgl|etc|Sr|Sra|Gen|Col|Lt|Capt|Sen|"
    r"Rep|Gov|Jan|Feb|Aug|Sept|Okt|Oct|Nov|Dez|Dec|U\.S|z\.B|d\.h|p\.m|a\.m|e\.g|i\.e|vs|EE\.UU))\.$"
)
"""What ends with a full stop and no sentence with it: numbers ("31. Oktober"), initials, abbreviations."""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Begin and end of the sentence, or sentences, that hold the code points from `start` to `end`.

    >>> text = "It fell on 31. Oktober. We left. They came."
    >>> text[slice(*sentence_around(text, 3, 7))]
    'It fell on 31. Oktober.'
    """
    begin, stop = 0, len(text)
    for found in _END.finditer(text):
        at = found.end()
        if found[0] != "\n" and _ABBREVIATED.search(text, max(0, found.start() - 12), found.start() + 1):
            continue
        if at <= start:
            begin = at
        elif at >= end:
            stop = found.start() if found[0] == "\n" else at
            break
    while begin < start and text[begin].isspace():
        begin += 1
    return begin, stop
