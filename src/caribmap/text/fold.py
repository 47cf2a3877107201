"""Folding: the differences between a quote and its article that a word processor or a web page makes.

For comparison only. A fold that was needed is reported by name; offsets always point into the file as it is.
Letters, case, digits and compatibility forms are never folded (NFKC would turn 16² into 162).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

NORMALISATION = "Unicode normalisation"
WHITE_SPACE = "white space"

_SOFT_HYPHEN = dict.fromkeys([0x00AD])
_ZERO_WIDTH = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_NO_BREAK_SPACE = dict.fromkeys([0x00A0, 0x2007, 0x202F], " ")
_QUOTATION_MARKS = dict.fromkeys(map(ord, "„“”‟«»″"), '"') | dict.fromkeys(map(ord, "‚‘’‛‹›′"), "'")
_DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-")
_ELLIPSIS = {0x2026: "..."}

CHARACTER_FOLDS: Mapping[str, Mapping[int, str | None]] = {
    "soft hyphen": _SOFT_HYPHEN,
    "zero-width character": _ZERO_WIDTH,
    "no-break space": _NO_BREAK_SPACE,
    "quotation marks": _QUOTATION_MARKS,
    "dash": _DASHES,
    "ellipsis": _ELLIPSIS,
}
FOLDS = (NORMALISATION, *CHARACTER_FOLDS, WHITE_SPACE)

_SPACES = r"[ \t\n\r\x0b\x0c\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+"
_ONE_SPACE = re.compile(_SPACES)
_ALL_FOLDS: dict[int, str | None] = {
    code: text for table in CHARACTER_FOLDS.values() for code, text in table.items()
}
_FOLDABLE = "".join(map(re.escape, map(chr, _ALL_FOLDS)))
_CHANGING = re.compile(f"[{_FOLDABLE}{_SPACES[1:-2]}]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. Its character i came from characters `starts[i]` to `ends[i]` of the text."""

    text: str
    starts: array[int]
    ends: array[int]


def fold(text: str, *, without: str | None = None) -> str:
    """`text` under every fold but one, with no white space at its ends."""
    if without != NORMALISATION:
        text = unicodedata.normalize("NFC", text)
    for name, table in CHARACTER_FOLDS.items():
        if name != without:
            text = text.translate(table)
    if without != WHITE_SPACE:
        text = _ONE_SPACE.sub(" ", text).strip(" ")
    return text


def folds_between(one: str, other: str) -> tuple[str, ...]:
    """The names of the folds without which two texts of equal fold would differ."""
    return tuple(name for name in FOLDS if fold(one, without=name) != fold(other, without=name))


def fold_with_offsets(text: str) -> Folded:
    r"""The fold of `text` with the way back to its own offsets.

    >>> fold_with_offsets("a\u00a0 b")
    Folded(text='a b', starts=array('I', [0, 1, 3]), ends=array('I', [1, 3, 4]))
    """
    pieces: list[str] = []
    starts, ends = array("I"), array("I")

    def put(piece: str, start: int, end: int) -> None:
        pieces.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))

    for begin, end in _composable_runs(text):
        if not unicodedata.is_normalized("NFC", text[begin:end]):
            put(unicodedata.normalize("NFC", text[begin:end]).translate(_ALL_FOLDS), begin, end)
            continue
        at = begin
        for match in _CHANGING.finditer(text, begin, end):
            pieces.append(text[at : match.start()])
            starts.extend(range(at, match.start()))
            ends.extend(range(at + 1, match.start() + 1))
            _fold_run(match, put, ends)
            at = match.end()
        pieces.append(text[at:end])
        starts.extend(range(at, end))
        ends.extend(range(at + 1, end + 1))
    return Folded("".join(pieces), starts, ends)


def _fold_run(match: re.Match[str], put: Callable[[str, int, int], None], ends: array[int]) -> None:
    """Fold a run of foldable characters; white space in it becomes one space."""
    space_at: int | None = None
    for offset, character in enumerate(match.group(), match.start()):
        folded = " " if _ONE_SPACE.match(character) else _ALL_FOLDS[ord(character)]
        if folded == " " and space_at is not None:
            ends[space_at] = offset + 1
        elif folded == " ":
            space_at = len(ends)
            put(folded, offset, offset + 1)
        elif folded:
            space_at = None
            put(folded, offset, offset + 1)


def _composable_runs(text: str) -> Iterator[tuple[int, int]]:
    """`text` cut so that what normalisation composes stands in a piece of its own."""
    if unicodedata.is_normalized("NFC", text):
        yield 0, len(text)
        return
    begin = at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and _composes(text[end]):
            end += 1
        if not unicodedata.is_normalized("NFC", text[at:end]):
            yield begin, at
            yield at, end
            begin = end
        at = end
    yield begin, len(text)


def _composes(character: str) -> bool:
    """Whether `character` may unite with the one before it: a mark, or a vowel or final of Hangul."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"
