"""Everything that follows from a dossier: drawings, times, cuts, shares, labels, the mention ledger."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from typing import Any

from caribmap.basemap.fine.cells import installed_coast
from caribmap.check.proof import QuoteSpan
from caribmap.check.shares import quoted_shares
from caribmap.derive.cuts import derive_cut
from caribmap.derive.fit import Bearings
from caribmap.derive.ledger import derive_ledger
from caribmap.derive.orientation import derive_orientation
from caribmap.derive.recipes import Lanes, derive_drawing
from caribmap.derive.records import Derived, DrawnCoast
from caribmap.derive.times import derive_time
from caribmap.dossier.dossier import CoastPatch, Dossier
from caribmap.dossier.nouns import SpanRuling, TermRuling
from caribmap.faults import Fault
from caribmap.runtime.kept import contents_of, keep
from caribmap.runtime.progress import Progress, counted, silent


def derive_dossier(
    dossier: Dossier,
    spans: Mapping[str, QuoteSpan],
    progress: Progress = silent,
) -> Derived:
    """Derive all that can be derived; of a faulty dossier, its sound part.

    `spans` are the quotes that check has found in their articles. Where ids repeat, the first record counts.
    """
    faults: list[Fault] = []
    bearings = Bearings(
        places={place.id: place for place in reversed(dossier.places)},
        quotes={quote.id: quote for quote in reversed(dossier.quotes)},
        spans=spans,
        languages={source.id: source.language for source in dossier.sources},
        coast=dossier.coast,
    )
    faults += _coast_faults(dossier.coast)
    lanes: Lanes = Counter()
    drawings = {
        place.id: derive_drawing(place, bearings, lanes, faults)
        for place in counted(dossier.places, "placing", progress)
    }
    texts = {source.id: source.text for source in reversed(dossier.sources)}
    progress("looking for place names", 0, 0)
    ledger = keep("ledger", lambda: _names_and_articles(dossier), lambda: derive_ledger(dossier))
    return Derived(
        geometries={id_: drawing.geometry for id_, drawing in drawings.items()},
        anchors={id_: drawing.anchor for id_, drawing in drawings.items()},
        derivations={id_: drawing.derivation for id_, drawing in drawings.items() if drawing.derivation},
        event_times={event.id: derive_time(event.when, event.when_inferred) for event in dossier.events},
        quote_times={quote.id: derive_time(quote.date, quote.date_inferred) for quote in dossier.quotes},
        quoted_shares=quoted_shares(dossier.sources, ((s.source, s.start, s.end) for s in spans.values())),
        cuts={id_: derive_cut(texts[span.source], span.start, span.end) for id_, span in spans.items()},
        orientation=derive_orientation(
            dossier.places,
            dossier.settings.languages,
            [view.bounds for view in dossier.settings.views],
            dossier.settings.basemap.disputes,
        ),
        coast=_drawn(dossier.coast),
        fine_coast=installed.credit if (installed := installed_coast()) else None,
        ledger=ledger,
        faults=(*faults, *ledger.faults),
    )


def _coast_faults(coast: CoastPatch | None) -> list[Fault]:
    if coast is None:
        return []
    from caribmap.derive.areas import coast_faults

    return list(coast_faults(coast))


def _drawn(coast: CoastPatch | None) -> DrawnCoast | None:
    if coast is None:
        return None
    from caribmap.basemap.fine.patch import packed_patch

    land = [one.geometry for one in coast.land]
    packed = keep("coast", lambda: (coast.bounds, land), lambda: packed_patch(coast.bounds, land))
    return DrawnCoast(coast.bounds, b64encode(packed).decode("ascii"), coast.provenance)


def _names_and_articles(dossier: Dossier) -> list[Any]:
    """All that the ledger depends on, with the positions that its faults name."""
    rulings: tuple[TermRuling | SpanRuling, ...] = (*dossier.term_rulings, *dossier.span_rulings)
    return [
        dossier.settings.languages,
        [contents_of(record) for record in (*dossier.sources, *dossier.places, *rulings)],
        [(ruling.at.where("text"), ruling.at.where("occurrence")) for ruling in rulings],
    ]
