"""Numbers in quotes: numerals, number words and units of German, English and Spanish articles."""

from __future__ import annotations

import math

import pytest

from caribmap.text.numbers import numbers_in


def values(text: str, language: str) -> list[float]:
    return [number.value for number in numbers_in(text, language)]


def metres(text: str, language: str) -> list[float | None]:
    return [number.metres for number in numbers_in(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "nur 11 Kilometer vor der Küste", 11_000),
        ("de", "einer Reichweite von 1.000 Kilometern", 1_000_000),
        ("de", "von bis zu tausend Kilometern", 1_000_000),
        ("de", "zwölf Seemeilen", 22_224),
        ("de", "anderthalb Kilometer", 1_500),
        ("de", "11km", 11_000),
        ("de", "nur 11 KM", 11_000),
        ("de", "eine 11-Kilometer-Zone", 11_000),
        ("de", "1\u202f500\u00a0m", 1_500),
        ("de", "2,5 Meilen", 4_023.36),
        ("en", "within 12 nautical miles", 22_224),
        ("en", "a thousand kilometres", 1_000_000),
        ("en", "1,000.5 kilometers", 1_000_500),
        ("en", "a 1,000-mile range", 1_609_344),
        ("es", "a 1.000,5 kilómetros", 1_000_500),
        ("es", "doce millas náuticas", 22_224),
        ("es-MX", "1,000 km", 1_000_000),
        ("de-CH", "1’000 km", 1_000_000),
    ],
)
def test_a_length_is_read_in_metres(language: str, text: str, expected: float) -> None:
    found = [length for length in metres(text, language) if length is not None]
    assert found == [pytest.approx(expected)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "sechzehntausend", [16_000]),
        ("de", "zweihundertfünfzigtausenddreihunderteinundzwanzig", [250_321]),
        ("de", "eine Million dreihunderttausend", [1_300_000]),
        ("de", "3,5 Millionen Euro", [3_500_000]),
        ("de", "vier oder fünf der 25", [4, 5, 25]),
        ("en", "two hundred and fifty", [250]),
        ("en", "twenty-one", [21]),
        ("en", "two and three", [2, 3]),
        ("en", "sixteen thousand", [16_000]),
        ("es", "treinta y uno", [31]),
        ("es", "dos mil quinientos", [2_500]),
        ("es", "mil millones", [1e9]),
        ("es", "ciento veinte", [120]),
    ],
)
def test_number_words_add_up(language: str, text: str, expected: list[float]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "ein Haus, eine Frage, Zweifel, Achtung, und"),
        ("de", "Su-30MK2 und Il-76"),
        ("en", "a man and an island"),
        ("es", "un barco y una isla"),
        ("fr", "mille"),
        ("de", ""),
    ],
)
def test_articles_type_names_and_ordinary_words_are_no_numbers(language: str, text: str) -> None:
    assert numbers_in(text, language) == ()


def test_separators_follow_the_language_of_the_article() -> None:
    assert values("1.500", "de") == [1500]
    assert values("1.500", "en") == [1.5]
    assert values("1,500", "de") == [1.5]
    assert values("1,500", "en") == [1500]


def test_a_language_that_cldr_does_not_know_is_read_like_english() -> None:
    assert values("1,500.5", "tlh") == [1500.5]


def test_the_span_covers_number_and_unit_in_code_points() -> None:
    text = "𝟛 Schiffe, „nur 11 Kilometer“"
    (number,) = [number for number in numbers_in(text, "de") if number.metres]
    assert text[number.start : number.end] == number.surface == "11 Kilometer"


def test_a_huge_numeral_is_a_number_and_not_a_crash() -> None:
    assert values("9" * 5000, "de") == [math.inf]
