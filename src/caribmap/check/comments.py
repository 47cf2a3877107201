"""Plain YAML text that a comment cuts off, where the article shows that the comment was meant as text."""

from __future__ import annotations

from collections.abc import Iterator

from caribmap.check.context import Context
from caribmap.faults import Fault
from caribmap.load.yaml import YamlDocument
from caribmap.text.fold import fold
from caribmap.text.nearest import shown

AS_PROOF = 2
"""So many equal characters show it: the # itself and what follows on it."""
SEEN_CHARS = 200


def check_comments(context: Context) -> Iterator[Fault]:
    """Quotes that end right before a #, in the article as in the file."""
    texts = {source.id: source.text for source in context.dossier.sources}
    for quote in context.unchecked.quotes:
        span = context.spans.get(quote.id)
        document = quote.at.document
        if span is None or not isinstance(document, YamlDocument):
            continue
        rest = texts[span.source][span.end : span.end + SEEN_CHARS]
        if not rest.lstrip().startswith("#"):
            continue
        comment = document.comment_behind((*quote.at.steps, "exact"))
        if comment is not None and _shared(fold(comment), fold(rest)) >= AS_PROOF:
            message = (
                f"quote '{quote.id}' ends where YAML begins a comment, and the article goes on with "
                f"'{shown(comment, 60)}'"
            )
            hint = "put the quote in quotation marks: behind a space, # begins a comment"
            yield Fault("Q016", message, quote.at.where("exact"), hint)


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike, spaces left out."""
    count = 0
    for first, second in zip(one.replace(" ", ""), other.replace(" ", ""), strict=False):
        if first != second:
            break
        count += 1
    return count
