"""Fixes of quotes: the wording is always cut from the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from caribmap.propose.fixes.faulty import Faulty, Fix
from caribmap.propose.wording import Wording, occurrences, wording_at
from caribmap.text.boundaries import Boundaries
from caribmap.text.search import FoldedText

Span = tuple[int, int]
MOST_CHOICES = 9
MOST_STEPS = 8
"""So often a span is widened: letters in numbers in words."""


def article_characters(faulty: Faulty) -> Iterator[Fix]:
    """The file's own characters where only a fold separates the quote from them (Q004)."""
    span = faulty.proven.spans.get(str(faulty.record.get("id")))
    if span is not None:
        yield Fix("article-characters", faulty.record | {"exact": span.exact}, span.exact)


def say_which(faulty: Faulty) -> Iterator[Fix]:
    """The words beside each occurrence; those that other quotes have are not meant (Q002, Q009)."""
    record, text = faulty.record, _text_of(faulty, faulty.record.get("source"))
    if text is None:
        return
    others = {
        (span.start, span.end)
        for span in faulty.proven.spans.values()
        if span.source == record.get("source") and span.quote != record.get("id")
    }
    boundaries = Boundaries(text, faulty.proven.sources[record["source"]].language)
    free = [
        span
        for span in _spans(text, record.get("exact"))
        if span not in others and not boundaries.is_wrong(*span)
    ]
    for span in free[:MOST_CHOICES]:
        wording = wording_at(text, *span)
        yield Fix("say-which", _worded(record, wording), _in_its_sentence(text, wording))


def other_source(faulty: Faulty) -> Iterator[Fix]:
    """The source that has the wording, in place of the one that has not (Q003)."""
    exact = faulty.record.get("exact")
    for name, source in faulty.proven.sources.items():
        spans = _spans(source.text, exact)
        if spans and name != faulty.record.get("source"):
            wording = wording_at(source.text, *spans[0])
            only = _worded(faulty.record, wording) if len(spans) == 1 else faulty.record
            yield Fix("other-source", only | {"source": name}, name)


def whole(faulty: Faulty) -> Iterator[Fix]:
    """The whole letter, number or word that the quote begins or ends inside (Q012, Q013, Q014)."""
    record, text = faulty.record, _text_of(faulty, faulty.record.get("source"))
    if text is None:
        return
    boundaries = Boundaries(text, faulty.proven.sources[record["source"]].language)
    beside = FoldedText(text)
    spans = [
        span
        for span in _spans(text, record.get("exact"))
        if beside.stands_between(span, record.get("prefix"), record.get("suffix"))
    ]
    widened = dict.fromkeys(_widened(boundaries, span) for span in spans)
    for span in list(widened)[:MOST_CHOICES]:
        wording = wording_at(text, *span)
        yield Fix("quote-whole", _worded(record, wording), wording.exact)


def _widened(boundaries: Boundaries, span: Span) -> Span:
    start, end = span
    for _ in range(MOST_STEPS):
        first, last = boundaries.cuts(start, end)
        if first is None and last is None:
            break
        start = min(start, first.start) if first else start
        end = max(end, last.end) if last else end
    return start, end


def _worded(record: Any, wording: Wording) -> Any:
    """The record with a wording; prefix and suffix only where the wording stands more than once."""
    beside = {"prefix": wording.prefix, "suffix": wording.suffix}
    kept = {key: value for key, value in record.items() if key not in beside}
    added = {key: value for key, value in beside.items() if value is not None}
    return {**kept, "exact": wording.exact, **added}


def _spans(text: str, exact: Any) -> list[Span]:
    """Where a wording stands in a text, up to folds."""
    if not isinstance(exact, str) or not exact.strip():
        return []
    found = [(start, start + len(exact)) for start in occurrences(text, exact)]
    return found or FoldedText(text).find({exact}).get(exact, [])


def _text_of(faulty: Faulty, source: Any) -> str | None:
    found = faulty.proven.sources.get(source) if isinstance(source, str) else None
    return found.text if found else None


def _in_its_sentence(text: str, wording: Wording) -> str:
    """What tells one occurrence from the others: the wording with the words beside it."""
    before, after = wording.prefix or "", wording.suffix or ""
    line = text.count("\n", 0, wording.start) + 1
    return f"{line}: …{before}{wording.exact}{after}…"
