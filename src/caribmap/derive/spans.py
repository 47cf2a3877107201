"""Span rulings: single occurrences of a wording that mean something else than the wording usually does."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from caribmap.derive.lexicon import Reading
from caribmap.derive.scan import Hit
from caribmap.dossier.nouns import Source, SpanRuling, TermRuling
from caribmap.faults import Fault
from caribmap.text.occurrences import find_all


def apply_spans(
    source: Source, hits: Sequence[Hit], rulings: Sequence[SpanRuling], faults: list[Fault]
) -> list[Hit]:
    """The hits with the rulings of this source on them.

    A ruling falls on the hit that its span touches; the hit keeps its extent. Where it touches none, or
    several, the span itself becomes the hit.
    """
    occurrences = find_all(source.text, {ruling.text for ruling in rulings})
    ruled: dict[tuple[int, int], SpanRuling] = {}
    starts, ends = [hit.start for hit in hits], [hit.end for hit in hits]
    replaced: set[int] = set()
    for ruling in rulings:
        offsets = occurrences.get(ruling.text, [])
        if not 1 <= ruling.occurrence <= len(offsets):
            faults.append(_absent(source, ruling, len(offsets)))
            continue
        start = offsets[ruling.occurrence - 1]
        end = start + len(ruling.text)
        touched = range(bisect_right(ends, start), bisect_left(starts, end))
        replaced.update(touched)
        extent = (hits[touched[0]].start, hits[touched[0]].end) if len(touched) == 1 else (start, end)
        first = ruled.setdefault(extent, ruling)
        if first is not ruling:
            faults.append(second_ruling(f"this occurrence of “{ruling.text}”", first, ruling))
    kept = (hit for number, hit in enumerate(hits) if number not in replaced)
    return sorted([*kept, *_hits(ruled.items())], key=lambda hit: hit.start)


def _hits(ruled: Iterable[tuple[tuple[int, int], SpanRuling]]) -> Iterable[Hit]:
    for (start, end), ruling in ruled:
        place_ids = (ruling.place,) if ruling.place and not ruling.ruling else ()
        yield Hit(start, end, Reading(place_ids, ruling.ruling, ruling.reason))


def _absent(source: Source, ruling: SpanRuling, count: int) -> Fault:
    return Fault(
        "M004",
        f"“{ruling.text}” stands {count} times in seeds/{source.file}, found occurrence {ruling.occurrence}",
        ruling.at.where("occurrence"),
        "correct text or occurrence; occurrences count from 1, inside longer words too",
    )


def second_ruling(what: str, first: TermRuling | SpanRuling, second: TermRuling | SpanRuling) -> Fault:
    """The fault of two rulings on the same wording, whether they disagree or repeat each other."""
    agree = (first.place, first.ruling) == (second.place, second.ruling)
    return Fault(
        "K012" if agree else "M003",
        f"{what} is ruled {'already' if agree else 'differently'} above",
        second.at.where("text"),
        "remove one of the two rulings",
    )
