"""Numbers as articles write them: in digits or words, whole, halves and ranges, with a unit of length.

Digits of every script are read, separators by the language's own use, number words in English, German,
Spanish, French, Portuguese, Italian, Ukrainian, Russian, Arabic, Chinese and Japanese, units in these and in
those of further_units.py.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from caribmap.text.further_units import KM, M
from caribmap.text.ideographic import half_behind, has_ideographs, ideographic
from caribmap.text.number_vocabulary import vocabulary_of
from caribmap.text.number_words import Quantity, Reader
from caribmap.text.numerals import numerals
from caribmap.text.units import is_rate, rate_length, unit_at
from caribmap.text.unwrapped import unwrapped

GAP = re.compile("[ \u00a0\u2009\u202f\n\u2010\u2011-]?")
DASH = r"\s?[-\u2010-\u2015\u2212]\s?"
TO = (
    r"(?:up to|to|bis zu|bis|hasta|a|à|jusqu['’]à|até|ai|agli|fino a|до|الى|إلى|"
    r"tot|do|till|til|से|تا|עד|έως|ως|hingga|sampai|đến|până la)"
)
UNSPACED_TO = "[〜～~∼]|から|至|到|에서|내지|ถึง"
AND = (
    r"(?:and|und|y|e|ed|et|e (?:i|gli|os|as)|y (?:los|las)|і|й|та|و|"
    r"en|i|och|og|ve|και|dan|và|și|и|और|ל(?=-)|و)"
)
OR = r"(?:or|oder|o|ó|u|ú|od|ou|або|чи|أو|lub|eller|или|veya|ή|atau|hoặc|sau|או|या|یا)"
MINUTES = re.compile(r"[0-9]?[0-9]:[0-5][0-9]|\D[0-9]:[0-5][0-9]")
"""Hours and minutes of a clock, up to their end."""
RANGE = re.compile(rf"{DASH}|-?[\s-]{TO}[\s-]|\s?(?:{UNSPACED_TO})\s?", re.IGNORECASE)
BETWEEN = re.compile(
    r"(?:between|zwischen|entre|tra|fra|між|بين|tussen|między|mellan|mellem|mellom|между|μεταξύ|antara|giữa|între|בין)"
    r"\W+(?:[^\W\d]+\W+){0,2}$",
    re.IGNORECASE,
)
PAIR = re.compile(rf"\s{AND}[\s-]|\sو", re.IGNORECASE)
EITHER = re.compile(rf"\s{OR}\s", re.IGNORECASE)
DEVIATION = re.compile(
    r"\s?(?:±|\+/?[-\u2212])\s?|"
    r",?\s(?:give or take|plus(?:/| or | oder |-ou-| ou | o )(?:minus|moins|menos|meno)|"
    r"più o meno|más o menos|mais ou menos|плюс-мінус)\s",
    re.IGNORECASE,
)
"""Between a length and how far it may be off: 5 ± 1 km."""
VAGUE = re.compile(
    r"\b(?:several|many|few|couple(?: of)?|einigen?|einiger|mehreren?|mehrerer|wenigen?|vielen?|paar|"
    r"vari[oa]s|algun[oa]s|par(?:es)? de|paio di|"
    r"plusieurs|quelques|vári[oa]s|alguns|algumas|alcun[ie]|divers[ie]|кілька|кількох|декілька|несколько|нескольких|пару|عدة|بضعة|بضع)"
    r"[ \u00a0\u202f\n]$",
    re.IGNORECASE,
)
"""Behind these a hundred or a thousand is no number: several hundred, mehrere 1000."""
REACH = 50
"""How far to each side of an offset the number around it is looked for."""
CONTEXT = 40
"""How far before a number its "between" is looked for."""
FEWEST_DIGITS = 2
MANY_DIGITS = 6
"""A value of more digits is a third or the like, and no precision of its wording."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, its unit of length included; `metres` is None without one.

    `start` and `end` are code points, end exclusive; `surface` is the text between them. Of a range of
    lengths, `value` and `metres` are its lower end, `upper` and `upper_metres` its upper one. A rate has a
    unit in its surface, but no length.
    """

    value: float
    start: int
    end: int
    surface: str
    unit: str | None
    metres: float | None
    upper: float | None = None
    upper_metres: float | None = None
    in_metric: bool = False
    is_rate: bool = False

    @property
    def values(self) -> tuple[float, ...]:
        return (self.value,) if self.upper is None else (self.value, self.upper)

    @property
    def lengths(self) -> tuple[tuple[float, float], ...]:
        """Each end in metres, and how far from it, in metres, another number still says the same."""
        ends = zip((self.metres, self.upper_metres), (self.value, self.upper), strict=True)
        return tuple(
            (metres, self._slack_m(metres, value or 0)) for metres, value in ends if metres is not None
        )

    def _slack_m(self, metres: float, value: float) -> float:
        """0 for what kilometres say exactly; else half the last digit that the wording's precision leaves.

        "30 miles", 48.28032 km, has one digit that counts; two are the least: 48 km, give or take 0.5.
        """
        if not math.isfinite(metres) or metres <= 0:
            return 0.0
        if self.in_metric and math.isclose(metres, round(metres, 3), rel_tol=1e-12):
            return 0.0
        written = f"{value:.12g}".replace(".", "").strip("0")
        digits = max(FEWEST_DIGITS, len(written)) if len(written) <= MANY_DIGITS else FEWEST_DIGITS
        return 0.5 * 10.0 ** (math.floor(math.log10(metres)) - digits + 1)


@dataclass(frozen=True, slots=True)
class _Read:
    """A number before ranges are joined; `scale` is its last multiplier, `unit_m` the metres of its unit."""

    number: Number
    scale: float = 1.0
    unit_m: float = 0.0
    value_end: int = 0
    unit_start: int = 0
    """Where the value ends and the unit begins; 0 without a unit behind the value."""


def reads_number_words(language: str) -> bool:
    """Whether numbers in words are read in a language (BCP 47), beside those in digits."""
    return vocabulary_of(language) is not None or has_ideographs(language)


def numbers_in(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of a text in `language` (BCP 47), in order.

    >>> [(n.surface, n.metres) for n in numbers_in("tausend Kilometer, dann 1.500 m", "de")]
    [('tausend Kilometer', 1000000.0), ('1.500 m', 1500.0)]
    >>> [(n.surface, n.metres, n.upper_metres) for n in numbers_in("10 to 15 km off", "en")]
    [('10 to 15 km', 10000.0, 15000.0)]
    """
    plain = unwrapped(text, language)
    numbers = _joined(plain.text, _reads_in(plain.text, language))
    if plain.text == text:
        return tuple(numbers)
    spans = ((plain.starts[number.start], plain.ends[number.end - 1]) for number in numbers)
    return tuple(
        replace(number, start=start, end=end, surface=text[start:end])
        for number, (start, end) in zip(numbers, spans, strict=True)
    )


def measure_around(text: str, at: int, language: str) -> tuple[int, int] | None:
    """Start and end of the number in words, or of the length, that offset `at` would make another one.

    Between a value and its unit, behind an article and between the ends of a range nothing is split.

    >>> measure_around("some five hundred miles off", 10, "en")
    (5, 23)
    """
    begin, end = max(0, at - REACH), at + REACH
    while 0 < begin < at and text[begin].isalnum():
        begin += 1
    plain = unwrapped(text[begin:end], language)
    window, here = plain.text, bisect_left(plain.starts, at - begin)
    in_word = text[at - 1].isalnum() and text[at].isalnum()
    for read in _reads_in(window, language):
        start, stop = read.number.start, read.number.end
        if read.number.is_rate:
            stop += rate_length(window, stop)
        if not start < here < stop or read.value_end <= here <= read.unit_start:
            continue
        if in_word and 0 < read.unit_start < here:
            continue  # the word "km"
        if not Reader(window[start:here], language).is_article():
            return begin + plain.starts[start], begin + plain.ends[stop - 1]
    return None


def _reads_in(text: str, language: str) -> list[_Read]:
    reader = Reader(text, language)
    found: list[_Read] = []
    quantities = [*_in_digits(reader, language), *reader.quantities(), *_in_ideographs(text, language)]
    for quantity in sorted(quantities, key=lambda one: (one.start, -one.end)):
        if (
            found and quantity.start < found[-1].number.end
        ):  # "Millionen" of "3,5 Millionen" is no second number
            continue
        read = _with_unit(reader, quantity, language)
        if read.unit_m or not quantity.needs_unit:
            found.append(read)
    found = [read for read in found if not _is_vague(text, read)]
    alone = list(_units_alone(reader, found, language))
    within = {position for read in alone for position in range(read.number.start, read.number.end)}
    found = [read for read in found if read.number.start not in within]
    found = sorted([*found, *alone], key=lambda read: read.number.start)
    return _in_one(text, found)


def _is_vague(text: str, read: _Read) -> bool:
    """Whether a power of ten is only a measure of what several of it are."""
    start, end, value = read.number.start, read.number.end, read.number.value
    if not VAGUE.search(text[max(0, start - CONTEXT) : start]) or text[end : end + 1] in ("-", "\u2011"):
        return False
    return value >= 10 and math.isfinite(value) and 10 ** round(math.log10(value)) == value


def _in_digits(reader: Reader, language: str) -> Iterator[Quantity]:
    for start, end, value, is_part in numerals(reader.text, language):
        if MINUTES.fullmatch(reader.text, max(0, start - 3), end):  # at 07:40 and a third: no 40 1/3
            yield Quantity(value, start, end)
            continue
        quantity = reader.from_numeral(value, start, end)
        yield replace(quantity, is_part=is_part and quantity.end == end)


def _in_ideographs(text: str, language: str) -> Iterator[Quantity]:
    if has_ideographs(language):
        for start, end, value, has_digits in ideographic(text):
            yield Quantity(value, start, end, needs_unit=not has_digits)


def _with_unit(reader: Reader, quantity: Quantity, language: str) -> _Read:
    text, end = reader.text, quantity.end
    abbreviated = quantity.scale >= 1000 and text.startswith(".", end)
    starts = [_behind_gap(text, end + abbreviated)]  # 3 Mio. km
    if quantity.is_part or quantity.scale > 1:
        starts.append(_behind_gap(text, reader.of_at(end)))
    for start in starts:
        if unit := unit_at(text, start, language):
            return _measured(reader, quantity, unit, start)
    return _Read(
        Number(quantity.value, quantity.start, end, text[quantity.start : end], None, None), quantity.scale
    )


def _behind_gap(text: str, end: int) -> int:
    gap = GAP.match(text, end)
    return gap.end() if gap else end


def _measured(reader: Reader, quantity: Quantity, unit: tuple[int, float, float], start: int) -> _Read:
    """A quantity with its unit, which may have a half of its own behind it: a mile and a half."""
    text, (end, unit_m, _) = reader.text, unit
    name, value = text[start:end], quantity.value
    if value.is_integer() and (tail := half_behind(text, end) or reader.tail_at(end)):
        value, end = value + tail[0], tail[1]
    surface = text[quantity.start : end]
    if is_rate(text, quantity.start, end):
        rate = Number(quantity.value, quantity.start, end, surface, None, None, is_rate=True)
        return _Read(rate, quantity.scale, unit_m, quantity.end, start)
    number = Number(value, quantity.start, end, surface, name, value * unit_m, in_metric=unit_m in (KM, M))
    return _Read(number, quantity.scale, unit_m, quantity.end, start)


def _units_alone(reader: Reader, found: Sequence[_Read], language: str) -> Iterator[_Read]:
    """A unit that is its own number: mile and a half, кілометр з половиною, كيلومترين, كيلومتر واحد."""
    covered = {position for read in found for position in range(read.number.start, read.number.end)}
    for token in reader.tokens:
        unit = None if token.start in covered else unit_at(reader.text, token.start, language)
        if not unit:
            continue
        end, _, count = unit
        one = reader.one_behind(end)
        if count == 2 or one or reader.tail_at(end):
            quantity = Quantity(count, token.start, token.start)
            yield _measured(reader, quantity, (one or end, unit[1], count), token.start)


def _in_one(text: str, found: Sequence[_Read]) -> list[_Read]:
    """The same with 2 km 300 m as one length, and with 5 ± 1 km as 5 km."""
    out: list[_Read] = []
    for read in found:
        if out and (one := _sum(text, out[-1], read) or _middle(text, out[-1], read)):
            out[-1] = one
        else:
            out.append(read)
    return out


def _sum(text: str, last: _Read, read: _Read) -> _Read | None:
    """A length with what is added in a smaller unit: 2 km 300 m, a mile and 200 yards; None if nothing is."""
    one, other = last.number, read.number
    if one.metres is None or other.metres is None or other.metres >= last.unit_m:
        return None
    gap = text[one.end : other.start]
    if not (len(gap) == 1 and gap.isspace()):
        is_smaller = read.unit_m < last.unit_m and one.in_metric == other.in_metric
        if not (is_smaller and PAIR.fullmatch(gap)) or _is_opened(text, one):
            return None
    metres = one.metres + other.metres
    surface = text[one.start : other.end]
    longer = replace(one, value=metres / last.unit_m, end=other.end, metres=metres, surface=surface)
    return replace(last, number=longer)


def _middle(text: str, last: _Read, read: _Read) -> _Read | None:
    """A length with what is said of its deviation behind it; None if nothing is."""
    one, other = last.number, read.number
    if other.metres is None or one.is_rate or not DEVIATION.fullmatch(text[one.end : other.start]):
        return None
    middle = replace(one, end=other.end, surface=text[one.start : other.end])
    if one.metres is None:
        metres = one.value * read.unit_m
        middle = replace(middle, unit=other.unit, metres=metres, in_metric=other.in_metric)
    return replace(last, number=middle, unit_m=last.unit_m or read.unit_m)


def _is_opened(text: str, number: Number) -> bool:
    """Whether a "between" stands before a number."""
    return BETWEEN.search(text[max(0, number.start - CONTEXT) : number.start]) is not None


def _joined(text: str, found: Sequence[_Read]) -> list[Number]:
    """The numbers, two of them that are the ends of one range of lengths as one."""
    out: list[Number] = []
    last: _Read | None = None
    for read in found:
        if last and (ends := _ends(text, last, read)):
            lower, upper = ends
            if EITHER.fullmatch(text[lower.end : upper.start]):
                out[-1:] = [lower, upper]
            else:
                surface = text[lower.start : upper.end]
                out[-1] = replace(
                    lower, end=upper.end, surface=surface, unit=upper.unit, upper=upper.value,
                    upper_metres=upper.metres,
                )  # fmt: skip
            last = None
            continue
        out.append(read.number)
        last = read
    return out


def _ends(text: str, one: _Read, other: _Read) -> tuple[Number, Number] | None:
    """Two numbers as the lengths at the ends of a range, or as two that share a unit: 10 or 15 km."""
    lower, upper = one.number, other.number
    if upper.metres is None or one.number.is_rate:
        return None
    between = text[lower.end : upper.start]
    is_either = EITHER.fullmatch(between) and lower.metres is None
    opened = PAIR.fullmatch(between) and _is_opened(text, lower)
    if not (RANGE.fullmatch(between) or opened or is_either):
        return None
    if lower.metres is None:
        value = lower.value
        if other.scale > one.scale == 1 and value < upper.value / other.scale:
            value *= other.scale  # 2 to 3 million km, two to three dozen miles
        metres = value * other.unit_m
        lower = replace(lower, value=value, unit=upper.unit, metres=metres, in_metric=upper.in_metric)
    return (lower, upper) if (lower.metres or 0) < upper.metres else None
