"""Everything that follows from a dossier: drawings, times, cuts, shares, labels, the mention ledger."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from caribmap.basemap.fine.cells import installed_coast
from caribmap.check.by_article import quotes_by_id, quotes_by_source
from caribmap.check.proof import QuoteSpan, spans_by_source
from caribmap.check.shares import quoted_shares
from caribmap.derive.contested import derive_contested
from caribmap.derive.cuts import Cut, derive_cut
from caribmap.derive.fit import Bearings, quotes_named
from caribmap.derive.ledger import derive_ledger
from caribmap.derive.orientation import derive_orientation
from caribmap.derive.recipes import Lanes, derive_drawing
from caribmap.derive.records import Derived, Drawing, DrawnCoast
from caribmap.derive.times import TimeBounds, derive_time
from caribmap.dossier.dossier import CoastPatch, Dossier
from caribmap.dossier.nouns import Quote
from caribmap.faults import Fault
from caribmap.runtime.kept import is_keeping, keep, merged, of_each, unless_changed
from caribmap.runtime.progress import Progress, counted, silent


def derive_dossier(
    dossier: Dossier,
    spans: Mapping[str, QuoteSpan],
    progress: Progress = silent,
) -> Derived:
    """Derive all that can be derived; of a faulty dossier, its sound part.

    `spans` are the quotes that check has found in their articles. Where ids repeat, the first record counts.
    """
    bearings = Bearings(
        places={place.id: place for place in reversed(dossier.places)},
        quotes=quotes_by_id(dossier.quotes),
        spans=spans,
        languages={source.id: source.language for source in dossier.sources},
        coast=dossier.coast,
    )
    drawings, faults = unless_changed(
        "drawings",
        (dossier.places, dossier.coast, quotes_named(dossier.places, bearings)),
        lambda: _drawings(dossier, bearings, progress),
    )
    if not is_keeping():
        _forget_texts(dossier)
    progress("looking for place names", 0, 0)
    ledger = derive_ledger(dossier)
    settings = dossier.settings
    return Derived(
        geometries={id_: drawing.geometry for id_, drawing in drawings.items()},
        anchors={id_: drawing.anchor for id_, drawing in drawings.items()},
        derivations={id_: drawing.derivation for id_, drawing in drawings.items() if drawing.derivation},
        event_times={event.id: derive_time(event.when, event.when_inferred) for event in dossier.events},
        quote_times=merged("quote times", of_each("times", quotes_by_source(dossier.quotes), _times)),
        quoted_shares=quoted_shares(dossier.sources, spans),
        cuts=_cuts(dossier, spans),
        orientation=unless_changed(
            "orientation",
            (dossier.places, settings),
            lambda: derive_orientation(
                dossier.places,
                settings.languages,
                [view.bounds for view in settings.views],
                settings.basemap.disputes,
            ),
        ),
        contested=unless_changed(
            "contested land", (dossier.places,), lambda: derive_contested(dossier.places)
        ),
        coast=_drawn(dossier.coast),
        fine_coast=installed.credit if (installed := installed_coast()) else None,
        ledger=ledger,
        faults=(*faults, *ledger.faults),
    )


def _forget_texts(dossier: Dossier) -> None:
    """Give back the text of the two largest files, in which nothing is located from here on."""
    for at in (*(place.at for place in dossier.places[:1]), *(quote.at for quote in dossier.quotes[:1])):
        at.document.forget()


def _times(quotes: Sequence[Quote]) -> dict[str, TimeBounds | None]:
    stated = {date: derive_time(date, None) for date in {quote.date for quote in quotes}}
    return {
        quote.id: derive_time(quote.date, quote.date_inferred) if quote.date_inferred else stated[quote.date]
        for quote in quotes
    }


def _cuts(dossier: Dossier, spans: Mapping[str, QuoteSpan]) -> dict[str, Cut]:
    texts = {source.id: source.text for source in reversed(dossier.sources)}

    def cuts_in(source: str, its_spans: tuple[QuoteSpan, ...]) -> dict[str, Cut]:
        inputs = (texts[source], its_spans)
        return unless_changed("cuts", inputs, partial(_cuts_in, *inputs), of=source)

    return merged(
        "all cuts", {source: cuts_in(source, own) for source, own in spans_by_source(spans).items()}
    )


def _cuts_in(text: str, spans: Iterable[QuoteSpan]) -> dict[str, Cut]:
    return {span.quote: derive_cut(text, span.start, span.end) for span in spans}


def _drawings(
    dossier: Dossier, bearings: Bearings, progress: Progress
) -> tuple[dict[str, Drawing], tuple[Fault, ...]]:
    faults = _coast_faults(dossier.coast)
    lanes: Lanes = Counter()
    places = counted(dossier.places, "placing", progress)
    return {place.id: derive_drawing(place, bearings, lanes, faults) for place in places}, tuple(faults)


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
