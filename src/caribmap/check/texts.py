"""Checks of texts: no invisible characters that hide, reorder or break them; a quote keeps its article's.

NUL, which an escape sequence can produce, is an error: HTML, XML and GeoPackage lose it, or what follows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from caribmap.check.context import Context
from caribmap.check.invisible import SOFT_HYPHEN, find_invisible, name_of
from caribmap.check.written import PROSE, unless_plain, written_texts
from caribmap.dossier.document import At, Step
from caribmap.faults import Fault
from caribmap.text.visible import shows_nothing


def check_texts(context: Context) -> Iterator[Fault]:
    for at, steps, words, allowed in written_texts(context.unchecked):
        if isinstance(words, str):
            if (offset := find_invisible(words, allowed)) is not None:
                yield _holds(words, offset, at, steps)
        elif words:
            for tag, text in words.items():
                if (offset := find_invisible(text, allowed)) is not None:
                    yield _holds(text, offset, at, steps, tag)


def check_quoted_characters(context: Context) -> Iterator[Fault]:
    """Warn of invisible characters in quotes: they are the article's own, and kept."""
    for quote in unless_plain(context.unchecked.quotes, lambda some: (each.exact for each in some)):
        offset = find_invisible(quote.exact, PROSE + SOFT_HYPHEN)
        if offset is not None and not shows_nothing(quote.exact):
            character = quote.exact[offset]
            message = f"quote '{quote.id}' contains {name_of(character)} as character {offset + 1}"
            hint = "compare the quote with the article, or quote a part without the character"
            yield Fault("Q011", message, quote.at.where_of(character, "exact"), hint)


def _holds(text: str, offset: int, at: At, steps: tuple[Step, ...], *tag: str) -> Fault:
    """The fault of a text at `steps`, in the language `tag`, for its character at `offset` or any NUL."""
    offset = text.find("\0") if "\0" in text else offset
    code = "F007" if text[offset] == "\0" else "K013"
    key = next(step for step in reversed(steps) if isinstance(step, str))
    message = f"{key} contains {name_of(text[offset])} as character {offset + 1}"
    return Fault(code, message, at.where_of(text[offset], *steps, *tag), "remove the character")
