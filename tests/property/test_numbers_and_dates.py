"""Numbers and dates come back from how they are written."""

from __future__ import annotations

import contextlib
from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caribmap.text.dates import day_order, parse_date
from caribmap.text.numbers import numbers_in
from tests.property.spelled import SPELLED

SEPARATORS = {"de": (".", ","), "es": (".", ","), "en": (",", ".")}


@given(st.integers(0, 10**12), st.sampled_from(sorted(SEPARATORS)))
def test_a_grouped_numeral_is_read_as_the_number_it_shows(value: int, language: str) -> None:
    group, decimal = SEPARATORS[language]
    written = f"{value:,}".replace(",", group) + decimal + "25"
    (number,) = numbers_in(f"etwa {written} km weit", language)
    assert number.value == value + 0.25
    assert number.metres == number.value * 1000


KILOMETRES = {
    "de": "Kilometer", "en": "kilometres", "es": "kilómetros", "fr": "kilomètres", "pt": "quilómetros",
    "it": "chilometri", "uk": "кілометрів", "ar": "كيلومترا",
}  # fmt: skip
HALVES = {
    "de": "{}einhalb", "en": "{} and a half", "es": "{} y medio", "fr": "{} et demi", "pt": "{} e meio",
    "it": "{} e mezzo", "uk": "{} з половиною", "ar": "{} ونصف",
}  # fmt: skip
LANGUAGES = st.sampled_from(sorted(SPELLED))


@given(st.integers(2, 999_999), LANGUAGES)
def test_a_number_in_words_is_read_as_the_number_it_names(value: int, language: str) -> None:
    (number,) = numbers_in(f"({SPELLED[language](value)}).", language)
    assert number.value == value


@given(st.integers(2, 999_999), LANGUAGES)
def test_a_length_in_words_is_read_in_metres(value: int, language: str) -> None:
    (number,) = numbers_in(f"({SPELLED[language](value)} {KILOMETRES[language]}).", language)
    assert (number.value, number.metres) == (value, value * 1000)


@given(
    st.integers(2, 999_999), LANGUAGES, st.sampled_from(["  ", "\n", "\r\n", " \n  ", "\u200f ", " \u00ad"])
)
def test_how_a_length_is_set_in_lines_does_not_change_it(value: int, language: str, gap: str) -> None:
    written = f"{SPELLED[language](value)} {KILOMETRES[language]}".replace(" ", gap)
    (number,) = numbers_in(f"({written}).", language)
    assert (number.metres, number.surface) == (value * 1000, written)


@given(st.integers(2, 99), LANGUAGES)
def test_a_number_and_a_half_is_half_more(value: int, language: str) -> None:
    written = HALVES[language].format(SPELLED[language](value))
    (number,) = numbers_in(f"({written} {KILOMETRES[language]}).", language)
    assert number.value == value + 0.5


@given(st.integers(0, 10**9), st.sampled_from("٠۰०০０๐"), LANGUAGES)
def test_digits_of_any_script_are_digits(value: int, zero: str, language: str) -> None:
    written = "".join(chr(ord(zero) + int(digit)) for digit in str(value))
    (number,) = numbers_in(f"({written} km)", language)
    assert number.metres == value * 1000


@given(st.integers(1, 400), st.integers(1, 400), LANGUAGES, st.sampled_from(["{}–{}", "{}-{} ", "{} – {}"]))
def test_a_range_has_the_lengths_of_its_ends(lower: int, more: int, language: str, form: str) -> None:
    (number,) = numbers_in(f"({form.format(lower, lower + more)}km)", language)
    assert (number.metres, number.upper_metres) == (lower * 1000, (lower + more) * 1000)


@given(st.text(), st.sampled_from(["nl", *sorted(SPELLED)]))
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


def masked(digits: str, mask: int) -> str:
    """Some of the digits as X, by the bits of `mask`."""
    return "".join("X" if mask >> index & 1 else digit for index, digit in enumerate(digits))


def fits(pattern: str, digits: str) -> bool:
    return all(x in ("X", y) for x, y in zip(pattern, digits, strict=True))


def first_fitting(pattern: str, century: int, step: int) -> str:
    """The first day of a century that fits `YYYY-MM-DD`; with a step of -1 the last one."""
    year_, month_, day_ = pattern.split("-")
    years, months = range(century, century + 100)[::step], range(1, 13)[::step]
    for year in (year for year in years if fits(year_, f"{year:04}")):
        for month in (month for month in months if fits(month_, f"{month:02}")):
            for day in range(1, monthrange(year, month)[1] + 1)[::step]:
                if fits(day_, f"{day:02}"):
                    return f"{year:04}-{month:02}-{day:02}"
    raise AssertionError(pattern)


@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)), st.integers(0, 255), st.integers(1, 3))
def test_unspecified_digits_bound_every_day_that_fits_them(day: date, mask: int, parts: int) -> None:
    year = masked(f"{day.year:04}", mask & 3 << 2)
    month, date_ = masked(f"{day.month:02}", mask >> 4 & 3), masked(f"{day.day:02}", mask >> 6 & 3)
    written = [year, month, date_][:parts]
    pattern, century = "-".join([*written, "XX", "XX"][:3]), day.year // 100 * 100
    bounds = parse_date("-".join(written))
    assert bounds.earliest == first_fitting(pattern, century, 1)
    assert bounds.latest == first_fitting(pattern, century, -1)


@given(st.integers(-9999, 9999), st.integers(21, 41))
def test_a_season_is_whole_months_that_begin_in_its_year(year: int, code: int) -> None:
    written = f"{'-' if year < 0 else ''}{abs(year):04}"
    bounds = parse_date(f"{written}-{code}")
    assert bounds.earliest is not None
    assert bounds.latest is not None
    assert int(bounds.earliest[:-6]) == year
    assert int(bounds.latest[:-6]) - year in (0, 1)
    assert bounds.earliest.endswith("-01")
    assert int(bounds.latest[-2:]) >= 28


@given(st.text("0123456789XYES-~?%/.,[]{}T:Z+", max_size=24))
def test_any_string_of_edtf_characters_is_a_date_or_refused_with_a_value_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        parse_date(text)


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_refused_with_a_value_error(text: str) -> None:
    try:
        bounds = parse_date(text)
    except ValueError:
        return
    assert not bounds.earliest or not bounds.latest or day_order(bounds.earliest) <= day_order(bounds.latest)
