"""EDTF dates (ISO 8601-2, levels 0 to 2) as the earliest and the latest day that they allow."""

from __future__ import annotations

import re
from calendar import isleap
from dataclasses import dataclass
from functools import lru_cache

MAX_CHARS = 200
LEAP_YEAR, COMMON_YEAR = 2000, 2001
"""The two calendars that a date without a year may be of."""
MAX_YEAR = 200_000
"""Years from -MAX_YEAR to MAX_YEAR have days; a date beyond them is open on that side."""

MARK = "[~?%]?"
YEAR = r"(?!-0000)-?[0-9X]{4}"
CALENDAR = re.compile(
    rf"{MARK}(?P<year>{YEAR}){MARK}(?:-{MARK}(?P<month>[0-9X]{{2}}){MARK}(?:-{MARK}(?P<day>[0-9X]{{2}}){MARK})?)?"
)
LONG_YEAR = re.compile(
    r"(?:Y(?P<long>-?[1-9][0-9]{0,17})(?:E(?P<zeros>[0-9]{1,2}))?|(?P<short>-?[0-9]{4})(?=S))"
    r"(?:S(?P<digits>[1-9][0-9]?))?[~?%]?"
)
TIME = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)"
    r"(?:Z|\+(?:(?:0[0-9]|1[0-3])(?::[0-5][0-9])?|14(?::00)?)"
    r"|(?!-00(?::00)?$)-(?:(?:0[0-9]|1[01])(?::[0-5][0-9])?|12(?::00)?))?"
)
"""A time of day; its offset from UTC is one in use, -12:00 to +14:00, and zero has a plus (ISO 8601)."""
SET = re.compile(r"\[(?P<one>[^\[\]{}]+)\]|\{(?P<all>[^\[\]{}]+)\}")

SEASONS = {
    21: (3, 9), 22: (6, 9), 23: (3, 9), 24: (6, 9),  # of either hemisphere
    25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),  # northern: spring, summer, autumn, winter
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),  # southern
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),  # quarters
    37: (1, 4), 38: (5, 4), 39: (9, 4),
    40: (1, 6), 41: (7, 6),
}  # fmt: skip
"""First month and number of months; a season is of the year in which it begins. Where no hemisphere is given,
spring is March to November, and summer June to February of the next year."""

Day = tuple[int, int, int]
"""Year (0 is 1 BC), month, day: in order of time."""


@dataclass(frozen=True, slots=True)
class DateBounds:
    """First and last day (ISO 8601, inclusive) that a date allows; None: open, unknown or without year.

    Years before 0 and after 9999 have a sign and six digits. `approximate` is EDTF's `~` and `uncertain` its
    `?`, on any part of the date; `%` sets both.
    """

    earliest: str | None
    latest: str | None
    approximate: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class _Span:
    first: Day | None
    last: Day | None


@lru_cache(maxsize=65536)
def parse_date(text: str) -> DateBounds:
    """The bounds of an EDTF string. ValueError, in a sentence for the author, if it is invalid or reversed.

    `XXXX-10-26` has no year, hence no bounds.

    >>> parse_date("2025-10~")
    DateBounds(earliest='2025-10-01', latest='2025-10-31', approximate=True, uncertain=False)
    """
    if len(text) > MAX_CHARS:
        raise _invalid(text)
    span = _interval(text) or _set(text) or _date(text)
    if span.first and span.last and span.first > span.last:
        raise ValueError(f"{text!r} ends on {_iso(span.last)}, before it begins on {_iso(span.first)}")
    return DateBounds(
        _iso(_within(span.first, is_first=True)),
        _iso(_within(span.last, is_first=False)),
        approximate="~" in text or "%" in text,
        uncertain="?" in text or "%" in text,
    )


def day_order(day: str) -> tuple[int, str]:
    """What days in the form of DateBounds are sorted by."""
    return int(day[:-6]), day[-5:]


def _invalid(text: str) -> ValueError:
    examples = "'2025-10-26', '2025-10~' or '2025-10-31/2025-11-07'"
    return ValueError(f"{text!r} is not an EDTF date; expected for example {examples}")


def _interval(text: str) -> _Span | None:
    """An interval of two EDTF dates, `..` (open) or nothing (unknown) as an end; None for no interval."""
    if text.count("/") != 1 or "{" in text or "[" in text:
        return None
    begin, end = text.split("/")
    if not begin and not end:
        raise ValueError("'/' is an interval without ends; expected for example '2025-10-31/2025-11-07'")
    first, last = (_Span(None, None) if side in ("", "..") else _date(side) for side in (begin, end))
    return _Span(first.first, last.last)


def _set(text: str) -> _Span | None:
    """Some or all of several dates, `..` between two of them for those between; None for no set."""
    match = SET.fullmatch(text)
    if not match:
        return None
    spans = []
    for member in (match["one"] or match["all"]).split(","):
        begin, dots, end = member.partition("..")
        if not (begin or end):
            raise _invalid(text)
        first = _date(begin) if begin else _Span(None, None)
        last = (_date(end) if end else _Span(None, None)) if dots else first
        if first.first and last.last and first.first > last.last:
            raise ValueError(f"{member!r} in {text!r} runs backwards")
        spans.append(_Span(first.first, last.last))
    firsts, lasts = [span.first for span in spans], [span.last for span in spans]
    return _Span(
        None if None in firsts else min(day for day in firsts if day),
        None if None in lasts else max(day for day in lasts if day),
    )


def _date(text: str) -> _Span:
    if timed := TIME.fullmatch(text):
        return _date(timed["date"])
    if calendar := CALENDAR.fullmatch(text):
        return _calendar(text, calendar["year"], calendar["month"], calendar["day"])
    if long := LONG_YEAR.fullmatch(text):
        return _years(text, long)
    raise _invalid(text)


def _calendar(text: str, year: str, month: str | None, day: str | None) -> _Span:
    """A year, a month or a day, X standing for any digit; or a season, whose code stands for the month."""
    if month and not day and month.isdecimal() and int(month) in SEASONS:
        return _season(year, int(month))
    common, leap = (_days_of(calendar, month or "XX", day or "XX") for calendar in (COMMON_YEAR, LEAP_YEAR))
    if not leap:
        raise _no_day(text)
    if year.lstrip("-") == "XXXX":
        return _Span(None, None)
    years = _years_of(year)
    first = next(((y, *days[0]) for y in years if (days := leap if isleap(y) else common)), None)
    last = next(((y, *days[-1]) for y in reversed(years) if (days := leap if isleap(y) else common)), None)
    if first is None:
        raise _no_day(text)
    return _Span(first, last)


def _no_day(text: str) -> ValueError:
    return ValueError(f"{text!r} is not a day of the calendar: no day has this month and day")


def _days_of(year: int, month: str, day: str) -> list[tuple[int, int]]:
    """Months and days of a year that fit their digits, in order."""
    months = [number for number in range(1, 13) if _fits(f"{number:02}", month)]
    return [
        (number, date)
        for number in months
        for date in range(1, _month_days(year, number) + 1)
        if _fits(f"{date:02}", day)
    ]


def _fits(digits: str, pattern: str) -> bool:
    return all(mask in ("X", digit) for digit, mask in zip(digits, pattern, strict=True))


def _years_of(year: str) -> list[int]:
    """The years that fit four digits, in order."""
    sign, digits = (-1, year[1:]) if year.startswith("-") else (1, year)
    if "X" not in digits:
        return [sign * int(digits)]
    return sorted(sign * number for number in range(10_000) if _fits(f"{number:04}", digits))


def _season(year: str, code: int) -> _Span:
    if year.lstrip("-") == "XXXX":
        return _Span(None, None)
    years = _years_of(year)
    month, length = SEASONS[code]
    turns, last_month = divmod(month + length - 2, 12)
    last_year = years[-1] + turns
    return _Span((years[0], month, 1), (last_year, last_month + 1, _month_days(last_year, last_month + 1)))


def _years(text: str, match: re.Match[str]) -> _Span:
    """A year of more than four digits, or of which only some count: Y-17E7, 1950S2."""
    written, zeros = match["long"] or match["short"], int(match["zeros"] or 0)
    if match["long"] and len(written.lstrip("-")) + zeros < 5:
        raise _invalid(text)
    year = int(written) * 10**zeros
    unsure = len(str(abs(year))) - int(match["digits"] or len(str(abs(year))))
    step = 10 ** max(0, unsure)
    least = abs(year) // step * step
    first, last = (least, least + step - 1) if year >= 0 else (-least - step + 1, -least)
    return _Span((first, 1, 1), (last, 12, 31))


def _month_days(year: int, month: int) -> int:
    return 29 if month == 2 and isleap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _within(day: Day | None, *, is_first: bool) -> Day | None:
    """The day; for a year beyond MAX_YEAR the nearest bound that still holds it."""
    if day is None or abs(day[0]) <= MAX_YEAR:
        return day
    if day[0] < 0:
        return None if is_first else (-MAX_YEAR, 12, 31)
    return (MAX_YEAR, 1, 1) if is_first else None


def _iso(day: Day | None) -> str | None:
    if day is None:
        return None
    year, month, date = day
    digits = f"{year:04}" if 0 <= year <= 9999 else f"{year:+07}"
    return f"{digits}-{month:02}-{date:02}"
