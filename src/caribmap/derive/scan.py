"""The finder: place names in a text, leftmost and longest first, each reported once."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import compress, count
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from caribmap.derive.context import Candidate, is_region, settle
from caribmap.derive.lexicon import UNKNOWN, Lexicon, Meaning, Reading
from caribmap.derive.shapes import Shapes
from caribmap.derive.unspaced import UNSPACED, Substrings
from caribmap.derive.wording import BETWEEN_WORDS, WORD, canonical
from caribmap.derive.words import Words
from caribmap.dossier.nouns import Confidence

MEMO_WORDS = 1_000_000
"""Distinct words remembered at a time."""
SPACE = ord(" ")
AT_ONCE = 500_000
"""Characters of a text that are read in one go."""
MAX_CHARS = 100
"""Longer words name nothing; trying all heads of a compound grows with the square of its length."""


class Hit(NamedTuple):
    """A place name in a text: code points, end exclusive, hyphenated compounds as a whole.

    `confidence` says whose name it is: the dossier's own, one of the world, or a place by its shape alone.
    """

    start: int
    end: int
    reading: Reading
    confidence: Confidence = "dossier"


class Entry(NamedTuple):
    """What a word is: the most words of a name that it begins, its meaning alone, whether it is a clue."""

    most: int = 1
    meaning: Meaning | None = None
    is_clue: bool = False


NOTHING = Entry()
"""What most words are."""


class Finder:
    """Scans texts in one language. Time is linear in the text: a word is looked up once and remembered."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._telling: dict[str, Entry] = {}
        self._silent: set[str] = set()
        self._phrases: dict[str, Meaning | None] = {}
        self._shapes = Shapes(lexicon.world.clues, lexicon.tag)
        self._substrings: Substrings | None = None

    def find(self, text: str) -> Iterator[Hit]:
        words = Words(text, *_words(text))
        telling = self._told_by(words.texts)
        candidates: list[Candidate] = []
        clues: list[int] = []
        reach = 0
        for index in compress(count(), map(telling.__contains__, words.texts)):
            entry = telling[words.texts[index]]
            if entry.is_clue:
                clues.append(index)
            if words.starts[index] >= reach and (candidate := self.candidate(words, index, entry)):
                candidates.append(candidate)
                reach = candidate.end
        hits = self._with_shapes(words, settle(words, candidates, self._lexicon.world), clues)
        if UNSPACED.search(text):
            hits = _merged(self._in_running_text(text), hits)
        yield from hits

    def candidate(self, words: Words, index: int, entry: Entry) -> Candidate | None:
        start, end, last = words.starts[index], words.end(index), index
        meaning = entry.meaning
        if entry.most > 1 and (found := self._longest(words, index, entry.most)):
            meaning, last = found
            end = words.end(last)
        if meaning is None:
            return None
        text = words.text
        if meaning.standing == "dotted" and "." not in text[start : end + 1]:
            return None
        if "." in text[start:end] or meaning.standing == "dotted":
            end += text[end : end + 1] == "."
        elif meaning.standing != "doubtful":
            end = self.compound_end(text, end)
        return Candidate(start + meaning.skip, end - meaning.cut, index, last, meaning)

    def lookup(self, word: str) -> Entry:
        if word in self._silent:
            return NOTHING
        return self._telling[word] if word in self._telling else self._remember(word)

    def _told_by(self, words: Iterable[str]) -> Mapping[str, Entry]:
        """Every word that is something, those of `words` among them."""
        unknown = set(words).difference(self._silent, self._telling)
        if len(self._silent) + len(self._telling) + len(unknown) > MEMO_WORDS:
            self._silent.clear()
            self._telling.clear()
            unknown = set(words)
        for word in unknown:
            self._remember(word)
        return self._telling

    def _remember(self, word: str) -> Entry:
        """What a word is, remembered."""
        wording = canonical(word) if len(word) <= MAX_CHARS else ""
        if wording and not (
            word is wording and self._lexicon.is_silent(word) and not self._shapes.may_be(word)
        ):
            most, meaning = self._lexicon.most_words(wording), self._lexicon.read_word(wording)
            is_clue = self._shapes.may_be(wording)
            if most > 1 or meaning or is_clue:
                self._telling[word] = entry = Entry(most, meaning, is_clue)
                return entry
        self._silent.add(word)
        return NOTHING

    def _longest(self, words: Words, index: int, most: int) -> tuple[Meaning, int] | None:
        """The meaning of the longest wording of several words from `index`, and its last word."""
        text, texts, starts = words.text, words.texts, words.starts
        phrases, own = self._phrases, self._lexicon.readings
        start = starts[index]
        for last in range(min(index + most, len(texts)) - 1, index, -1):
            phrase = text[start : starts[last] + len(texts[last])]
            if phrase in own:
                return Meaning(own[phrase]), last
            meaning = phrases[phrase] if phrase in phrases else self._read_phrase(phrase)
            if meaning:
                return meaning, last
        return None

    def _read_phrase(self, phrase: str) -> Meaning | None:
        """What a phrase means, remembered."""
        if len(self._phrases) >= MEMO_WORDS:
            self._phrases.clear()
        self._phrases[phrase] = meaning = self._lexicon.read_phrase(canonical(phrase))
        return meaning

    def compound_end(self, text: str, end: int) -> int:
        """Past the hyphenated words behind a name, up to the next name: US-Invasion, but Caracas-|Moskau."""
        while text[end : end + 1] == "-" and (match := WORD.match(text, end + 1)):
            word = match[0]
            if self.lookup(word).meaning is not None or not word[0].isalpha():
                break
            end = match.end()
        return end

    def _with_shapes(self, words: Words, candidates: list[Candidate], clues: list[int]) -> list[Hit]:
        """The hits, and places by shape; these may take in names of the world, but none of the dossier."""
        world = self._lexicon.world
        regions = [
            candidate.first
            for candidate in candidates
            if words.text.endswith(", ", 0, candidate.start)
            and candidate.meaning.standing in ("world", "dotted")
            and is_region(words, candidate, world)
        ]
        hits = [Hit(each.start, each.end, each.meaning.reading, each.confidence) for each in candidates]
        spans = self._shapes.find(words, clues, regions, [(hit.start, hit.end) for hit in hits])
        if not spans:
            return hits
        own = [hit for hit in hits if hit.confidence == "dossier"]
        return _merged(own, [Hit(start, end, UNKNOWN, "shape") for start, end in spans], hits)

    def _in_running_text(self, text: str) -> list[Hit]:
        if self._substrings is None:
            self._substrings = Substrings(self._lexicon)
        return [Hit(*found) for found in self._substrings.find(text)]


def _merged(*each: list[Hit]) -> list[Hit]:
    """Hits apart and in order; where two overlap, the one of the earlier list."""
    kept: list[Hit] = []
    for hits in each:
        starts, ends = [hit.start for hit in hits], [hit.end for hit in hits]
        fitting: list[Hit] = []
        begin = 0
        for hit in kept:  # those before it fit, those that overlap it do not
            fitting += hits[begin : bisect_right(ends, hit.start, begin)]
            begin = bisect_left(starts, hit.end, begin)
        kept = sorted([*kept, *fitting, *hits[begin:]], key=attrgetter("start"))
    return kept


def _words(text: str, at_once: int = AT_ONCE) -> tuple[list[str], array[int]]:
    """What WORD finds in a text, and where each begins.

    A long text is read in parts of about `at_once` characters, and of equal words one is kept: what is held
    of it at a time is some bytes a word.
    """
    texts: list[str] = []
    starts = array("q")
    known: dict[str, str] = {}
    begin = 0
    while begin < len(text):
        between = BETWEEN_WORDS.search(text, begin + at_once)
        end = between.end() if between else len(text)
        words, its_starts = _words_of(text[begin:end])
        if end - begin == len(text):
            texts = words
        else:
            texts += map(known.setdefault, words, words)
        starts.frombytes((its_starts + begin).tobytes())
        begin = end
    return texts, starts


def _words_of(text: str) -> tuple[list[str], NDArray[np.int64]]:
    """The words of a part; as an array the text is read much faster."""
    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").copy()
    in_words = np.zeros(int(characters.max(initial=0)) + 1, dtype=bool)
    in_words[[ord(character) for character in set(text) if WORD.match(character)]] = True
    inside = in_words[characters]
    characters[~inside] = SPACE
    spaced = str(characters.data.cast("B"), "utf-32-le", "surrogatepass")
    del characters
    inside[1:] &= ~inside[:-1]
    return spaced.split(), np.flatnonzero(inside)
