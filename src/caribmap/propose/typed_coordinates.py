"""Coordinates that are pasted or typed alone, in any common notation; what is unclear is read twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from caribmap.propose.grid_references import mgrs, plus_code, utm

DECIMALS = 6
MOST_CHARS = 2_000
NUMBER = r"[+-]?\d{1,3}(?:\.\d+)?"
POINT = rf"({NUMBER})\s*[,/~]\s*({NUMBER})"


class Reading(NamedTuple):
    """A position, WGS 84 degrees, and the notation that it was read as."""

    lng: float
    lat: float
    notation: str


Found = Iterator[tuple[float, float]]
"""Latitude and longitude."""


def read_coordinates(text: str, *, o_is_west: bool = False) -> tuple[Reading, ...]:
    """What pasted coordinates may mean, the likelier first; () for what are none.

    Two readings where an O may be east (German) or west (French, Spanish, Italian, Portuguese), where an
    S of UTM may be a band or the southern hemisphere, and where a JSON array may have either order.

    >>> [(one.lat, one.lng, one.notation) for one in read_coordinates("geo:48.2010,16.3695;u=40")]
    [(48.201, 16.3695, 'geo')]
    >>> len(read_coordinates("48° N 2° O"))
    2
    """
    if len(text) > MOST_CHARS:
        return ()
    # One space each: patterns with spaces on both sides of what may be absent try all ways to share many.
    text = " ".join(unquote(text).split())
    for notation, read in NOTATIONS.items():
        found = dict.fromkeys(
            (round(lng, DECIMALS) + 0.0, round(lat, DECIMALS) + 0.0)
            for lat, lng in read(text)
            if abs(lat) <= 90 and abs(lng) <= 180
        )
        if found:
            readings = [Reading(lng, lat, notation) for lng, lat in found]
            return tuple(reversed(readings) if notation == "letters" and o_is_west else readings)
    return ()


def _geo(text: str) -> Found:
    """RFC 5870, of WGS 84."""
    found = re.fullmatch(rf"geo:({NUMBER}),({NUMBER})(?:,{NUMBER})?((?:;[^;]+)*)", text, re.IGNORECASE)
    if found and re.search(r";crs=(?!wgs84(?:;|$))", found[3], re.IGNORECASE) is None:
        yield float(found[1]), float(found[2])


LINKS = (
    rf"!3d({NUMBER})!4d({NUMBER})",
    rf"[?&#]mlat=({NUMBER})&mlon=({NUMBER})",
    rf"[?&#](?:q|query|ll|center|daddr|destination|cp|sll)=(?:loc:)?{POINT}",
    rf"[?&#]lat(?:itude)?=({NUMBER})&(?:lon|lng|long|longitude)=({NUMBER})",
    rf"@{POINT},",
    rf"#map=[\d.]+/{POINT}",
    rf"#[\d.]+/{POINT}",
    rf"/place/{POINT}",
)
"""Where a map's address has a position: that of a pin before the middle of the view."""
GEOHACK = re.compile(r"[?&]params=([\d._]+_[NS]_[\d._]+_[EW])", re.IGNORECASE)


def _link(text: str) -> Found:
    if not re.match(r"https?://", text, re.IGNORECASE):
        return
    if found := GEOHACK.search(text):
        yield from _letters(found[1].replace("_", " "))
        return
    for pattern in LINKS:
        if found := re.search(pattern, text, re.IGNORECASE):
            yield float(found[1]), float(found[2])
            return


NORTH, SOUTH = r"n(?:orth|ord|orte)?|пн", r"s(?:outh|üd|ud|ur|ul)?|пд"
EAST, WEST = r"e(?:ast|st|ste)?|ost|ö|leste|сх", r"w(?:est)?|oeste|ouest|ovest|зх"
SIDE = rf"(?:{NORTH}|{SOUTH}|{EAST}|{WEST}|o)"
VALUE = r"\d{1,3}(?:[.,]\d+)?"
DEGREES, MINUTES, SECONDS = r"(?:°|º|deg|d|:)", r"(?:['′’´]|min|m|:)", r"(?:[\"″”]|''|′′|’’|sec|s(?![a-zü]))"


def _angle(number: int) -> str:
    """Pattern of degrees, minutes and seconds, whose groups have a number."""
    return rf"""
    (?P<degrees{number}>{VALUE})\s*{DEGREES}?
    (?:\s*(?P<minutes{number}>[0-5]?\d(?:[.,]\d+)?)\s*{MINUTES}?
    (?:\s*(?P<seconds{number}>[0-5]?\d(?:[.,]\d+)?)\s*{SECONDS}?)?)?"""


BETWEEN = r"\s*[,;/|]?\s*"
FLAGS = re.VERBOSE | re.IGNORECASE
AFTER = re.compile(rf"{_angle(1)}\s*(?P<side1>{SIDE})\.?{BETWEEN}{_angle(2)}\s*(?P<side2>{SIDE})\.?", FLAGS)
BEFORE = re.compile(
    rf"(?P<side1>{SIDE})\.?\s*:?\s*{_angle(1)}{BETWEEN}(?P<side2>{SIDE})\.?\s*:?\s*{_angle(2)}", FLAGS
)
COMPACT = re.compile(r"(\d{2})(\d{2})(\d{2})?([NS])\s*(\d{3})(\d{2})(\d{2})?([EW])", re.IGNORECASE)


def _letters(text: str) -> Found:
    """Angles with the sides of the world, in either order; an O is read as east, then as west."""
    if found := COMPACT.fullmatch(text):
        lat = _sixtieths(found[1], found[2], found[3]) * (-1 if found[4] in "sS" else 1)
        yield lat, _sixtieths(found[5], found[6], found[7]) * (-1 if found[8] in "wW" else 1)
        return
    match = AFTER.fullmatch(text) or BEFORE.fullmatch(text)
    if match is None:
        return
    values = [_sixtieths(*match.group(f"degrees{n}", f"minutes{n}", f"seconds{n}")) for n in "12"]
    sides = [_side(match[f"side{n}"].lower()) for n in "12"]
    for first in sides[0]:
        for second in sides[1]:
            if first[0] != second[0]:
                found_at = {
                    axis: value * sign for (axis, sign), value in zip((first, second), values, strict=True)
                }
                yield found_at["lat"], found_at["lng"]


def _side(letters: str) -> list[tuple[str, int]]:
    if letters == "o":
        return [("lng", 1), ("lng", -1)]
    for pattern, axis, sign in ((NORTH, "lat", 1), (SOUTH, "lat", -1), (EAST, "lng", 1), (WEST, "lng", -1)):
        if re.fullmatch(pattern, letters):
            return [(axis, sign)]
    return []


SIGNED = re.compile(
    r"""([+-]?)(\d{1,3})\s*°\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*["″”]\s*)?)?[,;\s]+
    ([+-]?)(\d{1,3})\s*°\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*["″”]\s*)?)?""",
    re.VERBOSE,
)
ISO_6709 = re.compile(
    r"([+-])(\d{2}|\d{4}|\d{6})((?:\.\d+)?)([+-])(\d{3}|\d{5}|\d{7})((?:\.\d+)?)(?:[+-][\d.]+)?(?:CRS\S*)?/?"
)


def _signed(text: str) -> Found:
    """Degrees, minutes and seconds with a sign, latitude first; and ISO 6709."""
    if found := ISO_6709.fullmatch(text):
        digits, others = found[2], found[5]
        if len(others) == len(digits) + 1:
            yield _packed(found[1], digits, found[3], 2), _packed(found[4], others, found[6], 3)
    elif found := SIGNED.fullmatch(text):
        lat, lng = _sixtieths(*found.group(2, 3, 4)), _sixtieths(*found.group(6, 7, 8))
        yield (-lat if found[1] == "-" else lat), (-lng if found[5] == "-" else lng)


def _packed(sign: str, digits: str, rest: str, width: int) -> float:
    """±DDMMSS.S and its shorter forms."""
    parts = [digits[:width], *re.findall("..", digits[width:])]
    parts[-1] += rest
    value = _sixtieths(*parts)
    return -value if sign == "-" else value


GROUPED = r"([+-]?\d{1,3}),(\d+)"
DECIMAL_FORMS = (
    re.compile(rf"({NUMBER})\s*°?\s*(?:[,;|]\s*|\s+)({NUMBER})\s*°?"),
    # Commas as decimal marks need something else between the two.
    re.compile(r"([+-]?\d{1,3}(?:,\d+)?)\s*°?\s*(?:[;|/]\s*|,\s+|\s+)([+-]?\d{1,3}(?:,\d+)?)\s*°?"),
)
ARRAY = re.compile(rf"\[\s*({NUMBER})\s*,\s*({NUMBER})\s*(?:,\s*{NUMBER}\s*)?\]")
WKT = re.compile(rf"POINT\s*\(\s*({NUMBER})\s+({NUMBER})\s*\)", re.IGNORECASE)


def _decimal(text: str) -> Found:
    """Latitude first, as people write them; the order of WKT, or of a JSON array, which is unclear."""
    if found := WKT.fullmatch(text):
        yield float(found[2]), float(found[1])
        return
    if found := ARRAY.fullmatch(text):
        yield float(found[2]), float(found[1])
        yield float(found[1]), float(found[2])
        return
    text = text.replace("−", "-").strip("()")
    if found := re.fullmatch(rf"{GROUPED}\s*,\s*{GROUPED}", text):
        yield float(f"{found[1]}.{found[2]}"), float(f"{found[3]}.{found[4]}")
        return
    for pattern in DECIMAL_FORMS:
        if found := pattern.fullmatch(text):
            first, second = (float(found[n].replace(",", ".")) for n in (1, 2))
            # What cannot be a latitude is a longitude.
            yield (second, first) if abs(first) > 90 else (first, second)
            return


def _sixtieths(degrees: str, minutes: str | None = None, seconds: str | None = None) -> float:
    parts = (degrees, minutes, seconds)
    return sum(float(part.replace(",", ".")) / 60.0**index for index, part in enumerate(parts) if part)


NOTATIONS: dict[str, Callable[[str], Found]] = {
    "geo": _geo,
    "link": _link,
    "plus code": plus_code,
    "MGRS": mgrs,
    "UTM": utm,
    "letters": _letters,
    "signed": _signed,
    "decimal": _decimal,
}
"""In the order in which they are tried."""
