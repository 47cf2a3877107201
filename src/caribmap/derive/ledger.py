"""The mention ledger: every place name in every article, mapped, ruled out or unaccounted."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from caribmap.derive.lexicon import Reading, build_lexicon
from caribmap.derive.scan import Finder, Hit
from caribmap.derive.spans import apply_spans, second_ruling
from caribmap.derive.wording import canonical
from caribmap.dossier.document import Where, line_and_column
from caribmap.dossier.dossier import Dossier
from caribmap.dossier.nouns import Source, SpanRuling, TermRuling, Text
from caribmap.faults import Fault


class Mention(NamedTuple):
    """A place name as it stands in an article, from code point `start` to `end`, exclusive.

    Either `place` or `ruling` is set; neither, if it is unaccounted. `reason` is that of the deciding ruling.
    """

    source: str
    start: int
    end: int
    surface: str
    place: str | None = None
    ruling: str | None = None
    reason: Text | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is unaccounted."""
        return self.place is None and self.ruling is None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All mentions by source and position, and faults of names and rulings."""

    mentions: tuple[Mention, ...]
    faults: tuple[Fault, ...]

    @property
    def unaccounted(self) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.mentions if mention.is_open)


def derive_ledger(dossier: Dossier) -> Ledger:
    """The ledger of a dossier. Span rulings win over term rulings, those over names.

    Faults: M001 and M002 once per unaccounted wording, at its first standing; of rulings, M003 to M005, K012.
    """
    faults = list(_second_rulings(dossier.term_rulings))
    finders: dict[str, Finder] = {}
    rulings = _by_source(dossier.span_rulings)
    used: set[str] = set()
    mentions: list[Mention] = []
    first: dict[str, tuple[Source, Hit]] = {}
    for source in dossier.sources:
        if source.language not in finders:
            lexicon = build_lexicon(source.language, dossier.places, dossier.term_rulings)
            finders[source.language] = Finder(lexicon)
        hits: Iterable[Hit] = _noted(finders[source.language].find(source.text), used)
        if rulings[source.id]:
            hits = apply_spans(source, list(hits), rulings[source.id], faults)
        for hit in hits:
            mentions.append(_mention(source, hit))
            if mentions[-1].is_open:
                first.setdefault(mentions[-1].surface, (source, hit))
    faults.extend(_unaccounted(first, Counter(mention.surface for mention in mentions if mention.is_open)))
    faults.extend(_unused(dossier.term_rulings, used))
    return Ledger(tuple(mentions), tuple(faults))


def _noted(hits: Iterable[Hit], used: set[str]) -> Iterator[Hit]:
    """The hits; the term rulings that they use are added to `used`."""
    for hit in hits:
        if hit.reading.term:
            used.add(hit.reading.term)
        yield hit


def _by_source(rulings: Iterable[SpanRuling]) -> dict[str, list[SpanRuling]]:
    by_source: dict[str, list[SpanRuling]] = defaultdict(list)
    for ruling in rulings:
        by_source[ruling.source].append(ruling)
    return by_source


def _mention(source: Source, hit: Hit) -> Mention:
    reading = hit.reading
    place = reading.places[0] if len(reading.places) == 1 else None
    surface = sys.intern(source.text[hit.start : hit.end])  # a large dossier names the same many times
    return Mention(source.id, hit.start, hit.end, surface, place, reading.ruling, reading.reason)


# Faults


def _unaccounted(first: Mapping[str, tuple[Source, Hit]], counts: Mapping[str, int]) -> Iterator[Fault]:
    """One warning per distinct surface, with its count and first position."""
    for surface, (source, hit) in first.items():
        where = Where(f"seeds/{source.file}", *line_and_column(source.text, hit.start))
        times = f" ({counts[surface]} times)" if counts[surface] > 1 else ""
        if hit.reading.places:
            yield _ambiguous(surface, times, hit.reading, where)
        else:
            yield _unknown(surface, times, where)


def _unknown(surface: str, times: str, where: Where) -> Fault:
    return Fault(
        "M001",
        f"“{surface}”{times} is neither mapped nor ruled out",
        where,
        "add a place or an alias in geodata/places.geojson, or a ruling in geodata/mentions.yaml",
    )


def _ambiguous(surface: str, times: str, reading: Reading, where: Where) -> Fault:
    places = ", ".join(f"'{place}'" for place in reading.places)
    return Fault(
        "M002",
        f"“{surface}”{times} could mean {places}",
        where,
        "say which by a term in geodata/mentions.yaml, single exceptions by spans",
    )


def _second_rulings(terms: Iterable[TermRuling]) -> Iterator[Fault]:
    decided: dict[str, TermRuling] = {}
    for term in terms:
        for text in term.texts:
            first = decided.setdefault(text, term)
            if first is not term:
                yield second_ruling(f"“{text}”", first, term)


def _unused(terms: Iterable[TermRuling], used: set[str]) -> Iterator[Fault]:
    for term in terms:
        for text in term.texts:
            if canonical(text) not in used:
                yield Fault(
                    "M005",
                    f"“{text}” stands in no article",
                    term.at.where("text"),
                    "remove the ruling, or correct its wording",
                )
