"""Dossiers of many places of all kinds, drawn at random: equal arguments give equal files."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from caribmap.cartography.kinds import KINDS, kind_of

WEST, SOUTH, EAST, NORTH = -18.0, 37.0, 18.0, 58.0
"""Where the places lie: inside the view."""
VIEW = (-20, 35, 20, 60)
COUNTRIES = ("FR", "ES", "IE", "CH")
WIDE_DEG, TINY_DEG = 2.0, 0.001
AT_ONE_SPOT = 9
"""Every so manyth place stands where the last one did."""
SETTINGS = """caribmap: 1
title: A crowd
languages: [en]
quotation: {max_chars: 400, max_share: 1}
layers:
  - {id: lower, name: Lower, color: {light: "#6E2C6B", dark: "#F0B3DA"}}
  - {id: upper, name: Upper, color: {light: "#0067A8", dark: "#3F9BE0"}}
"""


def write_crowd(count: int, folder: Path, seed: int = 7) -> None:
    """Write a dossier of `count` places, each quoted; from fifteen on one is computed off a coast."""
    chance = random.Random(seed)
    features: list[dict[str, Any]] = []
    lng, lat = 0.0, 50.0
    for number in range(count):
        if number % AT_ONE_SPOT:
            lng, lat = chance.uniform(WEST, EAST), chance.uniform(SOUTH, NORTH)
        features.append(_feature(number, round(lng, 5), round(lat, 5), chance))
    quotes = [_quote("all", "The paper names them all", [feature["id"] for feature in features])]
    if count > len(KINDS):
        features[-3:] = [_coast("shore", 44), _coast("facing", 45), _ship()]
        quotes[0]["places"][-3:] = ["shore", "facing", "ship"]
        quotes.append(_quote("off", "11 kilometres off the shore", ["ship"]))
    views = f"views:\n  - {{id: all, name: All, bounds: {list(VIEW)}}}\n"
    text = "The paper names them all, and a ship 11 kilometres off the shore.\n"
    for name, content in {
        "caribmap.yaml": SETTINGS + views,
        "seeds/paper.txt": text,
        "seeds/sources.yaml": "- {id: paper, file: paper.txt, language: en}\n",
        "geodata/places.geojson": json.dumps({"type": "FeatureCollection", "features": features}),
        "geodata/quotes.yaml": json.dumps(quotes),
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


def _feature(number: int, lng: float, lat: float, chance: random.Random) -> dict[str, Any]:
    kind = list(KINDS)[number % len(KINDS)]
    extent = chance.choice((WIDE_DEG, TINY_DEG))
    is_point = kind_of(kind).form == "point" or (kind_of(kind).form == "area" and chance.random() < 0.5)
    geometry: dict[str, Any] | None = {"type": "Point", "coordinates": [lng, lat]}
    if not is_point:
        geometry = _extended(kind, lng, lat, extent)
    properties: dict[str, Any] = {
        "names": {"en": f"{kind} {number}"},
        "kind": kind,
        "layer": chance.choice(("lower", "upper")),
        "geocoding": {"basis": chance.choice(("stated", "assumed"))},
    }
    if kind == "country":
        properties["authority"] = {"iso3166": chance.choice(COUNTRIES)}
    if kind_of(kind).form == "point":
        properties["role"] = chance.choice(("literal", "literal", "seat"))
    if kind == "force" and chance.random() < 0.5:
        geometry = None
        properties["geocoding"] = {"basis": "not-stated"}
        properties["not_stated"] = chance.choice(("region-only", "no-place"))
    return {"type": "Feature", "id": f"p{number}", "geometry": geometry, "properties": properties}


def _extended(kind: str, lng: float, lat: float, extent: float) -> dict[str, Any]:
    east, north = round(lng + extent, 5), round(lat + extent, 5)
    if kind in {"border", "coast", "route", "link"}:
        return {"type": "LineString", "coordinates": [[lng, lat], [east, north]]}
    ring = [[lng, lat], [east, lat], [east, north], [lng, north], [lng, lat]]
    return {"type": "Polygon", "coordinates": [ring]}


def _coast(identifier: str, lat: float) -> dict[str, Any]:
    shore = {"type": "LineString", "coordinates": [[-10, lat], [-8, lat + 0.2], [-6, lat]]}
    properties = {
        "names": {"en": identifier},
        "kind": "coast",
        "layer": "lower",
        "geocoding": {"basis": "stated"},
    }
    return {"type": "Feature", "id": identifier, "geometry": shore, "properties": properties}


def _ship() -> dict[str, Any]:
    recipe = {
        "coast": "shore",
        "facing": "facing",
        "within_km": 200,
        "distance_km": 11,
        "tolerance_km": 0.5,
        "quote": "off",
    }
    properties = {
        "names": {"en": "Ship"},
        "kind": "vessel",
        "layer": "upper",
        "geocoding": {"basis": "assumed", "precision_m": 500},
        "recipe": {"offshore": recipe},
    }
    point = {"type": "Point", "coordinates": [-8, 44.299]}
    return {"type": "Feature", "id": "ship", "geometry": point, "properties": properties}


def _quote(identifier: str, exact: str, places: list[str]) -> dict[str, Any]:
    return {"id": identifier, "source": "paper", "exact": exact, "places": places}
