"""CSL-JSON for citation programs: what the articles state about themselves, and inferred values in a note."""

from __future__ import annotations

import re
from typing import Any

from caribmap.payload.types import PayloadSource
from caribmap.render.export.evidence import Evidence, json_file
from caribmap.text.dates import parse_date

DATE = re.compile(
    r"(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[~?%]?)"
)
SEASONS = range(21, 33)
"""Spring, summer, autumn and winter, of either hemisphere, of the northern and of the southern one."""
PERIODS = range(33, 42)
"""Quarters, thirds and halves of a year."""


def render_csl(evidence: Evidence) -> bytes:
    """A list of items by source id. A date that CSL has no form for stands as its EDTF text."""
    return json_file([_item(evidence, source) for source in evidence.payload["sources"]])


def _item(evidence: Evidence, source: PayloadSource) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": source["id"],
        "type": "article-newspaper",
        "title": source["title"],
        "title-short": source["short"],
        "container-title": source["publisher"],
        "author": [{"literal": source["author"]}] if source["author"] else None,
        "issued": _date(source["published"]) if source["published"] else None,
        "URL": source["url"],
        "language": source["language"],
        "note": note_on(evidence, source),
    }
    return {key: value for key, value in found.items() if value}


def note_on(evidence: Evidence, source: PayloadSource) -> str:
    """The article's file and hash, and each inferred value, marked as inferred, with its reason."""
    inferred = (
        f"{key} inferred, not stated: {found['value']} ({evidence.name(found['reason'])})"
        for key, found in source["inferred"].items()
    )
    return "; ".join([f"file {source['file']}, sha256 {source['sha256']}", *inferred])


def _date(edtf: str) -> dict[str, Any]:
    """Days, months, years, seasons, periods and intervals of two, `circa` where EDTF has a mark of doubt."""
    ends = [match for match in map(DATE.fullmatch, edtf.split("/")) if match]
    parts = [numbers for end in ends for numbers in _numbers(end)]
    if len(ends) != edtf.count("/") + 1 or len(parts) > 2:
        return {"literal": edtf}
    found: dict[str, Any] = {"date-parts": parts}
    month = ends[0]["month"] or ""
    if len(ends) == 1 and month.isdecimal() and int(month) in SEASONS:
        found["season"] = (int(month) - SEASONS.start) % 4 + 1
    if any(end["mark"] for end in ends):
        found["circa"] = True
    return found


def _numbers(date: re.Match[str]) -> list[list[int]]:
    """Year, month and day as far as they are known; of a period, its first and its last month."""
    year = int(date["year"])
    if year <= 0:
        year -= 1  # CSL has no year 0: its year -1 is 1 BC
    month = int(date["month"]) if date["month"] not in (None, "XX") else 0
    if month in PERIODS:
        bounds = parse_date(f"{date['year']}-{month}")
        return [[year, int(day[-5:-3])] for day in (bounds.earliest, bounds.latest) if day]
    if month in SEASONS or not month:
        return [[year]]
    return [[year, month, int(date["day"])]] if date["day"] not in (None, "XX") else [[year, month]]
