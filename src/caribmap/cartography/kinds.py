"""The kinds of places: how each is marked, lettered and ranked, what shares a mark, and from which zoom on.

Page and picture follow this table; `tools/map_rules.py` writes it for the viewer. A kind is added here, and
named in the interface's languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["point", "line", "area"]
Shape = Literal[
    "disc",
    "ring",
    "composite",
    "square",
    "frame",
    "hull",
    "vessel",
    "bar",
    "diamond",
    "spot",
    "span",
    "wave",
    "capital",
    "town",
    "label",
]
Drawing = Literal["hatch", "border", "link"]
RecipeDrawing = Literal["band", "ring", "link"]
LetteringName = Literal[
    "point",
    "country",
    "region",
    "sea",
    "line",
    "dimension",
    "orientation",
    "orientation-sea",
    "orientation-town",
    "orientation-water",
]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of place. Areas and lines have no sign: their name, or their drawing, marks them."""

    form: Form
    rank: float
    """Names of a lower rank are set first."""
    literal: Shape = "label"
    """Sign of the place itself, and of a government that is meant by it."""
    seat: Shape = "label"
    lettering: LetteringName = "line"
    """Of a name that stands without a sign."""
    in_overview: bool = False
    """Whether it is named below OVERVIEW_BELOW_ZOOM, where only places far apart can have names."""
    drawing: Drawing | None = None
    """Of a line or polygon that no recipe computed; None: an area is not drawn, others are outlined."""
    substitute: Shape = "span"
    """Sign of a mere name that finds no room; "spot" is "span" for what is given as a line or an area."""


KINDS: dict[str, Kind] = {
    "city": Kind("point", 2, "disc", "ring", in_overview=True),
    "building": Kind("point", 2, "square", "frame"),
    "country": Kind("area", 4, lettering="country", in_overview=True),
    "region": Kind("area", 6, lettering="region", in_overview=True, substitute="spot"),
    "disputed-area": Kind("line", 2, drawing="hatch"),
    "border": Kind("line", 7, drawing="border"),
    "sea": Kind("area", 6, lettering="sea", in_overview=True, substitute="wave"),
    "coast": Kind("area", 8, lettering="sea", substitute="spot"),
    "vessel": Kind("point", 1, "vessel", "vessel"),
    "force": Kind("point", 1, "bar", "bar"),
    "route": Kind("line", 0.5, in_overview=True, drawing="link"),
    "link": Kind("line", 0.5, in_overview=True, drawing="link"),
    "range": Kind("line", 2, in_overview=True),
    "event-site": Kind("point", 1, "diamond", "diamond"),
}
OTHER_KIND = Kind("point", 2, "disc", "ring")
"""Stands in for a kind that this table does not have."""

RECIPE_DRAWINGS: dict[str, RecipeDrawing] = {
    "offshore": "band",
    "ring": "ring",
    "bearing": "ring",
    "link": "link",
}
"""How a computed geometry is drawn, whatever its kind."""

# Zooms as Leaflet counts them.
BUILDINGS_FROM_ZOOM = 10
"""Below this zoom a building's mark would lie on its city's: the city's mark stands for both."""
OVERVIEW_BELOW_ZOOM = 3.75
"""Below this zoom a view is an overview: what floats stands at its coast, as beside it lies another sea."""
BAND_FROM_ZOOM = 7.5
"""From this zoom on the width of an offshore band can be seen."""
LEAST_DRAWN_PX = 8
"""Size below which a drawing looks like a stain; it does not count as the mark of its place."""

SAME_CITY_KM = 25
"""A building this near to a city may share the city's mark."""
KM_PER_DEGREE = 111.2
MOST_AT_A_SPOT = 24
"""More marks at one spot would fill the map when fanned out: they share one."""

HIDDEN_BELOW_PX = 6
"""Nearer than this, signs cover more than half of each other: they are fanned out."""
FAN_APART_PX = 26
FAN_LEAST_RADIUS_PX = 16
HULL_OFFSET_PX = (46, -34)
"""What is computed off a coast floats beside its band, never in it."""
LEADER_GAP_PX = 7
"""Its leader stops short of the spot: it points at a stretch of sea, not at a position."""

RANK_OF_SEAT = 3
RANK_PER_LAYER = 0.3
RANK_OF_END = 0.1
"""At most, of what stands where a drawn link begins or ends: it is named before the link."""
END_DEG = 0.05
"""So near to its end a link ends at a place."""
RANK_OF_LEAVING = 4
"""Links that leave the page's map: a chip says where to, so their own names come later."""


def kind_of(name: str) -> Kind:
    return KINDS.get(name, OTHER_KIND)


def is_point_kind(name: str) -> bool:
    """Whether places of this kind are marked by a sign at a point."""
    return kind_of(name).form == "point"
