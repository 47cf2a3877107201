"""Numbers in words, read word by word: sechzehntausend, two and a half, trois quarts, خمسة وعشرون.

`Reader` holds the words of one text; what each counts for is number_vocabulary.py's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from caribmap.text.folded import SLAVIC_WORD, WORD, folded
from caribmap.text.number_tables import HALF, Vocabulary
from caribmap.text.number_vocabulary import vocabulary_of
from caribmap.text.units import CURRENCY, unit_at

COUNTED_BEHIND = re.compile(
    r"\s(?:people|persons|inhabitants|residents|citizens|refugees|migrants|voters|children|men|women|workers|"
    r"users|homes|households|jobs|barrels|tons|tonnes|acres|hectares|dollars|euros|pounds|copies|votes)\b"
)
"""What English newspapers count in millions written as "5m"; none of it is measured in metres."""
JOINTS = " \u00a0\u2009\u202f-\u2010\u2011\n"
"""What may stand between the words of one number."""
LONGEST_PHRASE = 4
HAMZA = "أ"
EMPTY = Vocabulary({})


class Token(NamedTuple):
    """A word, folded; `joined`: "and" stands before it in the same word, as in Arabic."""

    start: int
    end: int
    word: str
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in words or digits, `start` to `end` (exclusive), not yet a length.

    `scale` is the last word that multiplied (million: 1e6, dozen: 12), else 1. `is_part`: less than one, of
    something. `needs_unit`: only with a unit behind it is it a number at all ("half", "a", "quarter").
    """

    value: float
    start: int
    end: int
    scale: float = 1.0
    is_part: bool = False
    needs_unit: bool = False


class Reader:
    """The words of a text and the numbers that they make up."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self._language = language
        self.vocabulary = vocabulary_of(language) or EMPTY
        self._compounds = _parts_of(language) if self.vocabulary.compounds else None
        tables = (self.vocabulary.words, self.vocabulary.fractions, self.vocabulary.parts)
        self._phrase_heads = {phrase[0] for phrase in self.vocabulary.phrases}
        self._heads = self._phrase_heads.union(*tables)
        slavic = language.lower().startswith("uk")
        self.tokens = [
            token
            for match in (SLAVIC_WORD if slavic else WORD).finditer(text)
            for token in self._split(match)
        ]
        self._starts = [token.start for token in self.tokens]

    def _split(self, match: re.Match[str]) -> list[Token]:
        """A word as one token; an Arabic word without its "and" where a number word is left."""
        word, prefix = folded(match[0]), self.vocabulary.and_prefix
        # Folded, "and one of" (وأحد) would be "one" (واحد).
        is_and = word not in self.vocabulary.words or match[0][len(prefix) :].startswith(HAMZA)
        if prefix and word.startswith(prefix) and is_and:
            rest = word.removeprefix(prefix).removeprefix("ال")
            if rest in self._heads:
                return [Token(match.start() + len(prefix), match.end(), rest, joined=True)]
        for part in self.vocabulary.part_prefixes:
            rest = word.removeprefix(part)
            is_number = rest in self.vocabulary.words or rest in self.vocabulary.collectives
            is_of_unit = is_number or unit_at(rest, 0, self._language)
            if rest != word and len(rest) > 2 and word not in self.vocabulary.words and is_of_unit:
                start = match.start() + len(part)
                return [Token(match.start(), start, part), Token(start, match.end(), rest)]
        bare = word.removeprefix("ب") if prefix else word
        return [Token(match.start(), match.end(), bare if bare in self.vocabulary.words else word)]

    def is_article(self) -> bool:
        """Whether the text is no more than an article."""
        return len(self.tokens) == 1 and self.tokens[0].word in self.vocabulary.articles

    def quantities(self) -> list[Quantity]:
        """Every number in words, in order."""
        found: list[Quantity] = []
        index = 0
        while index < len(self.tokens):
            is_many = self.tokens[index].word in self.vocabulary.plurals
            read = None if is_many else self._part(index) or self._whole(index)
            if read:
                quantity, index = self._collective(*read)
                found.append(quantity)
            else:
                index += 1
        return found

    def from_numeral(self, value: float, start: int, end: int) -> Quantity:
        """A number in digits continued by words: 3,5 Millionen, 2 and a half, 15 tausend."""
        plain = Quantity(value, start, end)
        if short := self._short_million(start, end):
            return replace(plain, value=value * 1e6, end=short, scale=1e6)
        index = bisect_left(self._starts, end)
        if not self._follows(index, end):
            return plain
        scale = self.vocabulary.words.get(self.tokens[index].word, 0.0)
        if scale >= 1000 and self.tokens[index].word not in self.vocabulary.articles and _is_power(scale):
            scaled = replace(plain, value=value * scale, end=self.tokens[index].end, scale=scale)
            read = self._scaled(scaled, index)
        else:
            read = self._collective(*self._with_tail(plain, index))
        return read[0]

    def _short_million(self, start: int, end: int) -> int:
        """Where the "m" of "5m people" or "$5m" ends, which is no metre in English; 0 without one."""
        if not self._language.lower().startswith("en") or self.text[end : end + 1] not in ("m", "M"):
            return 0
        money = CURRENCY.search(self.text[max(0, start - 2) : start])
        is_word = self.text[end + 1 : end + 2].isalnum()
        is_length = self.text[end + 1 : end + 2] == " " and unit_at(self.text, end + 2, self._language)
        is_counted = is_length or COUNTED_BEHIND.match(self.text, end + 1)
        return end + 1 if is_counted or (money and not is_word) else 0

    def tail_at(self, end: int) -> tuple[float, int] | None:
        """The value of "and a half" behind a unit or number that ends at `end`, and where it ends."""
        tail = self._tail(bisect_left(self._starts, end), end)
        return (tail[0], self.tokens[tail[1] - 1].end) if tail else None

    def one_behind(self, end: int) -> int | None:
        """Where "one" behind a unit ends, as Arabic has it; None where it does not stand there."""
        index = bisect_left(self._starts, end)
        is_one = self._follows(index, end) and self.vocabulary.words.get(self.tokens[index].word) == 1
        return self.tokens[index].end if is_one and self.vocabulary.and_prefix else None

    def of_at(self, end: int) -> int:
        """Where "of a", "de", "d'un" behind `end` ends; `end` where nothing of it stands there."""
        index = bisect_left(self._starts, end)
        for words in (self.vocabulary.of, self.vocabulary.of, self.vocabulary.articles):
            apostrophe = self.text[end : end + 1] in tuple("'’") and index < len(self.tokens)
            follows = self._follows(index, end) or (apostrophe and self.tokens[index].start == end + 1)
            if follows and self.tokens[index].word in words:
                end, index = self.tokens[index].end, index + 1
        return end

    def _follows(self, index: int, end: int) -> bool:
        """Whether the token is the very next one behind `end`."""
        if index >= len(self.tokens):
            return False
        start = self.tokens[index].start - (1 if self.tokens[index].joined else 0)
        return start == end or (start == end + 1 and self.text[end] in JOINTS)

    def _filler_at(self, index: int, end: int) -> int | None:
        """The index behind an "and" at `index`; the same index where "and" is part of the word."""
        if not self._follows(index, end):
            return None
        if self.tokens[index].joined:
            return index
        return index + 1 if self.tokens[index].word in self.vocabulary.fillers else None

    def _part(self, index: int) -> tuple[Quantity, int] | None:
        """Half (a million), a quarter, three quarters, un demi: with the index behind it."""
        vocabulary, first = self.vocabulary, self.tokens[index]
        at, count = index, 1.0
        if first.word in vocabulary.articles and self._follows(index + 1, first.end):
            at = index + 1
        elif first.word in vocabulary.words and self._follows(index + 1, first.end):
            at, count = index + 1, vocabulary.words[first.word]
        word = self.tokens[at].word
        if at == index or count == 1:
            value = vocabulary.fractions.get(word, 0.0) or (at > index and vocabulary.parts.get(word, 0.0))
        else:
            value = count * vocabulary.parts.get(word, 0.0)
        if not value or value >= 1:
            return None
        counted = at > index and first.word not in vocabulary.articles
        quantity = Quantity(value, first.start, self.tokens[at].end, is_part=True, needs_unit=not counted)
        return self._multiplied(quantity, at + 1)

    def _multiplied(self, part: Quantity, index: int) -> tuple[Quantity, int]:
        """A part of a million: "half a million", "la moitié d'un million", "نصف مليون"."""
        at, end = index, part.end
        for words in (self.vocabulary.of, self.vocabulary.articles):
            if self._follows(at, end) and self.tokens[at].word in words:
                at, end = at + 1, self.tokens[at].end
        if self._follows(at, end):
            word = self.tokens[at].word.removeprefix("ال" if self.vocabulary.and_prefix else "\0")
            dozen = self.vocabulary.collectives.get(word, 0.0)
            scale = dozen or self.vocabulary.words.get(word, 0.0)
            if word not in self.vocabulary.units and (dozen or _is_power(scale)):
                token = self.tokens[at]
                whole = Quantity(part.value * scale, part.start, token.end, scale)
                return whole, at + 1
        return part, index

    def _whole(self, index: int) -> tuple[Quantity, int] | None:
        """The longest number in words from `index` on, its tail ("and a half") included."""
        total, at, end = _Sum(), index, self.tokens[index].start
        scale = 1.0
        before_and: tuple[_Sum, int, int, float] | None = None
        while True:
            here = at
            if total.count and (behind := self._filler_at(at, end)) is not None:
                here = behind
            elif total.count and not self._follows(at, end):
                break
            anded = here > at or (here < len(self.tokens) and self.tokens[here].joined and total.count > 0)
            if here < len(self.tokens) and here > at and not self._follows(here, self.tokens[at].end):
                break
            values, taken = self._values_at(here)
            if total.count == 1 and here == index + 1 and self._is_unit(index, here):
                break
            if anded and len(values) == 1 and self._tail(at, end):
                break  # "two and a half": the article is no 1
            longer = total.with_all(values, anded=anded, backwards=bool(self.vocabulary.and_prefix))
            if longer is None:
                if values and _is_power(values[-1]) and before_and:  # "a hundred and two hundred"
                    total, at, end, scale = before_and
                break
            before_and = (total, at, end, scale) if anded else None
            total, at, end = longer, here + taken, self.tokens[here + taken - 1].end
            scale = values[-1] if _is_power(values[-1]) else 1.0
        if not total.count:
            return None
        alone = total.count == 1 and self.tokens[index].word in self.vocabulary.articles
        quantity = Quantity(total.value, self.tokens[index].start, end, scale, needs_unit=alone)
        return self._scaled(quantity, at - 1) if scale >= 1e6 else self._with_tail(quantity, at)

    def _collective(self, quantity: Quantity, index: int) -> tuple[Quantity, int]:
        """A count of dozens, `index` the token behind the count: two dozen, ein Dutzend, une centaine."""
        follows = self._follows(index, quantity.end)
        scale = self.vocabulary.collectives.get(self.tokens[index].word, 0.0) if follows else 0.0
        if not scale:
            return quantity, index
        value, end = quantity.value * scale, self.tokens[index].end
        return replace(quantity, value=value, end=end, scale=scale, needs_unit=False), index + 1

    def _is_unit(self, index: int, following: int) -> bool:
        """Whether the word behind an article is a unit: "un mille" is a mile, "mille" a thousand."""
        is_word = following < len(self.tokens) and self.tokens[following].word in self.vocabulary.units
        return is_word and self.tokens[index].word in self.vocabulary.articles

    def _values_at(self, index: int) -> tuple[Sequence[float], int]:
        """The values of the word or the phrase at `index`, and how many words they take."""
        if index >= len(self.tokens):
            return (), 1
        longest = LONGEST_PHRASE if self.tokens[index].word in self._phrase_heads else 1
        for length in range(min(longest, len(self.tokens) - index), 1, -1):
            words = self.tokens[index : index + length]
            apart = zip(words, range(index + 1, index + length), strict=False)
            if all(self._follows(following, token.end) for token, following in apart):
                value = self.vocabulary.phrases.get(tuple(token.word for token in words))
                if value is not None:
                    return (value,), length
        word, words_ = self.tokens[index].word, self.vocabulary.words
        if word in words_:
            return (words_[word],), 1
        if word in self.vocabulary.articles:
            return (1.0,), 1
        if self._compounds:
            parts = self._compounds.findall(word)
            if "".join(parts) == word:
                return [words_[part] for part in parts if part in words_], 1
        return (), 1

    def _scaled(self, quantity: Quantity, index: int) -> tuple[Quantity, int]:
        """A number of millions, `index` the million's, and a half of one: un million et demi."""
        tail = self._tail(index + 1, quantity.end)
        if not tail:
            return quantity, index + 1
        value = quantity.value + tail[0] * quantity.scale
        end = self.tokens[tail[1] - 1].end
        again = self.vocabulary.words.get(
            self.tokens[tail[1]].word.removeprefix("ال") if tail[1] < len(self.tokens) else "", 0.0
        )
        if self.vocabulary.and_prefix and again == quantity.scale:  # مليون ونصف المليون
            return replace(quantity, value=value, end=self.tokens[tail[1]].end), tail[1] + 1
        return replace(quantity, value=value, end=end), tail[1]

    def _with_tail(self, quantity: Quantity, index: int) -> tuple[Quantity, int]:
        """A number with its half, its quarters or its decimals in words; then perhaps thousands of it."""
        tail = self._tail(index, quantity.end) or self._decimals(index, quantity.end)
        if not tail:
            return quantity, index
        value, behind = quantity.value + tail[0], tail[1]
        longer = replace(quantity, value=value, end=self.tokens[behind - 1].end, needs_unit=False)
        if self._follows(behind, longer.end):
            scale = self.vocabulary.words.get(self.tokens[behind].word, 0.0)
            if scale >= 1000 and _is_power(scale):
                token = self.tokens[behind]
                return replace(longer, value=value * scale, end=token.end, scale=scale), behind + 1
        return longer, behind

    def _tail(self, index: int, end: int) -> tuple[float, int] | None:
        """The value of "and a half", "et demi", "y tres cuartos", "ونصف", and the index behind it."""
        at = self._filler_at(index, end)
        if at is None or at >= len(self.tokens):
            return None
        if at > index and not self._follows(at, self.tokens[index].end):
            return None
        vocabulary, first = self.vocabulary, self.tokens[at]
        if value := vocabulary.fractions.get(first.word):
            return (value, at + 1) if value < 1 else None
        if value := vocabulary.parts.get(first.word):
            return (value, at + 1) if first.joined else None
        if not self._follows(at + 1, first.end):
            return None
        word = self.tokens[at + 1].word
        count = 1.0 if first.word in vocabulary.articles else vocabulary.words.get(first.word, 0.0)
        one = vocabulary.fractions.get(word, 0.0) if count == 1 else 0.0
        value = one or count * vocabulary.parts.get(word, 0.0)
        return (value, at + 2) if 0 < value < 1 else None

    def _decimals(self, index: int, end: int) -> tuple[float, int] | None:
        """The decimals of "point five", "Komma zwei fünf", one word each, and the index behind them."""
        if not self._follows(index, end) or self.tokens[index].word not in self.vocabulary.point:
            return None
        digits, at, end = "", index + 1, self.tokens[index].end
        while self._follows(at, end):
            value = self.vocabulary.words.get(self.tokens[at].word, -1.0)
            if not (0 <= value <= 9 and value.is_integer()):
                break
            digits, end, at = f"{digits}{value:.0f}", self.tokens[at].end, at + 1
        return (float(f"0.{digits}"), at) if digits else None


def _is_power(value: float) -> bool:
    """Whether a number word multiplies what stands before it."""
    return value in (100.0, 1e3, 1e6, 1e9, 1e12)


@cache
def _parts_of(language: str) -> re.Pattern[str]:
    """The words of a language that writes its numbers in one, longest first: `einundzwanzig` before `ein`."""
    vocabulary = vocabulary_of(language) or EMPTY
    words = {*vocabulary.words, *(vocabulary.fillers if language.startswith("de") else ())}
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class _Sum:
    """`count` number words added up: `total` holds what 1,000 or more has multiplied, `current` the rest."""

    total: float = 0.0
    current: float = 0.0
    count: int = 0

    @property
    def value(self) -> float:
        return self.total + self.current

    def with_all(self, values: Sequence[float], *, anded: bool, backwards: bool) -> _Sum | None:
        """The sum continued by all values; None for no values, or one that does not go on ("two three")."""
        longer: _Sum | None = self if values else None
        for value in values:
            longer = longer and longer.followed_by(value, backwards=anded and backwards)
        return longer

    def followed_by(self, value: float, *, backwards: bool = False) -> _Sum | None:
        if value >= 1000 and _is_power(value):
            multiplied = self.current + self.total % value
            rest = self.total - self.total % value
            fits = rest % (value * 1000) == 0 and not backwards
            longer = replace(self, total=rest + (multiplied or 1) * value, current=0.0, count=self.count + 1)
        elif value >= 1000:  # two thousand in one word
            fits = self.current == 0 and self.total % (value * 10) == 0
            longer = replace(self, total=self.total + value, count=self.count + 1)
        elif value == 100 and 0 < self.current < 100 and not backwards:
            fits = True
            longer = replace(self, current=self.current * 100, count=self.count + 1)
        else:
            fits = self.count == 0 or self._has_room(value) or (backwards and self._has_ten(value))
            longer = replace(self, current=self.current + value, count=self.count + 1)
        return longer if fits else None

    def _has_room(self, value: float) -> bool:
        """Whether the last digits so far are free for `value`: 20 and 1, but not 2 and 3."""
        if self.current == 0:
            return self.total > 0
        if value == HALF:
            return self.current.is_integer()
        return value < 1 or self.current % 10 ** len(str(int(value))) == 0

    def _has_ten(self, value: float) -> bool:
        """Whether a ten follows its unit: five and twenty."""
        return 20 <= value <= 90 and 1 <= self.current % 100 <= 9
