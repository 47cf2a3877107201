"""Whether a recipe fits its dossier: numbers stand in quotes, the hand's geometry on places.

Every test returns what the recipe needs, or None (False) once it has added a fault.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from caribmap.check.proof import QuoteSpan
from caribmap.derive.anchors import anchor_of
from caribmap.dossier.document import Where
from caribmap.dossier.dossier import CoastPatch
from caribmap.dossier.nouns import OffshoreRecipe, Place, Quote
from caribmap.faults import Fault
from caribmap.geo import Position, distance_m
from caribmap.text.numbers import Number, numbers_in

NEAR_M = 1000.0
"""How far a hand's geometry may lie from the place that it should stand on."""
MIN_KM, MAX_OFFSHORE_KM, MAX_WITHIN_KM, MAX_RADIUS_KM = 0.01, 500.0, 1000.0, 20_000.0
SAME = 1e-6
"""Relative difference up to which a quote's number and a recipe's are the same."""


@dataclass(frozen=True, slots=True)
class Bearings:
    """What recipes refer to."""

    places: Mapping[str, Place]
    quotes: Mapping[str, Quote]
    spans: Mapping[str, QuoteSpan]
    languages: Mapping[str, str]
    coast: CoastPatch | None


def quoted_number(
    place: Place, recipe: str, key: str, km: float, quote_id: str, bearings: Bearings, faults: list[Fault]
) -> Number | None:
    """The number in the quote that gives `km`. None without a fault if the quote does not exist."""
    quote = bearings.quotes.get(quote_id)
    if quote is None:
        return None
    span = bearings.spans.get(quote_id)
    exact = span.exact if span else quote.exact
    numbers = numbers_in(exact, bearings.languages.get(quote.source, ""))
    for number in numbers:
        if number.metres is not None and math.isclose(number.metres, km * 1000, rel_tol=SAME):
            return number
    says = ", ".join(f"“{number.surface}”" for number in numbers) or "no number"
    faults.append(
        Fault(
            "R001",
            f"place '{place.id}': {km:g} km do not stand in quote '{quote_id}'",
            _at(place, recipe, key),
            "correct the number, or name the quote that states it with its unit",
            (f"the quote says: {says}",),
        )
    )
    return None


def in_range(
    place: Place, recipe: str, limits: Mapping[str, tuple[float, float]], faults: list[Fault]
) -> bool:
    """Whether every number of `limits` (key: value and most, in km) can be drawn."""
    odd = {key: limit for key, limit in limits.items() if not MIN_KM <= limit[0] <= limit[1]}
    for key, (km, most) in odd.items():
        faults.append(
            Fault(
                "R002",
                f"place '{place.id}': {key} is {km:g}; expected {MIN_KM:g} to {most:g}",
                _at(place, recipe, key),
                f"give {key} in kilometres",
            )
        )
    return not odd


def hand_point(place: Place, recipe: str, faults: list[Fault]) -> Position | None:
    if place.geometry and place.geometry["type"] == "Point":
        return anchor_of(place.geometry)
    faults.append(_misplaced(place, f"a recipe '{recipe}' needs the hand's Point", "place a point by hand"))
    return None


def hand_ends(place: Place, faults: list[Fault]) -> tuple[Position, Position] | None:
    """First and last position of the hand's line."""
    if place.geometry and place.geometry["type"] in ("LineString", "MultiLineString"):
        lines = place.geometry["coordinates"]
        if place.geometry["type"] == "LineString":
            lines = [lines]
        (lng, lat, *_), (end_lng, end_lat, *_) = lines[0][0], lines[-1][-1]
        return (lng, lat), (end_lng, end_lat)
    faults.append(_misplaced(place, "a link needs the hand's LineString", "draw a line from place to place"))
    return None


def position_of(place: Place, stop: Place, recipe: str, key: str, faults: list[Fault]) -> Position | None:
    """Where the place stands that `place` refers to under `key` of its recipe."""
    at = anchor_of(stop.geometry)
    if at is None:
        faults.append(
            Fault(
                "R006",
                f"place '{place.id}': '{stop.id}' has no position",
                _at(place, recipe, key),
                f"give '{stop.id}' a geometry, or name another place",
            )
        )
    return at


def stands_on(place: Place, hand: Position, stop: str, at: Position, faults: list[Fault]) -> bool:
    """Whether a position of the hand is that of the place it should stand on."""
    away_m = distance_m(hand, at)
    if away_m > NEAR_M:
        faults.append(
            _misplaced(
                place,
                f"{hand[0]:.4f}, {hand[1]:.4f} is {away_m / 1000:.1f} km from '{stop}'",
                f"move it to {at[0]:.4f}, {at[1]:.4f}",
            )
        )
    return away_m <= NEAR_M


def no_coast(place: Place, recipe: OffshoreRecipe) -> Fault:
    return Fault(
        "R003",
        f"place '{place.id}': '{recipe.coast}' has no coastline, or '{recipe.facing}' no land",
        _at(place, "offshore", "coast"),
        "add their land to geodata/coast.geojson, or give the coast a line or an area",
    )


def no_band(place: Place, recipe: OffshoreRecipe) -> Fault:
    return Fault(
        "R004",
        f"place '{place.id}': no sea {recipe.distance_km:g} km off '{recipe.coast}' faces '{recipe.facing}' "
        f"within {recipe.within_km:g} km",
        _at(place, "offshore", "within_km"),
        "raise within_km, or extend the coast patch",
    )


def outside_band(place: Place, outside_m: float) -> Fault:
    return _misplaced(
        place, f"the hand's point lies {outside_m:,.0f} m outside its band", "move it into the band"
    )


def _misplaced(place: Place, what: str, hint: str) -> Fault:
    return Fault("R005", f"place '{place.id}': {what}", place.at.where("geometry"), hint)


def _at(place: Place, recipe: str, key: str) -> Where:
    return place.at.where("properties", "recipe", recipe, key)
