"""The finder: place names in a text, leftmost and longest first, each reported once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from caribmap.derive.lexicon import Lexicon, Reading
from caribmap.derive.wording import WORD, canonical

MEMO_WORDS = 1_000_000
"""Distinct words remembered at a time."""
MAX_CHARS = 100
"""Longer words name nothing; trying all heads of a compound grows with the square of its length."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place name in a text: code points, end exclusive, hyphenated compounds as a whole."""

    start: int
    end: int
    reading: Reading


class Finder:
    """Scans texts in one language. Time is linear in the text: a word is looked up once and remembered."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._memo: dict[str, tuple[int, Reading | None]] = {}

    def find(self, text: str) -> Iterator[Hit]:
        memo = self._memo
        reach = 0
        for match in WORD.finditer(text):
            word = match[0]
            words, reading = memo[word] if word in memo else self._remember(word)
            if match.start() < reach or (words == 1 and reading is None):
                continue
            end = match.end()
            if words > 1:
                reading, end = self._longest(text, match, words) or (reading, end)
            if reading is not None:
                reach = self._compound_end(text, end)
                yield Hit(match.start(), reach, reading)

    def _remember(self, word: str) -> tuple[int, Reading | None]:
        """The most words that a name beginning with `word` has, and what the word means alone."""
        if len(word) > MAX_CHARS:
            return 1, None
        if len(self._memo) >= MEMO_WORDS:
            self._memo.clear()
        wording = canonical(word)
        entry = self._lexicon.longest.get(wording, 1), self._lexicon.read_word(wording) if wording else None
        self._memo[word] = entry
        return entry

    def _longest(self, text: str, first: re.Match[str], words: int) -> tuple[Reading, int] | None:
        """The longest wording of several words that begins at `first`, and its end."""
        ends: list[int] = []
        match: re.Match[str] | None = first
        while len(ends) + 1 < words and match and (match := WORD.search(text, match.end())):
            ends.append(match.end())
        for end in reversed(ends):
            reading = self._lexicon.read_phrase(canonical(text[first.start() : end]))
            if reading is not None:
                return reading, end
        return None

    def _compound_end(self, text: str, end: int) -> int:
        """Past the hyphenated words behind a name, up to the next name: US-Invasion, but Caracas-|Moskau."""
        while text[end : end + 1] == "-" and (match := WORD.match(text, end + 1)):
            word = match[0]
            _, reading = self._memo[word] if word in self._memo else self._remember(word)
            if reading is not None or not word[0].isalpha():
                break
            end = match.end()
        return end
