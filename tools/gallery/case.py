"""What a row of the gallery is, and the sample data that the rows draw."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import folium

HERE = [10.5, -61.5]
SPOTS = [[10.65, -61.6], [10.4, -61.3], [10.2, -61.75]]
LINE = [[10.2, -61.9], [10.6, -61.6], [10.4, -61.2]]
CORNERS = [[10.2, -61.9], [10.7, -61.3]]
ZOOM = 9
PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='60' height='40'%3E"
    "%3Crect width='60' height='40' fill='teal'/%3E%3C/svg%3E"
)
HOST = "https://example.org"


@dataclass(frozen=True, slots=True)
class Case:
    """A map that shows one class or form.

    `draw` adds to an empty map and may return another map to take in its place. `click` is a CSS selector of
    what is clicked before the photograph. `refused` says that it needs a network by nature.
    """

    draw: Callable[[folium.Map], Any]
    click: str = ""
    refused: bool = False

    def map(self) -> Any:
        drawn = folium.Map(HERE, zoom_start=ZOOM, tiles=None)
        drawn.options["max_zoom"] = 18  # clusters need one; offline() sets it where there are no tiles
        other = self.draw(drawn)
        return other if hasattr(other, "get_root") and other.get_root() is not drawn.get_root() else drawn


def feature(name: str, kind: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "id": name, "properties": {"name": name, **properties}, "geometry": geometry}


def collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": features}


def square(west: float) -> list[list[list[float]]]:
    east = west + 0.3
    return [[[west, 10.2], [east, 10.2], [east, 10.6], [west, 10.6], [west, 10.2]]]


AREAS = collection(
    [feature(name, "Polygon", square(-62 + 0.35 * at), value=at + 1) for at, name in enumerate("abc")]
)
POINTS = collection([feature(str(at), "Point", [lng, lat], value=at) for at, (lat, lng) in enumerate(SPOTS)])
DATED = collection(
    [
        feature("way", "LineString", [[lng, lat] for lat, lng in LINE],
                times=["2025-11-01", "2025-11-02", "2025-11-03"])
    ]
)  # fmt: skip
PERIODS = collection(
    [
        feature(str(at), "Point", [lng, lat], start=f"2025-11-0{at + 1}", end="2025-11-09")
        for at, (lat, lng) in enumerate(SPOTS)
    ]
)
TOPOLOGY = {
    "type": "Topology",
    "objects": {"land": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "arcs": [[0]]}]}},
    "arcs": [[[0, 0], [5, 0], [0, 5], [-5, 0], [0, -5]]],
    "transform": {"scale": [0.1, 0.1], "translate": [-61.8, 10.2]},
}
VEGA = {
    "width": 100, "height": 60, "padding": {"top": 5, "left": 20, "bottom": 20, "right": 5},
    "data": [{"name": "table", "values": [{"x": 1, "y": 2}, {"x": 2, "y": 5}]}],
    "scales": [
        {"name": "x", "type": "ordinal", "range": "width", "domain": {"data": "table", "field": "data.x"}},
        {"name": "y", "range": "height", "domain": {"data": "table", "field": "data.y"}},
    ],
    "axes": [{"type": "x", "scale": "x"}, {"type": "y", "scale": "y"}],
    "marks": [{
        "type": "rect", "from": {"data": "table"},
        "properties": {"enter": {
            "x": {"scale": "x", "field": "data.x"}, "width": {"value": 20},
            "y": {"scale": "y", "field": "data.y"}, "y2": {"scale": "y", "value": 0},
            "fill": {"value": "steelblue"},
        }},
    }],
}  # fmt: skip
VEGA_LITE = {
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "data": {"values": [{"a": 1, "b": 2}, {"a": 2, "b": 5}]},
    "mark": "bar",
    "encoding": {"x": {"field": "a", "type": "ordinal"}, "y": {"field": "b", "type": "quantitative"}},
}
TEXT = json.dumps(AREAS)
