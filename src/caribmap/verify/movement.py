"""What became of a drawing between two maps, in words: moved how far and where to, or redrawn."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from caribmap.geo import Position, distance_m, unroll

SAME_SHIFT = 0.1
"""Positions whose shifts differ by less than this share of the longest have moved together."""
DIRECTIONS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def movement(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> str:
    """How GeoJSON geometry `new` differs from `old`, for people.

    Positions are compared one by one, in WGS 84 degrees, where both geometries have as many; else the middles
    of their bounding boxes are. Distances are great circles.
    """
    if old is None or new is None:
        return "has a geometry now" if old is None else "has no geometry any more"
    before, after = list(_positions(old)), list(_positions(new))
    if not before or not after:
        return "redrawn"
    if old.get("type") != new.get("type"):
        types = f"a {new.get('type')} in place of a {old.get('type')}"
        return f"{types}, {_shifted(_middle(before), _middle(after))}"
    if len(before) != len(after):
        counts = f"{len(after)} positions in place of {len(before)}"
        return f"redrawn with {counts}, {_shifted(_middle(before), _middle(after))}"
    shifts = [distance_m(one, other) for one, other in zip(before, after, strict=True)]
    longest = max(shifts)
    if longest - min(shifts) <= SAME_SHIFT * longest:
        return _shifted(before[0], after[0])
    changed = sum(shift > 0 for shift in shifts)
    return f"{changed} of {len(shifts)} positions moved, by at most {_distance(longest)}"


def _positions(geometry: Mapping[str, Any]) -> Iterator[Position]:
    """Every position of a geometry, at any depth of nesting, and of the members of a collection."""
    members = geometry.get("geometries")
    for member in members if isinstance(members, list) else ():
        if isinstance(member, Mapping):
            yield from _positions(member)
    yield from _flat(geometry.get("coordinates"))


def _flat(coordinates: Any) -> Iterator[Position]:
    """Positions in nested lists; what is neither list nor position is passed over: the page may be forged."""
    if not isinstance(coordinates, list):
        return
    if len(coordinates) > 1 and all(isinstance(degrees, int | float) for degrees in coordinates[:2]):
        yield coordinates[0], coordinates[1]
        return
    for inner in coordinates:
        yield from _flat(inner)


def _middle(positions: Sequence[Position]) -> Position:
    """The middle of the bounding box, with longitudes unrolled from the first position's."""
    lngs = [unroll(lng, positions[0][0]) for lng, _ in positions]
    lats = [lat for _, lat in positions]
    return (min(lngs) + max(lngs)) / 2, (min(lats) + max(lats)) / 2


def _shifted(old: Position, new: Position) -> str:
    metres = distance_m(old, new)
    if metres < 1:
        return "in the same spot"
    east = (unroll(new[0], old[0]) - old[0]) * math.cos(math.radians((old[1] + new[1]) / 2))
    bearing_deg = math.degrees(math.atan2(east, new[1] - old[1]))
    return f"moved {_distance(metres)} {DIRECTIONS[round(bearing_deg / 45) % 8]}"


def _distance(metres: float) -> str:
    """Three significant figures, in metres below a kilometre.

    >>> _distance(2345)
    '2.35 km'
    """
    return f"{float(f'{metres:.3g}'):g} m" if metres < 1000 else f"{float(f'{metres / 1000:.3g}'):g} km"
