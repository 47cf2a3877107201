"""What of the world a dossier needs at a level: rectangles of whole cells round views and places."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from caribmap.basemap.grid import GRID, TILE_BITS, Rect, pixel, to_grid
from caribmap.basemap.levels import Level
from caribmap.geo import EARTH_RADIUS_M

Bounds = tuple[float, float, float, float]
Cell = tuple[int, int]

MAP_PX = (1280, 720)
"""The map that views are taken to be framed in."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the basemap has to show.

    `views`, and `extents` of what is drawn: west, south, east and north in degrees; west over east crosses
    the antimeridian. `spots` are longitudes and latitudes of places.
    """

    views: tuple[Bounds, ...]
    extents: tuple[Bounds, ...] = ()
    spots: tuple[tuple[float, float], ...] = ()


def rects_of(wanted: Wanted, level: Level, share: float) -> list[Rect]:
    """Rectangles on the grid that do not overlap, from north to south; radii are `share` of the level's."""
    cells: set[Cell] = set()
    for bounds in (*wanted.views, *wanted.extents):
        for box in _boxes(bounds, level, share):
            cells.update(_cells_in(box, level))
    for lng, lat in wanted.spots if share > 0 else ():
        cells.update(_cells_round(lng, lat, level, share))
    return _merged(cells, GRID >> level.cell_zoom)


def zoom_of(bounds: Bounds) -> float:
    """The zoom at which bounds fit into MAP_PX."""
    (left, top, right, bottom), *rest = parts_of_bounds(bounds)
    width = right - left + sum(part[2] - part[0] for part in rest)
    world = 1 << TILE_BITS
    shares = [
        max(side, 1) / GRID * world / px for side, px in zip((width, bottom - top), MAP_PX, strict=True)
    ]
    return -math.log2(max(shares))


def _boxes(bounds: Bounds, level: Level, share: float) -> Iterator[Rect]:
    """What a level shows of a view: all that a map framed to it shows; at a finer level a share."""
    zoom = zoom_of(bounds)
    if zoom <= level.view_zoom:
        return
    for left, top, right, bottom in parts_of_bounds(bounds):
        x, y = (left + right) / 2, (top + bottom) / 2
        sides: tuple[float, float] = (right - left, bottom - top)
        if zoom > level.above:
            # A map is wider, or higher, than the view that it is framed to.
            framed = pixel(min(zoom, level.top))
            sides = (max(sides[0], MAP_PX[0] * framed), max(sides[1], MAP_PX[1] * framed))
        else:
            sides = (sides[0] * share, sides[1] * share)
        half_width, half_height = sides[0] / 2, sides[1] / 2
        if half_width >= 1:
            yield (
                int(x - half_width),
                int(y - half_height),
                math.ceil(x + half_width),
                math.ceil(y + half_height),
            )


def parts_of_bounds(bounds: Bounds) -> list[Rect]:
    """Bounds on the grid, in two parts where they cross the antimeridian."""
    west, south, east, north = bounds
    (left, bottom), (right, top) = to_grid([(west, south), (east, north)]).tolist()
    spans = [(left, GRID), (0, right)] if west > east else [(left, right)]
    return [(begin, top, end, bottom) for begin, end in spans]


def _cells_in(box: Rect, level: Level) -> Iterator[Cell]:
    """The cells that a box touches; beyond the antimeridian those on its other side."""
    size, count = GRID >> level.cell_zoom, 1 << level.cell_zoom
    left, top, right, bottom = box
    columns = range(left // size, max(left + 1, right + size - 1) // size or 1)
    columns = columns[:count]
    for row in range(max(0, top // size), min(count, max(top // size + 1, (bottom + size - 1) // size))):
        for column in columns:
            yield column % count, row


def _cells_round(lng: float, lat: float, level: Level, share: float) -> Iterator[Cell]:
    (x, y) = to_grid((lng, lat))[0].tolist()
    ground_m = 2 * math.pi * EARTH_RADIUS_M * max(math.cos(math.radians(lat)), 0.05)
    radius = level.radius_km * share * 1000 / ground_m * GRID
    size = GRID >> level.cell_zoom
    box = (int(x - radius), int(y - radius), math.ceil(x + radius), math.ceil(y + radius))
    count = 1 << level.cell_zoom
    for column in range(box[0] // size, box[2] // size + 1):
        for row in range(max(0, box[1] // size), min(count, box[3] // size + 1)):
            across = max(column * size - x, 0, x - (column + 1) * size)
            along = max(row * size - y, 0, y - (row + 1) * size)
            if math.hypot(across, along) <= radius:
                yield column % count, row


def _merged(cells: set[Cell], size: int) -> list[Rect]:
    """Cells as few rectangles: runs along rows, joined where those of the next row are the same."""
    rows: dict[int, list[int]] = defaultdict(list)
    for column, row in sorted(cells):
        rows[row].append(column)
    done: list[Rect] = []
    open_runs: dict[tuple[int, int], Rect] = {}
    for row in sorted(rows):
        above, open_runs = open_runs, {}
        for begin, end in _runs(rows[row]):
            rect = above.pop((begin, end), None)
            top = rect[1] if rect and rect[3] == row * size else row * size
            if rect and top == row * size:
                done.append(rect)
            open_runs[begin, end] = (begin * size, top, end * size, (row + 1) * size)
        done += above.values()
    return sorted([*done, *open_runs.values()], key=lambda rect: (rect[1], rect[0]))


def _runs(columns: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring columns, as first and one after the last."""
    for run in np.split(np.array(columns), np.flatnonzero(np.diff(columns) > 1) + 1):
        yield int(run[0]), int(run[-1]) + 1
