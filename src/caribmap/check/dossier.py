"""The second stage: checks a dossier that was read, and reports everything that is wrong as faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from caribmap.check.basemap import check_basemap
from caribmap.check.comments import check_comments
from caribmap.check.context import Check, context_of
from caribmap.check.dates import check_dates, check_story_spans
from caribmap.check.discrepancies import check_answer_numbers, check_discrepancies
from caribmap.check.events import check_events
from caribmap.check.ids import check_authority_names, check_ids
from caribmap.check.interface import check_interface
from caribmap.check.mentions import check_rulings
from caribmap.check.places import check_evidence, check_places, check_swapped_positions
from caribmap.check.proof import QuoteSpan, prove_quotes
from caribmap.check.qualifiers import check_qualifiers
from caribmap.check.quotation import check_quotation
from caribmap.check.references import check_references, check_repeated_references
from caribmap.check.settings import check_settings
from caribmap.check.sources import check_sources
from caribmap.check.story import check_story
from caribmap.check.texts import check_quoted_characters, check_texts
from caribmap.check.unchecked import FoundSound, found_sound, unless_sound
from caribmap.check.urls import check_urls
from caribmap.faults import MANY, Fault
from caribmap.load.dossier import Loaded
from caribmap.runtime.kept import revised
from caribmap.runtime.progress import Progress, silent

CHECKS: tuple[Check, ...] = (
    check_settings,
    check_basemap,
    check_interface,
    check_ids,
    check_authority_names,
    check_references,
    check_repeated_references,
    check_texts,
    check_quoted_characters,
    check_urls,
    check_dates,
    check_story_spans,
    check_story,
    check_sources,
    check_places,
    check_evidence,
    check_swapped_positions,
    check_quotation,
    check_qualifiers,
    check_comments,
    check_events,
    check_discrepancies,
    check_answer_numbers,
    check_rulings,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """The faults of the check, and the span of each proven quote, by quote id."""

    faults: tuple[Fault, ...]
    spans: Mapping[str, QuoteSpan] = field(default_factory=dict)


def check_dossier(loaded: Loaded, progress: Progress = silent) -> Checked:
    """Prove every quote and run every check. Never raises on data; empty if there is no dossier."""
    if loaded.dossier is None:
        return Checked(())
    proof = prove_quotes(loaded.dossier.sources, loaded.dossier.quotes, progress)
    context = context_of(loaded, loaded.dossier, proof.spans)
    progress("checking", 0, 0)
    faults: list[Fault] = []

    def look(former: FoundSound | None) -> FoundSound:
        context.unchecked = unless_sound(context, former)
        faults.extend(proof.faults)
        for check in CHECKS:
            faults.extend(_listed(check(context)))
        return found_sound(context, faults)

    revised("sound quotes", look)
    return Checked(tuple(faults), proof.spans)


def _listed(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield at most MANY faults of each code, and a warning with the number of the others."""
    counts: Counter[str] = Counter()
    last: dict[str, Fault] = {}
    for fault in faults:
        counts[fault.code] += 1
        last[fault.code] = fault
        if counts[fault.code] <= MANY:
            yield fault
    for code, count in counts.items():
        if count > MANY:
            message = f"found {count:,} faults {code}, {count - MANY:,} of them are not listed"
            yield Fault("F011", message, last[code].where, "correct those listed first")
