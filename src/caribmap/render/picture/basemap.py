"""Land, coasts and borders: the shipped basemap, and the dossier's own coast where a picture is close."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any
from xml.etree.ElementTree import Element

from caribmap.cartography.kinds import PATCH_FROM_ZOOM
from caribmap.cartography.palette import Palette
from caribmap.payload.types import PayloadCoast
from caribmap.render.picture.frame import Frame
from caribmap.render.picture.geometry import polygons_of
from caribmap.render.picture.plane import (
    Box,
    Point,
    bounds_of,
    clip_ring,
    is_inside,
    shifted,
    simplify,
    union,
    visible_runs,
)
from caribmap.render.picture.svg import element, path_data
from caribmap.render.picture.whole import WORLD_DEG, lines_of, without_cuts

MARGIN_PX = 8
SMALLEST_PX = 0.8
COVER_PX = 5

Ring = list[Point]


class Ground:
    """The basemap in one frame. `detail_px` is how far a drawn line may be off the basemap's."""

    def __init__(
        self, basemap: Mapping[str, Any], coast: PayloadCoast | None, frame: Frame, detail_px: float
    ) -> None:
        self._sheets = [_Sheet(basemap[name], frame, detail_px) for name in ("world", "detail")]
        self._patch = _Patch(coast, frame, detail_px) if coast and frame.zoom >= PATCH_FROM_ZOOM else None
        self._frame = frame

    def draw(self, palette: Palette, own_borders: Iterable[Mapping[str, Any]]) -> Iterator[Element]:
        """The ground, bottom first. Along `own_borders` the dossier draws the line, not the basemap."""
        for sheet in self._sheets:
            yield _area(sheet.land, palette.land)
        for sheet in self._sheets:
            yield element(
                "path", d=path_data(sheet.borders), fill="none", stroke=palette.border, stroke_width=0.9
            )
        covered = [
            run
            for border in own_borders
            for line in lines_of(border)
            for copy in self._frame.project_copies(line)
            for run in visible_runs(copy, self._frame.box)
        ]
        yield element("path", d=path_data(covered), fill="none", stroke=palette.land, stroke_width=COVER_PX)
        for sheet in self._sheets:
            yield _coast(sheet.coasts, palette)
        if self._patch:
            yield element("path", d=path_data([self._patch.corners], closed=True), fill=palette.sea)
            yield _area(self._patch.land, palette.land)
            yield _coast(self._patch.coasts, palette)

    def is_land(self, point: Point) -> bool:
        if self._patch and self._patch.box.has(point):
            return self._patch.land.has(point)
        return any(sheet.land.has(point) for sheet in self._sheets)


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


class _Sheet:
    """One topology of the basemap, cut to the frame. Arcs are thinned once: neighbours still meet."""

    def __init__(self, topology: Mapping[str, Any], frame: Frame, detail_px: float) -> None:
        arcs = [_Arc(arc, topology["transform"], frame) for arc in topology["arcs"]]
        window = frame.box.grown(MARGIN_PX)
        copies = [turn * frame.world for turn in (-1, 0, 1)]
        objects = topology["objects"]
        rings: list[Ring] = []
        for indices in _rings(objects["countries"]):
            box = union([arcs[_index(index)].box for index in indices])
            for shift in copies:
                if _moved(box, shift).overlaps(window) and not _is_speck(box):
                    cut = clip_ring(shifted(_stitched(arcs, indices, detail_px), shift), window)
                    if len(cut) > 2:
                        rings.append(cut)
        self.land = Land(rings)
        self.borders = list(_lines(objects["borders"], arcs, copies, window, detail_px))
        self.coasts = list(_lines(objects["coasts"], arcs, copies, window, detail_px))


class _Arc:
    """A line of the topology on the frame's plane, projected and thinned when first asked for."""

    def __init__(self, steps: Sequence[Sequence[int]], transform: Mapping[str, Any], frame: Frame) -> None:
        self._transform = transform
        self._frame = frame
        self._thinned: list[Point] | None = None
        self._columns = list(accumulate(step[0] for step in steps))
        self._rows = list(accumulate(step[1] for step in steps))
        west, north = self._project(min(self._columns), max(self._rows))
        east, south = self._project(max(self._columns), min(self._rows))
        self.box = Box(west, north, east, south)

    def thinned(self, detail_px: float) -> list[Point]:
        if self._thinned is None:
            self._thinned = simplify(list(map(self._project, self._columns, self._rows)), detail_px)
        return self._thinned

    def _project(self, column: int, row: int) -> Point:
        (scale_lng, scale_lat), (first_lng, first_lat) = (
            self._transform["scale"],
            self._transform["translate"],
        )
        return self._frame.project_unrolled(first_lng + column * scale_lng, first_lat + row * scale_lat)


class _Patch:
    """The dossier's measuring coast inside its bounds, where it replaces the basemap."""

    def __init__(self, coast: PayloadCoast, frame: Frame, detail_px: float) -> None:
        west, south, east, north = coast["bounds"]
        self.corners = [
            frame.project(lng, lat)
            for lng, lat in ((west, south), (east, south), (east, north), (west, north))
        ]
        self.box = bounds_of(self.corners)
        window = frame.box.grown(MARGIN_PX)
        rings = [
            ring for land in coast["land"] for polygon in polygons_of(land["geometry"]) for ring in polygon
        ]
        outlines = [simplify(frame.project_line(ring), detail_px) for ring in rings]
        self.land = Land([cut for cut in (clip_ring(line, window) for line in outlines) if len(cut) > 2])
        self.coasts = [
            simplify(run, detail_px)
            for ring in rings
            for inside in without_cuts([(lng, lat) for lng, lat, *_ in ring], coast["bounds"])
            for part in without_cuts(inside, WORLD_DEG)
            for run in visible_runs(frame.project_line(part), window)
        ]


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


def _coast(lines: Sequence[list[Point]], palette: Palette) -> Element:
    return element(
        "path",
        d=path_data(lines),
        fill="none",
        stroke=palette.coast,
        stroke_width=0.75,
        stroke_linejoin="round",
    )


def _rings(countries: Mapping[str, Any]) -> Iterator[list[int]]:
    for country in countries["geometries"]:
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country.get("arcs", [])
        for polygon in polygons:
            yield from polygon


def _lines(
    lines: Mapping[str, Any], arcs: Sequence[_Arc], copies: Sequence[float], window: Box, detail_px: float
) -> Iterator[list[Point]]:
    for indices in lines["arcs"]:
        box = union([arcs[_index(index)].box for index in indices])
        for shift in copies:
            if _moved(box, shift).overlaps(window) and not _is_speck(box):
                yield from visible_runs(shifted(_stitched(arcs, indices, detail_px), shift), window)


def _stitched(arcs: Sequence[_Arc], indices: Sequence[int], detail_px: float) -> Ring:
    """Arcs one after another; ~i is arc i backwards."""
    out: Ring = []
    for index in indices:
        points = arcs[_index(index)].thinned(detail_px)
        out += (points if index >= 0 else points[::-1])[1 if out else 0 :]
    return out


def _index(index: int) -> int:
    return index if index >= 0 else ~index


def _moved(box: Box, by_x: float) -> Box:
    return Box(box.left + by_x, box.top, box.right + by_x, box.bottom)


def _is_speck(box: Box) -> bool:
    return max(box.right - box.left, box.bottom - box.top) < SMALLEST_PX
