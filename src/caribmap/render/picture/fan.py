"""Marks that would hide one another stand in a circle round their middle, each tied to its spot.

As the page's map/fan.ts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from caribmap.cartography.kinds import FAN_APART_PX, FAN_LEAST_RADIUS_PX, HIDDEN_BELOW_PX
from caribmap.render.picture.plane import Point
from caribmap.render.picture.standing import Standing


@dataclass(frozen=True, slots=True)
class _Member:
    index: int
    x: float
    y: float

    def hides(self, other: _Member) -> bool:
        dx, dy = abs(other.x - self.x), other.y - self.y
        return dx < HIDDEN_BELOW_PX and math.hypot(dx, dy) < HIDDEN_BELOW_PX


def fanned(standings: Sequence[Standing], point_of: Callable[[Standing], Point]) -> list[Standing]:
    """The same marks in the same order; names stay where they are, and so does what floats."""
    groups: list[list[_Member]] = []
    for index, standing in enumerate(standings):
        if standing.shape == "label" or standing.offset != (0, 0):
            continue
        member = _Member(index, *point_of(standing))
        hiding = [group for group in groups if any(other.hides(member) for other in group)]
        others = [group for group in groups if group not in hiding]
        groups = (
            [*others, [*(near for group in hiding for near in group), member]]
            if hiding
            else [*groups, [member]]
        )
    moved = dict(offset for group in groups if len(group) > 1 for offset in _spread(group))
    return [
        replace(standing, offset=moved[index]) if index in moved else standing
        for index, standing in enumerate(standings)
    ]


def _spread(group: Sequence[_Member]) -> Sequence[tuple[int, Point]]:
    """Offsets clockwise from the left, in the order in which the spots lie round their middle."""
    middle_x = sum(member.x for member in group) / len(group)
    middle_y = sum(member.y for member in group) / len(group)
    radius = max(FAN_LEAST_RADIUS_PX, FAN_APART_PX / 2 / math.sin(math.pi / len(group)))

    def bearing(member: _Member) -> float:
        return (math.atan2(member.y - middle_y, member.x - middle_x) + math.pi) % (2 * math.pi)

    offsets = []
    for place, member in enumerate(sorted(group, key=bearing)):
        angle = -math.pi + 2 * math.pi * place / len(group)
        x = middle_x + radius * math.cos(angle) - member.x
        y = middle_y + radius * math.sin(angle) - member.y
        offsets.append((member.index, (math.floor(x + 0.5), math.floor(y + 0.5))))
    return offsets
