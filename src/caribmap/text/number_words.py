"""Number words in German, English and Spanish, added up: sechzehntausend, two hundred, treinta y uno.

Words are compared without accents and with ß as ss.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

WORD = re.compile(r"[^\W\d_]+")
JOINTS = " \u00a0\u2009\u202f-"
"""What may stand between the words of one number."""

UNITS = {
    "de": "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro "
    "veinticinco veintiséis veintisiete veintiocho veintinueve",
}
"""From zero on."""
TENS = {
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
OTHERS: dict[str, dict[str, float]] = {
    "de": {"eins": 1, "zwo": 2, "einhalb": 0.5, "anderthalb": 1.5, "hundert": 100, "tausend": 1e3,
           "million": 1e6, "millionen": 1e6, "mio": 1e6, "milliarde": 1e9, "milliarden": 1e9,
           "mrd": 1e9},
    "en": {"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9},
    "es": {"veintiún": 21, "cien": 100, "mil": 1e3, "millón": 1e6, "millones": 1e6},
}  # fmt: skip
HUNDREDS_ES = "ciento doscient trescient cuatrocient quinient seiscient setecient ochocient novecient"
FILLERS = {"de": "und", "en": "and", "es": "y"}
ARTICLES = frozenset({"ein", "eine", "einem", "einen", "einer", "eines", "a", "an", "un", "una"})
"""Read as 1; alone they say nothing about a number."""


@cache
def values_of(language: str) -> dict[str, float]:
    """Number words of a language (BCP 47) and their values; 100, 1e3, 1e6 and 1e9 multiply. Else empty."""
    primary = _primary(language)
    if primary not in UNITS:
        return {}
    units = {word: float(value) for value, word in enumerate(UNITS[primary].split())}
    tens = {word: float(value) for value, word in zip(range(20, 100, 10), TENS[primary].split(), strict=True)}
    words = units | tens | OTHERS[primary] | dict.fromkeys(ARTICLES, 1.0)
    if primary == "de":
        words |= {f"{unit}und{ten}": units[unit] + tens[ten] for unit in list(units)[1:10] for ten in tens}
    if primary == "es":
        one, *more = HUNDREDS_ES.split()
        words |= {one: 100.0} | {f"{stem}{o}s": 100.0 * n for n, stem in enumerate(more, 2) for o in "oa"}
    return {folded(word): value for word, value in words.items()}


def folded(word: str) -> str:
    """Lower case without accents, ß as ss."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def number_words(text: str, language: str) -> Iterator[tuple[int, int, float]]:
    """Start, end and value of every number written in words."""
    if not values_of(language):
        return
    total = _Sum()
    start = end = reach = 0  # of the number under construction; `reach` is behind a filler, too
    for match in WORD.finditer(text):
        joined = total.count > 0 and match.start() == reach + 1 and text[reach] in JOINTS
        if joined and folded(match[0]) == FILLERS[_primary(language)]:
            reach = match.end()
            continue
        values = _values_in(match[0], language)
        if joined and (longer := total.with_all(values)):
            total, end = longer, match.end()
        else:
            if total.count:
                yield start, end, total.value
            total, start, end = _Sum().with_all(values) or _Sum(), match.start(), match.end()
        reach = end
    if total.count:
        yield start, end, total.value


def _values_in(word: str, language: str) -> Sequence[float]:
    """The values that make up a word, more than one in German; empty if anything else is in it."""
    values = values_of(language)
    whole = folded(word)
    if whole in values or _primary(language) != "de":
        return [values[whole]] if whole in values else []
    parts = _german_parts().findall(whole)
    return [values[part] for part in parts if part in values] if "".join(parts) == whole else []


@cache
def _german_parts() -> re.Pattern[str]:
    """Longest words first: `einundzwanzig` before `ein`."""
    return re.compile("|".join(sorted([*values_of("de"), FILLERS["de"]], key=len, reverse=True)))


def _primary(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()


@dataclass(frozen=True, slots=True)
class _Sum:
    """`count` number words added up: `total` holds what 1,000 or more has multiplied, `current` the rest."""

    total: float = 0.0
    current: float = 0.0
    count: int = 0

    @property
    def value(self) -> float:
        return self.total + self.current

    def with_all(self, values: Sequence[float]) -> _Sum | None:
        """The sum continued by all values; None for no values, or one that does not go on ("two three")."""
        longer: _Sum | None = self if values else None
        for value in values:
            longer = longer and longer.followed_by(value)
        return longer

    def followed_by(self, value: float) -> _Sum | None:
        if value >= 1000:
            multiplied = self.current + self.total % value
            rest = self.total - self.total % value
            fits = rest % (value * 1000) == 0
            longer = replace(self, total=rest + (multiplied or 1) * value, current=0.0, count=self.count + 1)
        elif value == 100 and 0 < self.current < 100:
            fits = True
            longer = replace(self, current=self.current * 100, count=self.count + 1)
        else:
            fits = self.count == 0 or self._has_room(value)
            longer = replace(self, current=self.current + value, count=self.count + 1)
        return longer if fits else None

    def _has_room(self, value: float) -> bool:
        """Whether the last digits so far are free for `value`: 20 and 1, but not 2 and 3."""
        if self.current == 0:
            return self.total > 0
        return value < 1 or self.current % 10 ** len(str(int(value))) == 0
