"""What was cut at the antimeridian, whole again: longitudes run on beyond ±180. As the page's map/whole.ts.

Lines and rings are GeoJSON positions in degrees.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from caribmap.render.picture.geometry import CUT_DEG, Positions, polygons_of

Line = list[tuple[float, float]]
Cell = tuple[int, int]

CELLS = round(360 / CUT_DEG)
WORLD_DEG = (-180, -90, 180, 90)


def whole_lines(lines: Sequence[Positions]) -> list[Line]:
    """Lines of which one begins where another ends, by whole turns of the Earth, are one."""
    begins: dict[Cell, list[int]] = defaultdict(list)
    ends: dict[Cell, set[int]] = defaultdict(set)
    for index, line in enumerate(lines):
        begins[_cell(line[0])].append(index)
        ends[_cell(line[-1])].add(index)
    follows = [
        any(ends[cell] - {index} for cell in _near(line[0]) if cell in ends)
        for index, line in enumerate(lines)
    ]
    left = dict.fromkeys(range(len(lines)))
    whole = []
    # First those that go on from no other, then what is left: rings.
    for first in sorted(left, key=lambda index: follows[index]):
        if first not in left:
            continue
        run: Line = []
        after: int | None = first
        while after is not None:
            del left[after]
            _append(run, lines[after])
            after = next(
                (index for cell in _near(run[-1]) for index in begins.get(cell, ()) if index in left), None
            )
        whole.append(_rolled(run) if len(run) > len(lines[first]) else run)
    return whole


def whole_polygons(geometry: Mapping[str, Any]) -> list[list[Line]]:
    """The polygons of a geometry; of those cut at the antimeridian each ring by itself, joined across it.

    As they are where a part has no counterpart on the other side, or encloses a pole.
    """
    polygons = [[_pairs(ring) for ring in rings] for rings in polygons_of(geometry)]
    rings = [ring for polygon in polygons for ring in polygon]
    if not _is_cut(rings):
        return polygons
    whole = whole_lines(_rims(rings))
    return [[ring] for ring in whole] if all(map(_is_closed, whole)) else polygons


def rims_of(geometry: Mapping[str, Any]) -> list[Line]:
    """The rings of a geometry as lines, without the edges at which it was cut."""
    rings = [_pairs(ring) for polygon in polygons_of(geometry) for ring in polygon]
    return whole_lines(_rims(rings)) if _is_cut(rings) else rings


def lines_of(geometry: Mapping[str, Any]) -> list[Line]:
    """The lines of a geometry, rims of its polygons included; none of points."""
    kind, coordinates = geometry["type"], geometry.get("coordinates", [])
    if kind == "GeometryCollection":
        return [line for part in geometry["geometries"] for line in lines_of(part)]
    if kind == "LineString":
        return [_pairs(coordinates)]
    if kind == "MultiLineString":
        return whole_lines(coordinates)
    return rims_of(geometry)


def _pairs(line: Positions) -> Line:
    return [(lng, lat) for lng, lat, *_ in line]


def _is_cut(rings: Sequence[Line]) -> bool:
    """Whether rings reach the antimeridian from both sides."""
    lngs = {math.copysign(180, lng) for ring in rings for lng, _ in ring if abs(lng) >= 180 - CUT_DEG}
    return len(lngs) == 2


def _rims(rings: Sequence[Line]) -> list[Line]:
    return [rim for ring in rings for rim in without_cuts(ring, WORLD_DEG)]


def without_cuts(ring: Line, bounds_deg: Sequence[float]) -> Iterator[Line]:
    """A ring as lines, without the edges that run along the bounds it was cut at."""
    run = [ring[0]]
    for begin, end in pairwise(ring):
        if _runs_along(begin, end, bounds_deg):
            if len(run) > 1:
                yield run
            run = []
        run.append(end)
    if len(run) > 1:
        yield run


def _runs_along(begin: Sequence[float], end: Sequence[float], bounds_deg: Sequence[float]) -> bool:
    return any(
        max(abs(begin[side % 2] - limit), abs(end[side % 2] - limit)) <= CUT_DEG
        for side, limit in enumerate(bounds_deg)
    )


def _cell(position: Sequence[float]) -> Cell:
    return round(position[0] / CUT_DEG) % CELLS, round(position[1] / CUT_DEG)


def _near(position: Sequence[float]) -> Iterator[Cell]:
    column, row = _cell(position)
    for aside in (0, -1, 1):
        for up in (0, -1, 1):
            yield (column + aside) % CELLS, row + up


def _append(run: Line, line: Positions) -> None:
    turn = round((run[-1][0] - line[0][0]) / 360) * 360 if run else 0
    run.extend((lng + turn, lat) for lng, lat, *_ in (line[1:] if run else line))


def _rolled(run: Line) -> Line:
    """Moved by whole turns so that its western end lies within ±180."""
    turn = math.floor((min(lng for lng, _ in run) + 180) / 360) * 360
    return [(lng - turn, lat) for lng, lat in run] if turn else run


def _is_closed(line: Line) -> bool:
    (lng, lat), (end_lng, end_lat) = line[0], line[-1]
    return max(abs(lng - end_lng), abs(lat - end_lat)) <= CUT_DEG
