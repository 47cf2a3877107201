"""Differences between two maps: records added, removed and changed, down to single values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from caribmap.dossier.document import Step, pointer
from caribmap.verify.movement import movement

NOUNS = {
    "places": "place",
    "quotes": "quote",
    "events": "event",
    "discrepancies": "discrepancy",
    "sources": "source",
}
IGNORED = ("format", "generator")
"""Keys of the payload that depend on the program, not on the dossier."""
ANCHOR = ("anchor",)
"""The key of a place whose value is a bare position."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value that differs, at a JSON Pointer relative to its record. None means null or missing.

    A geometry differs as a whole; `moved` then describes the difference in words.
    """

    at: str
    old: Any
    new: Any
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A changed record. `noun` is a value of NOUNS, or "map" with a payload key (title, layers …) as `id`."""

    noun: str
    id: str
    kind: Literal["added", "removed", "changed"]
    values: tuple[Value, ...] = ()


def diff_maps(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    """The changes from payload `old` to `new`: by noun, in the order of the records; empty if none."""
    changes: list[Change] = []
    for key, noun in NOUNS.items():
        changes.extend(_records(noun, _by_id(old.get(key)), _by_id(new.get(key))))
    for key in sorted((set(old) | set(new)) - set(NOUNS) - set(IGNORED)):
        values = tuple(_values(old.get(key), new.get(key), ()))
        if values:
            changes.append(Change("map", key, "changed", values))
    return tuple(changes)


def _by_id(records: Any) -> dict[str, Any]:
    return {record["id"]: record for record in records or ()}


def _records(noun: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for name, record in old.items():
        if name not in new:
            yield Change(noun, name, "removed")
        elif values := tuple(_values(record, new[name], ())):
            yield Change(noun, name, "changed", values)
    for name in new:
        if name not in old:
            yield Change(noun, name, "added")


def _values(old: Any, new: Any, steps: tuple[Step, ...]) -> Iterator[Value]:
    """Yield the smallest values that differ. Geometries, anchors, unequal lists differ as wholes.

    A key that is missing, as in a page from before there was such a key, differs from no empty value.
    """
    if old == new or (_says_nothing(old) and _says_nothing(new)):
        return
    drawn = [_geometry(value, steps) for value in (old, new)]
    if any(drawn):
        yield Value(pointer(steps), old, new, movement(*drawn))
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from _values(old.get(key), new.get(key), (*steps, key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _values(one, other, (*steps, index))
    else:
        yield Value(pointer(steps), old, new)


def _says_nothing(value: Any) -> bool:
    return value is None or value in ([], {})


def _geometry(value: Any, steps: tuple[Step, ...]) -> dict[str, Any] | None:
    """The value as GeoJSON geometry; None if it is none."""
    if steps == ANCHOR and isinstance(value, list):
        return {"type": "Point", "coordinates": value}
    is_geometry = isinstance(value, dict) and ("coordinates" in value or "geometries" in value)
    return value if is_geometry else None
