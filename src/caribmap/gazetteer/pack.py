"""Reading the gazetteer: candidates for a name or its beginning."""

from __future__ import annotations

import heapq
import mmap
import re
import sys
from array import array
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from caribmap.errors import EnvironmentalError
from caribmap.gazetteer.fold import fold_name
from caribmap.gazetteer.layout import COLUMNS, FILE, HEADER, MAGIC, SIGNED, UNITS_PER_DEGREE
from caribmap.geo import distance_m
from caribmap.runtime.shipped import map_static

LAST = "\U0010ffff"
NUMBER = re.compile(rb"\t(\d+)")


class Candidate(NamedTuple):
    """A town that a name may mean: main name, name that matched, country (ISO 3166), WGS 84 degrees."""

    name: str
    matched: str
    country: str
    lng: float
    lat: float
    population: int
    geonames: int


class Near(NamedTuple):
    """A point, WGS84 degrees, round which candidates are preferred."""

    lng: float
    lat: float
    radius_m: float = 500_000


class Gazetteer:
    """Towns of 5,000 people and more with their names; `data` is the content of the shipped file."""

    def __init__(self, data: mmap.mmap | bytes) -> None:
        if data[: len(MAGIC)] != MAGIC:
            raise EnvironmentalError(
                f"caribmap's own file static/{FILE} is damaged: install the package again"
            )
        self._data = data
        count, names = HEADER.unpack_from(data)[1:]
        self._count: int = count
        self._names = HEADER.size, HEADER.size + names

    def __len__(self) -> int:
        return self._count

    def named(self, name: str, near: Near | None = None) -> list[Candidate]:
        """The towns of this name, compared without case, accents and hyphens.

        In order: those whose main name it is or that are written exactly so; those inside the circle of
        `near`; the most populous.

        >>> [town.name for town in open_gazetteer().named("Peking")]
        ['Beijing', 'Kosciusko', 'Pöcking']
        """
        key = fold_name(name)
        found: dict[int, str] = {}
        for matched, places in self._lines_from(self._lower_bound(key)) if key else ():
            if fold_name(matched) != key:
                break
            for place in places:
                if matched == name or place not in found:
                    found[place] = matched
        candidates = (self._candidate(place, matched) for place, matched in found.items())

        def rank(town: Candidate) -> tuple[bool, bool, int, int]:
            is_exact = town.matched == name or fold_name(town.name) == key
            return not is_exact, not _is_near(town, near), -town.population, town.geonames

        return sorted(candidates, key=rank)

    def beginning(self, prefix: str, near: Near | None = None, limit: int = 20) -> list[Candidate]:
        """At most `limit` towns with a name that begins so, compared and ordered as in `named`.

        Those whose main name begins so come first; of either kind the most populous are chosen.
        """
        key = fold_name(prefix)
        if not key:
            return []
        start, end = self._lower_bound(key), self._lower_bound(key + LAST)
        lines = b"\n" + self._data[start:end]
        population, main, offset = self._columns["population"], self._columns["main"], self._names[0]

        def weight(place: int) -> tuple[bool, int, int]:
            return start <= offset + main[place] < end, population[place], -place

        best = heapq.nlargest(limit, set(map(int, NUMBER.findall(lines))), key=weight)
        towns = [(weight(place)[0], self._candidate(place, _first_name(lines, place))) for place in best]
        return [
            town._replace(matched=town.name) if is_main else town
            for is_main, town in sorted(towns, key=lambda item: (not item[0], not _is_near(item[1], near)))
        ]

    def _candidate(self, place: int, matched: str) -> Candidate:
        columns = self._columns
        main = self._names[0] + columns["main"][place]
        return Candidate(
            self._data[main : self._data.find(b"\t", main)].decode("utf-8"),
            matched,
            self._data[(country := self._names[1] + 2 * place) : country + 2].decode("ascii"),
            columns["lng"][place] / UNITS_PER_DEGREE,
            columns["lat"][place] / UNITS_PER_DEGREE,
            columns["population"][place],
            columns["geonames"][place],
        )

    @cached_property
    def _columns(self) -> dict[str, array[int]]:
        return dict(self._read_columns(self._names[1] + 2 * self._count))

    def _read_columns(self, start: int) -> Iterator[tuple[str, array[int]]]:
        count = self._count
        for name in COLUMNS:
            joined = bytearray(4 * count)
            for plane in range(4):
                joined[plane::4] = self._data[start + plane * count : start + (plane + 1) * count]
            column = array("i" if name in SIGNED else "I", bytes(joined))
            if sys.byteorder == "big":
                column.byteswap()
            yield name, column
            start += 4 * count

    def _lower_bound(self, key: str) -> int:
        """Where the first line begins whose fold is not less than `key`."""
        data, (low, high) = self._data, self._names
        first, end = low, high
        while low < high:
            middle = (low + high) // 2
            start = max(data.rfind(b"\n", first, middle) + 1, first)
            if fold_name(data[start : data.find(b"\t", start)].decode("utf-8")) < key:
                low = data.find(b"\n", middle, end) + 1
            else:
                high = start
        return low

    def _lines_from(self, start: int) -> Iterator[tuple[str, Iterable[int]]]:
        while start < self._names[1]:
            end = self._data.find(b"\n", start)
            name, *places = self._data[start:end].split(b"\t")
            yield name.decode("utf-8"), map(int, places)
            start = end + 1


@cache
def open_gazetteer() -> Gazetteer:
    """The shipped gazetteer. Raises EnvironmentalError if its file cannot be read."""
    return Gazetteer(map_static(FILE))


def _is_near(town: Candidate, near: Near | None) -> bool:
    return near is None or distance_m((town.lng, town.lat), (near.lng, near.lat)) <= near.radius_m


def _first_name(lines: bytes, place: int) -> str:
    """The first of the names, one per line behind a line end, that a place has."""
    number = b"\t%d" % place
    at = lines.find(number)
    while lines[at + len(number) : at + len(number) + 1] not in (b"\t", b"\n"):
        at = lines.find(number, at + 1)
    start = lines.rfind(b"\n", 0, at) + 1
    return lines[start : lines.find(b"\t", start)].decode("utf-8")
