"""Coordinates as they stand in a text, in the common notations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

DEGREES = r"(?:°|º|deg\b|grad\b|grados\b)"
MINUTES = r"(?:['′’´]|min\b)"
SECONDS = r"(?:[\"″”]|''|′′|sec\b)"
_ANGLE = re.compile(
    rf"""(?P<before>[NSEWOÖ](?=\s?\d))?\s?
    (?P<degrees>\d{{1,3}}(?:[.,]\d+)?)\s?(?:{DEGREES}\s?
      (?:(?P<minutes>\d{{1,2}}(?:[.,]\d+)?)\s?{MINUTES}\s?
        (?:(?P<seconds>\d{{1,2}}(?:[.,]\d+)?)\s?{SECONDS}\s?)?)?)?
    (?(before)|(?:\s?(?P<after>
      [NSEWO]\b|(?:north|south|east|west|nord|süd|ost|norte|sur|este|oeste|ouest|sud|est)\b))?)""",
    re.VERBOSE | re.IGNORECASE,
)
_PAIR = re.compile(r"(?<![\d.,])(-?\d{1,3}\.\d{2,})\s*[,;]\s*(-?\d{1,3}\.\d{2,})(?![\d])")
_GEO = re.compile(r"geo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)")
_LETTERS = {
    "n": ("lat", 1), "north": ("lat", 1), "nord": ("lat", 1), "norte": ("lat", 1),
    "s": ("lat", -1), "south": ("lat", -1), "süd": ("lat", -1), "sur": ("lat", -1), "sud": ("lat", -1),
    "e": ("lng", 1), "east": ("lng", 1), "ost": ("lng", 1), "este": ("lng", 1), "est": ("lng", 1),
    "w": ("lng", -1), "west": ("lng", -1), "oeste": ("lng", -1), "ouest": ("lng", -1),
    "o": ("lng", 0), "ö": ("lng", 1),
}  # fmt: skip
"""Axis and sign of what stands beside an angle; an O is east in German and west in French and Spanish."""
BETWEEN = re.compile(r"[\s,;/]*(?:and|und|y|et|e)?\s*")


class Coordinates(NamedTuple):
    """A position in a text, WGS 84 degrees, from code point `start` to `end`, exclusive."""

    start: int
    end: int
    surface: str
    lng: float
    lat: float


class _Angle(NamedTuple):
    start: int
    end: int
    value: float
    axis: str
    sign: int


def coordinates_in(text: str, *, o_is_west: bool = False) -> tuple[Coordinates, ...]:
    """The positions that a text gives, in order.

    >>> [(p.lat, p.lng) for p in coordinates_in("the reef, 23°40'S 179°00'E, is small")]
    [(-23.66667, 179.0)]
    """
    found = [*_lettered(text, o_is_west=o_is_west), *_plain(text)]
    return tuple(sorted(point for point in found if abs(point.lat) <= 90 and abs(point.lng) <= 180))


def _plain(text: str) -> Iterator[Coordinates]:
    for pattern in (_PAIR, _GEO):
        for match in pattern.finditer(text):
            if pattern is _PAIR and text.endswith("geo:", 0, match.start()):
                continue
            yield Coordinates(match.start(), match.end(), match[0], float(match[2]), float(match[1]))


def _lettered(text: str, *, o_is_west: bool) -> Iterator[Coordinates]:
    angles = list(_angles(text, o_is_west=o_is_west))
    index = 0
    while index + 1 < len(angles):
        one, other = angles[index], angles[index + 1]
        if one.axis != other.axis and BETWEEN.fullmatch(text, one.end, other.start):
            values = {one.axis: one.value * one.sign, other.axis: other.value * other.sign}
            surface = text[one.start : other.end]
            yield Coordinates(one.start, other.end, surface, values["lng"], values["lat"])
            index += 1
        index += 1


def _angles(text: str, *, o_is_west: bool) -> Iterator[_Angle]:
    for match in _ANGLE.finditer(text):
        letter = (match["after"] or match["before"] or "").lower()
        if not letter or (match["after"] and match["before"]):
            continue
        axis, sign = _LETTERS[letter]
        value = sum(
            float(part.replace(",", ".")) / share
            for part, share in ((match["degrees"], 1), (match["minutes"], 60), (match["seconds"], 3600))
            if part
        )
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        yield _Angle(start, match.end(), round(value, 5), axis, sign or (-1 if o_is_west else 1))
