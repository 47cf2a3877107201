"""The link recipe: a schematic curve from one place to another, bowed so that nobody takes it for a route."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from caribmap.geo import Position, from_mercator, line_geometry, to_mercator, unroll

SEGMENTS = 40
BOW = 0.2
"""Height of the control point over the middle, as a share of the length."""
NEXT_BOW = 0.08
"""Added for each further link between the same two places, so that they do not cover one another."""
CROSSING_DEG = 210.0
"""Difference of longitude from which the way across the antimeridian is taken; below, it saves too little."""


def derive_link(stops: Sequence[Position], lane: int = 0) -> dict[str, Any]:
    """The curve from the first stop to the last, in the arrow's direction: a Bézier curve on Web Mercator.

    A LineString, or a MultiLineString cut at the antimeridian. It bends towards the stops between; without
    any, towards a point beside the middle, on the map's upper side. `lane` counts the links drawn before
    between the same places.
    """
    unrolled = [stops[0]]
    for lng, lat in stops[1:]:
        unrolled.append((_next_lng(unrolled[-1][0], lng), lat))
    control = [to_mercator(lng, lat) for lng, lat in unrolled]
    if len(control) == 2:
        control.insert(1, _beside(control[0], control[1], BOW + lane * NEXT_BOW))
    curve = [from_mercator(*_bezier(control, step / SEGMENTS)) for step in range(1, SEGMENTS)]
    return line_geometry([unrolled[0], *curve, unrolled[-1]])


def _next_lng(lng: float, next_lng: float) -> float:
    return unroll(next_lng, near=lng) if abs(next_lng - lng) > CROSSING_DEG else next_lng


def _beside(begin: Position, end: Position, bow: float) -> Position:
    """The point at `bow` times the length, square to the middle: up, and to the right of an upright line."""
    along, up = end[0] - begin[0], end[1] - begin[1]
    side = -1.0 if along < 0 or (along == 0 and up > 0) else 1.0
    return (begin[0] + end[0]) / 2 - side * bow * up, (begin[1] + end[1]) / 2 + side * bow * along


def _bezier(control: Sequence[Position], share: float) -> Position:
    """The point at `share` of a Bézier curve, by de Casteljau's construction."""
    points = list(control)
    while len(points) > 1:
        points = [(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share) for a, b in pairwise(points)]
    return points[0]
