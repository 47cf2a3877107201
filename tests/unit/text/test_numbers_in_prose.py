"""Numbers in quotes: parts and nouns for so many, lengths over a line's end, and what only looks like one."""

from __future__ import annotations

import pytest

from caribmap.text.numbers import numbers_in
from tests.unit.test_numbers import metres, values


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "una docena de kilómetros", 12_000),
        ("es", "media docena de millas", 9_656.064),
        ("es", "un centenar de kilómetros", 100_000),
        ("fr", "une douzaine de kilomètres", 12_000),
        ("fr", "une demi-douzaine de kilomètres", 6_000),
        ("fr", "une quinzaine de kilomètres", 15_000),
        ("fr", "deux centaines de milles", 370_400),
        ("pt", "uma dezena de quilómetros", 10_000),
        ("it", "un migliaio di chilometri", 1_000_000),
        ("it", "una ventina di miglia", 32_186.88),
        ("uk", "два десятки кілометрів", 20_000),
    ],
)
def test_nouns_for_so_many_are_numbers_of_what_they_are_of(language: str, text: str, expected: float) -> None:
    assert metres(text, language) == [pytest.approx(expected)]


def test_a_range_of_dozens_has_dozens_at_both_ends() -> None:
    (number,) = numbers_in("zwei bis drei Dutzend Kilometer", "de")
    assert number.values == (24, 36)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("within 5\r\nkm of", "5\r\nkm"),
        ("within 5 \n   km of", "5 \n   km"),
        ("within 5  kilo\u00admetres of", "5  kilo\u00admetres"),
        ("within 5 kilo-\nmetres of", "5 kilo-\nmetres"),
        ("within \u200f5\u200f km of", "5\u200f km"),
        ("within 5\u200bkm of", "5\u200bkm"),
    ],
)
def test_a_length_is_read_however_it_is_set_in_lines(text: str, expected: str) -> None:
    (number,) = numbers_in(text, "en")
    assert (number.metres, number.surface) == (5_000, expected)
    assert text[number.start : number.end] == expected


def test_a_line_s_end_groups_no_digits() -> None:
    assert values("115\n000", "en") == [115, 0]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "about .5 km off", 500),
        ("en", "nought point five km", 500),
        ("en", "an eighth of a mile", 201.168),
        ("en", "1.234.567 m", 1_234_567),
        ("en", "200 statute miles", 321_868.8),
        ("en", "5 kms", 5_000),
        ("en", "100 km a week ago", 100_000),
        ("de", "eine Viertelmeile", 402.336),
        ("de", "ein Dreiviertelkilometer", 750),
        ("de", "dreieinviertel Kilometer", 3_250),
        ("de", "zweidreiviertel Kilometer", 2_750),
        ("de", "zwölf nautische Meilen", 22_224),
        ("de", "3 Mio. km", 3e9),
        ("de", "die Hälfte eines Kilometers", 500),
        ("es", "la mitad de un kilómetro", 500),
        ("fr", "la moitié d'un kilomètre", 500),
        ("pt", "metade de um quilómetro", 500),
        ("it", "metà di un chilometro", 500),
        ("uk", "1,5 тис. км", 1_500_000),
        ("ar", "ألفي كيلومتر", 2_000_000),
    ],
)
def test_no_part_of_a_length_is_taken_for_the_whole(language: str, text: str, expected: float) -> None:
    assert metres(text, language) == [pytest.approx(expected)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "100 kilómetros cuadrados"),
        ("fr", "100 kilomètres carrés"),
        ("pt", "100 quilómetros quadrados"),
        ("it", "100 chilometri quadrati"),
        ("fr", "100 mètres cubes"),
        ("ar", "100 كيلومتر مربع"),
        ("es", "100 km diarios"),
        ("en", "30 miles to the gallon"),
    ],
)
def test_an_area_a_volume_and_a_consumption_are_no_lengths(language: str, text: str) -> None:
    assert [length for length in metres(text, language) if length is not None] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "several hundred miles"),
        ("en", "a few thousand km"),
        ("de", "mehrere hundert Kilometer"),
        ("de", "einige 1.000 Kilometer"),
        ("de", "ein paar tausend Kilometer"),
        ("es", "varios miles de kilómetros"),
        ("fr", "quelques cent kilomètres"),
        ("uk", "кілька тисяч кілометрів"),
        ("ar", "عدة آلاف كيلومتر"),
        ("en", "a couple of hundred miles"),
        ("de", "Millionen Kilometer"),
        ("es", "millones de kilómetros"),
        ("fr", "des centaines de kilomètres"),
        ("it", "migliaia di chilometri"),
        ("uk", "десятки тисяч кілометрів"),
        ("ar", "آلاف الكيلومترات"),
    ],
)
def test_several_hundred_is_no_hundred(language: str, text: str) -> None:
    assert numbers_in(text, language) == ()


def test_a_quarter_is_written_together_with_units_and_numbers_only() -> None:
    assert values("drei Viertelfinale, eine Viertelstunde", "de") == [3]
    assert values("eine Viertelmillion", "de") == [250_000]


@pytest.mark.parametrize("written", ["7; ", "½; "])
def test_a_long_list_of_numbers_is_read_in_one_go(written: str) -> None:
    assert len(numbers_in(written * 30_000, "en")) == 30_000
