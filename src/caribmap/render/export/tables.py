"""The dossier as plain tables: the columns and rows that CSV and GeoPackage write.

A text per language takes one column for each of the dossier's languages, such as `name_de`. Lists of ids are
joined by spaces, which no id holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Literal, Protocol, TypeVar

from caribmap.render.export.evidence import Evidence
from caribmap.render.payload import Inferred

BATCH = 10_000
Cell = str | int | float | None
Type = Literal["text", "integer", "real"]
Value_co = TypeVar("Value_co", covariant=True)


class Read(Protocol[Value_co]):
    """Takes something off a record."""

    def __call__(self, record: Any, /) -> Value_co: ...


@dataclass(frozen=True, slots=True)
class Column:
    """`value` reads the column's cell off a record; a cell without a value is None."""

    name: str
    value: Read[Cell]
    type: Type = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """`key` names the columns that together tell rows apart."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    records: Sequence[Any]

    def cells(self) -> list[list[Cell]]:
        """The cells column by column."""
        return self._cells(self.records)

    def batches(self) -> Iterator[list[list[Cell]]]:
        """The same for some records at a time: what is held of a large table stays small."""
        for begin in range(0, len(self.records), BATCH):
            yield self._cells(self.records[begin : begin + BATCH])

    def _cells(self, records: Sequence[Any]) -> list[list[Cell]]:
        return [list(map(column.value, records)) for column in self.columns]


def tables_of(evidence: Evidence) -> tuple[Table, ...]:
    """places, quotes, events, discrepancies (a row per answer), sources, mentions."""
    return (
        _places(evidence),
        _quotes(evidence),
        _events(evidence),
        _discrepancies(evidence),
        _sources(evidence),
        _mentions(evidence),
    )


def _places(evidence: Evidence) -> Table:
    languages = evidence.payload["languages"]
    quotes = evidence.quotes_by_place()
    columns = (
        *_own("id"),
        *_texts("name", itemgetter("names"), languages),
        *_own("kind", "layer", "role"),
        Column("lng", lambda place: place["anchor"][0] if place["anchor"] else None, "real"),
        Column("lat", lambda place: place["anchor"][1] if place["anchor"] else None, "real"),
        Column("basis", lambda place: place["geocoding"]["basis"]),
        Column("method", lambda place: place["geocoding"]["method"]),
        Column("precision_m", lambda place: place["geocoding"]["precision_m"], "real"),
        *_texts("geocoding_note", lambda place: place["geocoding"]["note"], languages),
        *_own("not_stated"),
        Column("recipe", lambda place: place["derivation"] and place["derivation"]["recipe"]),
        Column("recipe_quote", lambda place: place["derivation"] and place["derivation"]["quote"]),
        Column("recipe_number", lambda place: place["derivation"] and place["derivation"]["number"]),
        *_authorities(evidence),
        *_own("lead"),
        Column("quotes", lambda place: " ".join(quote["id"] for quote in quotes.get(place["id"], ()))),
    )
    return Table("places", ("id",), columns, evidence.payload["places"])


def _quotes(evidence: Evidence) -> Table:
    languages = evidence.payload["languages"]
    sources = evidence.sources_by_id()
    columns = (
        *_own("id", "source"),
        Column("file", lambda quote: sources[quote["source"]]["file"]),
        Column("start", itemgetter("start"), "integer"),
        Column("end", itemgetter("end"), "integer"),
        *_own("exact"),
        *_ids("places"),
        *_texts("speaker", itemgetter("speaker"), languages),
        *_own("origin", "modality"),
        *_texts("of", itemgetter("of"), languages),
        *_own("date"),
        *_inferred("date_inferred", itemgetter("date_inferred"), languages),
        *_time(),
        *_texts("our_translation", itemgetter("translations"), languages),
        *_texts("note", itemgetter("note"), languages),
    )
    return Table("quotes", ("id",), columns, evidence.payload["quotes"])


def _events(evidence: Evidence) -> Table:
    languages = evidence.payload["languages"]
    columns = (
        *_own("id"),
        *_texts("title", itemgetter("title"), languages),
        *_own("when"),
        *_inferred("when_inferred", itemgetter("when_inferred"), languages),
        *_time(),
        *_ids("quotes", "places"),
    )
    return Table("events", ("id",), columns, evidence.payload["events"])


def _discrepancies(evidence: Evidence) -> Table:
    languages = evidence.payload["languages"]
    answers = [
        {"conflict": conflict, "number": number, **answer}
        for conflict in evidence.payload["conflicts"]
        for number, answer in enumerate(conflict["answers"], 1)
    ]
    columns = (
        Column("id", lambda answer: answer["conflict"]["id"]),
        Column("answer", itemgetter("number"), "integer"),
        *_texts("question", lambda answer: answer["conflict"]["question"], languages),
        *_texts("value", itemgetter("value"), languages),
        *_ids("quotes"),
        Column("kind", lambda answer: answer["conflict"]["kind"]),
        Column("weight", lambda answer: answer["conflict"]["weight"]),
        Column(
            "references",
            lambda answer: "; ".join(
                " ".join(filter(None, [evidence.name(found["title"]), found["published"], found["url"]]))
                for found in answer["conflict"]["references"]
            ),
        ),
        *_texts("note", lambda answer: answer["conflict"]["note"], languages),
    )
    return Table("discrepancies", ("id", "answer"), columns, answers)


def _sources(evidence: Evidence) -> Table:
    languages = evidence.payload["languages"]
    inferable = ("title", "publisher", "author", "published", "url")
    used = {key for source in evidence.payload["sources"] for key in source["inferred"]}
    columns = (
        *_own("id", "file", "sha256", "language", "short", *inferable),
        *_texts("about", itemgetter("about"), languages),
        *(
            column
            for key in inferable
            if key in used
            for column in _inferred(f"{key}_inferred", _inferred_key(key), languages)
        ),
        Column("chars", itemgetter("chars"), "integer"),
        Column("quoted_share", itemgetter("quoted_share"), "real"),
    )
    return Table("sources", ("id",), columns, evidence.payload["sources"])


def _mentions(evidence: Evidence) -> Table:
    files = {source["id"]: source["file"] for source in evidence.payload["sources"]}
    columns = (
        Column("source", lambda mention: mention.source),
        Column("file", lambda mention: files[mention.source]),
        Column("start", lambda mention: mention.start, "integer"),
        Column("end", lambda mention: mention.end, "integer"),
        Column("surface", lambda mention: mention.surface),
        Column("place", lambda mention: mention.place),
        Column("ruling", lambda mention: mention.ruling),
        *_texts("reason", lambda mention: mention.reason, evidence.payload["languages"]),
    )
    return Table("mentions", ("source", "start"), columns, evidence.mentions)


# Kinds of columns


def _own(*keys: str) -> Iterator[Column]:
    return (Column(key, itemgetter(key)) for key in keys)


def _ids(*keys: str) -> Iterator[Column]:
    def joined(key: str) -> Read[Cell]:
        return lambda record: " ".join(record[key])

    return (Column(key, joined(key)) for key in keys)


def _authorities(evidence: Evidence) -> Iterator[Column]:
    def identifier(key: str) -> Read[Cell]:
        return lambda place: place["authority"].get(key)

    keys = {key for place in evidence.payload["places"] for key in place["authority"]}
    return (Column(key, identifier(key)) for key in sorted(keys))


def _texts(name: str, read: Read[Mapping[str, str] | None], languages: Sequence[str]) -> Iterator[Column]:
    def wording(tag: str) -> Read[Cell]:
        return lambda record: (read(record) or {}).get(tag)

    return (Column(f"{name}_{tag}", wording(tag)) for tag in languages)


def _inferred(name: str, read: Read[Inferred | None], languages: Sequence[str]) -> Iterator[Column]:
    def value(record: Any) -> Cell:
        found = read(record)
        return found["value"] if found else None

    def reason(record: Any) -> Mapping[str, str] | None:
        found = read(record)
        return found["reason"] if found else None

    yield Column(name, value)
    yield from _texts(f"{name}_reason", reason, languages)


def _inferred_key(key: str) -> Read[Inferred | None]:
    return lambda source: source["inferred"].get(key)


def _time() -> Iterator[Column]:
    """The bounds that the page's time filter uses."""

    def bound(key: str) -> Read[Cell]:
        return lambda record: record["time"][key] if record["time"] else None

    return (Column(key, bound(key)) for key in ("earliest", "latest"))
