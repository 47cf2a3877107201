"""A text without what setting it in lines has put into it, as its numbers and directions are read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from caribmap.text.fold import FOLDS, Edit, Folded, fold_with_offsets
from caribmap.text.measures import is_of_measure

_INVISIBLE = {"zero-width character", "direction mark", "soft hyphen"}
_REST = frozenset(FOLDS) - _INVISIBLE
_BREAK = "\n\r\x0b\x0c\x85\u2028\u2029"
_IS_WRAPPED = re.compile(f"[\t\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|  |[{_BREAK}]")
_HYPHENATED = re.compile(rf"(?<![^\W\d_])([^\W\d_]++)([-\u2010][ \t]*[{_BREAK}]\s*)([^\W\d_]+)")
_WHITE_SPACE = re.compile(rf"[ \t]*[{_BREAK}]\s*|[ \t]{{2,}}|\t")


def unwrapped(text: str, language: str) -> Folded:
    r"""The text in one line, with the way back to its own offsets; a line's end is left as one \n.

    A hyphen at it is dropped where a word of numbers or a unit then stands there.

    >>> unwrapped("5  kilo-\n  metres off", "en").text
    '5 kilometres off'
    >>> unwrapped("twenty-\r\nfive", "en").text
    'twenty-five'
    """
    if not _IS_WRAPPED.search(text):
        return fold_with_offsets(text, without=FOLDS)
    plain = fold_with_offsets(text, without=_REST)
    joined = plain.edited(_hyphens(plain.text, language))
    return joined.edited((*found.span(), _space(found[0])) for found in _WHITE_SPACE.finditer(joined.text))


def _hyphens(text: str, language: str) -> Iterator[Edit]:
    for found in _HYPHENATED.finditer(text):
        yield *found.span(2), "" if is_of_measure(found[1] + found[3], language) else "-"


def _space(run: str) -> str:
    return "\n" if any(character in _BREAK for character in run) else " "
