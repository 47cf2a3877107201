"""The dossier's own names in many texts at once: what `Finder` finds of them, several times as fast.

Texts are read as bytes. A word is judged once, by the finder's own rules, and remembered by its bytes; arrays
say where words stand whose judgement does not depend on their neighbours. Where it may – a name of several
words, a hyphen, another name that may reach so far – the finder reads on from the last place that no name
can reach across.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from caribmap.derive.continuations import Continuations, heads_of
from caribmap.derive.endings import behind_prefixes, has_prefixes
from caribmap.derive.lexicon import Lexicon, Reading
from caribmap.derive.scan import MAX_CHARS, Finder
from caribmap.derive.unspaced import UNSPACED
from caribmap.derive.word_table import WordTable
from caribmap.derive.wording import WORD, canonical, without_accents
from caribmap.derive.words import MEMO_WORDS, Words

Bytes = NDArray[np.uint8]
Offsets = NDArray[np.int64]

OWN, NEEDS_TEXT, MOST = 0x80, 0x40, 0x3F
"""Of a word's code: it may begin a name of the dossier; only the text can tell; the most words of a name."""
SIMPLE = OWN | 1
"""The code of a word that is a name by itself, as it stands."""
HYPHEN, POINT = b"-."
BATCH_BYTES = 2_000_000
"""Bytes of text that are looked at together: few enough for the processor's cache."""
_FIRST_UNSPACED = 0xE0
"""The first byte of a letter of a script without spaces between words is not smaller."""
_PUNCTUATION = 0xE2
"""The first byte of dashes and quotation marks, and of no such letter."""


class OwnHit(NamedTuple):
    """A name of the dossier in text number `text`, from code point `start` to `end`, exclusive."""

    text: int
    start: int
    end: int
    reading: Reading


class ManyTexts:
    """Finds the names and rulings of one lexicon in texts of its language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._finder = Finder(lexicon)
        self._codes = _Codes(lexicon, self._finder)
        self._table = WordTable(self._codes.__getitem__)

    def find(self, texts: Sequence[str]) -> Iterator[OwnHit]:
        """Every hit of the dossier's names, by text and position: those that `Finder.find` has, no others."""
        first = 0
        for batch in _batches(texts):
            if len(self._codes) > MEMO_WORDS:
                self._codes.forget()
                self._table.clear()
            yield from _Batch(batch, first, self._finder, self._codes, self._table).hits()
            first += len(batch)


def _batches(texts: Sequence[str]) -> Iterator[list[bytes]]:
    """Texts as UTF-8, some BATCH_BYTES at a time; half of a surrogate pair stands as a question mark."""
    batch: list[bytes] = []
    size = 0
    for text in texts:
        batch.append(text.encode("utf-8", "replace"))
        size += len(batch[-1])
        if size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


# Words


class _Codes(dict[bytes, int]):
    """The code of each word, by its bytes, which may hold several words with marks between them."""

    def __init__(self, lexicon: Lexicon, finder: Finder) -> None:
        super().__init__()
        self._lexicon, self._finder = lexicon, finder
        self.readings: dict[bytes, Reading] = {}
        """What words mean that are names by themselves."""
        self.behind: dict[bytes, frozenset[str]] = {}
        """How a word behind has to begin, so that both may be part of a longer name."""
        self._heads: dict[bytes, tuple[str, ...]] = {}
        self._continuations = Continuations(lexicon)
        self._firsts = {
            _loose(words[0]) for wording in lexicon.wordings if len(words := WORD.findall(wording)) > 1
        }
        self._has_prefixes = has_prefixes(lexicon.tag)

    def forget(self) -> None:
        for each in (self, self.readings, self.behind, self._heads):
            each.clear()

    def __missing__(self, token: bytes) -> int:
        text = token.decode()
        words = [text] if token.isascii() else WORD.findall(text)
        code = 0
        for word in words:
            code = _joined(code, self._code(word))
        if words != [text] and code & OWN:
            code |= NEEDS_TEXT
        if code & OWN and words == [text]:
            self._note(token, text)
        self[token] = code
        return code

    def _note(self, token: bytes, word: str) -> None:
        """Note what a word means alone, and what may follow it, where that can be told without its text."""
        meaning = self._finder.lookup(word).meaning
        is_name = meaning is not None and meaning.standing == "dossier"
        if meaning is not None and is_name:
            if meaning.skip or meaning.cut:
                return
            self.readings[token] = meaning.reading
        behind = self._continuations.behind(word, is_name=is_name)
        if behind is not None:
            self.behind[token] = behind

    def is_alone(self, token: bytes, following: bytes) -> bool:
        """Whether a word begins no name of several words with the one behind it."""
        behind = self.behind.get(token)
        if behind is None:
            return False
        heads = self._heads.get(following)
        if heads is None:
            word = following.decode()
            heads = heads_of(word) if WORD.fullmatch(word) else ("",)
            self._heads[following] = heads
        return heads != ("",) and behind.isdisjoint(heads)

    def _code(self, word: str) -> int:
        wording = canonical(word) if len(word) <= MAX_CHARS else ""
        if not wording:
            return 1
        most = min(self._lexicon.most_words(wording), MOST)
        if most > 1:
            return most | (OWN | NEEDS_TEXT if self._may_begin(wording) else 0)
        if not self._lexicon.may_be_own(wording):
            return 1
        meaning = self._finder.lookup(word).meaning
        if meaning is None or meaning.standing != "dossier":
            return 1
        return SIMPLE | (NEEDS_TEXT if meaning.skip or meaning.cut else 0)

    def _may_begin(self, wording: str) -> bool:
        """Whether a wording may be a name of the dossier or the first of its words."""
        if _loose(wording) in self._firsts or self._lexicon.may_be_own(wording):
            return True
        rests = behind_prefixes(self._lexicon.tag, wording) if self._has_prefixes else ()
        return any(_loose(rest) in self._firsts for _, rest in rests)


def _joined(one: int, other: int) -> int:
    return (one | other) & ~MOST | max(one & MOST, other & MOST)


def _loose(word: str) -> str:
    return without_accents(word).casefold()


# Where they stand


class _Row(NamedTuple):
    """A word that may begin a name, from code point `begin` to `end`; no name reaches across `clear`.

    `following` is the word behind it, perhaps of a text behind.
    """

    token: bytes
    following: bytes
    is_simple: bool
    may_be_alone: bool
    has_hyphen: bool
    begin: int
    end: int
    clear: int


class _Batch:
    """Texts one after the other, a line feed behind each, and their words."""

    def __init__(
        self, texts: Sequence[bytes], first: int, finder: Finder, codes: _Codes, table: WordTable
    ) -> None:
        self._finder, self._codes, self._table = finder, codes, table
        self._texts, self._first = texts, first
        self._data = b"\n".join((*texts, b""))
        lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
        self._ends: Offsets = np.cumsum(lengths)
        """Where each text ends, its line feed included."""
        raw = np.frombuffer(self._data, np.uint8)
        self._inner: Offsets = np.flatnonzero((raw & 0xC0) == 0x80)
        """Bytes that begin no character."""
        self._raw = raw
        self._unspaced = self._texts_without_spaces()

    def hits(self) -> Iterator[OwnHit]:
        spaced = _spaced(self._data)
        starts, stops = _bounds(spaced)
        codes = self._table.codes(spaced, starts, stops)
        own = np.flatnonzero(codes >= OWN)
        if not len(own) and not self._unspaced:
            return
        in_text = np.searchsorted(self._ends, starts[own], side="right")
        ends = stops[own]
        covered = self._covered(codes, starts)
        behind = np.minimum(own + 1, len(starts) - 1)
        apart = ~covered[own]
        is_simple = (codes[own] == SIMPLE) & apart
        may_be_alone = apart & ((self._raw[ends] != POINT) | (starts[behind] != ends + 1))
        has_hyphen = self._raw[ends] == HYPHEN
        first = np.maximum.accumulate(np.where(covered, 0, np.arange(len(codes))))[own]
        clear = np.maximum(starts[first], np.where(in_text > 0, self._ends[in_text - 1], 0))
        points = [self._points(offsets, in_text) for offsets in (starts[own], ends, clear)]
        found: dict[int, list[_Row]] = {text: [] for text in self._unspaced}
        tokens = [spaced[begin:end] for begin, end in zip(starts[own].tolist(), ends.tolist(), strict=True)]
        following = zip(starts[behind].tolist(), stops[behind].tolist(), strict=True)
        for text, *row in zip(
            in_text.tolist(),
            tokens,
            [spaced[begin:end] for begin, end in following],
            is_simple.tolist(),
            may_be_alone.tolist(),
            has_hyphen.tolist(),
            *points,
            strict=True,
        ):
            found.setdefault(text, []).append(_Row(*row))
        for text in sorted(found):
            if text in self._unspaced:
                yield from self._as_the_finder(text)
            else:
                yield from self._in_one(text, found[text])

    def _in_one(self, text: int, rows: list[_Row]) -> Iterator[OwnHit]:
        """Hits in one text; `rows` are its words that may begin one."""
        number, readings = self._first + text, self._codes.readings
        reader = _Reader(self._texts[text], self._finder)
        read = 0
        for token, following, is_simple, may_be_alone, has_hyphen, begin, end, clear in rows:
            if end <= read:
                continue
            if is_simple or (may_be_alone and self._codes.is_alone(token, following)):
                if reading := readings.get(token):
                    read = reader.compound_end(end) if has_hyphen else end
                    yield OwnHit(number, begin, read, reading)
                continue
            hits, read = reader.read(max(clear, read), end)
            yield from (OwnHit(number, *hit) for hit in hits)

    def _covered(self, codes: Bytes, starts: Offsets) -> NDArray[np.bool_]:
        """Whether a name that begins at an earlier word may reach each word."""
        reach = np.maximum.accumulate(np.arange(len(codes)) + (codes & MOST))
        covered = np.zeros(len(codes), dtype=bool)
        covered[1:] = reach[:-1] > np.arange(1, len(codes))
        covered |= self._raw[starts - 1] == HYPHEN
        return covered

    def _points(self, offsets: Offsets, in_text: Offsets) -> list[int]:
        """Bytes of the batch as code points of their texts."""
        begins = np.where(in_text > 0, self._ends[in_text - 1], 0)
        inner: Offsets = np.searchsorted(self._inner, offsets) - np.searchsorted(self._inner, begins)
        points: list[int] = (offsets - begins - inner).tolist()
        return points

    def _texts_without_spaces(self) -> frozenset[int]:
        if self._data.isascii():
            return frozenset()
        high = np.flatnonzero((self._raw >= _FIRST_UNSPACED) & (self._raw != _PUNCTUATION))
        texts = np.unique(np.searchsorted(self._ends, high, side="right"))
        return frozenset(int(text) for text in texts if UNSPACED.search(self._texts[text].decode()))

    def _as_the_finder(self, text: int) -> Iterator[OwnHit]:
        for hit in self._finder.find(self._texts[text].decode()):
            if hit.confidence == "dossier":
                yield OwnHit(self._first + text, hit.start, hit.end, hit.reading)


class _Reader:
    """Reads parts of one text as the finder does."""

    def __init__(self, encoded: bytes, finder: Finder) -> None:
        self._encoded, self._finder = encoded, finder

    @cached_property
    def _text(self) -> str:
        return self._encoded.decode()

    def compound_end(self, end: int) -> int:
        return self._finder.compound_end(self._text, end)

    def read(self, begin: int, until: int) -> tuple[list[tuple[int, int, Reading]], int]:
        """Hits from `begin`, which no name reaches across, to `until` or past it; and the next such place."""
        words = Words(self._text, [], [])
        ahead = WORD.finditer(self._text, begin)
        hits: list[tuple[int, int, Reading]] = []
        index, reach = 0, begin
        while _has(words, index, ahead):
            start = words.starts[index]
            if start >= max(until, reach):
                return hits, start
            entry = self._finder.lookup(words.texts[index])
            _has(words, index + entry.most, ahead)
            if start >= reach and (candidate := self._finder.candidate(words, index, entry)):
                reach = candidate.end
                if candidate.meaning.standing == "dossier":
                    hits.append((candidate.start, candidate.end, candidate.meaning.reading))
            index += 1
        return hits, len(self._text)


def _has(words: Words, index: int, ahead: Iterator[object]) -> bool:
    """Whether there is a word `index`; words up to it are taken from `ahead`."""
    while len(words.texts) <= index:
        match = next(ahead, None)
        if match is None:
            return False
        words.texts.append(match[0])  # type: ignore[index]
        words.starts.append(match.start())  # type: ignore[attr-defined]
    return True


# Bytes


def _is_word(code: int) -> bool:
    return WORD.match(chr(code)) is not None


_ASCII = bytes(code if code > 0x7F or _is_word(code) else 0x20 for code in range(0x100))
"""Every ASCII character that is in no word as a space."""
_AFTER_C2 = np.array([not _is_word(0x80 + last) for last in range(0x40)])
_AFTER_E2 = np.array(
    [[not _is_word(0x2000 + 0x40 * middle + last) for last in range(0x40)] for middle in range(0x40)]
)
"""Characters of two and of three bytes that are in no word: quotation marks, dashes, spaces, signs."""


def _spaced(data: bytes) -> bytes:
    """UTF-8 with spaces for nearly all characters that are in no word; its length stays the same."""
    if data.isascii():
        return data.translate(_ASCII)
    raw = np.frombuffer(bytearray(data), np.uint8)
    at = np.flatnonzero(raw == 0xC2)
    at = at[_AFTER_C2[raw[at + 1] & 0x3F]]
    raw[at] = raw[at + 1] = 0x20
    at = np.flatnonzero(raw == 0xE2)
    at = at[_AFTER_E2[raw[at + 1] & 0x3F, raw[at + 2] & 0x3F]]
    raw[at] = raw[at + 1] = raw[at + 2] = 0x20
    return raw.tobytes().translate(_ASCII)


def _bounds(spaced: bytes) -> tuple[Offsets, Offsets]:
    """Where each word begins and ends; a space is behind the last one."""
    inside = np.frombuffer(spaced, np.uint8) != 0x20
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if len(inside) and inside[0]:
        edges = np.concatenate(([0], edges))
    return edges[::2], edges[1::2]
