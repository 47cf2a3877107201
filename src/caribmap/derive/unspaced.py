"""Names in scripts without spaces between words: found as parts of a text, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from caribmap.derive.lexicon import UNKNOWN, Lexicon, Reading
from caribmap.derive.wording import WORD
from caribmap.dossier.nouns import Confidence
from caribmap.text.graphemes import Graphemes

UNSPACED = re.compile(
    "[\u0e01-\u0eff\u0f40-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
"""Letters of scripts without spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, Japanese, Chinese."""
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f]")
_SHIFT = 21
"""Bits of a code point."""


class Substrings:
    """The wordings of a lexicon, by their first two characters."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._readings = lexicon.readings
        self._world = _world_names(lexicon)
        self._lengths: dict[str, tuple[int, ...]] = {}
        for name in (*self._readings, *self._world):
            head = name[:2]
            if len(name) not in self._lengths.get(head, ()):
                self._lengths[head] = tuple(sorted((*self._lengths.get(head, ()), len(name)), reverse=True))
        self._pairs = _codes(head for head in self._lengths if len(head) == 2)
        self._singles = _codes(head for head in self._lengths if len(head) == 1)

    def find(self, text: str) -> Iterator[tuple[int, int, Reading, Confidence]]:
        """Names wherever they stand, leftmost and longest first, with their reading and class."""
        reach = 0
        graphemes = Graphemes(text)
        for at in self._starts(text).tolist():
            if at < reach:
                continue
            for length in (*self._lengths.get(text[at : at + 2], ()), *self._lengths.get(text[at], ())):
                name = text[at : at + length]
                reading = self._readings.get(name, UNKNOWN if name in self._world else None)
                if (
                    reading is not None
                    and len(name) == length
                    and _is_apart(text, at, at + length, graphemes)
                ):
                    yield at, at + length, reading, "dossier" if name in self._readings else "world"
                    reach = at + length
                    break

    def _starts(self, text: str) -> NDArray[np.int64]:
        characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
        pairs = (characters[:-1] << _SHIFT) | characters[1:]
        begins = np.zeros(len(characters), dtype=bool)
        begins[:-1] = _is_in(pairs, self._pairs)
        return np.flatnonzero(begins | _is_in(characters, self._singles))


def _world_names(lexicon: Lexicon) -> frozenset[str]:
    """The world's names in such a script without the doubtful ones: there is no context to decide by."""
    world = lexicon.world
    if not world.is_unspaced:
        return frozenset()
    return _names(lexicon.language, world.names | (world.towns - world.struck), world.doubtful)


@cache
def _names(language: str, names: frozenset[str], doubtful: frozenset[str]) -> frozenset[str]:
    del language
    return frozenset(name for name in names - doubtful if len(name) > 1 and UNSPACED.match(name))


def _codes(heads: Iterable[str]) -> NDArray[np.int64]:
    codes = [(ord(head[0]) << _SHIFT | ord(head[1])) if len(head) == 2 else ord(head) for head in heads]
    return np.array(sorted(codes), dtype=np.int64)


def _is_in(values: NDArray[np.int64], known: NDArray[np.int64]) -> NDArray[np.bool_]:
    if not len(known):
        return np.zeros(len(values), dtype=bool)
    places = np.searchsorted(known, values)
    places[places == len(known)] = 0
    found: NDArray[np.bool_] = known[places] == values
    return found


def _is_apart(text: str, start: int, end: int, graphemes: Graphemes) -> bool:
    """Whether a name splits no letter, no word of katakana and no word of a script with spaces."""
    first, last = text[start], text[end - 1]
    before, behind = text[start - 1 : start], text[end : end + 1]
    if not UNSPACED.match(first) and before and WORD.match(before) and not UNSPACED.match(before):
        return False
    if not UNSPACED.match(last) and behind and WORD.match(behind) and not UNSPACED.match(behind):
        return False
    if _KATAKANA.match(first) and before and _KATAKANA.match(before):
        return False
    if _KATAKANA.match(last) and behind and _KATAKANA.match(behind):
        return False
    return graphemes.around(start) is None and graphemes.around(end) is None
