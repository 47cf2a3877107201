"""The signs as SVG, drawn round 0,0, and the leader that ties one beside its spot to it."""

from __future__ import annotations

import math
from xml.etree.ElementTree import Element

from caribmap.cartography.kinds import LEADER_GAP_PX, Shape
from caribmap.cartography.palette import Palette
from caribmap.cartography.signs import CORNER_PX, QUESTION_Y, SIGNS, Outline, Sign
from caribmap.render.picture.lettering import Lettering
from caribmap.render.picture.plane import Point
from caribmap.render.picture.standing import Standing, is_floating
from caribmap.render.picture.svg import element, number

HALO_PX = 3
"""How much wider than a part's own stroke its halo is drawn: half of it shows."""
QUESTION = Lettering(12, 600)
RING_GAP_PX, RING_PX = 4, 2
"""Distance of a selected sign's ring from the sign, and the width of its line."""


def draw_sign(standing: Standing, spot: Point, hue: str, palette: Palette) -> Element:
    """A mark in its layer's colour with its position at `spot`; `data-places` names its places."""
    sign, (dx, dy) = SIGNS[standing.shape], standing.offset
    group = element("g", transform=f"translate({number(spot[0] + dx)} {number(spot[1] + dy)})")
    group.set("data-places", standing.key)
    if (dx, dy) != (0, 0):
        group.append(_leader((-dx, -dy), sign, LEADER_GAP_PX if is_floating(standing.place) else 0, hue))
    halo = palette.sea if sign.opaque else palette.land
    hollow = 0 if all(part.filled for part in sign.parts) else sign.stroke
    for part in sign.parts:
        group.append(_styled(_outline(part), fill="none", stroke=halo, width=hollow + HALO_PX))
    inside = palette.sea if sign.opaque else "none"
    for part in sign.parts:
        drawn = _outline(part)
        group.append(
            _styled(drawn, fill=hue)
            if part.filled
            else _styled(drawn, fill=inside, stroke=hue, width=sign.stroke)
        )
    if sign.question_x is not None:
        group.append(QUESTION.write("?", (sign.question_x, QUESTION_Y), hue, halo=palette.sea))
    return group


def draw_ring(standing: Standing, spot: Point, palette: Palette) -> Element:
    """The ring round the sign of what is selected, as the page draws it."""
    reach = max(SIGNS[standing.shape].reach) + RING_GAP_PX
    x, y = spot
    ring = element("circle", cx=x, cy=y, r=reach)
    return _styled(ring, fill="none", stroke=palette.ink, width=RING_PX)


def draw_dot(shape: Shape, spot: Point, palette: Palette) -> Element:
    """A town of the base map: small and grey, so that it is taken for no mark."""
    sign = SIGNS[shape]
    group = element("g", transform=f"translate({number(spot[0])} {number(spot[1])})")
    group.append(_styled(element("circle", r=sign.reach[0]), fill=palette.land))
    for part in sign.parts:
        drawn = _outline(part)
        fill = palette.secondary if part.filled else "none"
        stroke = None if part.filled else palette.secondary
        group.append(_styled(drawn, fill=fill, stroke=stroke, width=sign.stroke))
    return group


def _outline(part: Outline) -> Element:
    if part.form == "circle":
        return element("circle", r=part.sizes[0])
    if part.form == "path":
        return element("path", d=part.d)
    width, height = part.sizes
    return element("rect", x=-width / 2, y=-height / 2, width=width, height=height, rx=CORNER_PX)


def _leader(to: Point, sign: Sign, gap: float, hue: str) -> Element:
    x, y = to
    half_width, half_height = sign.reach
    begin = min(1.0, 1 / max(abs(x) / (half_width + 2), abs(y) / (half_height + 2)))
    end = max(begin, 1 - gap / math.hypot(x, y))
    return element("line", x1=x * begin, y1=y * begin, x2=x * end, y2=y * end, stroke=hue, stroke_width=1)


def _styled(shape: Element, *, fill: str, stroke: str | None = None, width: float = 0) -> Element:
    shape.set("fill", fill)
    if stroke:
        shape.set("stroke", stroke)
        shape.set("stroke-width", number(width))
        shape.set("stroke-linejoin", "round")
    return shape
