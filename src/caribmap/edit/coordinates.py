"""New coordinates as they are written: within ±180, with as many decimals as they are worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from caribmap.load.antimeridian import CUT_TYPES, cut_unrolled

DECIMALS = ((1000.0, 2), (100.0, 3), (10.0, 4))
MOST_DECIMALS = 5


def decimals_for(precision_m: float | None) -> int:
    """How many decimals of a degree a radius in metres is worth.

    >>> decimals_for(1500), decimals_for(250), decimals_for(None)
    (2, 3, 4)
    """
    if precision_m is None:
        return 4
    return next((decimals for least, decimals in DECIMALS if precision_m >= least), MOST_DECIMALS)


def written_geometry(
    geometry: Mapping[str, Any], precision_m: float | None, former: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """A geometry, longitude first, as it is written (RFC 7946): rounded, cut at ±180, rings right-handed.

    Positions that stand in `former`, the geometry that it replaces, keep their digits, and its rings their
    direction: a moved corner is a diff of one line. Raises KeyError, IndexError, TypeError or ValueError
    for what is no geometry with coordinates.
    """
    kind, coordinates = geometry["type"], geometry["coordinates"]
    decimals = decimals_for(precision_m)
    if kind in CUT_TYPES and any(not -180 <= position[0] <= 180 for position in positions_in(coordinates)):
        cut = cut_unrolled({"type": kind, "coordinates": coordinates})
        kind, coordinates = cut["type"], cut["coordinates"]
    known = {tuple(position[:2]) for position in positions_in(former["coordinates"])} if former else set()
    written = _rounded(coordinates, decimals, known)
    if kind == "Polygon":
        written = _right_handed(written, _rings_of(former)[:1])
    elif kind == "MultiPolygon":
        known_rings = _rings_of(former)
        written = [
            _right_handed(rings, known_rings[index : index + 1]) for index, rings in enumerate(written)
        ]
    return {**geometry, "type": kind, "coordinates": written}


def positions_in(coordinates: Any) -> Iterator[Sequence[float]]:
    """All positions of a geometry's coordinates."""
    if not isinstance(coordinates, list | tuple):
        raise TypeError("coordinates are lists of numbers")
    if coordinates and isinstance(coordinates[0], int | float):
        yield coordinates
    else:
        for item in coordinates:
            yield from positions_in(item)


def _rounded(value: Any, decimals: int, known: set[tuple[float, ...]]) -> Any:
    if value and isinstance(value[0], int | float):
        lng, lat = value[:2]
        if (lng, lat) in known:
            return [lng, lat]
        if not -180 <= lng <= 180:
            lng = (lng + 180) % 360 - 180
        return [_number(lng, decimals), _number(lat, decimals)]
    return [_rounded(item, decimals, known) for item in value]


def _rings_of(former: Mapping[str, Any] | None) -> list[Any]:
    """The polygons of a geometry, each a list of rings."""
    match former:
        case {"type": "Polygon", "coordinates": rings}:
            return [rings]
        case {"type": "MultiPolygon", "coordinates": polygons}:
            return list(polygons)
    return []


def _right_handed(rings: list[Any], former: Sequence[Any]) -> list[Any]:
    """Outer rings counterclockwise, holes clockwise; where there was a ring before, in its direction."""
    before = former[0] if former and len(former[0]) == len(rings) else ()
    turned = []
    for index, ring in enumerate(rings):
        wanted = index == 0
        if before and _doubled_area(before[index]) != 0:
            wanted = _doubled_area(before[index]) > 0
        area = _doubled_area(ring)
        turned.append(ring[::-1] if area != 0 and (area > 0) is not wanted else ring)
    return turned


def _doubled_area(ring: Sequence[Sequence[float]]) -> float:
    """Twice the area in square degrees, positive counterclockwise."""
    return sum(one[0] * other[1] - other[0] * one[1] for one, other in pairwise(ring))


def _number(value: float, decimals: int) -> float | int:
    rounded = round(value, decimals)
    return int(rounded) if rounded == int(rounded) else rounded
