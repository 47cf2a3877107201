"""Folding: the differences between a quote and its article that typesetting, a PDF or a web page makes.

For comparison only. A fold that was needed is reported by name; offsets always point into the file as it is.
Letters, case, digits, accents and compatibility forms are never folded (NFKC would turn 16² into 162).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

NORMALISATION = "Unicode normalisation"
LINE_ENDS = "line ends"
WHITE_SPACE = "white space"
HYPHENATION = "hyphen at a line's end"

_BREAK = "\n\r\x0b\x0c\x85\u2028\u2029"
_GAP = " \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_SPACE = f"{_GAP}{_BREAK}"
"""White space; what forbids a break has been turned into a space before this is asked."""
_RUN = rf"(?<![{_SPACE}])[{_SPACE}]++"
"""All white space in a row, tried once and not from each of its characters: it may be a megabyte."""
LINE_END_HYPHEN = "\0"
"""Stands for a hyphen that ends a line inside a word, with the line break. No file of a dossier holds NUL."""

Edit = tuple[int, int, str]
"""What stands between two offsets, and what it becomes."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One fold: a pattern, and what becomes of the matched text (or of its group, where there is one)."""

    name: str
    pattern: re.Pattern[str]
    becomes: str | Mapping[str, str] = ""
    triggers: str = ""
    """The characters of which one must be there; empty if that is not worth asking."""

    def may_change(self, text: str) -> bool:
        if text.isascii() and self.triggers and not self.triggers.isascii():
            return False
        return not self.triggers or any(character in text for character in self.triggers)

    def edits(self, text: str) -> Iterator[Edit]:
        group = self.pattern.groups
        for match in self.pattern.finditer(text):
            begin, end = match.span(group)
            yield begin, end, self.becomes if isinstance(self.becomes, str) else self.becomes[match.group()]


@dataclass(frozen=True, slots=True)
class Normalisation:
    """The fold of letters that are written in one piece or in several: é, or e with an accent behind it."""

    name: str = NORMALISATION

    def may_change(self, text: str) -> bool:
        return not unicodedata.is_normalized("NFC", text)

    def edits(self, text: str) -> Iterator[Edit]:
        at = 0
        while at < len(text):
            end = at + 1
            while end < len(text) and _composes(text[end]):
                end += 1
            if not unicodedata.is_normalized("NFC", text[at:end]):
                yield at, end, unicodedata.normalize("NFC", text[at:end])
            at = end


def _composes(character: str) -> bool:
    """Whether `character` may unite with the one before it: a mark, or a vowel or final of Hangul."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"


def _each(name: str, table: Mapping[str, str]) -> Rule:
    """A fold of single characters."""
    return Rule(name, re.compile("[" + "".join(map(re.escape, table)) + "]"), table, "".join(table))


def _range(first: int, last: int) -> str:
    return "".join(map(chr, range(first, last + 1)))


_LIGATURES = dict(zip(_range(0xFB00, 0xFB06), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_MARKS = dict.fromkeys("„“”‟«»″", '"') | dict.fromkeys("‚‘’‛‹›′", "'")
_DIRECTIONS = "\u061c\u200e\u200f" + _range(0x202A, 0x202E) + _range(0x2066, 0x2069)

_RULES: tuple[Rule | Normalisation, ...] = (
    _each("zero-width character", dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", "")),
    _each("direction mark", dict.fromkeys(_DIRECTIONS, "")),
    Rule(
        "soft hyphen",
        re.compile(rf"\u00ad+(?:[{_GAP}\u00a0]*+[{_BREAK}][{_SPACE}\u00a0]*+(?=\w))?"),
        triggers="\u00ad",
    ),
    _each("ligature", _LIGATURES),
    Normalisation(),
    _each("no-break space", dict.fromkeys("\u00a0\u2007\u202f", " ")),
    _each("dash", dict.fromkeys(_range(0x2010, 0x2015) + "\u2212", "-")),
    _each("ellipsis", {"…": "..."}),
    # « inside », as French is set; »inside« has its spaces outside, and they stay.
    Rule(
        "space inside guillemets",
        re.compile(rf"(?<![^{_SPACE}(\[{{-])[«‹]([{_SPACE}]+)"),
        triggers="«‹",
    ),
    Rule("space inside guillemets", re.compile(rf"{_RUN}(?=[»›](?!\w))"), triggers="»›"),
    Rule("space before punctuation", re.compile(rf"{_RUN}(?=[;:!?])")),
    _each("apostrophe", dict.fromkeys("\u02bb\u02bc", "'")),
    _each("quotation marks", _MARKS),
    Rule(HYPHENATION, re.compile(rf"(?<=\w)-[{_GAP}]*+[{_BREAK}][{_SPACE}]*+(?=\w)"), LINE_END_HYPHEN, "-"),
    Rule(LINE_ENDS, re.compile(r"\r\n?"), "\n", "\r"),
    Rule(WHITE_SPACE, re.compile(rf"[{_SPACE}]{{2,}}|[{_SPACE.replace(' ', '', 1)}]"), " "),
)
FOLDS = tuple(dict.fromkeys(rule.name for rule in _RULES))


@dataclass(slots=True)
class Folded:
    """A folded text. Its character i came from characters `starts[i]` to `ends[i]` of the text."""

    text: str
    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))

    def edited(self, edits: Iterable[Edit]) -> Folded:
        """This text with `edits`, which stand in order and apart."""
        pieces: list[str] = []
        starts, ends = array("I"), array("I")
        at = 0
        for begin, end, becomes in edits:
            pieces += self.text[at:begin], becomes
            starts.extend(self.starts[at:begin])
            ends.extend(self.ends[at:begin])
            if becomes:
                starts.extend([self.starts[begin]] * len(becomes))
                ends.extend([self.ends[end - 1]] * len(becomes))
            at = end
        if not at:
            return self
        pieces.append(self.text[at:])
        starts.extend(self.starts[at:])
        ends.extend(self.ends[at:])
        return Folded("".join(pieces), starts, ends)


def _edited(text: str, edits: Iterable[Edit]) -> str:
    pieces: list[str] = []
    at = 0
    for begin, end, becomes in edits:
        pieces += text[at:begin], becomes
        at = end
    return "".join((*pieces, text[at:])) if at else text


def fold(text: str, *, without: Collection[str] = (HYPHENATION,)) -> str:
    """`text` under every fold but some, with no white space at its ends.

    Under all of them a hyphen at a line's end is LINE_END_HYPHEN, which `same_wording` can read.
    """
    for rule in _RULES:
        if rule.name not in without and rule.may_change(text):
            text = _edited(text, rule.edits(text))
    return text if WHITE_SPACE in without else text.strip(" ")


def fold_with_offsets(text: str, *, without: Collection[str] = (HYPHENATION,)) -> Folded:
    r"""The fold of `text` with the way back to its own offsets.

    >>> fold_with_offsets("a\u00a0 b")
    Folded(text='a b', starts=array('I', [0, 1, 3]), ends=array('I', [1, 3, 4]))
    """
    folded = Folded(text, array("I", range(len(text))), array("I", range(1, len(text) + 1)))
    for rule in _RULES:
        if rule.name not in without and rule.may_change(folded.text):
            folded = folded.edited(rule.edits(folded.text))
    return folded


def without_hyphens(text: str) -> Iterator[Edit]:
    """The edits that take every hyphen from a folded text: wordings that may be the same become equal."""
    for match in re.finditer(f"{LINE_END_HYPHEN}|- ?", text):
        yield *match.span(), ""


def search_key(text: str) -> str:
    """`text` under every fold and without hyphens, as an article is searched for it."""
    folded = fold(text, without=())
    return _edited(folded, without_hyphens(folded)).strip(" ")


def same_wording(one: str, other: str, *, without: Collection[str] = ()) -> bool:
    """Whether only folds separate two texts, `without` not among them."""
    first, second = fold(one, without=without), fold(other, without=without)
    return first == second or _hyphenates(first, second) or _hyphenates(second, first)


def folds_between(one: str, other: str) -> tuple[str, ...]:
    """The names of folds that together make two texts the same, none of them needless."""
    needless: list[str] = []
    for name in (HYPHENATION, WHITE_SPACE, *FOLDS):
        if name not in needless and same_wording(one, other, without=(*needless, name)):
            needless.append(name)
    return tuple(name for name in FOLDS if name not in needless)


def _hyphenates(broken: str, other: str) -> bool:
    """Whether `other` is `broken` with each line-end hyphen kept, kept before a space, or taken back.

    Only a hyphen before a small letter can have been put there by the line's end.
    """
    first, *rest = broken.split(LINE_END_HYPHEN)
    if not rest or not other.startswith(first):
        return False
    at = len(first)
    for piece in rest:
        if other.startswith("- ", at):
            at += 2
        elif other.startswith(("-", LINE_END_HYPHEN), at):
            at += 1
        elif not (other[at - 1 : at].isalpha() and piece[:1].islower()):
            return False
        if not other.startswith(piece, at):
            return False
        at += len(piece)
    return at == len(other)


def line_ends_of(text: str) -> str:
    """The line ends of a text by name: 'LF', 'CRLF and LF', 'none'."""
    rest = text.replace("\r\n", "")
    there = {"CRLF": "\r\n" in text, "LF": "\n" in rest, "CR": "\r" in rest}
    return " and ".join(name for name, is_there in there.items() if is_there) or "none"
