"""Quotes that were found sound: nobody has to look at them again as long as nothing has changed about them.

What a check says of a quote depends on the quote and on what it refers to, never on other quotes, but where
it denies one. So after an edit the checks look at those quotes that changed, and at those with faults: these
are found again, where they stand now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from caribmap.check.by_article import place_in_file, quotes_by_source
from caribmap.check.context import Context
from caribmap.dossier.dossier import Dossier
from caribmap.dossier.nouns import Quote
from caribmap.faults import Fault
from caribmap.runtime.kept import is_same

NOT_LISTED = "F011"


class FoundSound(NamedTuple):
    """What quotes refer to, the quotes of each source, and those of them that must be looked at again."""

    surroundings: tuple[Any, ...]
    by_source: Mapping[str, tuple[Quote, ...]]
    unsound: Mapping[str, tuple[Quote, ...]]


def unless_sound(context: Context, former: FoundSound | None) -> Dossier:
    """The dossier with those quotes only that must be looked at."""
    dossier = context.dossier
    if former is None or not is_same(former.surroundings, _surroundings(context)):
        return dossier
    return replace(dossier, quotes=tuple(sorted(_unsound(dossier.quotes, former), key=place_in_file)))


def _unsound(quotes: tuple[Quote, ...], former: FoundSound) -> Iterator[Quote]:
    for source, own in quotes_by_source(quotes).items():
        before, unsound = former.by_source.get(source, ()), former.unsound.get(source, ())
        if own is before:
            yield from unsound
        else:
            sound = frozenset(map(id, before)) - frozenset(map(id, unsound))
            yield from (quote for quote in own if id(quote) not in sound)


def found_sound(context: Context, faults: Iterable[Fault]) -> FoundSound:
    """What there is to know in the next run, if these are all faults of this one."""
    quotes, looked_at = context.dossier.quotes, context.unchecked.quotes
    file = quotes[0].at.document.file if quotes else ""
    own = [fault for fault in faults if fault.where.file == file]
    faulty = {fault.where.pointer.split("/")[1] for fault in own if fault.where.pointer}
    are_listed = all(fault.code != NOT_LISTED for fault in own)
    unsound: dict[str, list[Quote]] = defaultdict(list)
    for quote in looked_at:
        if quote.denies or not are_listed or str(place_in_file(quote)) in faulty:
            unsound[quote.source].append(quote)
    return FoundSound(
        _surroundings(context),
        quotes_by_source(quotes),
        {source: tuple(its_quotes) for source, its_quotes in unsound.items()},
    )


def _surroundings(context: Context) -> tuple[Any, ...]:
    dossier, loaded = context.dossier, context.loaded
    left_out = tuple(loaded.left_out.items())
    ids = tuple(context.ids[noun] for noun in ("source", "place", "origin"))
    return dossier.settings, dossier.sources, ids, loaded.unread, left_out
