"""Checks of places: kind, geometry against geocoding, evidence, and positions that look swapped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from caribmap.cartography.kinds import KINDS
from caribmap.check.by_article import place_in_file, quotes_by_source
from caribmap.check.context import Context
from caribmap.dossier.nouns import OutlineRecipe, Place, Quote
from caribmap.dossier.settings import Bounds, View
from caribmap.faults import Fault
from caribmap.runtime.kept import of_each
from caribmap.text.suggest import did_you_mean


def check_places(context: Context) -> Iterator[Fault]:
    for place in context.dossier.places:
        if place.kind not in KINDS:
            suggestion = did_you_mean(place.kind, KINDS)
            hint = f"did you mean '{suggestion}'?" if suggestion else f"use one of {', '.join(KINDS)}"
            message = f"kind '{place.kind}' of place '{place.id}' is unknown"
            yield Fault("P014", message, place.at.where("properties", "kind"), hint)
        yield from _check_position_stated(place)


def _check_position_stated(place: Place) -> Iterator[Fault]:
    where = place.at.where
    is_taken = isinstance(place.recipe, OutlineRecipe)
    is_unplaced = place.geometry is None and not is_taken
    if is_taken and place.geometry is not None:
        message = f"place '{place.id}' has a geometry, and its recipe takes an outline from the base map"
        hint = "set the geometry to null, or remove the recipe"
        yield Fault("R009", message, where("geometry"), hint)
    elif is_unplaced and place.not_stated is None:
        message = f"place '{place.id}' has no geometry, but not_stated is missing"
        hint = 'add "not_stated": "region-only" or "no-place"'
        yield Fault("P007", message, where("geometry"), hint)
    elif not is_unplaced and place.not_stated is not None:
        message = f"place '{place.id}' has a geometry, but not_stated is '{place.not_stated}'"
        hint = "remove not_stated, or set the geometry to null"
        yield Fault("P008", message, where("properties", "not_stated"), hint)
    elif is_unplaced != (place.geocoding.basis == "not-stated"):
        has = "no geometry" if is_unplaced else "a geometry"
        message = f"place '{place.id}' has {has}, but its basis is '{place.geocoding.basis}'"
        hint = "basis 'not-stated' belongs to a null geometry, and only there"
        yield Fault("P008", message, where("properties", "geocoding", "basis"), hint)


def check_evidence(context: Context) -> Iterator[Fault]:
    """Every place has a quote, every quote is used, and a place's lead quote is one of its quotes."""
    dossier = context.dossier
    by_source = quotes_by_source(dossier.quotes)
    quoted = frozenset[str]().union(*of_each("places named", by_source, _places_named).values())
    all_known = context.is_whole("quote") and all(context.knows("place", name) for name in quoted)
    for place in dossier.places:
        if all_known and place.id not in quoted:
            message = f"place '{place.id}' has no quote"
            yield Fault(
                "P009", message, place.at.where("id"), "add a quote that names it, or leave the place out"
            )
        lead = context.quotes.get(place.lead) if all_known and place.lead is not None else None
        if lead is not None and place.id not in lead.places:
            message = f"lead quote '{place.lead}' of place '{place.id}' does not list the place"
            hint = f"add '{place.id}' to the quote's places, or choose another lead"
            yield Fault("P011", message, place.at.where("properties", "lead"), hint)
    without = [quote for own in of_each("no place", by_source, _without_place).values() for quote in own]
    used = _used_quotes(context) if without else set()
    for quote in sorted(without, key=place_in_file):
        if quote.id not in used:
            message = f"quote '{quote.id}' is used by no place, event, discrepancy or border view"
            yield Fault("Q010", message, quote.at.where("places"), "list its places, or remove the quote")


def _places_named(quotes: Sequence[Quote]) -> frozenset[str]:
    return frozenset(name for quote in quotes for name in quote.places)


def _without_place(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    return tuple(quote for quote in quotes if not quote.places)


def _used_quotes(context: Context) -> set[str]:
    dossier = context.dossier
    used = {name for event in dossier.events for name in event.quotes}
    used |= {
        name
        for discrepancy in dossier.discrepancies
        for answer in discrepancy.answers
        for name in answer.quotes
    }
    return used | {name for worldview in dossier.settings.worldviews for name in worldview.quotes}


def check_swapped_positions(context: Context) -> Iterator[Fault]:
    """Warn of a point outside every view of its layer that would be inside one with its numbers swapped."""
    views: dict[str, list[Bounds]] = {
        layer.id: [
            bounds for view in context.dossier.settings.views for bounds in _bounds_for(view, layer.id)
        ]
        for layer in context.dossier.settings.layers
    }
    for place in context.dossier.places:
        if place.geometry is None or place.geometry["type"] != "Point":
            continue
        lng, lat = place.geometry["coordinates"]
        shown_in = views.get(place.layer, [])
        if not _is_inside(shown_in, lng, lat) and _is_inside(shown_in, lat, lng):
            message = f"place '{place.id}' at [{lng}, {lat}] is outside every view; swapped it is inside one"
            hint = f"longitude comes first: did you mean [{lat}, {lng}]?"
            yield Fault("P010", message, place.at.where("geometry", "coordinates"), hint)


def _bounds_for(view: View, layer: str) -> Iterator[Bounds]:
    if view.layers is None or layer in view.layers:
        yield view.bounds


def _is_inside(some: list[Bounds], lng: float, lat: float) -> bool:
    for west, south, east, north in some:
        in_width = west <= lng <= east if west <= east else lng >= west or lng <= east
        if in_width and south <= lat <= north:
            return True
    return False
