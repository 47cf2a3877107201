"""A pytest plugin by which Folium's own tests draw on a map of caribmap: `folium.Map` is a `caribmap.Map`.

The ids of elements stay as they are: a page of caribmap numbers them, and the tests look for them as text.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import folium
import folium.folium
import folium.plugins.dual_map

import caribmap
from caribmap.pipeline.notebook import load_payload
from caribmap.render.figure import Numbering

DOSSIER = Path(__file__).parents[2] / "tests/dossiers/minimal"


class InPlace(caribmap.Map):
    """A map of the smallest dossier that takes Folium's arguments."""

    payload: Any = None

    def __init__(self, *arguments: Any, **options: Any) -> None:
        cls = type(self)
        cls.payload = cls.payload or load_payload(DOSSIER)
        names = ("location", "width", "height", "left", "top", "position", "tiles")
        super().__init__(cls.payload, **dict(zip(names, arguments, strict=False)), **options)


def _kept(self: Numbering, text: str) -> str:  # noqa: ARG001
    return text


Numbering.apply = _kept  # type: ignore[method-assign]
for module in (folium, folium.folium, folium.plugins.dual_map):
    if hasattr(module, "Map"):
        module.Map = InPlace  # type: ignore[attr-defined]
