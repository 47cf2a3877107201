"""GeoJSON (RFC 7946): every place with its quotes, drawn geometry and geometry placed by hand."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from caribmap.dossier.nouns import (
    BearingRecipe,
    Geometry,
    LinkRecipe,
    OffshoreRecipe,
    OutlineRecipe,
    Place,
    Recipe,
    RingRecipe,
)
from caribmap.payload.copying import plain
from caribmap.payload.types import PayloadPlace, PayloadQuote
from caribmap.render.export.evidence import OFFSETS, Evidence
from caribmap.runtime.fast_json import write_json

BATCH = 1_000


def render_geojson(evidence: Evidence) -> Iterator[bytes]:
    """A FeatureCollection in pieces, one feature per line; places without a position have a null geometry.

    A feature's geometry is the drawn one. If a recipe computed it, `placed` is the geometry placed by hand
    and `recipe` the recipe as in places.geojson; with these two, places.geojson can be restored completely.
    """
    quotes_of = evidence.quotes_of()
    head = {"title": evidence.title, "as_of": evidence.as_of, "description": OFFSETS}
    members = write_json({"type": "FeatureCollection", **head})[:-1]
    yield members + b',"features":['
    separator = b"\n"
    places = evidence.payload["places"]
    for begin in range(0, len(places), BATCH):
        features = (
            _feature(place, evidence.with_recipe.get(place["id"]), quotes_of(place["id"]))
            for place in places[begin : begin + BATCH]
        )
        yield separator + b",\n".join(map(write_json, features))
        separator = b",\n"
    yield b"\n]}\n"


def _feature(drawn: PayloadPlace, written: Place | None, quotes: list[PayloadQuote]) -> dict[str, Any]:
    """A feature; `written` is the place as written by hand, if it has a recipe."""
    properties: dict[str, Any] = {
        **drawn,
        "recipe": recipe_as_json(written.recipe) if written and written.recipe else None,
        "placed": wound(written.geometry) if written and written.geometry else None,
        "quotes": quotes,
    }
    del properties["id"], properties["geometry"]
    geometry = drawn["geometry"]
    return {
        "type": "Feature",
        "id": drawn["id"],
        "geometry": wound(geometry) if geometry else None,
        "properties": properties,
    }


def recipe_as_json(recipe: Recipe) -> dict[str, Any]:
    """A recipe in the form of places.geojson, with all keys, null if empty."""
    assumed = None if isinstance(recipe, LinkRecipe | OutlineRecipe) else recipe.assumption
    assumption = dict(assumed) if assumed else None
    match recipe:
        case RingRecipe():
            radius_km = recipe.radius_km
            ring = {
                "radius_km": list(radius_km) if isinstance(radius_km, tuple) else radius_km,
                "center": recipe.center,
                "quote": recipe.quote,
            }
            return {"ring": ring | {"assumption": assumption}}
        case BearingRecipe():
            bearing = {
                "from": recipe.origin,
                "distance_km": recipe.distance_km,
                "direction": recipe.direction,
                "tolerance_km": recipe.tolerance_km,
                "tolerance_deg": recipe.tolerance_deg,
                "quote": recipe.quote,
            }
            return {"bearing": bearing | {"assumption": assumption}}
        case LinkRecipe():
            return {"link": {"from": recipe.origin, "to": recipe.target, "via": list(recipe.via)}}
        case OutlineRecipe():
            return {"outline": {recipe.kind: recipe.name}}
        case OffshoreRecipe():
            band = {
                "coast": recipe.coast,
                "distance_km": recipe.distance_km,
                "tolerance_km": recipe.tolerance_km,
                "facing": recipe.facing,
                "within_km": recipe.within_km,
                "quote": recipe.quote,
                "assumption": assumption,
                "measured": [
                    {"name": dict(point.name), "point": [point.lng, point.lat]} for point in recipe.measured
                ],
            }
            return {"offshore": band}


def wound(geometry: Geometry) -> dict[str, Any]:
    """The geometry with rings by the right-hand rule (RFC 7946, section 3.1.6): outlines counterclockwise."""
    coordinates = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        return {"type": "Polygon", "coordinates": _wound_rings(coordinates)}
    if geometry["type"] == "MultiPolygon":
        return {"type": "MultiPolygon", "coordinates": [_wound_rings(rings) for rings in coordinates]}
    return plain(geometry)


def _wound_rings(rings: list[Any]) -> list[Any]:
    return [
        ring if _is_counterclockwise(ring) == (index == 0) else ring[::-1] for index, ring in enumerate(rings)
    ]


def _is_counterclockwise(ring: list[Any]) -> bool:
    """Whether a ring is clockwise, by the sign of its area in degrees (shoelace formula)."""
    area = math.fsum((end[0] - begin[0]) * (end[1] + begin[1]) for begin, end in pairwise(ring))
    return area < 0
