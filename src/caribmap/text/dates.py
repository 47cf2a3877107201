"""EDTF dates (ISO 8601-2, levels 0 to 2) as earliest and latest day.

Days, months, years, yearless days, their `~ ? %` marks and intervals of them are read here; everything else
goes to the `edtf` library, which takes longer to import than a small dossier takes to build.
"""

from __future__ import annotations

import contextlib
import io
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

MAX_CHARS = 200
LEAP_YEAR = 2000

PLAIN = re.compile(r"(?P<year>[0-9]{4}|XXXX)(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?)?(?P<mark>[~?%])?")
SEASONS = range(21, 42)


@dataclass(frozen=True, slots=True)
class DateBounds:
    """First and last day (ISO 8601, inclusive) that a date allows; None: open, unknown or without year.

    `approximate` is EDTF's `~` and `uncertain` its `?`, on any part of the date; `%` sets both.
    """

    earliest: str | None
    latest: str | None
    approximate: bool = False
    uncertain: bool = False


@lru_cache(maxsize=65536)
def parse_date(text: str) -> DateBounds:
    """The bounds of an EDTF string. ValueError, in a sentence for the author, if it is invalid or reversed.

    Years run from 0001 to 9999. `XXXX-10-26` has no year, hence no bounds.

    >>> parse_date("2025-10~")
    DateBounds(earliest='2025-10-01', latest='2025-10-31', approximate=True, uncertain=False)
    """
    bounds = _interval(text) or _plain(text) or _edtf(text)
    if bounds.earliest and bounds.latest and bounds.earliest > bounds.latest:
        raise ValueError(f"{text!r} ends on {bounds.latest}, before it begins on {bounds.earliest}")
    return bounds


def _interval(text: str) -> DateBounds | None:
    """An interval of two EDTF dates, `..` (open) or nothing (unknown) as an end; None for no interval."""
    if text.count("/") != 1 or "{" in text or "[" in text:
        return None
    begin, end = text.split("/")
    if not begin and not end:
        raise ValueError("'/' is an interval without ends; expected for example '2025-10-31/2025-11-07'")
    first = _end(begin)
    last = _end(end)
    return DateBounds(
        first.earliest,
        last.latest,
        first.approximate or last.approximate,
        first.uncertain or last.uncertain,
    )


def _end(text: str) -> DateBounds:
    return DateBounds(None, None) if text in ("", "..") else _plain(text) or _edtf(text)


def _plain(text: str) -> DateBounds | None:
    match = PLAIN.fullmatch(text)
    if not match or (match["month"] and not match["day"] and int(match["month"]) in SEASONS):
        return None
    marks = {"approximate": match["mark"] in ("~", "%"), "uncertain": match["mark"] in ("?", "%")}
    has_year = match["year"] != "XXXX"
    year = int(match["year"]) if has_year else LEAP_YEAR
    try:
        earliest = date(year, int(match["month"] or 1), int(match["day"] or 1))
    except ValueError as error:
        raise ValueError(f"{text!r} is not a day of the calendar: {error}") from None
    if not has_year:
        return DateBounds(None, None, **marks)
    return DateBounds(
        earliest.isoformat(), _last_day(earliest, match["month"], match["day"]).isoformat(), **marks
    )


def _last_day(first: date, month: str | None, day: str | None) -> date:
    if day:
        return first
    if month:
        return first.replace(day=monthrange(first.year, first.month)[1])
    return first.replace(month=12, day=31)


def _edtf(text: str) -> DateBounds:
    examples = "'2025-10-26', '2025-10~' or '2025-10-31/2025-11-07'"
    invalid = f"{text!r} is not an EDTF date; expected for example {examples}"
    if not text or len(text) > MAX_CHARS or text != text.strip():
        raise ValueError(invalid)
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        # The library prints what it cannot read, and meets some of it with an AttributeError of its own.
        with contextlib.redirect_stdout(io.StringIO()):
            parsed = parse_edtf(text)
            lower, upper = parsed.lower_strict(), parsed.upper_strict()
    except (EDTFParseException, AttributeError, KeyError, TypeError, ValueError):
        raise ValueError(invalid) from None
    both = bool(getattr(parsed, "is_uncertain_and_approximate", False))
    marks = {"approximate": parsed.is_approximate or both, "uncertain": parsed.is_uncertain or both}
    if text.startswith("XXXX"):
        return DateBounds(None, None, **marks)
    return DateBounds(_iso(lower, text), _iso(upper, text), **marks)


def _iso(moment: Any, text: str) -> str | None:
    """The day of a time.struct_time; None for the infinite floats by which the library marks open ends."""
    if isinstance(moment, float):
        return None
    try:
        return date(moment.tm_year, moment.tm_mon, moment.tm_mday).isoformat()
    except ValueError as error:
        raise ValueError(f"{text!r} is not a day of the calendar from 0001 to 9999: {error}") from None
