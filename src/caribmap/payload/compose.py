"""From a dossier and what was derived from it to the payload of its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from caribmap.cartography.tiles import find_tile_service
from caribmap.check.proof import QuoteSpan
from caribmap.derive.cuts import Cut, derive_cut
from caribmap.derive.records import Derivation, Derived
from caribmap.derive.times import TimeBounds
from caribmap.dossier import nouns
from caribmap.dossier.dossier import CoastPatch, Dossier
from caribmap.dossier.nouns import Discrepancy, Event, Geocoding, Place, Quote, Reference, Source, Text
from caribmap.dossier.settings import Edition, Layer, StoryStep, View, Worldview
from caribmap.payload import types
from caribmap.payload.mentions import summarize_mentions
from caribmap.runtime.shipped import read_basemap
from caribmap.version import __version__

if TYPE_CHECKING:
    from babel import Locale

EMPTY: dict[str, Any] = {}
"""The aliases and authorities of most places, one object for all."""


def payload_of(dossier: Dossier, spans: Mapping[str, QuoteSpan], derived: Derived) -> types.Payload:
    """The page's data. Quotes carry the file's own characters; records keep the dossier's order."""
    settings = dossier.settings
    texts = {source.id: source.text for source in dossier.sources}
    geocoding, time = _Once(_geocoding), _Once(_time)
    return {
        "format": 2,
        "generator": f"caribmap {__version__}",
        "title": dict(settings.title),
        "subtitle": _text(settings.subtitle),
        "url": settings.url,
        "languages": list(settings.languages),
        "edition": _edition(settings.edition),
        "layers": [_layer(layer) for layer in settings.layers],
        "views": [_view(view) for view in settings.views],
        "worldviews": [_worldview(worldview) for worldview in settings.worldviews],
        "story": [_story_step(step) for step in settings.story],
        "origins": [{"id": origin.id, "name": dict(origin.name)} for origin in settings.origins],
        "places": [_place(place, geocoding(place.geocoding), derived) for place in dossier.places],
        "quotes": [
            _quote(quote, spans[quote.id], texts[quote.source], time(derived.quote_times[quote.id]))
            for quote in dossier.quotes
        ],
        "sources": [_source(source, derived.quoted_shares[source.id]) for source in dossier.sources],
        "events": [_event(event, derived.event_times[event.id]) for event in dossier.events],
        "discrepancies": [_discrepancy(discrepancy) for discrepancy in dossier.discrepancies],
        "mentions": summarize_mentions(derived.ledger),
        "coast": _coast(dossier.coast),
        "country_labels": _country_labels(dossier),
        "tiles": _tiles(settings.tiles),
        "credits": _text(settings.credits),
        "columns": None,
    }


def _as_dict(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """The mapping itself where it is a dictionary: of a million places, copies would fill the memory."""
    return mapping if type(mapping) is dict else dict(mapping)


class _Once:
    """A conversion that is made once for each object: records that share one share what becomes of it."""

    def __init__(self, convert: Callable[[Any], Any]) -> None:
        self._convert = convert
        self._converted: dict[int, Any] = {}

    def __call__(self, record: Any) -> Any:
        name = id(record)
        if name not in self._converted:
            self._converted[name] = self._convert(record)
        return self._converted[name]


def _place(place: Place, geocoding: types.PayloadGeocoding, derived: Derived) -> types.PayloadPlace:
    anchor = derived.anchors[place.id]
    geometry = derived.geometries[place.id]
    return {
        "id": place.id,
        "names": _as_dict(place.names),
        "aliases": {tag: list(names) for tag, names in place.aliases.items()} if place.aliases else EMPTY,
        "kind": place.kind,
        "layer": place.layer,
        "role": place.role,
        "geometry": _as_dict(geometry) if geometry else None,
        "anchor": list(anchor) if anchor else None,
        "geocoding": geocoding,
        "not_stated": place.not_stated,
        "derivation": _derivation(derived.derivations.get(place.id)),
        "authority": _as_dict(place.authority) if place.authority else EMPTY,
        "lead": place.lead,
    }


def _geocoding(geocoding: Geocoding) -> types.PayloadGeocoding:
    return {
        "method": geocoding.method,
        "basis": geocoding.basis,
        "precision_m": geocoding.precision_m,
        "note": _text(geocoding.note),
    }


def _quote(quote: Quote, span: QuoteSpan, text: str, time: types.TimeBounds | None) -> types.PayloadQuote:
    return {
        "id": quote.id,
        "source": quote.source,
        "exact": span.exact,
        "start": span.start,
        "end": span.end,
        "cut": _cut(derive_cut(text, span.start, span.end)),
        "places": list(quote.places),
        "speaker": _text(quote.speaker),
        "origin": quote.origin,
        "date": quote.date,
        "date_inferred": _inferred(quote.date_inferred),
        "time": time,
        "modality": quote.modality,
        "of": _text(quote.of),
        "translations": _text(quote.translations),
        "note": _text(quote.note),
    }


@cache
def _cut(cut: Cut) -> types.Cut:
    return {"before": cut.before, "after": cut.after}


def _source(source: Source, share: float) -> types.PayloadSource:
    return {
        "id": source.id,
        "file": source.file,
        "sha256": source.sha256,
        "language": source.language,
        "short": source.short,
        "title": source.title,
        "publisher": source.publisher,
        "author": source.author,
        "published": source.published,
        "url": source.url,
        "about": _text(source.about),
        "inferred": {
            key: {"value": found.value, "reason": dict(found.reason)}
            for key, found in source.inferred.items()
        },
        "chars": len(source.text),
        "quoted_share": round(share, 4),
    }


def _event(event: Event, time: TimeBounds | None) -> types.PayloadEvent:
    return {
        "id": event.id,
        "title": dict(event.title),
        "when": event.when,
        "when_inferred": _inferred(event.when_inferred),
        "time": _time(time),
        "quotes": list(event.quotes),
        "places": list(event.places),
    }


def _discrepancy(discrepancy: Discrepancy) -> types.PayloadDiscrepancy:
    return {
        "id": discrepancy.id,
        "question": dict(discrepancy.question),
        "kind": discrepancy.kind,
        "weight": discrepancy.weight,
        "answers": [
            {"value": dict(answer.value), "quotes": list(answer.quotes)} for answer in discrepancy.answers
        ],
        "references": _references(discrepancy.references),
        "note": _text(discrepancy.note),
    }


def _edition(edition: Edition) -> types.PayloadEdition:
    return {
        "version": edition.version,
        "as_of": edition.as_of,
        "byline": edition.byline,
        "desk": edition.desk,
        "contact": edition.contact,
        "imprint": edition.imprint,
        "privacy": edition.privacy,
        "corrections": [
            {"date": change.date, "text": dict(change.text), "places": list(change.places)}
            for change in edition.corrections
        ],
        "signed_off": edition.signed_off,
    }


def _layer(layer: Layer) -> types.PayloadLayer:
    color: types.Color = {"light": layer.color_light, "dark": layer.color_dark}
    return {"id": layer.id, "name": dict(layer.name), "color": color, "on": layer.on}


def _view(view: View) -> types.PayloadView:
    return {
        "id": view.id,
        "name": dict(view.name),
        "caption": _text(view.caption),
        "bounds": list(view.bounds),
        "portrait": _list(view.portrait),
        "layers": _list(view.layers),
    }


def _worldview(worldview: Worldview) -> types.PayloadWorldview:
    return {
        "id": worldview.id,
        "name": dict(worldview.name),
        "note": _text(worldview.note),
        "shows": list(worldview.shows),
        "hides": list(worldview.hides),
        "quotes": list(worldview.quotes),
        "references": _references(worldview.references),
    }


def _story_step(step: StoryStep) -> types.PayloadStoryStep:
    return {
        "title": dict(step.title),
        "text": dict(step.text),
        "view": step.view,
        "layers": _list(step.layers),
        "place": step.place,
        "world": step.world,
        "begin": step.begin,
        "end": step.end,
    }


def _coast(coast: CoastPatch | None) -> types.PayloadCoast | None:
    if coast is None:
        return None
    return {
        "bounds": list(coast.bounds),
        "land": [{"geometry": dict(land.geometry)} for land in coast.land],
        "provenance": dict(coast.provenance),
    }


def _tiles(name: str | None) -> types.PayloadTiles | None:
    service = find_tile_service(name) if name else None
    if service is None:
        return None
    return {
        "name": service.name,
        "url": service.url,
        "attribution": service.attribution,
        "max_zoom": service.max_zoom,
        "subdomains": list(service.subdomains),
    }


def _country_labels(dossier: Dossier) -> list[types.CountryLabel]:
    """The basemap's countries that no place of the dossier stands for, named by CLDR in its languages."""
    own = {place.authority.get("iso3166") for place in dossier.places}
    locales = _locales(dossier.settings.languages)
    return [
        {"iso": label["iso"], "names": names, "lng": label["lng"], "lat": label["lat"], "rank": label["rank"]}
        for label in read_basemap()["labels"]
        if label["iso"] not in own and (names := _country_names(label["iso"], locales))
    ]


def _locales(languages: Iterable[str]) -> dict[str, Locale]:
    from babel import Locale, UnknownLocaleError  # only here: it reads its tables when imported

    locales = {}
    for tag in languages:
        try:
            locales[tag] = Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue  # a language without CLDR names: its readers see the first language's
    return locales


def _country_names(iso: str, locales: Mapping[str, Locale]) -> types.Text:
    return {tag: locale.territories[iso] for tag, locale in locales.items() if iso in locale.territories}


def _references(references: tuple[Reference, ...]) -> list[types.PayloadReference]:
    return [
        {"title": dict(found.title), "published": found.published, "url": found.url} for found in references
    ]


def _derivation(derivation: Derivation | None) -> types.Derivation | None:
    if derivation is None:
        return None
    return {
        "recipe": derivation.recipe,
        "quote": derivation.quote,
        "number": derivation.number,
        "start": derivation.start,
        "end": derivation.end,
        "distance_m": derivation.distance_m,
        "tolerance_m": derivation.tolerance_m,
        "direction_deg": derivation.direction_deg,
        "tolerance_deg": derivation.tolerance_deg,
        "reference": derivation.reference,
        "facing": derivation.facing,
        "assumption": _text(derivation.assumption),
        "measurements": [
            {"name": _text(found.name), "distance_m": found.distance_m} for found in derivation.measurements
        ],
        "center_line": dict(derivation.center_line) if derivation.center_line else None,
    }


def _time(time: TimeBounds | None) -> types.TimeBounds | None:
    if time is None:
        return None
    return {
        "earliest": time.earliest,
        "latest": time.latest,
        "basis": time.basis,
        "approximate": time.approximate,
        "uncertain": time.uncertain,
    }


def _inferred(inferred: nouns.Inferred | None) -> types.Inferred | None:
    return {"value": inferred.value, "reason": dict(inferred.reason)} if inferred else None


def _text(text: Text | None) -> types.Text | None:
    return _as_dict(text) if text else None


def _list(values: tuple[Any, ...] | None) -> list[Any] | None:
    return None if values is None else list(values)
