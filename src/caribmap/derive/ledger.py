"""The mention ledger: every place name in every article, mapped, ruled out or unaccounted."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from caribmap.derive.lexicon import build_lexicon
from caribmap.derive.scan import Finder, Hit
from caribmap.derive.spans import apply_spans, second_ruling
from caribmap.derive.unaccounted import Unaccounted
from caribmap.derive.wording import canonical
from caribmap.derive.world import is_recognised
from caribmap.dossier.dossier import Dossier
from caribmap.dossier.nouns import Confidence, Source, SpanRuling, TermRuling, Text
from caribmap.faults import Fault
from caribmap.runtime.kept import is_keeping, unless_changed


class Mention(NamedTuple):
    """A place name as it stands in an article, from code point `start` to `end`, exclusive.

    Either `place` or `ruling` is set; neither, if it is unaccounted. `reason` is that of the deciding ruling,
    `confidence` says what it was recognised by.
    """

    source: str
    start: int
    end: int
    surface: str
    place: str | None = None
    ruling: str | None = None
    reason: Text | None = None
    confidence: Confidence = "dossier"

    @property
    def is_open(self) -> bool:
        """Whether it is unaccounted."""
        return self.place is None and self.ruling is None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All mentions by source and position, and faults of names and rulings.

    `possible` are words that only have the shape of a place's name, or that a model takes for one: nobody has
    to account for them. `languages` are those of the articles, as primary subtags. `unrecognised` are the
    languages without a list of the world's names: only the dossier's own are found in their articles.
    `models` are the models for named entities that were asked.
    """

    mentions: tuple[Mention, ...]
    faults: tuple[Fault, ...]
    possible: tuple[Mention, ...] = ()
    languages: tuple[str, ...] = ()
    unrecognised: tuple[str, ...] = ()
    models: tuple[str, ...] = ()

    @property
    def unaccounted(self) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.mentions if mention.is_open)


def derive_ledger(dossier: Dossier) -> Ledger:
    """The ledger of a dossier. Span rulings win over term rulings, those over names.

    Faults: M001 and M002, once for all that are unaccounted; of rulings, M003 to M005, K012.
    """
    words = unless_changed("wordings", (dossier.places, dossier.term_rulings), lambda: _words(dossier))
    inputs = (dossier.sources, words, dossier.term_rulings, dossier.span_rulings)
    return unless_changed("ledger", inputs, lambda: _ledger(dossier, words))


def _words(dossier: Dossier) -> tuple[Any, ...]:
    """All that the lexicons are made of; the same object as long as it is the same, in a long run."""
    if not is_keeping():
        return ()
    places = (
        (place.id, tuple(place.names.items()), tuple(place.aliases.items())) for place in dossier.places
    )
    terms = (
        (term.texts, term.ruling, term.place, tuple((term.reason or {}).items()))
        for term in dossier.term_rulings
    )
    words = (tuple(places), tuple(terms))
    return unless_changed("words", words, lambda: words)


def _ledger(dossier: Dossier, words: tuple[Any, ...]) -> Ledger:
    faults = list(_second_rulings(dossier.term_rulings))
    finders: dict[str, Finder] = {}

    def find(source: Source) -> list[Hit]:
        if source.language not in finders:
            lexicon = build_lexicon(source.language, dossier.places, dossier.term_rulings)
            finders[source.language] = Finder(lexicon)
        return list(finders[source.language].find(source.text))

    rulings = _by_source(dossier.span_rulings)
    used: set[str] = set()
    mentions: list[Mention] = []
    possible: list[Mention] = []
    unaccounted = Unaccounted()
    for source in dossier.sources:
        inputs = (words, source.language, source.sha256)
        hits = unless_changed("names", inputs, partial(find, source), of=source.id)
        used.update(hit.reading.term for hit in hits if hit.reading.term)
        if rulings[source.id]:
            hits = apply_spans(source, hits, rulings[source.id], faults)
        for hit in hits:
            mention = _mention(source, hit)
            if not mention.is_open:
                mentions.append(mention)
            elif mention.confidence == "shape":
                possible.append(mention)
            else:
                mentions.append(mention)
                unaccounted.add(mention.surface, source, hit)
    languages = {source.language for source in dossier.sources}
    faults.extend(unaccounted.faults())
    faults.extend(_unused(dossier.term_rulings, used))
    return Ledger(
        mentions=tuple(mentions),
        faults=tuple(faults),
        possible=tuple(possible),
        languages=tuple(sorted({language.split("-")[0].lower() for language in languages})),
        unrecognised=tuple(sorted(language for language in languages if not is_recognised(language))),
    )


def _by_source(rulings: Iterable[SpanRuling]) -> dict[str, list[SpanRuling]]:
    by_source: dict[str, list[SpanRuling]] = defaultdict(list)
    for ruling in rulings:
        by_source[ruling.source].append(ruling)
    return by_source


def _mention(source: Source, hit: Hit) -> Mention:
    reading = hit.reading
    place = reading.places[0] if len(reading.places) == 1 else None
    surface = sys.intern(source.text[hit.start : hit.end])  # a large dossier names the same many times
    return Mention(
        source.id, hit.start, hit.end, surface, place, reading.ruling, reading.reason, hit.confidence
    )


# Faults


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
