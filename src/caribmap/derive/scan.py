"""The finder: place names in a text, leftmost and longest first, each reported once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import compress, count
from operator import attrgetter
from typing import NamedTuple

from caribmap.derive.context import Candidate, is_region, settle
from caribmap.derive.lexicon import UNKNOWN, Lexicon, Meaning, Reading
from caribmap.derive.shapes import Shapes
from caribmap.derive.unspaced import UNSPACED, Substrings
from caribmap.derive.wording import WORD, canonical
from caribmap.derive.words import Words, read_words, sections
from caribmap.dossier.nouns import Confidence

MEMO_WORDS = 1_000_000
"""Distinct words remembered at a time."""
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
        """The hits in a text, in order. What it says of persons holds within a section of it."""
        for begin, section in sections(text):
            hits = self._find(section)
            yield from (Hit(begin + hit[0], begin + hit[1], *hit[2:]) for hit in hits) if begin else hits

    def _find(self, text: str) -> list[Hit]:
        words = read_words(text)
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
        hits = self._hits(words, candidates, clues)
        if UNSPACED.search(text):
            hits = _merged(self._in_running_text(text), hits)
        return hits

    def candidate(self, words: Words, index: int, entry: Entry) -> Candidate | None:
        text, start, last = words.text, words.starts[index], index
        meaning = entry.meaning
        if entry.most > 1 and (found := self._longest(words, index, entry.most)):
            meaning, last = found
        if meaning is None:
            return None
        end, standing = words.starts[last] + len(words.texts[last]), meaning.standing
        if standing == "dotted" and "." not in text[start : end + 1]:
            return None
        if standing == "dotted" or text.find(".", start, end) >= 0:
            end += text.startswith(".", end)
        elif standing != "doubtful" and text.startswith("-", end):
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
        if wording and (not self._lexicon.is_silent(wording) or self._shapes.may_be(wording)):
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
        settled = settle(words, candidates, world)
        hits = [Hit(each.start, each.end, each.meaning.reading, each.confidence) for each in settled]
        kept = {hit.start for hit in hits}
        judged = [
            (each.start, each.end)
            for each in candidates
            if each.start in kept or each.meaning.standing != "doubtful"
        ]
        behind_comma = (each for each in settled if words.text.endswith(", ", 0, each.start))
        regions = [each.first for each in behind_comma if is_region(words, each, world)]
        spans = self._shapes.find(words, clues, regions, judged)
        if not spans:
            return hits
        own = [hit for hit in hits if hit.confidence == "dossier"]
        ends = {end for _, end in spans}
        known = {each.end for each in settled if each.end in ends and is_region(words, each, world)}
        shaped = [Hit(start, end, UNKNOWN, "world" if end in known else "shape") for start, end in spans]
        return _merged(own, shaped, hits)

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
