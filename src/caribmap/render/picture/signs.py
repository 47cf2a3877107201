"""The signs, drawn round 0,0 in pixels, and the leader that ties a floating sign to its stretch of sea."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from caribmap.cartography.palette import Palette
from caribmap.render.picture.lettering import Lettering
from caribmap.render.picture.placing import Reach
from caribmap.render.picture.plane import Point
from caribmap.render.picture.standing import Shape, Standing, is_floating
from caribmap.render.picture.svg import element, number

Outline = Callable[[], Element]

HALO_PX = 5
HULL_OFFSET = (46, -34)
"""A hull floats beside its band, this far from the spot that its leader points at."""
LEADER_GAP_PX = 7
"""The leader stops short of the spot: it points at a stretch of sea, not at a position."""
QUESTION_PX = 10
"""Room for the question mark right of a hull."""
QUESTION = Lettering(12, 600)


def _circle(radius: float) -> Outline:
    return lambda: element("circle", r=radius)


def _box(width: float, height: float) -> Outline:
    return lambda: element("rect", x=-width / 2, y=-height / 2, width=width, height=height, rx=1)


def _path(data: str) -> Outline:
    return lambda: element("path", d=data)


# Half the sign's width and height, and its parts from back to front: outline, whether filled.
# A hull has neither bow nor stern: it has no heading.
SIGNS: dict[Shape, tuple[float, float, list[tuple[Outline, bool]]]] = {
    "disc": (5, 5, [(_circle(5), True)]),
    "ring": (7, 7, [(_circle(6), False)]),
    "composite": (8.5, 8.5, [(_circle(7.5), False), (_circle(3.5), True)]),
    "square": (4.5, 4.5, [(_box(9, 9), True)]),
    "frame": (6, 6, [(_box(10, 10), False)]),
    "hull": (10, 5, [(_path("M-9-4H9L5.5 4H-5.5Z"), False)]),
    "bar": (9, 4, [(_box(16, 6), False)]),
    "diamond": (7, 7, [(_path("M0-6.5 6.5 0 0 6.5-6.5 0Z"), False)]),
    "label": (0, 0, []),
}
OPAQUE: frozenset[Shape] = frozenset({"hull", "bar"})


def reach_of(shape: Shape) -> Reach:
    half_width, half_height, _ = SIGNS[shape]
    return half_width, half_width + (QUESTION_PX if shape == "hull" else 0), half_height


def offset_of(standing: Standing) -> Point:
    """Where the sign stands, counted from its place's position."""
    return HULL_OFFSET if standing.shape == "hull" and is_floating(standing.place) else (0, 0)


def draw_sign(standing: Standing, spot: Point, hue: str, palette: Palette) -> Element:
    """A mark in its layer's colour with its position at `spot`; `data-places` names its places."""
    shape, (dx, dy) = standing.shape, offset_of(standing)
    _, _, parts = SIGNS[shape]
    sign = element("g", transform=f"translate({number(spot[0] + dx)} {number(spot[1] + dy)})")
    sign.set("data-places", " ".join(place["id"] for place in standing.places))
    if (dx, dy) != (0, 0):
        sign.append(_leader((-dx, -dy), shape, hue))
    for outline, _ in parts:
        sign.append(_styled(outline(), fill="none", stroke=palette.land, width=HALO_PX))
    inside = palette.sea if shape in OPAQUE else "none"
    stroke_width = 1.75 if shape in OPAQUE else 2
    for outline, filled in parts:
        drawn = outline()
        sign.append(
            _styled(drawn, fill=hue)
            if filled
            else _styled(drawn, fill=inside, stroke=hue, width=stroke_width)
        )
    if shape == "hull":
        sign.append(QUESTION.write("?", (13, 4), hue, halo=palette.sea))
    return sign


def leader_points(spot: Point) -> Iterator[Point]:
    """Points along the leader of a floating hull, for labels to keep clear of."""
    dx, dy = HULL_OFFSET
    for share in (0.2, 0.4, 0.6, 0.8):
        yield spot[0] + dx * share, spot[1] + dy * share


def _leader(to: Point, shape: Shape, hue: str) -> Element:
    x, y = to
    half_width, half_height, _ = SIGNS[shape]
    begin = min(1.0, 1 / max(abs(x) / (half_width + 2), abs(y) / (half_height + 2)))
    end = 1 - LEADER_GAP_PX / math.hypot(x, y)
    return element("line", x1=x * begin, y1=y * begin, x2=x * end, y2=y * end, stroke=hue, stroke_width=1)


def _styled(shape: Element, *, fill: str, stroke: str | None = None, width: float = 0) -> Element:
    shape.set("fill", fill)
    if stroke:
        shape.set("stroke", stroke)
        shape.set("stroke-width", number(width))
        shape.set("stroke-linejoin", "round")
    return shape
