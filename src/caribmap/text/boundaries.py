"""Where a quote may begin and end: never inside a letter or a number, and hardly inside a word."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

from caribmap.text.graphemes import Graphemes
from caribmap.text.number_spans import number_around

_LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0386-\u03ff\u0400-\u0481\u048a-\u052f"
_OPENING = '"„“«»‚‘(\\['
_CLOSING = '.,;:!?…)\\]"“”»«'
_CLEAR = re.compile(
    f"[ \n\t][{_LETTERS}{_OPENING} \n]|[{_LETTERS}{_CLOSING}][ \n]|"
    f"[{_LETTERS}][{_CLOSING}]|[{_OPENING}][{_LETTERS}]"
)
"""Two neighbours between which no letter, number or word can be split: most quotes need no closer look."""
_IGNORED = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_APOSTROPHES = "'’"
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

    def __init__(self, text: str) -> None:
        self._text = text
        self._graphemes = Graphemes(text)

    def are_clear(self, start: int, end: int) -> bool:
        """Whether a glance shows that a span splits nothing."""
        clear = _CLEAR.match
        return bool(clear(self._text, start - 1) and clear(self._text, end - 1)) if start else False

    def cut(self, at: int) -> Cut | None:
        """What offset `at` splits, None if it is a boundary of letters, numbers and words."""
        if at <= 0 or at >= len(self._text) or _CLEAR.match(self._text, at - 1):
            return None
        if (letter := self._graphemes.around(at)) is not None:
            return Cut("letter", *letter)
        if (number := number_around(self._text, at)) is not None:
            return Cut("number", *number)
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
    start, end = before, after
    while start > max(0, at - _LONGEST_WORD) and _continues(text, start - 1):
        start -= 1
    while end < min(len(text), at + _LONGEST_WORD) and _continues(text, end):
        end += 1
    return start, end


def _holds_together(text: str, before: int, after: int) -> bool:
    """Whether what ends at `before` and what begins at `after` are parts of one word."""
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


def _letters_from(text: str, at: int) -> str:
    end = at
    while end < len(text) and end - at <= _ELIDED and _is_of_word(text[end]):
        end += 1
    return text[at:end]


def _continues(text: str, at: int) -> bool:
    """Whether the character at `at` is one of a word: a letter, or an apostrophe between two."""
    if text[at] in _APOSTROPHES:
        return 0 < at < len(text) - 1 and _is_of_word(text[at - 1]) and _is_of_word(text[at + 1])
    return _is_of_word(text[at]) or _IGNORED.match(text[at]) is not None


def _is_of_word(character: str) -> bool:
    return character.isalnum() or (character > "\u02ff" and unicodedata.category(character)[0] == "M")
