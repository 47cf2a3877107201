"""The signs and letterings as plain data, from which page and picture each draw. Pixels round 0,0, y down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from caribmap.cartography.kinds import LetteringName, Shape


@dataclass(frozen=True, slots=True)
class Outline:
    """A part of a sign. `sizes`: the radius of a circle, or width and height of a rounded rectangle."""

    form: Literal["circle", "rect", "path"]
    sizes: tuple[float, ...] = ()
    d: str = ""
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """Parts from back to front. `reach`: half the width and height that it takes, question mark included."""

    reach: tuple[float, float]
    parts: tuple[Outline, ...] = ()
    stroke: float = 2
    """Width of the hollow parts' lines."""
    opaque: bool = False
    """Whether its hollow parts cover what is below with the colour of the sea."""
    question_x: float | None = None
    """Where a question mark stands: the sign is not a position."""


def _circle(radius: float, *, filled: bool) -> Outline:
    return Outline("circle", (radius,), filled=filled)


def _rect(width: float, height: float, *, filled: bool) -> Outline:
    return Outline("rect", (width, height), filled=filled)


CORNER_PX = 1
"""Radius of a rectangle's corners."""
QUESTION_Y = 4
"""Baseline of a question mark."""

# Spot, span and wave stand for a mere name that finds no room. A span says that something extends here, a
# wave that it is water: neither is a position.
# A hull has no bow, stern or superstructure: it has no heading. The questioned one makes room for its mark.
SIGNS: dict[Shape, Sign] = {
    "disc": Sign((5, 5), (_circle(5, filled=True),)),
    "ring": Sign((7, 7), (_circle(6, filled=False),)),
    "composite": Sign((8.5, 8.5), (_circle(7.5, filled=False), _circle(3.5, filled=True))),
    "square": Sign((4.5, 4.5), (_rect(9, 9, filled=True),)),
    "frame": Sign((6, 6), (_rect(10, 10, filled=False),)),
    "hull": Sign(
        (18, 5), (Outline("path", d="M-15,-4 H3 L-0.5,4 H-11.5 Z"),), 1.75, opaque=True, question_x=10
    ),
    "vessel": Sign((10, 5), (Outline("path", d="M-9,-4 H9 L5.5,4 H-5.5 Z"),), 1.75, opaque=True),
    "bar": Sign((9, 4), (_rect(16, 6, filled=False),), opaque=True),
    "diamond": Sign((7, 7), (Outline("path", d="M0,-6.5 6.5,0 0,6.5 -6.5,0Z"),)),
    "spot": Sign((4, 4), (_circle(2.5, filled=True),)),
    "span": Sign((7, 4), (Outline("path", d="M-6,0 H6 M-6,-3 V3 M6,-3 V3"),), 1.5),
    "wave": Sign(
        (9, 5),
        (Outline("path", d="M-8,-2 q2,-3 4,0 t4,0 t4,0 t4,0 M-8,3 q2,-3 4,0 t4,0 t4,0 t4,0"),),
        1.5,
    ),
    # Of the base map, far smaller than any mark of a dossier.
    "capital": Sign((3, 3), (_circle(2.75, filled=False), _circle(1, filled=True)), 1),
    "town": Sign((1.75, 1.75), (_circle(1.5, filled=True),)),
    "label": Sign((0, 0)),
}


@dataclass(frozen=True, slots=True)
class LetterStyle:
    """`size` in pixels, never under 11; `spacing` after each letter in parts of the size."""

    size: float
    weight: int = 400
    italic: bool = False
    caps: bool = False
    spacing: float = 0


LETTERINGS: dict[LetteringName, LetterStyle] = {
    "point": LetterStyle(13, 600),
    "country": LetterStyle(12, 600, caps=True, spacing=0.09),
    "region": LetterStyle(12, 400, spacing=0.12),
    "sea": LetterStyle(12.5, 400, italic=True, spacing=0.14),
    "line": LetterStyle(12, 600),
    "dimension": LetterStyle(11, 600),
    "orientation": LetterStyle(11, 400, caps=True, spacing=0.08),
    "orientation-sea": LetterStyle(11.5, 400, italic=True, spacing=0.12),
    "orientation-town": LetterStyle(11),
    "orientation-water": LetterStyle(11, 400, italic=True),
}
LEADING = 1.18
"""From line to line, in parts of the size."""
PADDING_PX = 2
"""Space that a halo and a glance need round a text."""
ABOVE_MIDDLE = 0.35
"""From the middle of a line down to its baseline, in parts of the size."""
