"""GeoJSON (RFC 7946): every place with its quotes, drawn geometry and geometry placed by hand."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from caribmap.dossier.nouns import (
    BearingRecipe,
    Geometry,
    LinkRecipe,
    OffshoreRecipe,
    OutlineRecipe,
    Recipe,
    RingRecipe,
)
from caribmap.payload.copying import plain
from caribmap.payload.rows import Rows, column
from caribmap.payload.types import PayloadPlace
from caribmap.render.export.evidence import OFFSETS, Evidence
from caribmap.runtime.fast_json import write_json

BATCH = 1_000
PROPERTIES = [key for key in PayloadPlace.__annotations__ if key not in ("id", "geometry")]
"""The keys of a place that are properties of its feature as they are."""


def render_geojson(evidence: Evidence) -> Iterator[bytes]:
    """A FeatureCollection in pieces, one feature per line; places without a position have a null geometry.

    A feature's geometry is the drawn one. If a recipe computed it, `placed` is the geometry placed by hand
    and `recipe` the recipe as in places.geojson; with these two, places.geojson can be restored completely.
    """
    head = {"title": evidence.title, "as_of": evidence.as_of, "description": OFFSETS}
    members = write_json({"type": "FeatureCollection", **head})[:-1]
    yield members + b',"features":['
    separator = b"\n"
    places = evidence.payload["places"]
    for begin in range(0, len(places), BATCH):
        yield separator + b",\n".join(map(write_json, _features(places[begin : begin + BATCH], evidence)))
        separator = b",\n"
    yield b"\n]}\n"


def _features(places: Sequence[PayloadPlace], evidence: Evidence) -> Iterator[dict[str, Any]]:
    names = column(places, "id")
    written = [evidence.with_recipe.get(name) for name in names]
    properties: Rows[dict[str, Any]] = Rows(
        {
            **{key: column(places, key) for key in PROPERTIES},
            "recipe": [place and place.recipe and recipe_as_json(place.recipe) for place in written],
            "placed": [place and place.geometry and wound(place.geometry) for place in written],
            "quotes": evidence.quotes_of(names),
        }
    )
    for name, geometry, its in zip(names, column(places, "geometry"), properties, strict=True):
        drawn = wound(geometry) if geometry else None
        yield {"type": "Feature", "id": name, "geometry": drawn, "properties": its}


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
