"""Every text: no characters that hide, reorder or break it; those that an article has are told of.

NUL, which a file cannot hold but an escape in it can, is an error: HTML, XML and GeoPackage lose it, or the
text behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from caribmap.check.context import Context
from caribmap.check.invisible import SOFT_HYPHEN, find_invisible, name_of
from caribmap.check.written import PROSE, written_texts
from caribmap.faults import Fault


def check_texts(context: Context) -> Iterator[Fault]:
    for at, steps, words, allowed in written_texts(context.dossier):
        for text, *tag in _wordings(words):
            offset = find_invisible(text, allowed)
            if offset is not None:
                offset = text.find("\0") if "\0" in text else offset
                code = "F007" if text[offset] == "\0" else "K013"
                key = next(step for step in reversed(steps) if isinstance(step, str))
                message = f"{key} holds {name_of(text[offset])} as character {offset + 1}"
                yield Fault(code, message, at.where_of(text[offset], *steps, *tag), "remove the character")


def check_quoted_characters(context: Context) -> Iterator[Fault]:
    """An article may hold what it likes, and a quote keeps it; who publishes it is told."""
    for quote in context.dossier.quotes:
        offset = find_invisible(quote.exact, PROSE + SOFT_HYPHEN)
        if offset is not None:
            character = quote.exact[offset]
            message = f"quote '{quote.id}' holds {name_of(character)} as character {offset + 1}"
            hint = "compare what is shown with the article, or quote a part without it"
            yield Fault("Q011", message, quote.at.where_of(character, "exact"), hint)


def _wordings(words: str | Mapping[str, str] | None) -> Iterable[tuple[str, ...]]:
    """A text, or each text with its language."""
    if words is None:
        return ()
    return ((words,),) if isinstance(words, str) else ((text, tag) for tag, text in words.items())
