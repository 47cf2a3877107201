"""From a dossier and what was derived from it to the payload of its page: everything is copied.

A key of the payload is copied from the record's attribute of the same name (copying.py). Written out below is
only what has another name in the record, or comes from another record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

from caribmap.cartography.ground import FINE_ZOOM, MAX_ZOOM
from caribmap.cartography.tiles import find_tile_service
from caribmap.check.proof import QuoteSpan
from caribmap.derive.cuts import Cut
from caribmap.derive.records import Derivation, Derived
from caribmap.dossier.dossier import Dossier
from caribmap.dossier.nouns import Place, Quote, Source
from caribmap.dossier.settings import Layer, StoryStep
from caribmap.payload import types
from caribmap.payload.copying import Copier, Target, convert, plain
from caribmap.payload.form import LARGE_FROM
from caribmap.payload.mentions import summarize_mentions
from caribmap.payload.rows import Rows, plain_json
from caribmap.version import __version__

PLACE = Copier(types.PayloadPlace, "geometry", "anchor", "geocoding", "derivation")
FOUND_OF_A_QUOTE = ("exact", "start", "end", "cut", "time")
"""The keys of a quote that check and derive give."""
QUOTE = Copier(types.PayloadQuote, *FOUND_OF_A_QUOTE)
SOURCE = Copier(types.PayloadSource, "chars", "quoted_share")
EVENT = Copier(types.PayloadEvent, "time")
FROM_BASEMAP = "from the base map, not by hand"
"""The method by which an outline was located."""
DERIVATION = Copier(types.Derivation)
CUT = Copier(types.Cut)
STEP = Copier(types.PayloadStoryStep, "show")
LAYER = Copier(types.PayloadLayer, "color")
BASEMAP = Copier(types.PayloadBasemap, "max_zoom", "fine_coast", "contested")


def payload_of(dossier: Dossier, spans: Mapping[str, QuoteSpan], derived: Derived) -> types.Payload:
    """The page's data as plain JSON."""
    return plain_json(compose_payload(dossier, spans, derived))


def compose_payload(dossier: Dossier, spans: Mapping[str, QuoteSpan], derived: Derived) -> types.Payload:
    """The page's data; many places or quotes are `Rows`.

    Quotes carry the file's own characters; records keep the dossier's order.
    """
    settings = dossier.settings
    time = _Once(Copier(types.TimeBounds))
    tiles = find_tile_service(settings.tiles) if settings.tiles else None
    return {
        "format": 2,
        "generator": f"caribmap {__version__}",
        "title": dict(settings.title),
        "subtitle": convert(settings.subtitle, types.Text),
        "url": settings.url,
        "languages": list(settings.languages),
        "edition": convert(settings.edition, types.PayloadEdition),
        "layers": [_layer(layer) for layer in settings.layers],
        "views": convert(settings.views, list[types.PayloadView]),
        "worldviews": convert(settings.worldviews, list[types.PayloadWorldview]),
        "story": [_step(step, derived) for step in settings.story],
        "origins": convert(settings.origins, list[types.PayloadOrigin]),
        "places": _places(dossier.places, derived),
        "quotes": _quotes(dossier.quotes, spans, derived),
        "sources": [_source(source, derived) for source in dossier.sources],
        "events": [EVENT(event, time=time(derived.event_times[event.id])) for event in dossier.events],
        "discrepancies": convert(dossier.discrepancies, list[types.PayloadDiscrepancy]),
        "mentions": summarize_mentions(derived.ledger),
        "coast": convert(derived.coast, types.PayloadCoast),
        "orientation": convert(derived.orientation, list[types.PayloadOrientation]),
        "basemap": BASEMAP(
            settings.basemap,
            max_zoom=FINE_ZOOM if derived.fine_coast else MAX_ZOOM,
            fine_coast=derived.fine_coast,
            contested=[list(box) for box in derived.contested],
        ),
        "tiles": convert(tiles, types.PayloadTiles),
        "credits": convert(settings.credits, types.Text),
        "interface": {language: dict(words) for language, words in settings.interface.items()},
        "survey": None,
        "columns": None,
    }


class _Once:
    """A conversion that is made once for each object: records that share one share what becomes of it."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self._make = make
        self._made: dict[int, Any] = {id(None): None}

    def __call__(self, record: Any) -> Any:
        name = id(record)
        if name not in self._made:
            self._made[name] = self._make(record)
        return self._made[name]


def _places(places: Sequence[Place], derived: Derived) -> Sequence[types.PayloadPlace]:
    names = [place.id for place in places]
    derivations = list(map(derived.derivations.get, names))
    shared = _Once(Copier(types.PayloadGeocoding))
    rows = PLACE.each(
        places,
        geometry=[geometry and plain(geometry) for geometry in map(derived.geometries.__getitem__, names)],
        anchor=[anchor and list(anchor) for anchor in map(derived.anchors.__getitem__, names)],
        geocoding=map(_located, map(shared, map(attrgetter("geocoding"), places)), derivations),
        derivation=[derivation and DERIVATION(derivation) for derivation in derivations],
    )
    return _readable(rows)


def _readable(rows: Rows[Target]) -> Sequence[Target]:
    """The rows as plain JSON, unless there are too many."""
    return rows if len(rows) > LARGE_FROM else list(rows)


def _located(geocoding: types.PayloadGeocoding, derivation: Derivation | None) -> types.PayloadGeocoding:
    """How a place was located, which of an outline says where it is from."""
    if derivation is None or derivation.outline is None:
        return geocoding
    own = f"{geocoding['method']}; " if geocoding["method"] else ""
    return {**geocoding, "method": f"{own}{FROM_BASEMAP}"}


def _quotes(
    quotes: Sequence[Quote], spans: Mapping[str, QuoteSpan], derived: Derived
) -> Sequence[types.PayloadQuote]:
    names = [quote.id for quote in quotes]
    found = [spans[name] for name in names]
    rows = QUOTE.each(
        quotes,
        exact=[span.exact for span in found],
        start=[span.start for span in found],
        end=[span.end for span in found],
        cut=map(_cut, map(derived.cuts.__getitem__, names)),
        time=map(_Once(Copier(types.TimeBounds)), map(derived.quote_times.__getitem__, names)),
    )
    return _readable(rows)


@cache
def _cut(cut: Cut) -> types.Cut:
    return CUT(cut)


def _source(source: Source, derived: Derived) -> types.PayloadSource:
    return SOURCE(source, chars=len(source.text), quoted_share=round(derived.quoted_shares[source.id], 4))


def _step(step: StoryStep, derived: Derived) -> types.PayloadStoryStep:
    """`place` of the first format is one more place of `show`, where it is drawn."""
    older = [step.place] if step.place and derived.geometries[step.place] else []
    return STEP(step, show=list(dict.fromkeys([*step.show, *older])))


def _layer(layer: Layer) -> types.PayloadLayer:
    return LAYER(layer, color={"light": layer.color_light, "dark": layer.color_dark})
