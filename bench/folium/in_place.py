"""A pytest plugin by which Folium's own tests draw on a map of caribmap: `folium.Map` is a `caribmap.Map`.

The tests look for what Folium writes as text. So the page keeps what it would else replace or refuse: ids of
elements, addresses, and scripts in one element; the links of its files, which no page has, stand at its end.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import folium
import folium.folium
import folium.plugins.dual_map

import caribmap
from caribmap.pipeline.notebook import load_payload
from caribmap.render.figure import Numbering
from caribmap.render.map import OfflineFigure
from caribmap.render.offline.assets import Assets
from caribmap.render.offline.tiles import Tiles
from caribmap.render.tree import walk

DOSSIER = Path(__file__).parents[2] / "tests/dossiers/minimal"
BETWEEN = re.compile(r'</script>\s*<script data-layer="[^"]*">')
NAMES = ("location", "width", "height", "left", "top", "position", "tiles")
"""Folium's arguments that may come without a name, in its order."""


class InPlace(caribmap.Map):
    """A map that takes Folium's arguments and has its tiles, of a dossier without places and layers."""

    payload: Any = None

    def __init__(self, *arguments: Any, **options: Any) -> None:
        cls = type(self)
        cls.payload = cls.payload or {**load_payload(DOSSIER), "places": [], "layers": []}
        named = dict(zip(NAMES, arguments, strict=False))
        super().__init__(cls.payload, **{"tiles": "OpenStreetMap", **named, **options})


class Lenient(Assets):
    """Files that refuse nothing: an address without a copy stays where it is."""

    def miss(self, address: str, advice: str = "") -> None:
        pass


def _kept(self: Numbering, text: str) -> str:  # noqa: ARG001
    return text


def _as_folium_writes(self: OfflineFigure, **_: Any) -> str:
    page = BETWEEN.sub("\n", self.render_page(Lenient(), Tiles("keep")))
    scripts, sheets = (
        [address for element in walk(self) for _, address in getattr(element, kind, ())]
        for kind in ("default_js", "default_css")
    )
    return "\n".join(
        [
            page,
            *(f'<script src="{address}"></script>' for address in scripts),
            *(f'<link rel="stylesheet" href="{address}"/>' for address in sheets),
        ]
    )


Numbering.apply = _kept  # type: ignore[method-assign]
OfflineFigure.render = _as_folium_writes  # type: ignore[method-assign]
for module in (folium, folium.folium, folium.plugins.dual_map):
    if hasattr(module, "Map"):
        module.Map = InPlace  # type: ignore[attr-defined]
