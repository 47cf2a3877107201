"""Geometries that cross the antimeridian uncut, read the way they are meant and cut there.

RFC 7946 (section 3.1.9) asks for the cut; a file without it has neighbouring positions more than 180° of
longitude apart, such as 175 and -175. A line goes the short way between them. A ring has two readings, the
edge as it is written and the short way, of which `_is_short` chooses.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from caribmap.dossier.document import Step
from caribmap.dossier.nouns import Geometry
from caribmap.geo import Line, Position, split_line, unroll

SURE_DEG = 270.0
"""An edge of a ring longer than this is never meant as it is written: the short way is less than 90°."""
FULL_TURN = 360.0
FLAT_DEG2 = 1e-9
"""Twice the area, in square degrees, up to which a ring encloses nothing: 0.1 m by 100 km."""

HAIR_DEG = 1e-9
CORNERS_TRIED = 4
"""So many corners of a hole show whether it lies in its outline."""

CUT_TYPES = frozenset(("LineString", "MultiLineString", "Polygon", "MultiPolygon"))
"""Geometry types that can cross the antimeridian."""

Steps = tuple[Step, ...]


class HoleOutsideError(ValueError):
    """A hole lies outside its outline: `steps` below the geometry."""

    def __init__(self, steps: Steps) -> None:
        super().__init__("a hole lies outside its outline")
        self.steps = steps


def long_edge(geometry: Geometry) -> Steps | None:
    """Steps below the geometry to the position where the first edge of more than 180° ends; None without one.

    Edges from -180 to 180, which may run along a whole parallel, come last.
    """
    around = None
    for steps, positions in _runs(geometry):
        lngs = [position[0] for position in positions]
        if max(lngs) - min(lngs) > 180:
            for index, (lng, next_lng) in enumerate(pairwise(lngs)):
                if 180 < abs(next_lng - lng) < FULL_TURN:
                    return (*steps, index + 1)
                if abs(next_lng - lng) == FULL_TURN and around is None:
                    around = (*steps, index + 1)
    return around


def _runs(geometry: Geometry) -> Iterator[tuple[Steps, Sequence[Sequence[float]]]]:
    coordinates = geometry["coordinates"]
    match geometry["type"]:
        case "LineString":
            yield ("coordinates",), coordinates
        case "MultiLineString" | "Polygon":
            for index, run in enumerate(coordinates):
                yield ("coordinates", index), run
        case "MultiPolygon":
            for index, rings in enumerate(coordinates):
                for of, ring in enumerate(rings):
                    yield ("coordinates", index, of), ring


def cut_at_antimeridian(geometry: Geometry) -> Geometry | None:
    """The same lines or areas, cut at ±180; None where the geometry is as it should be.

    Raises HoleOutsideError where what is to be cut has such a hole.

    >>> line = {"type": "LineString", "coordinates": [[170.0, 0.0], [-170.0, 5.0]]}
    >>> cut_at_antimeridian(line)["coordinates"]
    [[[170.0, 0.0], [180.0, 2.5]], [[-180.0, 2.5], [-170.0, 5.0]]]
    """
    kind, coordinates = geometry["type"], geometry["coordinates"]
    parts = coordinates if kind.startswith("Multi") else [coordinates]
    cut: list[Any] = []
    is_changed = False
    for index, part in enumerate(parts):
        try:
            pieces = _cut_line(part) if kind.endswith("LineString") else _cut_polygon(part)
        except HoleOutsideError as error:
            within = (index,) if kind.startswith("Multi") else ()
            raise HoleOutsideError(("coordinates", *within, *error.steps)) from None
        cut.extend([part] if pieces is None else pieces)
        is_changed |= pieces is not None
    if not is_changed:
        return None
    name = kind.removeprefix("Multi")
    return (
        {"type": f"Multi{name}", "coordinates": cut}
        if len(cut) > 1
        else {"type": name, "coordinates": cut[0]}
    )


def cut_unrolled(geometry: Geometry) -> Geometry:
    """Lines or areas whose longitudes run on past ±180, as a drawing across it has them, cut there.

    >>> cut_unrolled({"type": "LineString", "coordinates": [[170, 0], [190, 5]]})["coordinates"]
    [[[170, 0], [180.0, 2.5]], [[-180.0, 2.5], [-170.0, 5]]]
    """
    name = geometry["type"].removeprefix("Multi")
    parts = geometry["coordinates"] if name != geometry["type"] else [geometry["coordinates"]]
    cut: list[Any] = []
    for part in parts:
        if name == "LineString":
            pieces: Any = split_line([(lng, lat) for lng, lat, *_ in part])
        else:
            pieces = _cut_at_worlds([[(lng, lat) for lng, lat, *_ in ring] for ring in part])
        cut.extend(_as_lists(piece) for piece in pieces)
    if len(cut) == 1 and name == geometry["type"]:
        return {"type": name, "coordinates": cut[0]}
    return {"type": f"Multi{name}", "coordinates": cut}


def _as_lists(value: Any) -> Any:
    if isinstance(value[0], int | float):
        return list(value)
    return [_as_lists(item) for item in value]


def _cut_line(line: Sequence[Sequence[float]]) -> list[list[list[float]]] | None:
    unrolled = _unrolled(line, along_parallels=True)
    if unrolled == [tuple(position) for position in line]:
        return None
    return [[[*position] for position in part] for part in split_line(_without_repetition(unrolled))]


def _cut_polygon(rings: Sequence[Sequence[Sequence[float]]]) -> list[list[list[list[float]]]] | None:
    shell = _read_ring(rings[0])
    if shell is None:
        return None
    middle = (min(lng for lng, _ in shell) + max(lng for lng, _ in shell)) / 2
    holes = [_near(_read_ring(ring) or [(lng, lat) for lng, lat in ring], middle) for ring in rings[1:]]
    for number, hole in enumerate(holes, start=1):
        if not all(_is_in_or_on(shell, corner) for corner in hole[:: len(hole) // CORNERS_TRIED or 1]):
            raise HoleOutsideError((number,))
    return [[[[*position] for position in ring] for ring in part] for part in _cut_at_worlds([shell, *holes])]


def _read_ring(ring: Sequence[Sequence[float]]) -> list[Position] | None:
    """The ring with unrolled longitudes; one round a pole runs on along the pole. None for one as written."""
    lngs = [position[0] for position in ring]
    longest = max(abs(after - before) for before, after in pairwise(lngs))
    if longest <= 180:
        return None
    written = [(position[0], position[1]) for position in ring]
    short = _unrolled(ring, along_parallels=False)
    if abs(short[-1][0] - short[0][0]) > 180:
        # What runs along a whole parallel and encloses something has been cut already.
        return None if longest == FULL_TURN and not _is_flat(written) else _round_pole(short)
    return short if _is_short(written, short, longest) else None


def _is_short(written: Line, short: Line, longest_deg: float) -> bool:
    """Whether the long edges of a ring mean the short way.

    Between 180° and SURE_DEG, where both are areas that one may draw, the reading counts that runs
    counterclockwise, as outer rings do (RFC 7946, section 3.1.6).
    """
    return not _is_flat(short) and (longest_deg > SURE_DEG or _doubled_area(written) <= 0)


def _is_flat(ring: Line) -> bool:
    return abs(_doubled_area(ring)) <= FLAT_DEG2


def _round_pole(ring: Line) -> list[Position]:
    """A ring that goes once round the Earth, closed along the pole on whose side it encloses less."""
    northward = math.fsum(
        (next_lng - lng) * (lat + next_lat) for (lng, lat), (next_lng, next_lat) in pairwise(ring)
    )
    pole = math.copysign(90.0, northward * (ring[-1][0] - ring[0][0]))
    return [*ring, (ring[-1][0], pole), (ring[0][0], pole), ring[0]]


def _unrolled(line: Sequence[Sequence[float]], *, along_parallels: bool) -> list[Position]:
    """Longitudes that go the short way; `along_parallels` keeps edges along a whole parallel."""
    out: list[Position] = [(line[0][0], line[0][1])]
    turn = 0.0
    for index, ((lng, _), (next_lng, next_lat)) in enumerate(pairwise(line)):
        step = next_lng - lng
        if abs(step) > 180 and not (along_parallels and _is_whole_parallel(line, index)):
            turn -= math.copysign(FULL_TURN, step)
        out.append((next_lng + turn, next_lat))
    return out


def _is_whole_parallel(line: Sequence[Sequence[float]], index: int) -> bool:
    """Whether the edge from `index` on runs from -180 to 180 and the line is nowhere else beside it.

    In 170, 180, -180, -170 that edge is no more than the crossing.
    """
    (lng, lat), (next_lng, next_lat) = line[index], line[index + 1]
    beside = [*line[max(0, index - 1) : index], *line[index + 2 : index + 3]]
    return abs(next_lng - lng) == FULL_TURN and lat == next_lat and all(abs(at[0]) == 180 for at in beside)


def _near(ring: Line, lng: float) -> list[Position]:
    """The ring moved by whole turns so that it begins within 180° of `lng`."""
    turn = unroll(ring[0][0], lng) - ring[0][0]
    shift = round(turn / FULL_TURN) * FULL_TURN
    return [(position[0] + shift, position[1]) for position in ring]


def _doubled_area(ring: Line) -> float:
    """Twice the area in square degrees, positive counterclockwise."""
    return math.fsum(lng * next_lat - next_lng * lat for (lng, lat), (next_lng, next_lat) in pairwise(ring))


# Cutting an area along meridians


def _cut_at_worlds(rings: list[list[Position]]) -> Iterator[list[list[Position]]]:
    """The polygons, shell first, that the antimeridian cuts a polygon of unrolled longitudes into."""
    lngs = [lng for lng, _ in rings[0]]
    first, last = (math.floor((lng + 180.0) / FULL_TURN) for lng in (min(lngs), max(lngs)))
    rest = rings
    for world in range(first, last + 1):
        edge = 180.0 + world * FULL_TURN
        here, rest = _halves(rest, edge)
        yield from _nested([[(lng - world * FULL_TURN, lat) for lng, lat in ring] for ring in here])


def _halves(
    rings: Sequence[list[Position]], edge: float
) -> tuple[list[list[Position]], list[list[Position]]]:
    """What lies west of a meridian and what lies on it or east of it, by the even-odd rule."""
    sides: tuple[list[list[Position]], list[list[Position]]] = ([], [])
    runs: tuple[list[list[Position]], list[list[Position]]] = ([], [])
    for ring in rings:
        pieces = _pieces(ring, edge)
        if pieces is None:
            sides[ring[0][0] >= edge].append(ring)
        else:
            for is_east, piece in pieces:
                runs[is_east].append(piece)
    for side, open_runs in zip(sides, runs, strict=True):
        side.extend(ring for ring in _closed(open_runs) if not _is_flat(ring))
    return sides


def _pieces(ring: Line, edge: float) -> list[tuple[bool, list[Position]]] | None:
    """The runs of a ring beside a meridian, both ends on it, and whether they lie east; None without any."""
    first = next((index for index, pair in enumerate(pairwise(ring)) if _crosses(*pair, edge)), None)
    if first is None:
        return None
    around = [*ring[first:-1], *ring[: first + 1]]
    pieces: list[tuple[bool, list[Position]]] = []
    for begin, end in pairwise(around):
        if _crosses(begin, end, edge):
            crossing = _crossing(begin, end, edge)
            if pieces:
                pieces[-1][1].append(crossing)
            pieces.append((end[0] >= edge, [crossing]))
        pieces[-1][1].append(end)
    # The first run begins on an edge that the last one ends on.
    pieces[-1][1].append(pieces[0][1][0])
    return pieces


def _crosses(begin: Position, end: Position, edge: float) -> bool:
    return (begin[0] < edge) != (end[0] < edge)


def _crossing(begin: Position, end: Position, edge: float) -> Position:
    if edge in {begin[0], end[0]}:
        return begin if begin[0] == edge else end
    return edge, begin[1] + (end[1] - begin[1]) * (edge - begin[0]) / (end[0] - begin[0])


def _closed(runs: list[list[Position]]) -> Iterator[list[Position]]:
    """Rings of open runs: along the meridian the area lies between the first and second end, and so on."""
    ends = sorted((run[at][1], index, at) for index, run in enumerate(runs) for at in (0, -1))
    partner: dict[tuple[int, int], tuple[int, int]] = {}
    for (_, one, at), (_, other, other_at) in zip(ends[::2], ends[1::2], strict=True):
        partner[one, at] = (other, other_at)
        partner[other, other_at] = (one, at)
    left = set(range(len(runs)))
    while left:
        index, begin, ring = min(left), 0, list[Position]()
        while index in left:
            left.remove(index)
            ring.extend(runs[index] if begin == 0 else runs[index][::-1])
            index, begin = partner[index, -1 if begin == 0 else 0]
        yield _without_repetition([*ring, ring[0]])


def _without_repetition(ring: Sequence[Position]) -> list[Position]:
    return [ring[0], *(after for before, after in pairwise(ring) if before != after)]


def _nested(rings: list[list[Position]]) -> Iterator[list[list[Position]]]:
    """Polygons of rings that do not cross: a ring inside another is its hole."""
    outer = [ring for ring in rings if not any(_holds(other, ring) for other in rings if other is not ring)]
    for shell in outer:
        yield [shell, *(ring for ring in rings if ring is not shell and _holds(shell, ring))]


def _holds(shell: Line, ring: Line) -> bool:
    """Whether a ring lies inside another that it does not cross."""
    west, east = min(lng for lng, _ in shell), max(lng for lng, _ in shell)
    return all(west <= lng <= east for lng, _ in ring) and _has(shell, ring[0])


def _is_in_or_on(ring: Line, point: Position) -> bool:
    """Whether a point or one a hair beside it lies inside a ring."""
    lng, lat = point
    hairs = itertools.product((-HAIR_DEG, HAIR_DEG), repeat=2)
    return any(_has(ring, (lng + east, lat + north)) for east, north in hairs)


def _has(ring: Line, point: Position) -> bool:
    lng, lat = point
    inside = False
    for (lng_a, lat_a), (lng_b, lat_b) in pairwise(ring):
        if (lat_a > lat) != (lat_b > lat) and lng < lng_a + (lng_b - lng_a) * (lat - lat_a) / (lat_b - lat_a):
            inside = not inside
    return inside
