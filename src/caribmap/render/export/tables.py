"""The dossier as plain tables: the columns and rows that CSV and GeoPackage write.

A text by language has one column for each of the dossier's languages, such as `name_de`. Lists of ids are
joined by spaces, which no id contains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any, Literal

from caribmap.payload.rows import column
from caribmap.render.export.evidence import Evidence

BATCH = 10_000
Cell = str | int | float | None
Type = Literal["text", "integer", "real"]
Read = Callable[[Sequence[Any]], list[Any]]
"""Function that reads one value from each of many records; one call per cell would be slow."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `cells` reads its cells from records. A cell without a value is None."""

    name: str
    cells: Read
    type: Type = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `key` names the columns that together identify a row."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    records: Sequence[Any]

    def cells(self) -> list[list[Cell]]:
        """The cells column by column."""
        return self._cells(self.records)

    def batches(self) -> Iterator[list[list[Cell]]]:
        """Yield the cells column by column for BATCH records at a time, which limits the memory used."""
        for begin in range(0, len(self.records), BATCH):
            yield self._cells(self.records[begin : begin + BATCH])

    def _cells(self, records: Sequence[Any]) -> list[list[Cell]]:
        return [column.cells(records) for column in self.columns]


def tables_of(evidence: Evidence) -> tuple[Table, ...]:
    """The tables places, quotes, events, discrepancies (a row per answer), sources, mentions."""
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
    ids, numbers = column(evidence.payload["quotes"], "id"), evidence.numbers_of_quotes
    columns = (
        *_own("id"),
        *_texts("name", _at("names"), languages),
        *_own("kind", "layer", "role"),
        Column("lng", _at("anchor", 0), "real"),
        Column("lat", _at("anchor", 1), "real"),
        Column("basis", _at("geocoding", "basis")),
        Column("method", _at("geocoding", "method")),
        Column("precision_m", _at("geocoding", "precision_m"), "real"),
        *_texts("geocoding_note", _at("geocoding", "note"), languages),
        *_own("not_stated"),
        Column("recipe", _at("derivation", "recipe")),
        Column("recipe_quote", _at("derivation", "quote")),
        Column("recipe_number", _at("derivation", "number")),
        *_authorities(evidence),
        *_own("lead"),
        Column(
            "quotes",
            lambda places: [
                " ".join([ids[number] for number in numbers.get(name, ())]) for name in column(places, "id")
            ],
        ),
    )
    return Table("places", ("id",), columns, evidence.payload["places"])


def _quotes(evidence: Evidence) -> Table:
    languages = evidence.payload["languages"]
    sources = evidence.sources_by_id()
    columns = (
        *_own("id", "source"),
        Column("file", lambda quotes: [sources[name]["file"] for name in column(quotes, "source")]),
        Column("start", _at("start"), "integer"),
        Column("end", _at("end"), "integer"),
        *_own("exact"),
        *_ids("places"),
        *_texts("speaker", _at("speaker"), languages),
        *_own("origin"),
        *_inferred("origin_inferred", _at("origin_inferred"), languages),
        *_own("modality"),
        *_ids("denies"),
        *_texts("of", _at("of"), languages),
        *_own("date"),
        *_inferred("date_inferred", _at("date_inferred"), languages),
        *_time(),
        *_texts("our_translation", _at("translations"), languages),
        *_texts("note", _at("note"), languages),
    )
    return Table("quotes", ("id",), columns, evidence.payload["quotes"])


def _events(evidence: Evidence) -> Table:
    languages = evidence.payload["languages"]
    columns = (
        *_own("id"),
        *_texts("title", _at("title"), languages),
        *_own("when"),
        *_inferred("when_inferred", _at("when_inferred"), languages),
        *_time(),
        *_ids("quotes", "places"),
    )
    return Table("events", ("id",), columns, evidence.payload["events"])


def _discrepancies(evidence: Evidence) -> Table:
    languages = evidence.payload["languages"]
    answers = [
        {"discrepancy": discrepancy, "number": number, **answer}
        for discrepancy in evidence.payload["discrepancies"]
        for number, answer in enumerate(discrepancy["answers"], 1)
    ]
    columns = (
        Column("id", _at("discrepancy", "id")),
        Column("answer", _at("number"), "integer"),
        *_texts("question", _at("discrepancy", "question"), languages),
        *_texts("value", _at("value"), languages),
        *_ids("quotes"),
        Column("kind", _at("discrepancy", "kind")),
        Column("weight", _at("discrepancy", "weight")),
        Column("references", lambda answers: [_references(answer, evidence) for answer in answers]),
        *_texts("note", _at("discrepancy", "note"), languages),
    )
    return Table("discrepancies", ("id", "answer"), columns, answers)


def _references(answer: Any, evidence: Evidence) -> str:
    return "; ".join(
        " ".join(filter(None, [evidence.name(found["title"]), found["published"], found["url"]]))
        for found in answer["discrepancy"]["references"]
    )


def _sources(evidence: Evidence) -> Table:
    languages = evidence.payload["languages"]
    inferable = ("title", "publisher", "author", "published", "url")
    used = {key for source in evidence.payload["sources"] for key in source["inferred"]}
    columns = (
        *_own("id", "file", "sha256", "language", "short", *inferable),
        *_texts("about", _at("about"), languages),
        *(
            column
            for key in inferable
            if key in used
            for column in _inferred(f"{key}_inferred", _found("inferred", key), languages)
        ),
        Column("chars", _at("chars"), "integer"),
        Column("quoted_share", _at("quoted_share"), "real"),
    )
    return Table("sources", ("id",), columns, evidence.payload["sources"])


def _mentions(evidence: Evidence) -> Table:
    languages = evidence.payload["languages"]
    files = {source["id"]: source["file"] for source in evidence.payload["sources"]}
    columns = (
        Column("source", _attribute("source")),
        Column("file", lambda mentions: [files[mention.source] for mention in mentions]),
        Column("start", _attribute("start"), "integer"),
        Column("end", _attribute("end"), "integer"),
        *(Column(name, _attribute(name)) for name in ("surface", "place", "ruling", "confidence")),
        *_texts("reason", _attribute("reason"), languages),
    )
    return Table("mentions", ("source", "start"), columns, evidence.mentions)


# Kinds of columns


def _at(*path: str | int) -> Read:
    """Reader of the value at the end of a path of keys; None if a value on the way is None."""

    def read(records: Sequence[Any]) -> list[Any]:
        first, *rest = path
        values = column(records, str(first))
        for key in rest:
            values = [None if value is None else value[key] for value in values]
        return values

    return read


def _found(mapping: str, key: str) -> Read:
    """Reader of the value that a mapping of each record has at a key; None if the key is missing."""
    return lambda records: [found.get(key) for found in column(records, mapping)]


def _attribute(name: str) -> Read:
    return lambda records: list(map(attrgetter(name), records))


def _own(*keys: str) -> Iterator[Column]:
    return (Column(key, _at(key)) for key in keys)


def _ids(*keys: str) -> Iterator[Column]:
    def joined(key: str) -> Read:
        return lambda records: list(map(" ".join, column(records, key)))

    return (Column(key, joined(key)) for key in keys)


def _authorities(evidence: Evidence) -> Iterator[Column]:
    keys = set(chain.from_iterable(column(evidence.payload["places"], "authority")))
    return (Column(key, _found("authority", key)) for key in sorted(keys))


def _texts(name: str, read: Read, languages: Sequence[str]) -> Iterator[Column]:
    def wording(tag: str) -> Read:
        return lambda records: [text.get(tag) if text else None for text in read(records)]

    return (Column(f"{name}_{tag}", wording(tag)) for tag in languages)


def _inferred(name: str, read: Read, languages: Sequence[str]) -> Iterator[Column]:
    yield Column(name, _then("value", read))
    yield from _texts(f"{name}_reason", _then("reason", read), languages)


def _then(key: str, read: Read) -> Read:
    return lambda records: [found[key] if found else None for found in read(records)]


def _time() -> Iterator[Column]:
    """Columns of the time bounds that the page's time filter uses."""
    return (Column(key, _at("time", key)) for key in ("earliest", "latest"))
