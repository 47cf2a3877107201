"""The evidence that is written by hand: sources with articles, quotes, events, discrepancies, rulings."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from caribmap.dossier.document import At, Where
from caribmap.dossier.nouns import Answer, Discrepancy, Event, Inferred, Quote, Source, SpanRuling, TermRuling
from caribmap.dossier.settings import Limits, Settings
from caribmap.faults import Fault
from caribmap.load import schema_evidence as schema
from caribmap.load.files import Refused, decode, is_plain_name, read_file
from caribmap.load.findings import Findings
from caribmap.load.json import parse_json_lines
from caribmap.load.seeds import files_in_seeds, misspelt_name, unlisted_articles
from caribmap.load.settings import references
from caribmap.load.validation import (
    KeyedDocument,
    RawRecords,
    adapter,
    found,
    schema_faults,
    validate_records,
)
from caribmap.load.yaml import YamlDocument, parse_yaml

SOURCES = "seeds/sources.yaml"
QUOTES = ("geodata/quotes.yaml", "geodata/quotes.jsonl")
EVENTS = ("geodata/events.yaml", "geodata/events.jsonl")
DISCREPANCIES = "geodata/discrepancies.yaml"
CONFLICTS = "geodata/conflicts.yaml"
"""The name of DISCREPANCIES before version 2."""
MENTIONS = "geodata/mentions.yaml"

WORTH_A_FORK = 5_000_000
"""More bytes of quotes than this are read in a process of their own."""

Record = tuple[At, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ReadRecords:
    """Records with their index in the document; the document is None where it could not be read."""

    document: KeyedDocument | None
    records: list[tuple[int, dict[str, Any]]]
    findings: Findings


def load_sources(root: Path, settings: Settings, findings: Findings) -> tuple[Source, ...]:
    """The sources whose article could be read."""
    sources: list[Source] = []
    files, listed = files_in_seeds(root), set()
    with findings.reading("source"):
        raw = _required(_read_list(root, SOURCES, "source", settings.limits, findings))
        for at, data in _validated(schema.Source, raw, settings, findings):
            listed.add(data["file"])
            try:
                article = _article(root, at, data["file"], settings.limits, files)
                sources.append(_source(at, data, article))
            except Refused as refused:
                findings.faults.extend(refused.faults)
                findings.leave_out("source", data["id"])
        if len(sources) == len(raw.raw):
            findings.faults.extend(unlisted_articles(files, listed))
    return tuple(sources)


def read_quotes(root: Path, settings: Settings) -> ReadRecords:
    """The quotes, validated, as plain values: in a large dossier another process reads them."""
    findings = Findings()
    with findings.reading("quote"):
        file = _one_form(root, QUOTES) or QUOTES[0]
        raw = _required(_read_list(root, file, "quote", settings.limits, findings))
        records = list(validate_records(schema.Quote, raw, settings.languages[0], findings))
        return ReadRecords(raw.document, records, findings)
    return ReadRecords(None, [], findings)


def quotes_of(read: ReadRecords, findings: Findings) -> tuple[Quote, ...]:
    """The quotes of what `read_quotes` has read, its findings added to `findings`."""
    findings.add(read.findings)
    if read.document is None:
        return ()
    return tuple(_quote(At(read.document, (index,)), data) for index, data in read.records)


def quotes_are_many(root: Path) -> bool:
    """Whether there are so many quotes that reading them is worth a process of its own."""
    try:
        return (root / QUOTES[1]).stat().st_size > WORTH_A_FORK
    except OSError:
        return False


def load_events(root: Path, settings: Settings, findings: Findings) -> tuple[Event, ...]:
    with findings.reading("event"):
        if file := _one_form(root, EVENTS):
            raw = _read_list(root, file, "event", settings.limits, findings)
            return tuple(_event(at, data) for at, data in _validated(schema.Event, raw, settings, findings))
    return ()


def load_discrepancies(root: Path, settings: Settings, findings: Findings) -> tuple[Discrepancy, ...]:
    with findings.reading("discrepancy"):
        if os.path.lexists(root / CONFLICTS):
            message = f"{CONFLICTS} has the name of an older version, expected {DISCREPANCIES}"
            raise Refused(Fault("F012", message, Where(CONFLICTS), f"rename the file to {DISCREPANCIES}"))
        if os.path.lexists(root / DISCREPANCIES):
            raw = _read_list(root, DISCREPANCIES, "discrepancy", settings.limits, findings)
            return tuple(
                _discrepancy(at, data) for at, data in _validated(schema.Discrepancy, raw, settings, findings)
            )
    return ()


def load_rulings(
    root: Path, settings: Settings, findings: Findings
) -> tuple[tuple[TermRuling, ...], tuple[SpanRuling, ...]]:
    """Rulings by wording and rulings on one occurrence."""
    with findings.reading("ruling"):
        if os.path.lexists(root / MENTIONS):
            document, data = _read_yaml(root, MENTIONS, settings.limits, findings)
            parts = _mentions(data, document, findings)
            terms = RawRecords("ruling", document, parts.get("terms") or [], ("terms",))
            spans = RawRecords("ruling", document, parts.get("spans") or [], ("spans",))
            return (
                tuple(_term(at, data) for at, data in _validated(schema.Term, terms, settings, findings)),
                tuple(_span(at, data) for at, data in _validated(schema.Span, spans, settings, findings)),
            )
    return (), ()


def _validated(
    record_schema: Any, raw: RawRecords, settings: Settings, findings: Findings
) -> Iterator[Record]:
    for index, data in validate_records(record_schema, raw, settings.languages[0], findings):
        yield At(raw.document, (*raw.outer, index)), data


def _one_form(root: Path, files: tuple[str, str]) -> str | None:
    """The one of two files that is there; None if neither is."""
    there = [file for file in files if os.path.lexists(root / file)]
    if len(there) > 1:
        message = f"{files[1]} stands beside {files[0]}, expected one of them"
        raise Refused(Fault("F009", message, Where(files[1]), "keep one form and remove the other"))
    return there[0] if there else None


def _read_text(root: Path, file: str, limits: Limits) -> str:
    setting = "yaml_mb" if file.endswith(".yaml") else "file_mb"
    return decode(read_file(root, file, getattr(limits, setting), setting), file)


def _read_yaml(root: Path, file: str, limits: Limits, findings: Findings) -> tuple[YamlDocument, Any]:
    document, data, faults = parse_yaml(_read_text(root, file, limits), file)
    findings.faults.extend(faults)
    return document, data


def _read_list(root: Path, file: str, noun: str, limits: Limits, findings: Findings) -> RawRecords:
    """A file that holds a list: JSON Lines, or YAML, where an empty file is an empty list."""
    if file.endswith(".jsonl"):
        lines, values, faults = parse_json_lines(_read_text(root, file, limits), file)
        findings.faults.extend(faults)
        return RawRecords(noun, lines, values)
    document, data = _read_yaml(root, file, limits, findings)
    if data is not None and not isinstance(data, list):
        message = f"{file} must be a list, found {found(data)}"
        raise Refused(Fault("K003", message, At(document).where(), "begin each record with '- id:'"))
    return RawRecords(noun, document, data or [])


def _required(raw: RawRecords) -> RawRecords:
    if not raw.raw:
        message = f"{raw.document.file} has no {raw.noun}"
        raise Refused(Fault("K008", message, At(raw.document).where(), f"add the first {raw.noun}"))
    return raw


def _article(root: Path, at: At, name: str, limits: Limits, files: Collection[str]) -> bytes:
    """The bytes of an article beside sources.yaml. A fault of the file is told where its name stands."""
    if not is_plain_name(name):
        message = f"'{name}' is no plain file name"
        raise Refused(
            Fault(
                "F004",
                message,
                at.where("file"),
                "put the article beside sources.yaml and give its name only",
            )
        )
    try:
        article = read_file(root, f"seeds/{name}", limits.file_mb, "file_mb")
        if (fault := misspelt_name(name, files, at, is_missing=False)) is not None:
            raise Refused(fault)
    except Refused as refused:
        (fault,) = refused.faults
        if fault.code == "F002":
            fault = misspelt_name(name, files, at, is_missing=True) or fault
        raise Refused(replace(fault, where=at.where("file"))) from None
    return article


def _source(at: At, data: dict[str, Any], article: bytes) -> Source:
    file = f"seeds/{data['file']}"
    text = decode(article, file)
    if not text.removeprefix("\ufeff").strip():
        raise Refused(
            Fault("F008", "the article is empty", Where(file), "save the article's text in the file")
        )
    short = data.get("short") or data.get("title") or data["id"]
    inferred = {key: Inferred(**value) for key, value in data.get("inferred", {}).items()}
    digest = hashlib.sha256(article).hexdigest()
    return Source(at=at, sha256=digest, text=text, **(data | {"short": short, "inferred": inferred}))


def _quote(at: At, data: dict[str, Any]) -> Quote:
    data["source"] = sys.intern(data["source"])
    data["places"] = tuple(map(sys.intern, data["places"]))
    if "date" in data:
        data["date"] = sys.intern(data["date"])
    if "date_inferred" in data:
        data["date_inferred"] = Inferred(**data["date_inferred"])
    return Quote(at, **data)


def _event(at: At, data: dict[str, Any]) -> Event:
    data["quotes"] = tuple(data["quotes"])
    data["places"] = tuple(data.get("places", ()))
    if "when_inferred" in data:
        data["when_inferred"] = Inferred(**data["when_inferred"])
    return Event(at, **data)


def _discrepancy(at: At, data: dict[str, Any]) -> Discrepancy:
    data["answers"] = tuple(
        Answer(item["value"], tuple(item.get("quotes") or ())) for item in data["answers"]
    )
    data["references"] = references(data.get("references"))
    return Discrepancy(at, **data)


def _mentions(data: Any, document: YamlDocument, findings: Findings) -> dict[str, Any]:
    """The two lists of mentions.yaml, where an empty file has neither; a faulty key is left out."""
    if data is None:
        return {}
    if not isinstance(data, dict):
        message = f"{MENTIONS} must be a mapping, found {found(data)}"
        raise Refused(Fault("K003", message, At(document).where(), "begin with 'terms:' or 'spans:'"))
    try:
        return dict(adapter(schema.Mentions).validate_python(data))
    except ValidationError as error:
        findings.faults.extend(schema_faults(schema.Mentions, error, document, ()))
        findings.unread.add("ruling")
        bad = {detail["loc"][:1] for detail in error.errors()}
        return {key: value for key, value in data.items() if (key,) not in bad}


def _term(at: At, data: dict[str, Any]) -> TermRuling:
    return TermRuling(at, texts=tuple(data.pop("text")), **data)


def _span(at: At, data: dict[str, Any]) -> SpanRuling:
    return SpanRuling(at, **({"occurrence": 1} | data))
