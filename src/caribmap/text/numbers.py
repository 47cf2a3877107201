"""Numbers as articles write them: numerals with a language's separators, number words, and units of length.

Numerals are read in every language that CLDR knows, number words in German, English and Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from caribmap.text.number_words import ARTICLES, WORD, folded, number_words, values_of

SPACES = " \u00a0\u2009\u202f"
APOSTROPHES = "'’"

METRES = {
    r"(?i:kil[oó]m[eé]t(?:er[ns]?|res?|ros?))|[Kk]m|KM": 1000.0,
    r"(?i:met(?:er[ns]?|res?|ros?))|m": 1.0,
    r"(?i:seemeilen?|(?:nautical|sea) miles?|millas? n[aá]uticas?)|sm|nmi|NM": 1852.0,
    r"(?i:meilen?|miles?|millas?)|mi": 1609.344,
}
"""Units as patterns, and their length; German Meile, English mile and Spanish milla are the statute mile."""

UNIT = re.compile("|".join(rf"(?P<u{n}>{pattern})(?!\w)" for n, pattern in enumerate(METRES)))
GAP = re.compile(rf"[{SPACES}\n-]?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, its unit of length included; `metres` is None without one.

    `start` and `end` are code points, end exclusive; `surface` is the text between them.
    """

    value: float
    start: int
    end: int
    surface: str
    unit: str | None
    metres: float | None


def numbers_in(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of a text in `language` (BCP 47), in order.

    >>> [(n.surface, n.metres) for n in numbers_in("tausend Kilometer, dann 1.500 m", "de")]
    [('tausend Kilometer', 1000000.0), ('1.500 m', 1500.0)]
    """
    numbers: list[Number] = []
    for start, end, value in sorted([*_numerals(text, language), *number_words(text, language)]):
        if numbers and start < numbers[-1].end:  # "Millionen" of "3,5 Millionen" is no second number
            continue
        number = _with_unit(text, value, start, end)
        if number.unit or folded(number.surface) not in ARTICLES:
            numbers.append(number)
    return tuple(numbers)


def _with_unit(text: str, value: float, start: int, end: int) -> Number:
    gap = GAP.match(text, end)
    unit = UNIT.match(text, gap.end() if gap else end)
    if not unit or not unit.lastgroup:
        return Number(value, start, end, text[start:end], None, None)
    length_m = list(METRES.values())[int(unit.lastgroup[1:])]
    return Number(value, start, unit.end(), text[start : unit.end()], unit[0], value * length_m)


def _numerals(text: str, language: str) -> Iterator[tuple[int, int, float]]:
    """Start, end and value of every numeral, a multiplier behind it included: 3,5 Millionen."""
    group, decimal = _separators(language)
    for match in _numeral(group, decimal).finditer(text):
        whole = re.sub(r"[^0-9]", "", match["whole"])
        value, end = float(f"{whole}.{match['fraction'] or 0}"), match.end()
        multiplier = WORD.match(text, end + 1) if text[end : end + 1] in SPACES else None
        factor = values_of(language).get(folded(multiplier[0]), 0.0) if multiplier else 0.0
        if multiplier and factor >= 1000:
            value, end = value * factor, multiplier.end()
        yield match.start(), end, value


@cache
def _separators(language: str) -> tuple[str, str]:
    """Group and decimal separator of a language by CLDR; of English where CLDR does not know it."""
    from babel import Locale, UnknownLocaleError

    try:
        symbols = Locale.parse(language, sep="-").number_symbols["latn"]
    except (UnknownLocaleError, ValueError):
        return ",", "."
    return symbols["group"], symbols["decimal"]


@cache
def _numeral(group: str, decimal: str) -> re.Pattern[str]:
    groups = re.escape(group + SPACES + APOSTROPHES)
    return re.compile(
        r"(?<!\w)(?<![^\W\d_]-)"  # not inside a word or a type name such as Su-30
        rf"(?P<whole>[0-9]{{1,3}}(?P<group>[{groups}])[0-9]{{3}}(?:(?P=group)[0-9]{{3}})*(?![0-9])|[0-9]+)"
        rf"(?:{re.escape(decimal)}(?P<fraction>[0-9]+))?(?![0-9])"
    )
