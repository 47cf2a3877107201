"""What the desk tells of a dossier: its head, its articles, its records."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from caribmap.cartography.kinds import KINDS
from caribmap.desk.places_of_faults import faults_as_data
from caribmap.desk.session import Session
from caribmap.desk.working import Files
from caribmap.dossier.document import line_and_column
from caribmap.dossier.nouns import Source
from caribmap.edit.positions import Node, Parsed, line_begin, line_end
from caribmap.edit.records import HOMES, from_file, names_of, record_hash
from caribmap.edit.yaml_lines import begin_of_item
from caribmap.pipeline.records import mention_as_record
from caribmap.propose.coordinates import coordinates_in
from caribmap.propose.dates import dates_in
from caribmap.propose.sentence import sentences_in
from caribmap.text.languages import direction_of
from caribmap.text.numbers import Number, numbers_in

PAGE = 200
REMEMBERED = 256
PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
SETTING = "setting"


def dossier_head(session: Session) -> dict[str, Any]:
    """Title, counts, limits, and what can be undone."""
    examined = session.examined
    dossier = examined.dossier
    severities = Counter(fault.severity for fault in examined.faults)
    journal = session.transactions.journal
    tallies = session.mentions.tallies.values()
    settings = dossier.settings if dossier else None
    return {
        "title": dict(settings.title) if settings else None,
        "languages": list(settings.languages) if settings else [],
        "counts": {
            "source": len(dossier.sources) if dossier else 0,
            "place": len(dossier.places) if dossier else 0,
            "quote": len(dossier.quotes) if dossier else 0,
            "event": len(dossier.events) if dossier else 0,
            "discrepancy": len(dossier.discrepancies) if dossier else 0,
            "mention": sum(tally.total() for tally in tallies),
            "open": sum(tally["open"] for tally in tallies),
        },
        "limits": {
            "max_chars": settings.quotation.max_chars,
            "max_share": settings.quotation.max_share,
            "quote_chars": settings.limits.quote_chars,
            "places": settings.limits.places,
        }
        if settings
        else {},
        "read_only": session.read_only,
        "revision": session.revision,
        "errors": severities["error"],
        "warnings": severities["warning"],
        "undo": _entry(journal.to_undo()),
        "redo": _entry(journal.to_redo()),
        "pending": _entry(journal.pending),
        "kinds": list(KINDS),
        "layers": [{"id": layer.id, "name": dict(layer.name)} for layer in settings.layers]
        if settings
        else [],
        "is_empty": session.files().look("caribmap.yaml") is None,
    }


def _entry(entry: Any) -> dict[str, Any] | None:
    return {"number": entry.number, "label": entry.label} if entry else None


def articles(session: Session) -> list[dict[str, Any]]:
    """Each source with how far it is worked through."""
    examined = session.examined
    if examined.dossier is None or examined.derived is None:
        return []
    mentions = session.mentions.tallies
    quotes = Counter(quote.source for quote in examined.dossier.quotes)
    return [
        {
            "source": source.id,
            "file": f"seeds/{source.file}",
            "short": source.short,
            "title": source.title,
            "language": source.language,
            "direction": direction_of(source.language),
            "chars": len(source.text),
            "sha256": source.sha256,
            "mentions": mentions[source.id].total(),
            "open": mentions[source.id]["open"],
            "mapped": mentions[source.id]["mapped"],
            "ruled": mentions[source.id]["ruled"],
            "quotes": quotes[source.id],
            "quoted_share": round(examined.derived.quoted_shares.get(source.id, 0.0), 4),
        }
        for source in examined.dossier.sources
    ]


def article(session: Session, name: str) -> dict[str, Any] | None:
    """The text of a source with everything that stands in it; None if there is no such source."""
    examined = session.examined
    source = (
        next((one for one in examined.dossier.sources if one.id == name), None) if examined.dossier else None
    )
    if source is None or examined.derived is None:
        return None
    spans = sorted((s for s in examined.spans.values() if s.source == name), key=lambda s: (s.start, s.end))
    files = session.files()
    return {
        "source": source.id,
        "language": source.language,
        "direction": direction_of(source.language),
        "text": source.text,
        "sha256": source.sha256,
        "mentions": [mention_as_record(one) for one in session.mentions.of(name)],
        "possible": [
            mention_as_record(one) for one in examined.derived.ledger.possible if one.source == name
        ],
        "quotes": [{"id": s.quote, "start": s.start, "end": s.end, "fold": s.fold} for s in spans],
        "sentences": _sentences(source.text),
        **found_in(source.text, source.language),
        "faults": [fault for fault in faults_as_data(examined.faults, files) if _is_of(fault, source, spans)],
    }


def found_in(text: str, language: str) -> dict[str, Any]:
    """Numbers, dates and coordinates that stand in a text."""
    return {
        "numbers": [
            {
                "start": number.start + begin,
                "end": number.end + begin,
                "surface": number.surface,
                "value": number.value,
                "upper": number.upper,
                "metres": number.metres,
                "upper_metres": number.upper_metres,
            }
            for begin, number in _numbers(text, language)
        ],
        "dates": [date._asdict() for date in dates_in(text, language)],
        "coordinates": [point._asdict() for point in coordinates_in(text)],
    }


@lru_cache(maxsize=REMEMBERED)
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(sentences_in(text))


@lru_cache(maxsize=REMEMBERED)
def _numbers(text: str, language: str) -> tuple[tuple[int, Number], ...]:
    """The numbers of each paragraph, with where it begins. Texts of the last articles are remembered."""
    return tuple(
        (paragraph.start(), number)
        for paragraph in PARAGRAPH.finditer(text)
        for number in numbers_in(paragraph[0], language)
    )


def _is_of(fault: Mapping[str, Any], source: Source, spans: Iterable[Any]) -> bool:
    quotes = {span.quote for span in spans}
    return (
        fault["file"] == f"seeds/{source.file}"
        or (fault["noun"] == "source" and fault["id"] == source.id)
        or (fault["noun"] == "quote" and fault["id"] in quotes)
    )


def records(
    session: Session, noun: str, *, after: str | None, limit: int, text: str | None, source: str | None
) -> dict[str, Any]:
    """A page of a noun's records, in file order. Raises `Unreadable`."""
    files = session.files()
    every = list(_records(noun, files))
    chosen = [one for one in every if _fits(one, text, source)]
    begin = 0
    if after is not None:
        begin = next((index + 1 for index, one in enumerate(chosen) if one["id"] == after), len(chosen))
    page = chosen[begin : begin + limit]
    _complete(session, noun, page, files)
    following = page[-1]["id"] if page and begin + limit < len(chosen) else None
    return {"noun": noun, "records": page, "next": following, "total": len(chosen)}


def record(session: Session, noun: str, name: str) -> dict[str, Any] | None:
    """One record with its hash, comment, line and faults; None if there is none. Raises `Unreadable`."""
    files = session.files()
    found = next((one for one in _records(noun, files, whole=name) if name in one["names"]), None)
    if found is None:
        return None
    _complete(session, noun, [found], files)
    return found


def _records(noun: str, files: Files, whole: str = "") -> Iterator[dict[str, Any]]:
    if noun == SETTING:
        parsed, _ = files.parsed_of(SETTING)
        names = [*(parsed.data if isinstance(parsed.data, dict) else ())] + ([whole] if "/" in whole else [])
        for name in names:
            path = tuple(name.split("/"))
            if parsed.node(path) is not None:
                yield _found(parsed, (name,), parsed.value(path), path)
        return
    parsed, _ = files.parsed_of(noun)
    at = HOMES[noun].at
    listed = parsed.value(at)
    for index, value in enumerate(listed if isinstance(listed, list) else ()):
        yield _found(parsed, names_of(noun, value, index), value, (*at, index)) | {
            "record": from_file(noun, value)
        }


def _found(parsed: Parsed, names: tuple[str, ...], value: Any, path: tuple[Any, ...]) -> dict[str, Any]:
    return {
        "id": names[0] if names else "",
        "names": names,
        "value": value,
        "record": value,
        "parsed": parsed,
        "path": path,
    }


def _fits(one: Mapping[str, Any], text: str | None, source: str | None) -> bool:
    record = one["record"]
    if source is not None and not (isinstance(record, dict) and record.get("source") == source):
        return False
    return text is None or text.casefold() in str(record).casefold()


def _complete(session: Session, noun: str, page: list[dict[str, Any]], files: Files) -> None:
    """Add line, comment, faults and, to quotes, the span."""
    faults: dict[str, list[Any]] = defaultdict(list)
    for fault in faults_as_data(session.examined.faults, files):
        if fault["noun"] == noun:
            faults[fault["id"]].append(fault)
    for one in page:
        parsed, path = one.pop("parsed"), one.pop("path")
        one.pop("names")
        one["hash"] = record_hash(one.pop("value"))
        node = parsed.at(path)
        one["line"] = line_and_column(parsed.text, node.begin)[0]
        one["comment"] = comment_of(parsed, path, node)
        one["faults"] = faults[one["id"]]
        if noun == "quote":
            span = session.examined.spans.get(one["id"])
            one["span"] = [span.start, span.end] if span else None


def comment_of(parsed: Parsed, path: tuple[Any, ...], node: Node) -> str | None:
    """The comment on the lines above a record, and that behind its first line, without their marks."""
    if parsed.form != "yaml":
        return None
    text = parsed.text
    begin = line_begin(text, node.begin)
    outer = parsed.node(path[:-1]) if path else None
    above = begin_of_item(text, outer, path[-1]) if outer is not None and isinstance(path[-1], int) else begin
    lines = [*text[above:begin].splitlines(), *_behind(text[begin : line_end(text, node.begin)])]
    words = [line.strip().lstrip("#").strip() for line in lines]
    return "\n".join(words) or None


def _behind(line: str) -> list[str]:
    found = re.search(r"\s(#.*)$", line)
    return [found[1]] if found and line.count('"') % 2 == 0 and line.count("'") % 2 == 0 else []
