"""What the number words of a language are: the form of the tables that number_words.py reads.

Words stand in their usual spelling; they are compared without accents and apostrophes, ß as ss.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from caribmap.text.folded import folded

HALF, THIRD, QUARTER, FIFTH, EIGHTH = 1 / 2, 1 / 3, 1 / 4, 1 / 5, 1 / 8


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The number words of one language.

    `words` add up; 100, 1e3, 1e6 … among them multiply what stands before. `articles` count 1, but alone say
    nothing about a number. `fractions` are parts of one, `parts` those that need a count ("two thirds");
    `fillers` is "and", `of` what may stand between a part or a million and what it is of, `point` the word
    for the decimal sign. `phrases` are numbers of several words. `compounds`: numbers are one word each.
    """

    words: Mapping[str, float]
    articles: frozenset[str] = frozenset()
    fractions: Mapping[str, float] = field(default_factory=dict)
    parts: Mapping[str, float] = field(default_factory=dict)
    fillers: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    point: frozenset[str] = frozenset()
    phrases: Mapping[tuple[str, ...], float] = field(default_factory=dict)
    compounds: bool = False
    and_prefix: str = ""
    """What "and" is where it is written together with the word behind it."""
    part_prefixes: tuple[str, ...] = ()
    """What "half" and the like are where they are written together with what they are of."""
    collectives: Mapping[str, float] = field(default_factory=dict)
    """Nouns for so many, dozen or centaine, which count only behind a number, an article or "half"."""
    plurals: frozenset[str] = frozenset()
    """Those of `words` that without a number before them say only "many": Millionen, тисяч, آلاف."""
    units: frozenset[str] = frozenset()
    """Number words that behind an article or a part are a unit of length."""


def words_of(table: str) -> dict[str, float]:
    """`number: word word` lines as word -> number."""
    values: dict[str, float] = {}
    for line in table.strip().splitlines():
        number, _, words = line.partition(":")
        values |= dict.fromkeys(map(folded, words.split()), float(number))
    return values


def word_list(words: str) -> list[str]:
    return words.split()


def folded_set(words: str) -> frozenset[str]:
    return frozenset(map(folded, words.split()))


def counted(words: str, start: int = 0, step: int = 1) -> dict[str, float]:
    return {folded(word): float(start + step * index) for index, word in enumerate(words.split())}
