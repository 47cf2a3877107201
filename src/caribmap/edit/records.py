"""Which file holds the records of a noun, and how one of them is named."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from caribmap.edit.positions import Path
from caribmap.load.evidence import DISCREPANCIES, EVENTS, MENTIONS, QUOTES, SOURCES
from caribmap.load.places import COAST, PLACES
from caribmap.load.settings import FILE as SETTINGS

HASH_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Home:
    """The files that may hold the records of a noun, the first by default, and the list in the file."""

    files: tuple[str, ...]
    at: Path = ()


HOMES: Mapping[str, Home] = {
    "source": Home((SOURCES,)),
    "place": Home((PLACES,), ("features",)),
    "quote": Home(QUOTES),
    "event": Home(EVENTS),
    "discrepancy": Home((DISCREPANCIES,)),
    "term": Home((MENTIONS,), ("terms",)),
    "span": Home((MENTIONS,), ("spans",)),
    "layer": Home((SETTINGS,), ("layers",)),
    "view": Home((SETTINGS,), ("views",)),
    "worldview": Home((SETTINGS,), ("worldviews",)),
    "origin": Home((SETTINGS,), ("origins",)),
    "step": Home((SETTINGS,), ("story",)),
    "correction": Home((SETTINGS,), ("edition", "corrections")),
    "setting": Home((SETTINGS,)),
    "land": Home((COAST,), ("features",)),
}
FEATURES = ("place", "land")
"""Nouns whose records are features of GeoJSON."""
BY_INDEX = ("step", "correction")
"""Nouns whose records have no name: they are addressed by their index."""
BY_WORDING = ("term", "span")
FILES = tuple(dict.fromkeys(file for home in HOMES.values() for file in home.files))


def names_of(noun: str, record: Any, index: int) -> tuple[str, ...]:
    """The names by which a record, as it stands in its file, is addressed; the first is its own."""
    if noun in BY_INDEX:
        return (str(index),)
    if not isinstance(record, dict):
        return ()
    if noun == "term":
        texts = record.get("text")
        return tuple(texts) if isinstance(texts, list) else (str(texts),)
    if noun == "span":
        return (span_name(record),)
    return (str(record.get("id")),)


def span_name(record: Mapping[str, Any]) -> str:
    """The name of a span ruling: source, occurrence and wording.

    >>> span_name({"source": "a-paper", "text": "Tonga"})
    'a-paper:1:Tonga'
    """
    return f"{record.get('source')}:{record.get('occurrence') or 1}:{record.get('text')}"


def find_record(noun: str, name: str, records: Any) -> int | None:
    """The index of the record with a name; None if there is none."""
    items: Iterator[tuple[int, Any]] = enumerate(records if isinstance(records, list) else ())
    if noun not in (*BY_INDEX, *BY_WORDING):
        return next(
            (index for index, one in items if isinstance(one, dict) and str(one.get("id")) == name), None
        )
    return next((index for index, record in items if name in names_of(noun, record, index)), None)


def to_file(noun: str, record: Any) -> Any:
    """A record in the form of its file: a place becomes a feature."""
    if noun not in FEATURES:
        return record
    properties = {key: value for key, value in record.items() if key not in ("id", "geometry")}
    return {
        "type": "Feature",
        "id": record.get("id"),
        "geometry": record.get("geometry"),
        "properties": properties,
    }


def from_file(noun: str, record: Any) -> Any:
    """The reverse of `to_file`."""
    if noun not in FEATURES or not isinstance(record, dict):
        return record
    properties = record.get("properties")
    inner = properties if isinstance(properties, dict) else {}
    return {"id": record.get("id"), "geometry": record.get("geometry"), **inner}


def record_hash(record: Any) -> str:
    """What tells one state of a record from another: a digest of its data, without layout and comments."""
    text = json.dumps(record, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:HASH_DIGITS]
