"""Loading the evidence written by hand: sources with articles, quotes, events, discrepancies, rulings."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import repeat
from pathlib import Path
from typing import Any, TypeVar

from caribmap.dossier.document import At, Where
from caribmap.dossier.nouns import Answer, Discrepancy, Event, Inferred, Quote, Source, SpanRuling, TermRuling
from caribmap.dossier.settings import Limits, Settings
from caribmap.faults import Fault
from caribmap.load import schema_evidence as schema
from caribmap.load.files import Refused, decode, is_plain_name, read_again, read_text
from caribmap.load.findings import Findings
from caribmap.load.json import JsonDocument, parse_json_lines
from caribmap.load.lines import made_again
from caribmap.load.seeds import files_in_seeds, misspelt_name, unlisted_articles
from caribmap.load.settings import references
from caribmap.load.validation import (
    Invalid,
    RawRecords,
    Table,
    found,
    schema_faults,
    validate,
    validate_records,
)
from caribmap.load.yaml import YamlDocument, parse_yaml
from caribmap.runtime.kept import is_keeping

Result = TypeVar("Result")

SOURCES = "seeds/sources.yaml"
QUOTES = ("geodata/quotes.yaml", "geodata/quotes.jsonl")
EVENTS = ("geodata/events.yaml", "geodata/events.jsonl")
DISCREPANCIES = "geodata/discrepancies.yaml"
CONFLICTS = "geodata/conflicts.yaml"
"""The name of DISCREPANCIES before version 2."""
MENTIONS = "geodata/mentions.yaml"


def load_sources(root: Path, settings: Settings, findings: Findings) -> tuple[Source, ...]:
    """The sources, without those whose article could not be read."""
    sources: list[Source] = []
    files, listed = dict.fromkeys(files_in_seeds(root)), set()

    def listed_sources(raw: RawRecords, findings: Findings) -> tuple[tuple[Source, ...], int]:
        count = len(raw.raw)
        table = _validated(schema.Source, _required(raw), settings, findings)
        inferred = [_inferences(found or {}) for found in table.columns["inferred"]]
        return table.records(Source, inferred=inferred, sha256=repeat(""), text=repeat("")), count

    with findings.reading("source"):
        read, count = _kept_list(root, SOURCES, "source", settings, findings, listed_sources)
        for source in read:
            listed.add(source.file)
            try:
                article = _article(root, source.at, source.file, settings.limits, files)
                sources.append(_with_article(source, article, findings))
            except Refused as refused:
                findings.faults.extend(refused.faults)
                findings.leave_out("source", source.id)
        if len(sources) == count:
            findings.faults.extend(unlisted_articles(files, listed))
    return tuple(sources)


def load_quotes(root: Path, settings: Settings, findings: Findings) -> tuple[Quote, ...]:
    def quotes(raw: RawRecords, findings: Findings) -> tuple[Quote, ...]:
        table = _validated(schema.Quote, _required(raw), settings, findings)
        columns = table.columns
        return table.records(
            Quote,
            source=map(sys.intern, columns["source"]),
            places=[tuple(map(sys.intern, places)) for places in columns["places"]],
            date=[date and sys.intern(date) for date in columns["date"]],
            date_inferred=[found and Inferred(**found) for found in columns["date_inferred"]],
            origin_inferred=[found and Inferred(**found) for found in columns["origin_inferred"]],
            denies=[tuple(denied or ()) for denied in columns["denies"]],
        )

    with findings.reading("quote"):
        file = _one_form(root, QUOTES) or QUOTES[0]
        return _kept_list(root, file, "quote", settings, findings, quotes)
    return ()


def load_events(root: Path, settings: Settings, findings: Findings) -> tuple[Event, ...]:
    def events(raw: RawRecords, findings: Findings) -> tuple[Event, ...]:
        table = _validated(schema.Event, raw, settings, findings)
        columns = table.columns
        return table.records(
            Event,
            quotes=map(tuple, columns["quotes"]),
            places=[tuple(places or ()) for places in columns["places"]],
            when_inferred=[found and Inferred(**found) for found in columns["when_inferred"]],
        )

    with findings.reading("event"):
        if file := _one_form(root, EVENTS):
            return _kept_list(root, file, "event", settings, findings, events)
    return ()


def load_discrepancies(root: Path, settings: Settings, findings: Findings) -> tuple[Discrepancy, ...]:
    def discrepancies(raw: RawRecords, findings: Findings) -> tuple[Discrepancy, ...]:
        table = _validated(schema.Discrepancy, raw, settings, findings)
        return table.records(
            Discrepancy,
            answers=[tuple(map(_answer, answers)) for answers in table.columns["answers"]],
            references=map(references, table.columns["references"]),
        )

    with findings.reading("discrepancy"):
        if os.path.lexists(root / CONFLICTS):
            message = f"{CONFLICTS} has the file name of an older version, expected {DISCREPANCIES}"
            raise Refused(Fault("F012", message, Where(CONFLICTS), f"rename the file to {DISCREPANCIES}"))
        if os.path.lexists(root / DISCREPANCIES):
            return _kept_list(root, DISCREPANCIES, "discrepancy", settings, findings, discrepancies)
    return ()


def load_rulings(
    root: Path, settings: Settings, findings: Findings
) -> tuple[tuple[TermRuling, ...], tuple[SpanRuling, ...]]:
    """Term rulings, which apply to every occurrence of a wording, and span rulings, which apply to one."""

    def rulings(text: str, findings: Findings) -> tuple[tuple[TermRuling, ...], tuple[SpanRuling, ...]]:
        document, data = _parsed_yaml(text, MENTIONS, findings)
        parts = _mentions(data, document, findings)
        terms = RawRecords("ruling", document, list(parts.get("terms") or ()), ("terms",))
        spans = RawRecords("ruling", document, list(parts.get("spans") or ()), ("spans",))
        table = _validated(schema.Term, terms, settings, findings)
        return (
            table.records(TermRuling, texts=map(tuple, table.columns["text"])),
            _validated(schema.Span, spans, settings, findings).records(SpanRuling),
        )

    with findings.reading("ruling"):
        if os.path.lexists(root / MENTIONS):
            text = _read_text(root, MENTIONS, settings.limits)
            inputs = (text, settings.languages[0])
            return findings.unless_changed("rulings", inputs, lambda own: rulings(text, own))
    return (), ()


def _validated(record_schema: Any, raw: RawRecords, settings: Settings, findings: Findings) -> Table:
    return validate_records(record_schema, raw, settings.languages[0], findings)


def _one_form(root: Path, files: tuple[str, str]) -> str | None:
    """The one of two files that exists; None if neither does."""
    there = [file for file in files if os.path.lexists(root / file)]
    if len(there) > 1:
        message = f"found both {files[0]} and {files[1]}, expected one of them"
        raise Refused(Fault("F009", message, Where(files[1]), "keep one file and remove the other"))
    return there[0] if there else None


def _read_text(root: Path, file: str, limits: Limits) -> str:
    setting = "yaml_mb" if file.endswith(".yaml") else "file_mb"
    return read_text(root, file, getattr(limits, setting), setting)


def _parsed_yaml(text: str, file: str, findings: Findings) -> tuple[YamlDocument, Any]:
    document, data, faults = parse_yaml(text, file)
    findings.faults.extend(faults)
    return document, data


def _kept_list(
    root: Path,
    file: str,
    noun: str,
    settings: Settings,
    findings: Findings,
    records: Callable[[RawRecords, Findings], Result],
) -> Result:
    """The records of a file that holds a list; those of the last time if the file is the same."""
    text = _read_text(root, file, settings.limits)
    inputs = (file, text, settings.languages[0])

    def load(own: Findings) -> Result:
        raw = _raw_records(text, file, noun, own)
        if not is_keeping() or not isinstance(raw.document, JsonDocument) or own.faults:
            return records(raw, own)
        return made_again(raw, own, records, of=f"{noun} {settings.languages[0]}")

    return findings.unless_changed("records", inputs, load, of=noun)


def _raw_records(text: str, file: str, noun: str, findings: Findings) -> RawRecords:
    """The records of a file that holds a list: JSON Lines or YAML. An empty file is an empty list."""
    if file.endswith(".jsonl"):
        lines, values, faults = parse_json_lines(text, file)
        findings.faults.extend(faults)
        return RawRecords(noun, lines, values)
    document, data = _parsed_yaml(text, file, findings)
    if data is not None and not isinstance(data, list):
        message = f"{file} must be a list, found {found(data)}"
        raise Refused(Fault("K003", message, At(document).where(), "begin each record with '- id:'"))
    return RawRecords(noun, document, list(data or ()))


def _required(raw: RawRecords) -> RawRecords:
    if not raw.raw:
        message = f"{raw.document.file} has no {raw.noun}, expected at least one"
        raise Refused(Fault("K008", message, At(raw.document).where(), f"add the first {raw.noun}"))
    return raw


def _article(root: Path, at: At, name: str, limits: Limits, files: Collection[str]) -> bytes:
    """The bytes of an article beside sources.yaml. A fault of the file is reported at its name there."""
    if not is_plain_name(name):
        message = f"found '{name}', expected the name of a file in the same folder"
        raise Refused(
            Fault(
                "F004",
                message,
                at.where("file"),
                "put the article beside sources.yaml and give its name only",
            )
        )
    try:
        article = read_again(root, f"seeds/{name}", limits.file_mb, "file_mb")
        if (fault := misspelt_name(name, files, at, is_missing=False)) is not None:
            raise Refused(fault)
    except Refused as refused:
        (fault,) = refused.faults
        if fault.code == "F002":
            fault = misspelt_name(name, files, at, is_missing=True) or fault
        raise Refused(replace(fault, where=at.where("file"))) from None
    return article


def _with_article(source: Source, article: bytes, findings: Findings) -> Source:
    file = f"seeds/{source.file}"

    def read(_: Findings) -> Source:
        text = decode(article, file)
        if not text.removeprefix("\ufeff").strip():
            message = f"{file} is empty, expected an article"
            raise Refused(Fault("F008", message, Where(file), "save the article's text there"))
        digest = hashlib.sha256(article).hexdigest()
        return replace(source, sha256=digest, text=text, short=source.short or source.title or source.id)

    return findings.unless_changed("article", (source, article), read, of=source.id)


def _inferences(found: dict[str, dict[str, Any]]) -> dict[str, Inferred]:
    keys = schema.InferredSource.__annotations__
    return {key: Inferred(**found[key]) for key in keys if found.get(key)}


def _answer(data: dict[str, Any]) -> Answer:
    return Answer(data["value"], tuple(data.get("quotes") or ()))


def _mentions(data: Any, document: YamlDocument, findings: Findings) -> dict[str, Any]:
    """The two lists of mentions.yaml without keys that are faulty; neither list if the file is empty."""
    if data is None:
        return {}
    if not isinstance(data, dict):
        message = f"{MENTIONS} must be a mapping, found {found(data)}"
        raise Refused(Fault("K003", message, At(document).where(), "begin with 'terms:' or 'spans:'"))
    try:
        return validate(schema.Mentions, data, "")
    except Invalid as error:
        findings.faults.extend(schema_faults(schema.Mentions, error.cause, document, ()))
        findings.unread.add("ruling")
        bad = {loc[:1] for loc in error.places}
        return {key: value for key, value in data.items() if (key,) not in bad}
