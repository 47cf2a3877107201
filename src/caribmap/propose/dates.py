"""Dates as they stand in a text, as EDTF: only as far as the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from caribmap.text.languages import primary

LONGEST_DAY = 31
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
MONTHS = 12
DATELINE_WITHIN = 400
"""In code points: a dateline stands near an article's beginning."""
_OPENING = re.compile(r"(?:[^\n.!?:;]{1,60}[,(|–—]\s*)?")
"""What stands before the date of a dateline: nothing, or a place."""
_BEHIND = re.compile(r"\s*(?:[.):|–—-]|\n|$)")
UNKNOWN_YEAR = "XXXX"


class FoundDate(NamedTuple):
    """A date in a text, from code point `start` to `end`, exclusive."""

    start: int
    end: int
    surface: str
    edtf: str


def dates_in(text: str, language: str) -> tuple[FoundDate, ...]:
    """The dates that a text in `language` (BCP 47) names, in order; those without a year as XXXX-MM-DD.

    >>> [date.edtf for date in dates_in("am 31. Oktober und am 1. November 2025", "de")]
    ['XXXX-10-31', '2025-11-01']
    """
    found: list[FoundDate] = []
    for date in [*_numeric(text), *_worded(text, language)]:
        if not any(date.start < other.end and other.start < date.end for other in found):
            found.append(date)
    return tuple(sorted(found))


def dateline_in(text: str, language: str) -> str | None:
    r"""The day in an article's dateline, as EDTF: a whole date that opens a line, alone or behind a place.

    >>> dateline_in("Two flags\n\nSuva, 3 May 2024. Tonga has filed a claim.", "en")
    '2024-05-03'
    """
    head = text[:DATELINE_WITHIN]
    for date in dates_in(head, language):
        opening = head[head.rfind("\n", 0, date.start) + 1 : date.start]
        is_whole = date.edtf.count("-") == 2 and not date.edtf.startswith(UNKNOWN_YEAR)
        if is_whole and _OPENING.fullmatch(opening) and _BEHIND.match(head, date.end):
            return date.edtf
    return None


def _numeric(text: str) -> Iterator[FoundDate]:
    for match in _ISO.finditer(text):
        yield from _date(match, match[1], int(match[2]), int(match[3]))
    for match in _NUMERIC.finditer(text):
        yield from _date(match, match[3], int(match[2]), int(match[1]))


def _worded(text: str, language: str) -> Iterator[FoundDate]:
    months = _month_names(primary(language))
    if not months:
        return
    for match in _pattern(primary(language)).finditer(text):
        month = months[match["month"].casefold().rstrip(".")]
        day = match["before"] or match["after"]
        year = match["year"] or UNKNOWN_YEAR
        if not day and year == UNKNOWN_YEAR:
            continue
        yield from _date(match, year, month, int(day) if day else None)


def _date(match: re.Match[str], year: str, month: int, day: int | None) -> Iterator[FoundDate]:
    if 1 <= month <= MONTHS and (day is None or 1 <= day <= LONGEST_DAY):
        edtf = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
        yield FoundDate(match.start(), match.end(), match[0], edtf)


@cache
def _month_names(language: str) -> dict[str, int]:
    """The months' names of a language, in lower case, by CLDR; none for a language that it does not know."""
    from babel import Locale, UnknownLocaleError

    try:
        months = Locale.parse(language).months
    except (UnknownLocaleError, ValueError):
        return {}
    names: dict[str, int] = {}
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in months[form][width].items():
                if len(name.rstrip(".")) > 2:
                    names.setdefault(name.casefold().rstrip("."), number)
    return names


@cache
def _pattern(language: str) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _month_names(language)), key=len, reverse=True))
    return re.compile(
        rf"""(?<!\w)(?:(?P<before>\d{{1,2}})(?:\.|º|er|st|nd|rd|th)?\s(?:de\s|d['’])?)?
        (?P<month>{names})\b\.?
        (?:\s(?P<after>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?
        (?:,?\s(?:de\s|del\s)?(?P<year>(?:1[5-9]|20)\d{{2}})(?!\d))?""",
        re.VERBOSE | re.IGNORECASE,
    )
