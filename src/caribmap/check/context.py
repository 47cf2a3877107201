"""The input of every check: the dossier, the spans of its quotes, and the known ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from operator import attrgetter

from caribmap.check.by_article import quotes_by_id
from caribmap.check.proof import QuoteSpan
from caribmap.dossier.dossier import Dossier
from caribmap.dossier.nouns import Quote
from caribmap.faults import Fault
from caribmap.load.dossier import Loaded
from caribmap.text.suggest import did_you_mean

SUGGESTIONS = 200
"""Number of unknown ids that get a 'did you mean'; finding one takes time in proportion to the dossier."""


@dataclass(slots=True)
class Context:
    """One dossier under check. `ids` holds the known ids by noun, including those of left-out records."""

    dossier: Dossier
    loaded: Loaded
    unchecked: Dossier
    """The dossier without the quotes that were found sound in the last run and have not changed since."""
    ids: Mapping[str, AbstractSet[str]]
    spans: Mapping[str, QuoteSpan] = field(default_factory=dict)
    quotes: Mapping[str, Quote] = field(default_factory=dict)
    """The first quote of each id."""
    _suggested: int = 0

    def knows(self, noun: str, name: str) -> bool:
        """Whether a reference has a target, or may have one that was left out for a fault of its own."""
        return name in self.ids[noun] or noun in self.loaded.unread

    def is_whole(self, noun: str) -> bool:
        """Whether every record of a noun was read: only then is a missing reference from them a fault."""
        return noun not in self.loaded.unread and not self.loaded.left_out.get(noun)

    def hint(self, noun: str, name: str) -> str:
        self._suggested += 1
        suggestion = did_you_mean(name, self.ids[noun]) if self._suggested <= SUGGESTIONS else None
        return f"did you mean '{suggestion}'?" if suggestion else f"add the {noun} or correct the id"


Check = Callable[[Context], Iterable[Fault]]


def context_of(loaded: Loaded, dossier: Dossier, spans: Mapping[str, QuoteSpan]) -> Context:
    settings = dossier.settings
    records = {
        "source": dossier.sources,
        "place": dossier.places,
        "event": dossier.events,
        "discrepancy": dossier.discrepancies,
        "layer": settings.layers,
        "view": settings.views,
        "worldview": settings.worldviews,
        "origin": settings.origins,
    }
    ids = {
        noun: frozenset(map(attrgetter("id"), those)) | loaded.left_out.get(noun, frozenset())
        for noun, those in records.items()
    }
    quotes = quotes_by_id(dossier.quotes)
    left_out = loaded.left_out.get("quote")
    all_ids = {**ids, "quote": quotes.keys() | left_out if left_out else quotes.keys()}
    return Context(dossier, loaded, dossier, all_ids, spans, quotes)


def unique(names: Iterable[str]) -> Iterator[tuple[int, str, bool]]:
    """Yield index, name, and whether the name occurs for the first time."""
    seen: set[str] = set()
    for index, name in enumerate(names):
        yield index, name, name not in seen
        seen.add(name)
