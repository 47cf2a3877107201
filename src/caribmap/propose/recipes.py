"""A recipe from a number that stands in a quote, and the geometry that it would draw."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from caribmap.check.proof import QuoteSpan
from caribmap.derive.anchors import anchor_of
from caribmap.derive.bearing import point_towards
from caribmap.derive.fit import Bearings
from caribmap.derive.recipes import derive_drawing
from caribmap.dossier.document import At
from caribmap.dossier.dossier import Dossier
from caribmap.dossier.nouns import Geocoding, Place
from caribmap.faults import Fault
from caribmap.load.findings import Findings
from caribmap.load.places import read_drawn
from caribmap.load.schema_places import Recipe as RecipeSchema
from caribmap.load.validation import validate
from caribmap.text.compass import directions_in
from caribmap.text.numbers import Number, numbers_in

KM = 1000
TOLERANCE = 0.05
"""Share of a distance that is proposed as its tolerance, where the quote names no range."""
LEAST_TOLERANCE_KM = 0.5
TOLERANCE_DEG = 22.5
REACH = 2.0
"""How many times the distance a band may lie from the land that it faces, as proposed."""
PROPOSED = "proposed"
KINDS = ("ring", "bearing", "offshore", "link", "outline")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A recipe as `recipe` of a place has it, and the point or line to be placed with it, longitude first."""

    recipe: Mapping[str, Any]
    point: tuple[float, float] | None
    geometry: Mapping[str, Any] | None


def recipe_for(dossier: Dossier, spans: Mapping[str, QuoteSpan], asked: Mapping[str, Any]) -> Proposed:
    """The recipe that is asked for by `quote`, `number`, `kind`, `place`; and `to`, or `facing` and `point`.

    An outline needs `outline` only, such as "country:FJ". Tolerances, `within_km` and `direction` may be
    given in place of what would be proposed.
    `number` is the index of a length among the quote's, or its span in the article. Raises LookupError for
    what is not there, ValueError for what cannot be.
    """
    kind, place_id = str(asked["kind"]), str(asked.get("place"))
    if kind not in KINDS:
        raise ValueError(f"'kind' is one of {', '.join(KINDS)}")
    if kind == "outline":
        what, _, name = str(asked.get("outline")).partition(":")
        return Proposed({"outline": {what: name}}, None, None)
    at = _position(dossier, place_id)
    if kind == "link":
        target = str(asked.get("to"))
        line = {"type": "LineString", "coordinates": [list(at), list(_position(dossier, target))]}
        return Proposed({"link": {"from": place_id, "to": target}}, None, line)
    quote = str(asked["quote"])
    span = spans.get(quote)
    if span is None:
        raise LookupError(f"there is no proven quote '{quote}'")
    language = next((one.language for one in dossier.sources if one.id == span.source), "en")
    number = _length(span, language, asked.get("number", 0))
    low, high = (metres / KM for metres in (number.metres or 0, number.upper_metres or number.metres or 0))
    if kind == "ring":
        radius: Any = _rounded(low) if low == high else [_rounded(low), _rounded(high)]
        return _point({"ring": {"radius_km": radius, "center": place_id, "quote": quote}}, at)
    distance = _rounded((low + high) / 2)
    tolerance = _rounded((high - low) / 2 if high > low else max(LEAST_TOLERANCE_KM, distance * TOLERANCE))
    if kind == "bearing":
        directions = directions_in(span.exact, language)
        if not directions:
            raise ValueError("the quote names no direction")
        recipe: dict[str, Any] = {
            "from": place_id,
            "distance_km": distance,
            "direction": _rounded(directions[0].degrees),
            "tolerance_km": tolerance,
            "tolerance_deg": TOLERANCE_DEG,
            "quote": quote,
        } | _chosen(asked, kind)
        return _point({kind: recipe}, point_towards(at, float(recipe["direction"]), distance * KM))
    facing, point = str(asked.get("facing")), asked.get("point")
    middle = _position(dossier, facing)
    hand = tuple(point) if isinstance(point, Sequence) and len(point) == 2 else _between(at, middle)
    recipe = {
        "coast": place_id,
        "distance_km": distance,
        "tolerance_km": tolerance,
        "facing": facing,
        "within_km": _rounded(distance * REACH),
        "quote": quote,
    } | _chosen(asked, kind)
    return _point({kind: recipe}, (float(hand[0]), float(hand[1])))


def _chosen(asked: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """The numbers that are given in place of the proposed ones. Raises ValueError for what is no number."""
    own = {
        "bearing": ("tolerance_km", "tolerance_deg", "direction"),
        "offshore": ("tolerance_km", "within_km"),
    }
    chosen = {key: asked[key] for key in own[kind] if key in asked}
    for key, value in chosen.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise ValueError(f"'{key}' is a number")
    return chosen


def draw_recipe(
    dossier: Dossier, spans: Mapping[str, QuoteSpan], proposed: Proposed
) -> tuple[Mapping[str, Any] | None, list[Fault]]:
    """What a proposed recipe would draw, and the faults that it would have."""
    at = At(dossier.settings.at.document)
    language = dossier.settings.languages[0]
    recipe, geometry = read_drawn(
        validate(RecipeSchema, dict(proposed.recipe), language), proposed.geometry, at, Findings()
    )
    layer = dossier.settings.layers[0].id if dossier.settings.layers else ""
    place = Place(
        at,
        PROPOSED,
        names={"en": PROPOSED},
        kind="range",
        layer=layer,
        geocoding=Geocoding("inferred"),
        geometry=geometry,
        recipe=recipe,
    )
    bearings = Bearings(
        places={one.id: one for one in (*dossier.places, place)},
        quotes={one.id: one for one in dossier.quotes},
        spans=spans,
        languages={one.id: one.language for one in dossier.sources},
        coast=dossier.coast,
    )
    faults: list[Fault] = []
    drawing = derive_drawing(place, bearings, Counter(), faults)
    return drawing.geometry, faults


def _position(dossier: Dossier, name: str) -> tuple[float, float]:
    place = next((one for one in dossier.places if one.id == name), None)
    if place is None:
        raise LookupError(f"there is no place '{name}'")
    anchor = anchor_of(place.geometry)
    if anchor is None:
        raise ValueError(f"place '{name}' has no position")
    return anchor


def _length(span: QuoteSpan, language: str, wanted: Any) -> Number:
    """The length of a quote that is meant."""
    lengths = [number for number in numbers_in(span.exact, language) if number.metres]
    if isinstance(wanted, list):
        lengths = [
            number for number in lengths if [number.start + span.start, number.end + span.start] == wanted
        ]
        wanted = 0
    if not isinstance(wanted, int) or not 0 <= wanted < len(lengths):
        raise ValueError("the quote has no such length")
    return lengths[wanted]


def _point(recipe: dict[str, Any], at: tuple[float, float]) -> Proposed:
    point = (round(at[0], 3), round(at[1], 3)) if "ring" not in recipe else at
    return Proposed(recipe, point, {"type": "Point", "coordinates": list(point)})


def _between(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _rounded(value: float) -> float | int:
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded
