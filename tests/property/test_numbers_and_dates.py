"""Numbers and dates come back from how they are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caribmap.text.dates import parse_date
from caribmap.text.numbers import numbers_in

SEPARATORS = {"de": (".", ","), "es": (".", ","), "en": (",", ".")}


@given(st.integers(0, 10**12), st.sampled_from(sorted(SEPARATORS)))
def test_a_grouped_numeral_is_read_as_the_number_it_shows(value: int, language: str) -> None:
    group, decimal = SEPARATORS[language]
    written = f"{value:,}".replace(",", group) + decimal + "25"
    (number,) = numbers_in(f"etwa {written} km weit", language)
    assert number.value == value + 0.25
    assert number.metres == number.value * 1000


ONES = [
    "null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
    "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
]  # fmt: skip
TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def german(value: int) -> str:
    if value < 20:
        return ONES[value]
    if value < 100:
        ten = TENS[value // 10 - 2]
        return f"{ONES[value % 10]}und{ten}" if value % 10 else ten
    size, word = (1000, "tausend") if value >= 1000 else (100, "hundert")
    rest = german(value % size) if value % size else ""
    return german(value // size) + word + rest


@given(st.integers(2, 999_999))
def test_a_german_number_word_is_read_as_the_number_it_names(value: int) -> None:
    (number,) = numbers_in(f"Es waren {german(value)}.", "de")
    assert number.value == value


@given(st.text(), st.sampled_from(["de", "en", "es", "fr"]))
def test_numbers_of_any_text_are_spans_in_order_that_do_not_overlap(text: str, language: str) -> None:
    reach = 0
    for number in numbers_in(text, language):
        assert reach <= number.start < number.end
        assert text[number.start : number.end] == number.surface
        reach = number.end


@given(st.dates(min_value=date(1, 1, 1)), st.sampled_from(["", "~", "?", "%"]))
def test_a_day_bounds_itself_and_keeps_its_mark(day: date, mark: str) -> None:
    bounds = parse_date(f"{day.isoformat()}{mark}")
    assert bounds.earliest == bounds.latest == day.isoformat()
    assert (bounds.approximate, bounds.uncertain) == (
        mark in "~%" and mark != "",
        mark in "?%" and mark != "",
    )


@given(st.dates(min_value=date(1, 1, 1)), st.dates(min_value=date(1, 1, 1)))
def test_an_interval_runs_from_its_first_day_to_its_last_or_is_refused(one: date, other: date) -> None:
    text = f"{one.isoformat()}/{other.isoformat()}"
    if one <= other:
        bounds = parse_date(text)
        assert (bounds.earliest, bounds.latest) == (one.isoformat(), other.isoformat())
    else:
        with pytest.raises(ValueError, match="before it begins"):
            parse_date(text)


@given(st.dates(min_value=date(1, 1, 1)))
def test_a_month_and_a_year_contain_their_days(day: date) -> None:
    for text in (f"{day:%Y-%m}".zfill(7), f"{day:%Y}".zfill(4)):
        bounds = parse_date(text)
        assert bounds.earliest is not None
        assert bounds.latest is not None
        assert bounds.earliest <= day.isoformat() <= bounds.latest


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_refused_with_a_value_error(text: str) -> None:
    try:
        bounds = parse_date(text)
    except ValueError:
        return
    assert not bounds.earliest or not bounds.latest or bounds.earliest <= bounds.latest
