"""Land, coasts and borders: the sheets of the basemap, and of the dossier's own coast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count
from typing import Any
from xml.etree.ElementTree import Element

import numpy as np
import numpy.typing as npt

from caribmap.basemap.extents import extents_of
from caribmap.basemap.grid import to_degrees
from caribmap.basemap.making import level_at
from caribmap.basemap.sheet import Sheet
from caribmap.cartography.ground import CLAIM_LINES, SOLID_BORDERS, UNSETTLED_BORDERS, WATERS
from caribmap.cartography.palette import Palette
from caribmap.render.picture.frame import Frame
from caribmap.render.picture.plane import (
    Box,
    Point,
    bounds_of,
    clip_ring,
    is_inside,
    shifted,
    simplify,
    visible_runs,
)
from caribmap.render.picture.svg import element, path_data
from caribmap.render.picture.whole import lines_of

COAST_PX, BORDER_PX, RIVER_PX, STREAM_PX = 0.75, 0.9, 0.9, 0.5
BORDER_DASH = "4 3"
SAME_LINE_DEG, WORLD_TURN_DEG = 0.1, 360
"""How far two renderings of one line lie apart at most."""
COARSE_PX = 1
MARGIN_PX = 8
SMALLEST_PX = 0.8
COVER_PX = 5
CUT_SHEETS = 8
"""So many sheets are remembered as frames show them, for the next picture of a frame."""

Ring = list[Point]


class Ground:
    """The basemap in one frame. `detail_px` is how far a drawn line may be off the basemap's."""

    def __init__(self, sheets: Sequence[Sheet], frame: Frame, detail_px: float) -> None:
        window = frame.box.grown(MARGIN_PX)
        drawn = [
            _in_frame(sheet, frame, detail_px) for sheet in sheets if sheet.level <= level_at(frame.zoom)
        ]
        hiding = [index for index, sheet in enumerate(drawn) if sheet.hides(window)]
        self._sheets = drawn[hiding[-1] if hiding else 0 :]
        self._frame = frame

    def draw(
        self,
        palette: Palette,
        own_borders: Sequence[Mapping[str, Any]],
        own_areas: Sequence[Mapping[str, Any]],
    ) -> Iterator[Element]:
        """The ground, bottom first.

        Along `own_borders` the dossier draws the line, not the basemap; round `own_areas` no claim is drawn.
        """
        borders, rims = self._runs(own_borders), self._runs(own_areas)
        for sheet in self._sheets:
            yield from sheet.draw(palette, borders, rims)

    def draw_coarse(self, palette: Palette, own_borders: Sequence[Mapping[str, Any]]) -> Iterator[Element]:
        """Land with its coast, depths and borders to a pixel, for a picture that is soon replaced."""
        borders = self._runs(own_borders)
        for sheet in self._sheets:
            yield from sheet.draw_coarse(palette, borders)

    def _runs(self, geometries: Sequence[Mapping[str, Any]]) -> list[Ring]:
        return [
            run
            for geometry in geometries
            for line in lines_of(geometry)
            for copy in self._frame.project_copies(line)
            for run in visible_runs(copy, self._frame.box)
        ]

    def is_land(self, point: Point) -> bool:
        finest = next((sheet for sheet in reversed(self._sheets) if sheet.covers(point)), None)
        return finest is not None and finest.land.has(point)


class Land:
    """Rings on the frame's plane: what an odd number of them encloses is land."""

    def __init__(self, rings: Sequence[Ring]) -> None:
        self.rings = rings
        self._edges = [
            (box.left, box.top, box.right, box.bottom, ring)
            for box, ring in ((bounds_of(ring), ring) for ring in rings)
        ]

    def has(self, point: Point) -> bool:
        x, y = point
        around = [
            ring
            for left, top, right, bottom, ring in self._edges
            if left <= x <= right and top <= y <= bottom
        ]
        return bool(around) and is_inside(point, around)


@lru_cache(maxsize=CUT_SHEETS)
def _in_frame(sheet: Sheet, frame: Frame, detail_px: float) -> _Sheet:
    return _Sheet(sheet, frame, detail_px)


class _Sheet:
    """A sheet cut to the frame. Its lines are projected and thinned once: neighbours still meet."""

    def __init__(self, sheet: Sheet, frame: Frame, detail_px: float) -> None:
        self._sheet, self._window = sheet, frame.box.grown(MARGIN_PX)
        self._steps = frame.world / (1 << sheet.bits)
        self._origin = frame.project_unrolled(*to_degrees([(0, 0)], sheet.bits)[0].tolist())
        self._copies = [turn * frame.world for turn in (-1, 0, 1)]
        self._detail_px = detail_px
        self._thinned: dict[int, list[Point]] = {}
        self.rects = [
            _moved(self._box(rect[:2], rect[2:]), shift) for rect in sheet.rects for shift in self._copies
        ]
        extents = extents_of(sheet)
        seen = self._seen(extents.rings)
        self.fills: dict[str, list[Ring]] = {}
        ring_number = count()
        for fill, rings in sheet.areas:
            its_rings = self.fills.setdefault(fill if fill in WATERS else "land", [])
            for ring, number in zip(rings, ring_number):  # noqa: B905  numbers go on
                if number in seen:
                    its_rings.extend(self._rings(ring, seen[number]))
        self.land = Land(self.fills.get("land", []))
        self.lines: dict[str, list[Ring]] = {}
        for number, shifts in self._seen(extents.lines).items():
            kind, _ = sheet.lines[number]
            if kind != "cut":
                self.lines.setdefault(kind, []).extend(self._runs(number, shifts))

    def hides(self, window: Box) -> bool:
        """Whether nothing of the sheets below is seen."""
        return any(rect.holds(window) for rect in self.rects)

    def covers(self, point: Point) -> bool:
        return any(rect.has(point) for rect in self.rects)

    def draw(
        self, palette: Palette, own_borders: Sequence[Ring], own_rims: Sequence[Ring]
    ) -> Iterator[Element]:
        yield from self._waters(palette)
        yield _area(self.land, palette.land)
        if "lake" in self.fills:
            yield element("path", d=path_data(self.fills["lake"], closed=True), fill=palette.shelf)
        yield from self._strokes(("stream",), palette.river, STREAM_PX)
        yield from self._strokes(("river",), palette.river, RIVER_PX)
        claims = [line for kind in CLAIM_LINES for line in self.lines.get(kind, ())]
        near_px = SAME_LINE_DEG / WORLD_TURN_DEG * self._copies[-1]
        left = [line for line in claims if not any(_is_along(line, rim, near_px) for rim in own_rims)]
        if left:
            yield _stroke(left, palette.border, BORDER_PX, BORDER_DASH)
        yield from self._strokes(UNSETTLED_BORDERS, palette.border, BORDER_PX, BORDER_DASH)
        yield from self._strokes(SOLID_BORDERS, palette.border, BORDER_PX)
        if own_borders:
            yield _stroke(own_borders, palette.land, COVER_PX)
        yield from self._strokes(("lakeshore",), palette.river, STREAM_PX)
        yield from self._strokes(("coast",), palette.coast, COAST_PX)

    def _waters(self, palette: Palette, unit: float = 0.1) -> Iterator[Element]:
        window = self._window
        seen = [clip_ring(_corners(rect), window) for rect in self.rects if rect.overlaps(window)]
        yield element("path", d=path_data(seen, closed=True, unit=unit), fill=palette.shelf)
        for fill, color in (("deep-200", palette.sea), ("deep-1000", palette.deep)):
            if fill in self.fills:
                d = path_data(self.fills[fill], closed=True, unit=unit)
                yield element("path", d=d, fill=color, fill_rule="evenodd")

    def draw_coarse(self, palette: Palette, own_borders: Sequence[Ring]) -> Iterator[Element]:
        yield from self._waters(palette, COARSE_PX)
        # Stroked in its own colour: it is cut at the sheet's edge, and coasts are not.
        yield element(
            "path", d=path_data(self.land.rings, closed=True, unit=COARSE_PX), fill=palette.land,
            fill_rule="evenodd", stroke=palette.land, stroke_width=1,
        )  # fmt: skip
        for kinds, color, width in (
            (SOLID_BORDERS, palette.border, BORDER_PX),
            (("coast",), palette.coast, COAST_PX),
        ):
            lines = [line for kind in kinds for line in self.lines.get(kind, ())]
            yield _stroke(lines, color, width, unit=COARSE_PX)
        yield _stroke(own_borders, palette.land, COVER_PX, unit=COARSE_PX)

    def _strokes(
        self, kinds: Sequence[str], color: str, width_px: float, dash: str | None = None
    ) -> Iterator[Element]:
        lines = [line for kind in kinds for line in self.lines.get(kind, ())]
        if lines:
            yield _stroke(lines, color, width_px, dash)

    def _box(self, low: Any, high: Any) -> Box:
        (x, y), steps = self._origin, self._steps
        return Box(x + low[0] * steps, y + low[1] * steps, x + high[0] * steps, y + high[1] * steps)

    def _line(self, number: int) -> list[Point]:
        """The points of line i, or of ~i, backwards."""
        index = number if number >= 0 else ~number
        if index not in self._thinned:
            pixels = self._sheet.lines[index][1] * self._steps + self._origin
            self._thinned[index] = simplify(list(map(tuple, pixels.tolist())), self._detail_px)
        return self._thinned[index] if number >= 0 else self._thinned[index][::-1]

    def _seen(self, boxes: npt.NDArray[np.int64]) -> dict[int, list[float]]:
        """Which boxes on the grid are in the window and no specks, and in which copies of the world."""
        (x, y), window = self._origin, self._window
        left, top, right, bottom = (boxes * self._steps + (x, y, x, y)).T
        is_seen = (top < window.bottom) & (window.top < bottom)
        is_seen &= np.maximum(right - left, bottom - top) >= SMALLEST_PX
        seen: dict[int, list[float]] = {}
        for number in np.flatnonzero(is_seen).tolist():
            for shift in self._copies:
                if left[number] + shift < window.right and window.left < right[number] + shift:
                    seen.setdefault(number, []).append(shift)
        return seen

    def _rings(self, ring: Sequence[int], shifts: Sequence[float]) -> Iterator[Ring]:
        joined = [point for number in ring for point in self._line(number)[:-1]]
        if len(joined) > 2:
            for shift in shifts:
                cut = clip_ring(shifted(joined, shift), self._window)
                if len(cut) > 2:
                    yield cut

    def _runs(self, number: int, shifts: Sequence[float]) -> Iterator[Ring]:
        for shift in shifts:
            yield from visible_runs(shifted(self._line(number), shift), self._window)


def _area(land: Land, fill: str) -> Element:
    """Filled, with a hair of stroke so that neighbouring pieces meet without a seam."""
    return element(
        "path",
        d=path_data(land.rings, closed=True),
        fill=fill,
        fill_rule="evenodd",
        stroke=fill,
        stroke_width=1,
        stroke_linejoin="round",
    )


def _stroke(
    lines: Sequence[list[Point]], color: str, width_px: float, dash: str | None = None, unit: float = 0.1
) -> Element:
    return element(
        "path",
        d=path_data(lines, unit=unit),
        fill="none",
        stroke=color,
        stroke_width=width_px,
        stroke_linejoin="round",
        stroke_dasharray=dash,
    )


def _is_along(line: Ring, other: Ring, near_px: float) -> bool:
    """True where much of a line runs along another, as in the page's map/edges.ts."""
    corners = np.array(other)
    begin, step = corners[:-1], np.diff(corners, axis=0)
    squared = np.maximum((step**2).sum(axis=1), 1e-9)
    near = 0
    for point in line:
        away = np.array(point) - begin
        shares = np.clip((away * step).sum(axis=1) / squared, 0, 1)
        near += bool((np.hypot(*(away - shares[:, None] * step).T) <= near_px).any())
    return near > len(line) / 4


def _corners(box: Box) -> Ring:
    return [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]


def _moved(box: Box, by_x: float) -> Box:
    return Box(box.left + by_x, box.top, box.right + by_x, box.bottom)
