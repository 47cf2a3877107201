"""The finder: place names in a text, leftmost and longest first, each reported once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from caribmap.derive.context import Candidate, Context, is_region
from caribmap.derive.lexicon import UNKNOWN, Lexicon, Meaning, Reading
from caribmap.derive.shapes import Shapes
from caribmap.derive.unspaced import UNSPACED, Substrings
from caribmap.derive.wording import WORD, canonical, key_of
from caribmap.derive.words import Remembered, Words, read_words, sections
from caribmap.dossier.nouns import Confidence

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


OF_TOWNS = ("world", "doubtful")
"""The standing of a name that a river in parentheses may belong to."""
NOTHING = Entry()
"""What most words are."""


class Finder:
    """Scans texts in one language. Time is linear in the text: a word is looked up once and remembered."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._phrases = Remembered(lambda phrase: lexicon.read_phrase(canonical(phrase)))
        self._context = Context(lexicon.world)
        self._shapes = Shapes(lexicon.world.clues, lexicon.tag)
        self._entries = Remembered(partial(_entry, lexicon, self._shapes))  # in no circle with this finder
        self._substrings: Substrings | None = None

    def find(self, text: str) -> Iterator[Hit]:
        """The hits in a text, in order. What it says of persons holds within a section of it."""
        for begin, section in sections(text):
            hits = self._find(section)
            yield from (Hit(begin + hit[0], begin + hit[1], *hit[2:]) for hit in hits) if begin else hits

    def _find(self, text: str) -> list[Hit]:
        words = read_words(text)
        candidates: list[Candidate] = []
        clues: list[int] = []
        reach = 0
        for index, entry in enumerate(map(self._entries.__getitem__, words.texts)):
            if entry is None:
                continue
            if entry.is_clue:
                clues.append(index)
            if words.starts[index] >= reach and (candidate := self.candidate(words, index, entry)):
                candidates.append(candidate)
                reach = candidate.end
        hits = self._hits(words, candidates, clues)
        if not text.isascii() and UNSPACED.search(text):
            hits = _merged(self._in_running_text(text), hits)
        return hits

    def candidate(self, words: Words, index: int, entry: Entry) -> Candidate | None:
        text, start, last = words.text, words.starts[index], index
        meaning = entry.meaning
        if entry.most > 1 and (found := self._longest(words, index, entry.most)):
            meaning, last = found
        if meaning is None:
            return None
        end = words.end(last)
        if meaning.standing == "dotted" or (last > index and "." in text[start:end]):
            end += text.startswith(".", end)
            if "." not in text[start:end]:
                return None
        elif text.startswith("-", end) and meaning.standing != "doubtful":
            end = self.compound_end(text, end)
        elif meaning.standing in OF_TOWNS and text.startswith(" (", end) and self._is_river(words, last):
            meaning, last = meaning._replace(standing="world"), last + 1
            end = words.end(last) + 1
        start, end = start + meaning.skip, end - meaning.cut
        return Candidate(start, end, index, last, meaning, text[start:end])

    def lookup(self, word: str) -> Entry:
        return self._entries[word] or NOTHING

    def _longest(self, words: Words, index: int, most: int) -> tuple[Meaning, int] | None:
        """The meaning of the longest wording of several words from `index`, and its last word."""
        text, texts, starts = words.text, words.texts, words.starts
        start, readings = starts[index], self._lexicon.readings
        for last in range(min(index + most, len(texts)) - 1, index, -1):
            phrase = text[start : starts[last] + len(texts[last])]
            if own := readings.get(phrase):  # of a large dossier most, and each but once
                return Meaning(own), last
            if meaning := self._phrases[phrase]:
                return meaning, last
        return None

    def _is_river(self, words: Words, last: int) -> bool:
        """Whether a river alone stands in parentheses behind a town: Frankfurt (Oder)."""
        word, gap = words.behind(last)
        if gap != " (" or key_of(word) not in self._lexicon.world.rivers:
            return False
        meaning = self.lookup(word).meaning
        is_own = meaning is not None and meaning.standing == "dossier"
        return not is_own and words.text.startswith(")", words.end(last + 1))

    def compound_end(self, text: str, end: int) -> int:
        """Past the hyphenated words behind a name, up to the next name: US-Invasion, but Caracas-|Moskau.

        Words in small letters belong to it in German alone: Moskau-treu, but Moscow|-backed.
        """
        while text[end : end + 1] == "-" and (match := WORD.match(text, end + 1)):
            word = match[0]
            if self.lookup(word).meaning is not None or not word[0].isalpha():
                break
            if word[0].islower() and self._lexicon.tag != "de":
                break
            end = match.end()
        return end

    def _hits(self, words: Words, candidates: list[Candidate], clues: list[int]) -> list[Hit]:
        """The candidates that are places, and places by shape, which take in names of the world only.

        What is a person's or an organisation's by its context is no place by its shape. A country or a part
        of one that ends a shape counts as before: Insel Rügen, Bundesstaat Oregon.
        """
        world = self._lexicon.world
        settled = self._context.settle(words, candidates)
        hits = [Hit(each.start, each.end, each.meaning.reading, each.confidence) for each in settled]
        ordinary = {each.start for each in candidates if each.meaning.standing == "doubtful"}
        ordinary -= {hit.start for hit in hits}
        judged = [(each.start, each.end) for each in candidates if each.start not in ordinary]
        behind_comma = (each for each in settled if words.text.endswith(", ", 0, each.start))
        regions = [each.first for each in behind_comma if is_region(each, world)]
        spans = self._shapes.find(words, clues, regions, judged)
        if spans and (verbs := world.clues.verbs):  # Israel Strikes Port
            subjects = {each.start for each in settled if words.behind(each.last)[0].casefold() in verbs}
            spans = [span for span in spans if span[0] not in subjects]
        if not spans:
            return hits
        own = [hit for hit in hits if hit.confidence == "dossier"]
        ends = {end for _, end in spans}
        known = {each.end for each in settled if each.end in ends and is_region(each, world)}
        shaped = [Hit(start, end, UNKNOWN, "world" if end in known else "shape") for start, end in spans]
        return _merged(own, shaped, hits)

    def _in_running_text(self, text: str) -> list[Hit]:
        if self._substrings is None:
            self._substrings = Substrings(self._lexicon)
        return [Hit(*found) for found in self._substrings.find(text)]


def _entry(lexicon: Lexicon, shapes: Shapes, word: str) -> Entry | None:
    """What a word is; None if it is nothing."""
    wording = canonical(word) if len(word) <= MAX_CHARS else ""
    if not wording:
        return None
    is_clue = shapes.may_be(wording)
    if not is_clue and lexicon.is_silent(wording):
        return None
    most, meaning = lexicon.most_words(wording), lexicon.read_word(wording)
    return Entry(most, meaning, is_clue) if most > 1 or meaning or is_clue else None


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
