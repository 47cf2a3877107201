"""The finder: place names in a text, leftmost and longest first, each reported once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count
from typing import NamedTuple

import numpy as np

from caribmap.derive.lexicon import UNKNOWN, Lexicon, Reading
from caribmap.derive.wording import WORD, canonical
from caribmap.dossier.nouns import Confidence

MEMO_WORDS = 1_000_000
"""Distinct words remembered at a time."""
NOTHING = (1, None)
"""What most words are: no name, nor the first word of one."""
SPACE = ord(" ")
MAX_CHARS = 100
"""Longer words name nothing; trying all heads of a compound grows with the square of its length."""


class Hit(NamedTuple):
    """A place name in a text: code points, end exclusive, hyphenated compounds as a whole."""

    start: int
    end: int
    reading: Reading
    confidence: Confidence = "dossier"


class Finder:
    """Scans texts in one language. Time is linear in the text: a word is looked up once and remembered."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._memo: dict[str, tuple[int, Reading | None]] = {}

    def find(self, text: str) -> Iterator[Hit]:
        words, starts = _words(text)
        telling = {word for word in set(words) if self._lookup(word) != NOTHING}
        reach = 0
        for index in compress(count(), map(telling.__contains__, words)):
            start = starts[index]
            if start < reach:
                continue
            most, reading = self._lookup(words[index])
            end = start + len(words[index])
            if most > 1:
                following = range(index + 1, min(index + most, len(words)))
                ends = [starts[at] + len(words[at]) for at in following]
                reading, end = self._longest(text, start, ends) or (reading, end)
            if reading is not None:
                reach = self._compound_end(text, end)
                yield Hit(start, reach, reading, "world" if reading == UNKNOWN else "dossier")

    def _lookup(self, word: str) -> tuple[int, Reading | None]:
        return self._memo[word] if word in self._memo else self._remember(word)

    def _remember(self, word: str) -> tuple[int, Reading | None]:
        """The most words that a name beginning with `word` has, and what the word means alone."""
        if len(word) > MAX_CHARS:
            return NOTHING
        if len(self._memo) >= MEMO_WORDS:
            self._memo.clear()
        wording = canonical(word)
        entry = self._lexicon.longest.get(wording, 1), self._lexicon.read_word(wording) if wording else None
        self._memo[word] = entry
        return entry

    def _longest(self, text: str, start: int, ends: list[int]) -> tuple[Reading, int] | None:
        """The longest wording of several words from `start` to one of `ends`, and its end."""
        for end in reversed(ends):
            reading = self._lexicon.read_phrase(canonical(text[start:end]))
            if reading is not None:
                return reading, end
        return None

    def _compound_end(self, text: str, end: int) -> int:
        """Past the hyphenated words behind a name, up to the next name: US-Invasion, but Caracas-|Moskau."""
        while text[end : end + 1] == "-" and (match := WORD.match(text, end + 1)):
            word = match[0]
            _, reading = self._lookup(word)
            if reading is not None or not word[0].isalpha():
                break
            end = match.end()
        return end


def _words(text: str) -> tuple[list[str], list[int]]:
    """What WORD finds in a text, and where each begins; as an array the text is read much faster."""
    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").copy()
    in_words = np.zeros(int(characters.max(initial=0)) + 1, dtype=bool)
    in_words[[ord(character) for character in set(text) if WORD.match(character)]] = True
    inside = in_words[characters]
    characters[~inside] = SPACE
    spaced = str(characters.data.cast("B"), "utf-32-le", "surrogatepass")
    del characters
    inside[1:] &= ~inside[:-1]
    return spaced.split(), np.flatnonzero(inside).tolist()
