"""Quotes that leave out what qualifies their clause: who says it, how sure it is, that it is not so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from caribmap.check.context import Context
from caribmap.dossier.nouns import Quote, Source
from caribmap.faults import Fault
from caribmap.runtime.kept import keep
from caribmap.text.qualifiers import left_out, names

HINT = "quote the whole clause, or name the word in the quote's note: readers then know of it"


def check_qualifiers(context: Context) -> Iterator[Fault]:
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for quote in context.unchecked.quotes:
        if (one := context.spans.get(quote.id)) is not None:
            spans[one.source].append((one.start, one.end))
    words = {source.id: _left_out(source, spans[source.id]) for source in context.dossier.sources}
    for quote in context.unchecked.quotes:
        span = context.spans.get(quote.id)
        if span is None:
            continue
        left = words[span.source].get((span.start, span.end), ())
        missing = dict.fromkeys(word for word in left if not _is_told(word, quote))
        if missing:
            listed = ", ".join(f"'{word}'" for word in missing)
            message = f"quote '{quote.id}' leaves {listed} of its clause out"
            yield Fault("Q018", message, quote.at.where("exact"), HINT)


def _left_out(source: Source, spans: Sequence[tuple[int, int]]) -> dict[tuple[int, int], tuple[str, ...]]:
    """The words that spans of an article leave out, by span; those that leave none out are not listed."""

    def look() -> dict[tuple[int, int], tuple[str, ...]]:
        found = {span: left_out(source.text, *span, source.language) for span in spans}
        return {span: words for span, words in found.items() if words}

    return keep("left out", lambda: [source.sha256, source.language, spans], look)


def _is_told(word: str, quote: Quote) -> bool:
    """Whether the quote's note, or what it says of its claim, names the word."""
    return any(names(text, word) for texts in (quote.note, quote.of) for text in (texts or {}).values())
