"""Outlines for the taking: of a country, an island, a sea, a river or a lake, as GeoJSON (RFC 7946).

Positions have five decimals at most; exterior rings run counterclockwise; what crosses the antimeridian is
cut there, as the pack is.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from caribmap.basemap.grid import GRID, to_degrees, to_grid
from caribmap.basemap.names import read_packed_json
from caribmap.basemap.pack import read_shapes
from caribmap.basemap.shapes import Shapes

OutlineKind = Literal["country", "island", "sea", "river", "lake"]
KINDS: tuple[OutlineKind, ...] = get_args(OutlineKind)
Ints = npt.NDArray[np.int64]
Positions = list[list[float]]

FINE_SHARE = 1 / 1500
"""A thinned outline is off by at most this share of its extent: about a pixel where it is seen whole."""
LEAST_EXTENT = 3
"""Islands that measure fewer times that are left out of it."""
DIGITS = 5


@dataclass(frozen=True, slots=True)
class Outline:
    """What is called `name` (of a country: its code of ISO 3166), as a GeoJSON geometry."""

    kind: OutlineKind
    name: str
    geometry: Mapping[str, Any]


def find_outline(kind: OutlineKind, name: str, *, thinned: bool = False) -> Outline | None:
    """The outline of what has this name in any language of the interface; None if nothing has.

    As fine as the pack, or with `thinned` as fine as it can be seen when it fills a screen.
    """
    key = _folded(name)
    match kind:
        case "country":
            shapes = read_shapes("land")
            chosen = [index for index, mark in enumerate(shapes.marks) if mark and mark == name.upper()]
            geometry = outline_of(shapes, chosen, thinned)
        case "island":
            shapes = read_shapes("land")
            geometry = outline_of(shapes, _island(shapes, key), thinned)
        case "lake":
            shapes, called = read_shapes("lakes"), _keys("lake", key)
            chosen = [index for index, mark in enumerate(shapes.marks) if _is_called(mark, called)]
            geometry = outline_of(shapes, chosen, thinned)
        case "river":
            shapes, called = read_shapes("rivers"), _keys("river", key)
            chosen = [index for index, mark in enumerate(shapes.line_marks) if _is_called(mark, called)]
            geometry = _lines(shapes, chosen, thinned)
        case "sea":
            geometry = _sea(_keys("sea", key))
    return None if geometry is None else Outline(kind, name, geometry)


@cache
def known_names(kind: OutlineKind) -> tuple[str, ...]:
    """What may be asked for, in all languages; of countries their codes."""
    if kind == "country":
        return tuple(sorted({mark for mark in read_shapes("land").marks if mark}))
    entries = [entry for entry in read_packed_json("names.json.xz")["names"] if entry["kind"] == kind]
    return tuple(sorted({name for entry in entries for name in entry["names"].values()}))


@lru_cache(maxsize=20_000)
def _folded(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).strip()


def _keys(kind: str, key: str) -> set[str]:
    """The folded names in the pack of what has a name that folds to `key`, that name among them."""
    found = {key}
    for entry in read_packed_json("names.json.xz")["names"]:
        if entry["kind"] == kind:
            spellings = {_folded(name) for name in (*entry["names"].values(), *entry.get("keys", ()))}
            if key in spellings:
                found |= spellings
    return found


def _is_called(mark: Any, called: Collection[str]) -> bool:
    return bool(mark and mark[0]) and _folded(mark[0]) in called


def _sea(called: Collection[str]) -> dict[str, Any] | None:
    seas = read_packed_json("seas.json.xz")
    polygons = [rings for name, found in seas.items() if _folded(name) in called for rings in found]
    return _multi("Polygon", polygons)


def _island(shapes: Shapes, key: str) -> list[int]:
    """The areas of land that hold the spot of an island, and those that meet them: borders do not cut it."""
    spots = [
        entry["at"]
        for entry in read_packed_json("names.json.xz")["names"]
        if entry["kind"] == "island" and key in {_folded(name) for name in entry["names"].values()}
    ]
    if not spots:
        return []
    found: set[int] = set()
    for spot in to_grid(spots).tolist():
        holding = [index for index in range(len(shapes.rings)) if _holds(shapes, index, spot)]
        found.update(_connected(shapes, holding))
    return sorted(found)


def _holds(shapes: Shapes, area: int, spot: Sequence[int]) -> bool:
    """Whether a point lies inside the outer ring of an area."""
    x, y = spot
    box = _area_boxes()[area]
    if not (box[0] <= x <= box[2] and box[1] <= y <= box[3]):
        return False
    return _encloses(_joined(shapes, shapes.rings[area][0], 0), spot)


@cache
def _area_boxes() -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of each area of land."""
    shapes = read_shapes("land")
    boxes = []
    for rings in shapes.rings:
        points = np.concatenate([shapes.line(number) for number in rings[0]])
        (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        boxes.append((left, top, right, bottom))
    return boxes


def _connected(shapes: Shapes, begin: Iterable[int]) -> set[int]:
    """Areas that share a line with one of these, or with one that does."""
    by_line: dict[int, list[int]] = {}
    for area, rings in enumerate(shapes.rings):
        for number in (number for ring in rings for number in ring):
            by_line.setdefault(number if number >= 0 else ~number, []).append(area)
    found, open_ = set(begin), list(begin)
    while open_:
        for number in (number for ring in shapes.rings[open_.pop()] for number in ring):
            for area in by_line[number if number >= 0 else ~number]:
                if area not in found:
                    found.add(area)
                    open_.append(area)
    return found


def outline_of(shapes: Shapes, chosen: Sequence[int], thinned: bool) -> dict[str, Any] | None:
    """Areas as one geometry: a line between two of them is no part of its outline."""
    if not chosen:
        return None
    numbers = [number for area in chosen for ring in shapes.rings[area] for number in ring]
    seen = Counter(number if number >= 0 else ~number for number in numbers)
    inner = {number for number, count in seen.items() if count > 1}
    tolerance = _extent(shapes, numbers) * FINE_SHARE if thinned else 0.0
    weight = _weight_of(tolerance)
    if not inner:
        seen_areas = [a for a in chosen if _extent(shapes, shapes.rings[a][0]) >= LEAST_EXTENT * tolerance]
        groups = [[_joined(shapes, ring, weight) for ring in shapes.rings[area]] for area in seen_areas]
    else:
        outer = [number for number in numbers if (number if number >= 0 else ~number) not in inner]
        groups = _grouped([_joined(shapes, ring, weight) for ring in _stitched(shapes, outer)])
    polygons = [[_ring(ring, is_hole=index > 0) for index, ring in enumerate(rings)] for rings in groups]
    kept = [[ring for ring in rings if len(ring) > 3] for rings in polygons if len(rings[0]) > 3]
    return _multi("Polygon", kept)


def _extent(shapes: Shapes, numbers: Iterable[int]) -> float:
    """The longer side of lines, in steps of the grid; across the antimeridian where that is shorter."""
    points = np.concatenate([shapes.line(number) for number in numbers])
    columns = points[:, 0] % GRID
    apart = np.diff(np.sort(columns), append=columns.min() + GRID)
    return float(max(GRID - apart.max(), np.ptp(points[:, 1])))


def _weight_of(tolerance: float) -> int:
    return max(0, math.floor(2 * math.log2(max(1.0, tolerance))))


def _joined(shapes: Shapes, numbers: Sequence[int], weight: int) -> Ints:
    """Lines one after another, the point between two of them once; thinned by weight."""
    parts: list[Ints] = []
    for number in numbers:
        points = shapes.line(number)
        if weight:
            index = number if number >= 0 else ~number
            weights = shapes.weights[shapes.starts[index] : shapes.starts[index + 1]]
            points = points[(weights if number >= 0 else weights[::-1]) >= weight]
        parts.append(points[1 if parts else 0 :])
    return np.concatenate(parts)


def _stitched(shapes: Shapes, numbers: Sequence[int]) -> Iterator[list[int]]:
    """Rings of lines that follow one another."""
    by_start: dict[tuple[int, int], list[int]] = {}
    for number in numbers:
        by_start.setdefault(tuple(shapes.line(number)[0].tolist()), []).append(number)
    left = dict.fromkeys(numbers)
    for first in numbers:
        if first not in left:
            continue
        ring, number = [], first
        while number in left:
            del left[number]
            ring.append(number)
            end = tuple(shapes.line(number)[-1].tolist())
            number = next((each for each in by_start.get(end, ()) if each in left), first)
        yield ring


def _grouped(rings: Sequence[Ints]) -> list[list[Ints]]:
    """Rings as polygons: what runs the other way than the largest ring is a hole of the smallest round it."""
    sized = sorted(((_doubled_area(ring), ring) for ring in rings), key=lambda pair: -abs(pair[0]))
    sign = math.copysign(1, sized[0][0])
    polygons: list[list[Ints]] = []
    for area, ring in sized:
        if math.copysign(1, area) == sign:
            polygons.append([ring])
            continue
        holder = next((each for each in reversed(polygons) if _encloses(each[0], ring[0].tolist())), None)
        if holder is not None:
            holder.append(ring)
    return polygons


def _encloses(ring: Ints, spot: Sequence[int]) -> bool:
    x, y = spot
    above = ring[:, 1] > y
    (crossing,) = np.nonzero(above[:-1] != above[1:])
    (x0, y0), (x1, y1) = ring[crossing].T, ring[crossing + 1].T
    return bool(np.count_nonzero(x < x0 + (x1 - x0) * (y - y0) / (y1 - y0)) % 2)


def _doubled_area(ring: Ints) -> float:
    x, y = ring.astype(np.float64).T
    return float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum())


def _ring(points: Ints, *, is_hole: bool) -> Positions:
    """A closed ring in degrees; on the grid, whose y runs down, counterclockwise is a negative area."""
    runs_back = (_doubled_area(points) > 0) != is_hole
    ring = _positions(points[::-1] if runs_back else points)
    return ring if not ring or ring[0] == ring[-1] else [*ring, ring[0]]


def _lines(shapes: Shapes, chosen: Sequence[int], thinned: bool) -> dict[str, Any] | None:
    if not chosen:
        return None
    weight = _weight_of(_extent(shapes, chosen) * FINE_SHARE) if thinned else 0
    runs = [_positions(_joined(shapes, run, weight)) for run in _stitched(shapes, list(chosen))]
    return _multi("LineString", [run for run in runs if len(run) > 1])


def _positions(points: Ints) -> Positions:
    positions: Positions = np.round(to_degrees(points), DIGITS).tolist()
    return positions


def _multi(kind: Literal["Polygon", "LineString"], parts: Sequence[Any]) -> dict[str, Any] | None:
    if not parts:
        return None
    if len(parts) == 1:
        return {"type": kind, "coordinates": parts[0]}
    return {"type": f"Multi{kind}", "coordinates": list(parts)}
