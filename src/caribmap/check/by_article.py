"""The quotes of each article: what is computed of one article's quotes is kept while they are the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter

from caribmap.dossier.nouns import Quote
from caribmap.runtime.kept import grouped, merged, of_each, unless_changed

_source = attrgetter("source")


def quotes_by_source(quotes: tuple[Quote, ...]) -> Mapping[str, tuple[Quote, ...]]:
    """The quotes of each source that any names, in file order; the same tuple while they are the same."""
    return unless_changed("grouped", (quotes,), lambda: grouped("quotes by source", quotes, _source))


def quotes_by_id(quotes: tuple[Quote, ...]) -> dict[str, Quote]:
    """The first quote of each id."""

    def by_id() -> dict[str, Quote]:
        found = merged("quotes by id", of_each("ids", quotes_by_source(quotes), _first_of_each))
        return found if len(found) == len(quotes) else _first_of_each(quotes)

    return unless_changed("by id", (quotes,), by_id)


def place_in_file(quote: Quote) -> int:
    """Which record of its file a quote is, from 0."""
    return int(quote.at.steps[0])


def _first_of_each(quotes: Sequence[Quote]) -> dict[str, Quote]:
    return {quote.id: quote for quote in reversed(quotes)}
