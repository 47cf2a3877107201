"""A sheet: what the basemap shows of some rectangles at one level, cut from the pack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from caribmap.basemap.clip import CUT, clip_line, clip_ring
from caribmap.basemap.grid import GRID, GRID_BITS, Rect
from caribmap.basemap.levels import Level
from caribmap.basemap.shapes import ALWAYS, Shapes

Ints = npt.NDArray[np.int64]

WORLD_RECT: Rect = (0, 0, GRID, GRID)
KINDS = (
    *("cut", "coast", "lakeshore", "river", "stream", "international"),
    *("disputed", "indefinite", "control", "lease", "breakaway", "claim"),
)
"""Kinds of lines. What is a cut is not drawn."""
SMALLEST_DEPTHS = 3
"""How far a deep or a shallow extends at least, in units of how true its line is."""
NOWHERE = -1
ORDER_SHIFT = 6
POLAR_STRETCH = 1.5
"""1 by the cosine of 48 degrees."""
GREAT_RIVERS = 4
"""How far below the least rank drawn at a level a river is drawn as a great one."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """`rects`: what is covered, on a grid of 2^`bits` steps, as everything else. `lines`: kind and points.

    `areas`: what fills them and their rings, made of line numbers, ~i for line i backwards. Filled by a
    country code or "" for land, "lake", and below land "deep-200" and "deep-1000" for sea at least so many
    metres deep.
    """

    level: int
    bits: int
    rects: Sequence[Rect]
    lines: Sequence[tuple[str, Ints]]
    areas: Sequence[tuple[str, Sequence[Sequence[int]]]]


@dataclass(frozen=True, slots=True)
class Layers:
    """The shapes of the pack that are drawn."""

    land: Shapes
    lakes: Shapes
    rivers: Shapes
    deep_200: Shapes
    deep_1000: Shapes


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer thinned for a level. `fills`: of each area; `lines`: numbers of the lines that bound nothing.

    Boxes are left, top, right and bottom, of each area and each line.
    """

    shapes: Shapes
    fills: Sequence[str]
    lines: Sequence[int]
    kinds: Sequence[str]
    area_boxes: Ints
    line_boxes: Ints
    boxes: Sequence[Sequence[int]]
    """The boxes of lines as plain numbers; of a line that is left out, one that meets nothing."""


def thin_layers(layers: Layers, level: Level, coarser: int = 0) -> list[Layer]:
    """What is drawn at a level, bottom first; `coarser` is added to the weight from which vertices stay."""
    weight, is_world = level.weight + coarser, level.number == 0
    depth, shoal = (level.weight_of(px * level.depth_px) + coarser for px in (1, SMALLEST_DEPTHS))
    land, rivers = layers.land, layers.rivers
    keep = _largest_of_each(land) if is_world else frozenset()
    ranks = [rank for _, rank in rivers.line_marks]
    great = level.river_rank - GREAT_RIVERS
    return [
        *(
            _layer(_thinned(shapes, depth, shoal), [name] * len(shapes.rings))
            for name, shapes in (("deep-200", layers.deep_200), ("deep-1000", layers.deep_1000))
        ),
        _layer(
            _thinned(land, weight, level.weight_of(level.island_px) + coarser, keep, polar=is_world),
            land.marks,
            _loose(land),
        ),
        _layer(
            _thinned(layers.lakes, weight, level.weight_of(level.lake_px) + coarser, polar=is_world),
            ["lake"] * len(layers.lakes.rings),
        ),
        _layer(
            _thinned(rivers, weight),
            [],
            [number for number, rank in enumerate(ranks) if rank <= level.river_rank],
            ["river" if rank <= great else "stream" for rank in ranks],
        ),
    ]


def _layer(
    shapes: Shapes, fills: Sequence[str], lines: Sequence[int] = (), kinds: Sequence[str] | None = None
) -> Layer:
    names = [shapes.kind_names[kind] for kind in shapes.kinds] if kinds is None else kinds
    of_lines = line_boxes(shapes)
    boxes = np.where((np.diff(shapes.starts) > 3)[:, None], of_lines, NOWHERE).tolist()
    return Layer(shapes, fills, lines, names, area_boxes(shapes, of_lines), of_lines, boxes)


def without_land(layers: Sequence[Layer]) -> list[Layer]:
    """Layers with borders alone in place of land and coast: another coast is added to the sheet."""
    deep_200, deep_1000, land, *waters = layers
    borders = [number for number, kind in enumerate(land.kinds) if kind not in ("coast", "cut")]
    return [
        deep_200,
        deep_1000,
        replace(land, fills=(), lines=borders, area_boxes=np.zeros((0, 4), dtype=np.int64)),
        *waters,
    ]


def cut_sheet(layers: Sequence[Layer], level: Level, rects: Sequence[Rect]) -> Sheet:
    """What of a level's layers lies in `rects`."""
    draft = _Draft(level, rects)
    for layer in layers:
        draft.add(layer)
    return draft.sheet()


@dataclass
class _Draft:
    level: Level
    rects: Sequence[Rect]
    lines: list[tuple[str, Ints]] = field(default_factory=list)
    areas: list[tuple[str, list[list[int]]]] = field(default_factory=list)
    known: dict[tuple[int, bytes], int] = field(default_factory=dict)
    """Numbers of the lines of the present layer, by the layer's line that they are of and their points."""

    def sheet(self) -> Sheet:
        shift = GRID_BITS - self.level.bits
        rects = [
            (left >> shift, top >> shift, right >> shift, bottom >> shift)
            for left, top, right, bottom in self.rects
        ]
        return Sheet(self.level.number, self.level.bits, rects, self.lines, self.areas)

    def add(self, layer: Layer) -> None:
        self.known = {}
        for rect in self.rects:
            for index in in_order(layer.area_boxes, overlap(layer.area_boxes, rect)):
                rings = [self._ring(layer, ring, rect) for ring in layer.shapes.rings[index]]
                if rings[0]:
                    self.areas.append((layer.fills[index], [ring for ring in rings if ring]))
            near = overlap(layer.line_boxes, rect)
            for number in layer.lines:
                if near[number]:
                    for piece in clip_line(layer.shapes.line(number), rect):
                        points = self._rounded(piece)
                        if len(points) > 1:
                            self.lines.append((layer.kinds[number], points))

    def _ring(self, layer: Layer, ring: Sequence[int], rect: Rect) -> list[int]:
        """The numbers of a ring's lines in the sheet; [] where nothing of it is in `rect`."""
        if len(ring) == 1 and not _meets(layer.boxes[_index(ring[0])], rect):
            return []
        parts = [layer.shapes.line(number)[:-1] for number in ring]
        points = np.concatenate(parts)
        if len(points) < 3:
            return []
        owners = np.repeat([_index(number) for number in ring], [len(part) for part in parts])
        pieces = [(line, self._rounded(piece)) for line, piece in clip_ring(points, owners, rect)]
        pieces = [(line, piece) for line, piece in pieces if len(piece) > 1]
        if sum(len(piece) - 1 for _, piece in pieces) < 3:
            return []
        return [self._number(layer, line, piece) for line, piece in pieces]

    def _number(self, layer: Layer, line: int, points: Ints) -> int:
        """The sheet's line with these points, in whichever direction."""
        if line == CUT:
            self.lines.append(("cut", points))
            return len(self.lines) - 1
        found = self.known.get((line, points.tobytes()))
        if found is not None:
            return found
        number = len(self.lines)
        kind = layer.kinds[line]
        self.lines.append((SHEET_KINDS.get(kind, kind), points))
        self.known[line, points.tobytes()] = number
        self.known.setdefault((line, points[::-1].tobytes()), ~number)
        return number

    def _rounded(self, points: Ints) -> Ints:
        """On the sheet's grid, without repeated points."""
        shift = GRID_BITS - self.level.bits
        coarse = (points + (1 << shift >> 1)) >> shift
        moved = np.ones(len(coarse), dtype=bool)
        moved[1:] = (coarse[1:] != coarse[:-1]).any(axis=1)
        return coarse[moved]


SHEET_KINDS = {"depth": "cut", "lake": "lakeshore", "through-lake": "stream"}
"""Kinds of the pack's lines that have another name in a sheet, or none."""


def _thinned(
    shapes: Shapes,
    weight: int,
    closed_weight: int = 0,
    keep: frozenset[int] = frozenset(),
    polar: bool = False,
) -> Shapes:
    """Shapes without the vertices that weigh less, and closed lines without those that extend less far.

    Of what is left out, only the ends remain; lines of `keep` have three corners at least.
    """
    own = _line_weights(shapes)
    least = np.full(len(shapes.kinds), weight)
    begins, ends = shapes.points[shapes.starts[:-1]], shapes.points[shapes.starts[1:] - 1]
    least[(begins == ends).all(axis=1) & (own < closed_weight)] = ALWAYS
    if keep:
        chosen = np.array(sorted(keep))
        least[chosen] = np.minimum(weight, own[chosen])
    raised = polar_weight(shapes.points) if polar else 0
    kept = shapes.weights >= np.minimum(np.repeat(least, np.diff(shapes.starts)) + raised, ALWAYS)
    starts = np.concatenate([[0], np.cumsum(kept)])[shapes.starts]
    return replace(shapes, points=shapes.points[kept], weights=shapes.weights[kept], starts=starts)


def polar_weight(points: Ints) -> Ints:
    """What the weight is raised by far from the equator, where the map enlarges what few look at."""
    stretch = np.cosh((0.5 - points[:, 1] / GRID) * 2 * np.pi)
    raised: Ints = np.floor(2 * np.log2(np.maximum(stretch / POLAR_STRETCH, 1))).astype(np.int64)
    return raised


def _line_weights(shapes: Shapes) -> Ints:
    """The highest weight of each line's inner vertices: of a closed line, by how far it extends."""
    inner = shapes.weights.copy()
    inner[shapes.starts[:-1]] = 0
    inner[shapes.starts[1:] - 1] = 0
    return np.maximum.reduceat(inner, shapes.starts[:-1])


def _largest_of_each(land: Shapes) -> frozenset[int]:
    """The lines round the largest area of each country: none is so small that it is not drawn."""
    boxes = area_boxes(land, line_boxes(land))
    size = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    largest: dict[str, int] = {}
    for index, code in enumerate(land.marks):
        if code and (code not in largest or size[index] > size[largest[code]]):
            largest[code] = index
    return frozenset(_index(number) for index in largest.values() for number in land.rings[index][0])


def _loose(shapes: Shapes) -> list[int]:
    """The lines that bound no area."""
    bounding = {_index(number) for area in shapes.rings for ring in area for number in ring}
    return [
        number
        for number in range(len(shapes.kinds))
        if number not in bounding and shapes.kind_names[shapes.kinds[number]] not in ("coast", "cut")
    ]


def line_boxes(shapes: Shapes) -> Ints:
    """left, top, right, bottom of each line."""
    begins = shapes.starts[:-1]
    return np.concatenate(
        [np.minimum.reduceat(shapes.points, begins), np.maximum.reduceat(shapes.points, begins)], axis=1
    )


def area_boxes(shapes: Shapes, of_lines: Ints) -> Ints:
    """left, top, right, bottom of each area's outer ring."""
    if not shapes.rings:
        return np.zeros((0, 4), dtype=np.int64)
    outer = [[_index(number) for number in rings[0]] for rings in shapes.rings]
    flat = of_lines[[number for ring in outer for number in ring]]
    begins = np.cumsum([0, *(len(ring) for ring in outer[:-1])])
    return np.concatenate(
        [np.minimum.reduceat(flat[:, :2], begins), np.maximum.reduceat(flat[:, 2:], begins)], axis=1
    )


def _index(number: int) -> int:
    """Of line i, or ~i."""
    return number if number >= 0 else ~number


def _meets(box: Sequence[int], rect: Rect) -> bool:
    return box[0] < rect[2] and box[2] > rect[0] and box[1] < rect[3] and box[3] > rect[1]


def in_order(boxes: Ints, chosen: npt.NDArray[np.bool_]) -> list[int]:
    """The indices that are chosen, neighbours after each other: the steps between them take few bytes."""
    indices = np.flatnonzero(chosen)
    x, y = (boxes[indices, axis] >> ORDER_SHIFT for axis in (0, 1))
    # Along the curve of Morton: the bits of x and y by turns.
    code = np.zeros(len(indices), dtype=np.int64)
    for bit in range(GRID_BITS - ORDER_SHIFT):
        code |= ((x >> bit & 1) << (2 * bit)) | ((y >> bit & 1) << (2 * bit + 1))
    ordered: list[int] = indices[np.argsort(code, kind="stable")].tolist()
    return ordered


def overlap(boxes: Ints, rect: Rect) -> npt.NDArray[np.bool_]:
    left, top, right, bottom = rect
    inside: npt.NDArray[np.bool_] = (
        (boxes[:, 0] < right) & (boxes[:, 2] > left) & (boxes[:, 1] < bottom) & (boxes[:, 3] > top)
    )
    return inside
