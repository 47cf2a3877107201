"""The map's colours on light and dark paper, as in the page's stylesheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Palette:
    paper: str
    land: str
    shelf: str
    sea: str
    deep: str
    river: str
    border: str
    coast: str
    ink: str
    secondary: str
    rule: str


PALETTES: dict[Theme, Palette] = {
    "light": Palette(
        paper="#fffefb",
        land="#f7f5f0",
        shelf="#e9f0f3",
        sea="#e1eaef",
        deep="#d9e4eb",
        river="#9fbccb",
        border="#b7b1a6",
        coast="#98a4ab",
        ink="#1b1f23",
        secondary="#5c6269",
        rule="#dedad1",
    ),
    "dark": Palette(
        paper="#1a1f23",
        land="#23282d",
        shelf="#171e23",
        sea="#13191d",
        deep="#0f1418",
        river="#3d5462",
        border="#4a5157",
        coast="#5b666e",
        ink="#eceef0",
        secondary="#9aa1a9",
        rule="#363d43",
    ),
}

FAINT = 0.25
"""Opacity of what a story's step does not show; the viewer's map/marks.css has the same."""
