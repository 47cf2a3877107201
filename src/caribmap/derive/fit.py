"""Whether a recipe fits its dossier: numbers stand in quotes, the geometry placed by hand on places.

Every test returns what the recipe needs, or None (False) once it has added a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from caribmap.check.proof import QuoteSpan
from caribmap.derive.anchors import anchor_of
from caribmap.derive.outline_names import outline_hint
from caribmap.dossier.document import Where
from caribmap.dossier.dossier import CoastPatch
from caribmap.dossier.nouns import BearingRecipe, OffshoreRecipe, OutlineRecipe, Place, Quote
from caribmap.faults import Fault
from caribmap.geo import Position, distance_m
from caribmap.text import compass
from caribmap.text.compass import DEGREES, directions_in
from caribmap.text.languages import english_name, primary
from caribmap.text.numbers import Number, numbers_in, reads_number_words

NEAR_M = 1000.0
"""How far a hand's geometry may lie from the place that it should stand on."""
MIN_KM, MAX_OFFSHORE_KM, MAX_WITHIN_KM, MAX_RADIUS_KM = 0.01, 500.0, 1000.0, 20_000.0
MAX_BEARING_KM, MAX_TURN_DEG = 5_000.0, 90.0
FULL_TURN_DEG = 360.0
MIN_LINK_M = 1.0
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
    place: Place,
    recipe: str,
    key: str,
    lengths_km: Sequence[float],
    quote_id: str,
    bearings: Bearings,
    faults: list[Fault],
    tolerance_km: float = 0.0,
) -> Number | None:
    """The number in the quote that gives the length, or the two ends of a range.

    A range gives a single length, too, where that length and its tolerance are the range. None without a
    fault if the quote does not exist.
    """
    found = _wording(quote_id, bearings)
    if found is None:
        return None
    numbers = numbers_in(*found)
    ranged = (lengths_km[0] - tolerance_km, lengths_km[-1] + tolerance_km)
    ends = [lengths_km] if len(lengths_km) > 1 else [lengths_km, ranged]
    if number := next((number for number in numbers if any(_says(number, one) for one in ends)), None):
        return number
    says = ", ".join(map(_shown, numbers)) or "no number"
    lengths = "; ".join(_in_km(number) for number in numbers if number.lengths)
    written = " to ".join(f"{km:g}" for km in lengths_km)
    message = f"place '{place.id}': {written} km do not stand in quote '{quote_id}'"
    hint = "correct the number, or name the quote that states it with its unit"
    if not reads_number_words(found[1]):
        hint += f" in digits: number words are not read in {english_name(found[1])}"
    faults.append(
        Fault(
            "R001",
            f"{message}; {lengths}" if lengths else message,
            _at(place, recipe, key),
            hint,
            (f"the quote says: {says}",),
        )
    )
    return None


def _shown(number: Number) -> str:
    return f"“{number.surface}”" + (" (a rate, no distance)" if number.is_rate else "")


def quotes_named(places: Iterable[Place], bearings: Bearings) -> tuple[Any, ...]:
    """The wording and language of each quote that a recipe names: all that a drawing takes from quotes."""
    names = (getattr(place.recipe, "quote", None) for place in places if place.recipe)
    return tuple((name, _wording(name, bearings)) for name in names if name is not None)


def _wording(quote_id: str, bearings: Bearings) -> tuple[str, str] | None:
    """A quote's characters and the language they are in."""
    quote = bearings.quotes.get(quote_id)
    if quote is None:
        return None
    span = bearings.spans.get(quote_id)
    return span.exact if span else quote.exact, bearings.languages.get(quote.source, "")


def _says(number: Number, lengths_km: Sequence[float]) -> bool:
    """Whether a number of a quote is these lengths, as far as its wording's precision tells."""

    def is_same(km: float, end: tuple[float, float]) -> bool:
        return abs(km * 1000 - end[0]) <= max(end[1], SAME * end[0])

    if len(lengths_km) == 1:
        return any(is_same(lengths_km[0], end) for end in number.lengths)
    return len(number.lengths) == len(lengths_km) and all(map(is_same, lengths_km, number.lengths))


def _in_km(number: Number) -> str:
    """A length of a quote in kilometres, and what may be written for it."""
    ends = " to ".join(f"{metres / 1000:.7g}" for metres, _ in number.lengths)
    rooms = " and ".join(
        f"{(metres - slack_m) / 1000:.4g} to {(metres + slack_m) / 1000:.4g}"
        for metres, slack_m in number.lengths
        if slack_m
    )
    return f"“{number.surface}” is {ends} km" + (f", accepted from {rooms}" if rooms else "")


def quoted_direction(
    place: Place, recipe: BearingRecipe, bearings: Bearings, faults: list[Fault]
) -> float | None:
    """The recipe's direction in degrees, where the quote says it, or is in a language that is not read."""
    found = _wording(recipe.quote, bearings)
    if found is None:
        return None
    direction = recipe.direction
    degrees = DEGREES.get(direction) if isinstance(direction, str) else direction
    if degrees is None or not 0 <= degrees <= FULL_TURN_DEG:
        known = ", ".join(DEGREES)
        message = f"place '{place.id}': direction is {direction}; expected degrees from 0 to 360 or {known}"
        faults.append(
            Fault("R002", message, _at(place, "bearing", "direction"), "write for example NW or 315")
        )
        return None
    directions = directions_in(*found)
    if any(named.degrees == degrees % FULL_TURN_DEG for named in directions):
        return degrees
    if any(number.value == degrees and number.metres is None for number in numbers_in(*found)):
        return degrees
    if not directions and primary(found[1]) not in compass.LANGUAGES:
        return degrees
    points = {azimuth: point for point, azimuth in DEGREES.items()}
    says = ", ".join(f"“{named.surface}” ({points[named.degrees]})" for named in directions) or "no direction"
    faults.append(
        Fault(
            "R007",
            f"place '{place.id}': direction {direction} does not stand in quote '{recipe.quote}'",
            _at(place, "bearing", "direction"),
            "correct the direction, or name the quote that states it",
            (f"the quote says: {says}",),
        )
    )
    return None


def in_range(
    place: Place, recipe: str, limits: Mapping[str, tuple[float, float]], faults: list[Fault]
) -> bool:
    """Whether every number of `limits` (key: value and most, in km or degrees) can be drawn."""
    odd = {key: limit for key, limit in limits.items() if not MIN_KM <= limit[0] <= limit[1]}
    for key, (value, most) in odd.items():
        faults.append(
            Fault(
                "R002",
                f"place '{place.id}': {key} is {value:g}; expected {MIN_KM:g} to {most:g}",
                _at(place, recipe, key),
                f"give {key} in {'degrees' if key.endswith('_deg') else 'kilometres'}",
            )
        )
    return not odd


def is_rising(place: Place, radii_km: Sequence[float], faults: list[Fault]) -> bool:
    """Whether of two radii the first is the smaller."""
    if len(radii_km) < 2 or radii_km[0] < radii_km[1]:
        return True
    message = f"place '{place.id}': radius_km runs from {radii_km[0]:g} to {radii_km[1]:g}"
    faults.append(Fault("R002", message, _at(place, "ring", "radius_km"), "write the smaller radius first"))
    return False


def hand_point(place: Place, recipe: str, faults: list[Fault]) -> Position | None:
    if place.geometry and place.geometry["type"] == "Point":
        return anchor_of(place.geometry)
    faults.append(_misplaced(place, f"a recipe '{recipe}' needs a Point", "place a point by hand"))
    return None


def hand_ends(place: Place, faults: list[Fault]) -> tuple[Position, Position] | None:
    """First and last position of the line drawn by hand."""
    if place.geometry and place.geometry["type"] in ("LineString", "MultiLineString"):
        lines = place.geometry["coordinates"]
        if place.geometry["type"] == "LineString":
            lines = [lines]
        (lng, lat, *_), (end_lng, end_lat, *_) = lines[0][0], lines[-1][-1]
        return (lng, lat), (end_lng, end_lat)
    faults.append(_misplaced(place, "a link needs a LineString", "draw a line from place to place"))
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


def is_long(place: Place, stops: Sequence[Position], faults: list[Fault]) -> bool:
    """Whether the stops of a link lie apart, so that there is a line to draw."""
    if any(distance_m(stops[0], stop) >= MIN_LINK_M for stop in stops):
        return True
    message = f"place '{place.id}': the link has no length: it ends where it begins"
    faults.append(Fault("R002", message, _at(place, "link", "to"), "name a place that lies elsewhere"))
    return False


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
        place, f"the point placed by hand is {outside_m:,.0f} m outside the band", "move it into the band"
    )


def outside_sector(place: Place, away_m: float, degrees: float) -> Fault:
    return _misplaced(
        place,
        f"the placed point is {away_m / 1000:.1f} km away in direction {degrees:.0f}°, outside the sector",
        "move it into the sector",
    )


def _misplaced(place: Place, what: str, hint: str) -> Fault:
    return Fault("R005", f"place '{place.id}': {what}", place.at.where("geometry"), hint)


def _at(place: Place, recipe: str, key: str) -> Where:
    return place.at.where("properties", "recipe", recipe, key)


def no_outline(place: Place, recipe: OutlineRecipe) -> Fault:
    message = f"the base map has no {recipe.kind} '{recipe.name}' for place '{place.id}'"
    hint = outline_hint(recipe.kind, recipe.name)
    return Fault("R008", message, place.at.where("properties", "recipe", "outline", recipe.kind), hint)
