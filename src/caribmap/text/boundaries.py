"""Where a quote may begin and end: never inside a letter or a number, and hardly inside a word."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

from caribmap.text.graphemes import Graphemes
from caribmap.text.measures import may_split_measure
from caribmap.text.number_spans import number_around
from caribmap.text.numbers import measure_around

_LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0386-\u03ff\u0400-\u0481\u048a-\u052f"
_OPENING = '"„“«»‚‘(\\['
_CLOSING = '.,;:!?…)\\]"“”»«'
_CLEAR = re.compile(
    f"(?:[ \t]|(?<![-\r])\n)[{_LETTERS}{_OPENING} \n]|[{_LETTERS}{_CLOSING}][ \n]|"
    f"[{_LETTERS}][{_CLOSING}]|[{_OPENING}][{_LETTERS}]"
)
"""Two neighbours between which no letter, number or word can be split: most quotes need no closer look."""
_IGNORED = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_APOSTROPHES = "'’"
_HYPHENS = "-\u2010\u2011"
_FOOTNOTE = re.compile("[\u00b9\u2070\u2074-\u2079]+(?!\\w)")
"""Raised digits that no unit has: behind a word they are the sign of a note."""
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aad\u1b00-\u1b7f\u2e80-\u312f\u31a0-\u4dbf\u4e00-\u9fff"
    "\ua000-\ua4cf\ua980-\ua9ff\uaa60-\uaadf\uf900-\ufaff\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
"""Letters of scripts without spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, Chinese, Japanese …"""
_LONGEST_WORD = 100
_ELIDED = 2
"""Behind an apostrophe, so many letters or fewer are no word: can't, but l'État."""

Unit = Literal["letter", "number", "word"]


class Cut(NamedTuple):
    """What an offset splits, with its start and end; a cut inside a word is doubtful, any other is wrong."""

    unit: Unit
    start: int
    end: int

    @property
    def is_wrong(self) -> bool:
        return self.unit != "word"


class Boundaries:
    """The letters, numbers and words of one text, looked for only where a quote begins or ends."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._graphemes = Graphemes(text)

    def are_clear(self, start: int, end: int) -> bool:
        """Whether a glance shows that a span splits nothing."""
        return start > 0 and self._is_clear(start) and self._is_clear(end)

    def _is_clear(self, at: int) -> bool:
        between_words = _CLEAR.match(self._text, at - 1) is not None
        return between_words and not may_split_measure(self._text, at, self._language)

    def cut(self, at: int) -> Cut | None:
        """What offset `at` splits, None if it is a boundary of letters, numbers and words."""
        if at <= 0 or at >= len(self._text) or self._is_clear(at):
            return None
        if (letter := self._graphemes.around(at)) is not None:
            return Cut("letter", *letter)
        if (number := number_around(self._text, at)) is not None:
            return Cut("number", *number)
        if (measure := measure_around(self._text, at, self._language)) is not None:
            return Cut("number", *measure)
        word = _word_around(self._text, at)
        return Cut("word", *word) if word else None

    def cuts(self, start: int, end: int) -> tuple[Cut | None, Cut | None]:
        """What the start of a span splits, and what its end."""
        return self.cut(start), self.cut(end)

    def is_wrong(self, start: int, end: int) -> bool:
        """Whether a span begins or ends inside a letter or a number."""
        return any(cut is not None and cut.is_wrong for cut in self.cuts(start, end))


def _word_around(text: str, at: int) -> tuple[int, int] | None:
    """Start and end of the word that offset `at` splits, as far as it is shown in a message."""
    before, after = at, at
    while before > 0 and _IGNORED.match(text[before - 1]):
        before -= 1
    while after < len(text) and _IGNORED.match(text[after]):
        after += 1
    if before == 0 or after == len(text) or not _holds_together(text, before, after):
        return None
    if text[before - 1].isalpha() and _FOOTNOTE.match(text, after):
        return None
    start, end = _without_end(text, before, f"\r\n{_HYPHENS}"), after
    while start > max(0, at - _LONGEST_WORD) and _continues(text, start - 1):
        start -= 1
    while end < min(len(text), at + _LONGEST_WORD) and _continues(text, end):
        end += 1
    return start, end


def _holds_together(text: str, before: int, after: int) -> bool:
    """Whether what ends at `before` and what begins at `after` are parts of one word."""
    if _is_hyphenated(text, before, after):
        return True
    left, right = text[before - 1], text[after]
    if _UNSPACED.match(left) or _UNSPACED.match(right):
        return False
    if _is_of_word(left):
        if _is_of_word(right):
            return True
        rest = _letters_from(text, after + 1)
        return right in _APOSTROPHES and rest != "" and rest.lower() != "s"
    if left in _APOSTROPHES and before > 1 and _is_of_word(text[before - 2]):
        return 0 < len(_letters_from(text, after)) <= _ELIDED
    return False


def _is_hyphenated(text: str, before: int, after: int) -> bool:
    """Whether only a hyphen behind a letter stands at a cut: non- | lethal, non | -lethal, F- | 16."""
    if text[after] in _HYPHENS:
        return text[before - 1].isalpha() and text[after + 1 : after + 2].isalnum()
    start = _without_end(text, before, "\r\n")
    left = text[max(0, start - 2) : start]
    return len(left) == 2 and left[1] in _HYPHENS and left[0].isalpha() and text[after].isalnum()


def _without_end(text: str, end: int, characters: str) -> int:
    """Where a text up to `end` ends without line ends and with none of `characters` before them."""
    if text[end - 1] not in "\r\n":
        return end
    begin = max(0, end - _LONGEST_WORD)
    return begin + len(text[begin:end].rstrip(characters))


def _letters_from(text: str, at: int) -> str:
    end = at
    while end < len(text) and end - at <= _ELIDED and _is_of_word(text[end]):
        end += 1
    return text[at:end]


def _continues(text: str, at: int) -> bool:
    """Whether the character at `at` is one of a word: a letter, or an apostrophe or a hyphen between two."""
    if text[at] in _APOSTROPHES or text[at] in _HYPHENS:
        return 0 < at < len(text) - 1 and _is_of_word(text[at - 1]) and _is_of_word(text[at + 1])
    return _is_of_word(text[at]) or _IGNORED.match(text[at]) is not None


def _is_of_word(character: str) -> bool:
    return character.isalnum() or (character > "\u02ff" and unicodedata.category(character)[0] == "M")
