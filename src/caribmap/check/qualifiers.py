"""Quotes that leave out what qualifies their clause: who says it, how sure it is, that it is not so."""

from __future__ import annotations

from collections.abc import Iterator

from caribmap.check.context import Context
from caribmap.dossier.nouns import Quote
from caribmap.faults import Fault
from caribmap.text.qualifiers import left_out, names

HINT = "quote the whole clause, or name the word in the quote's note: readers then know of it"


def check_qualifiers(context: Context) -> Iterator[Fault]:
    sources = {source.id: source for source in context.dossier.sources}
    for quote in context.dossier.quotes:
        span = context.spans.get(quote.id)
        if span is None:
            continue
        source = sources[span.source]
        words = left_out(source.text, span.start, span.end, source.language)
        missing = dict.fromkeys(word for word in words if not _is_told(word, quote))
        if missing:
            listed = ", ".join(f"'{word}'" for word in missing)
            message = f"quote '{quote.id}' leaves {listed} of its clause out"
            yield Fault("Q018", message, quote.at.where("exact"), HINT)


def _is_told(word: str, quote: Quote) -> bool:
    """Whether the quote's note, or what it says of its claim, names the word."""
    return any(names(text, word) for texts in (quote.note, quote.of) for text in (texts or {}).values())
