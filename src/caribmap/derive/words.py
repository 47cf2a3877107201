"""The words of one text with what stands between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableSequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from caribmap.derive.wording import WORD

T = TypeVar("T")

ENDS_SENTENCE = frozenset('.!?:;\n\r\t"„“”«»()[]…–—•|')

SECTION = 1_000_000
"""Characters of a text that are read together; no article has as many."""
SECTION_ENDS = ("\n\n", "\n", " ")
"""Behind what a section ends: the first of these that its second half has."""
SPACE = ord(" ")
_CODINGS = (("ascii", "u1", 0x80), ("utf-16-le", "<u2", 0x10000), ("utf-32-le", "<u4", 0x110000))
"""Codings in which each of the first so many characters is one number, the narrowest first."""


MEMO_WORDS = 1_000_000
"""Distinct words remembered at a time."""


class Remembered(dict[str, T]):
    """What `judge` says of words, each of which is judged once; all are forgotten when there are too many."""

    def __init__(self, judge: Callable[[str], T]) -> None:
        super().__init__()
        self._judge = judge

    def __missing__(self, word: str) -> T:
        if len(self) >= MEMO_WORDS:
            self.clear()
        self[word] = judged = self._judge(word)
        return judged


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


@dataclass(slots=True)
class Words:
    """Words of a text and where each begins, in code points."""

    text: str
    texts: list[str]
    starts: MutableSequence[int]

    def end(self, index: int) -> int:
        return self.starts[index] + len(self.texts[index])

    def before(self, index: int) -> tuple[str, str]:
        """The word before one, and what stands between; both empty at the start."""
        if index <= 0:
            return "", ""
        word = self.texts[index - 1]
        return word, self.text[self.starts[index - 1] + len(word) : self.starts[index]]

    def behind(self, index: int) -> tuple[str, str]:
        """The word behind one, and what stands between; both empty at the end."""
        if index + 1 >= len(self.texts):
            return "", ""
        return self.texts[index + 1], self.text[self.end(index) : self.starts[index + 1]]

    def begins_sentence(self, index: int) -> bool:
        """Whether a sentence, a line or something quoted begins with a word."""
        return index == 0 or any(character in ENDS_SENTENCE for character in self.before(index)[1])

    def sentence(self, index: int, most: int) -> list[str]:
        """The words of the sentence in which one stands, at most `most` on each side of it."""
        first, last = max(0, index - most), min(len(self.texts), index + most + 1)
        begin = next((each for each in range(index, first, -1) if self.begins_sentence(each)), first)
        end = next((each for each in range(index + 1, last) if self.begins_sentence(each)), last)
        return self.texts[begin:end]


def read_words(text: str) -> Words:
    """The words of a text: what WORD finds in it. As an array it is read much faster."""
    coding, number, count = _CODINGS[0 if text.isascii() else 1]
    data = text.encode(coding, "surrogatepass")
    if len(data) > 2 * len(text):  # some characters take two numbers
        coding, number, count = _CODINGS[2]
        data = text.encode(coding, "surrogatepass")
    spaced = _spaced(number, count).take(np.frombuffer(data, number))
    inside = spaced != SPACE
    inside[1:] &= ~inside[:-1]
    texts = str(spaced.data.cast("B"), coding, "surrogatepass").split()
    return Words(text, texts, np.flatnonzero(inside).tolist())


@cache
def _spaced(number: str, count: int) -> NDArray[np.unsignedinteger]:
    """The first `count` characters, and a space for each that is in no word."""
    inside = np.zeros(count, dtype=bool)
    for match in WORD.finditer(np.arange(count, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")):
        inside[match.start() : match.end()] = True
    return np.where(inside, np.arange(count), SPACE).astype(number)


def sections(text: str) -> Iterator[tuple[int, str]]:
    """A text in parts of at most SECTION characters, each with where it begins; most texts are one."""
    begin = 0
    while len(text) - begin > SECTION:
        half, full = begin + SECTION // 2, begin + SECTION
        found = ((text.rfind(mark, half, full), mark) for mark in SECTION_ENDS)
        end = next((at + len(mark) for at, mark in found if at >= 0), full)
        yield begin, text[begin:end]
        begin = end
    yield begin, text[begin:] if begin else text
