"""The ways a name may be set, best first, each made when it is asked for. As the page's map/slots.ts."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from caribmap.cartography.labels import (
    GAP_PX,
    GAPS_ALONG_PX,
    INSIDE,
    SHIFT_PX,
    SHIFT_STEPS,
    TIE_STEP_PX,
    WIDE,
)
from caribmap.render.picture.plane import Box, Point, around

Align = Literal["start", "middle", "end"]
Way = tuple[float, float, Align]


@dataclass(frozen=True, slots=True)
class LabelText:
    """A name broken into lines; width and height as lettered, halo included."""

    lines: tuple[str, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to set a name: `x` is its text's start, middle or end as `align` says, `y` its middle.

    `gap` is how far it keeps off its mark; `line` is the point of the line that it names.
    """

    x: float
    y: float
    align: Align
    text: LabelText
    gap: float = GAP_PX
    line: Point | None = None

    @property
    def box(self) -> Box:
        shift = {"start": 0.5, "middle": 0.0, "end": -0.5}[self.align] * self.text.width
        return around((self.x + shift, self.y), self.text.width / 2, self.text.height / 2)

    @property
    def tie(self) -> list[Box]:
        """The way from the name to the line it names, in small steps."""
        if self.line is None:
            return []
        dx, dy = self.line[0] - self.x, self.line[1] - self.y
        steps = max(1, math.ceil(round(math.hypot(dx, dy), 6) / TIE_STEP_PX))
        return [
            around((self.x + dx * step / steps, self.y + dy * step / steps), 1, 1)
            for step in range(steps + 1)
        ]


@dataclass(frozen=True, slots=True)
class LineSpot:
    """A point of a line and the side, a unit vector, on which a name keeps off it: 0,0 writes it across."""

    point: Point
    aside: Point


def slots_round(sign: Point, reach: Point, texts: Sequence[LabelText]) -> Iterator[Slot]:
    """Round a sign that reaches so far: right, left, below, above, then the corners."""
    for text in texts:
        for dx, dy, align in _ways_round(reach, text.height / 2):
            yield Slot(sign[0] + dx, sign[1] + dy, align, text)


def _ways_round(reach: Point, half_height: float) -> Iterator[Way]:
    right, below = reach[0] + GAP_PX, reach[1] + GAP_PX + half_height
    corner = reach[1] + half_height - 2
    yield from ((right, 0, "start"), (-right, 0, "end"), (0, below, "middle"), (0, -below, "middle"))
    yield from ((right - 2, -corner, "start"), (right - 2, corner, "start"))
    yield from ((2 - right, -corner, "end"), (2 - right, corner, "end"))


def slots_beside(area: Box, texts: Sequence[LabelText]) -> Iterator[Slot]:
    """Beside an area too small to be written on, each way with every text before the next."""
    x, y = area.middle
    right = (area.right - area.left) / 2 + GAP_PX

    def ways(text: LabelText) -> list[Way]:
        below = (area.bottom - area.top) / 2 + GAP_PX + text.height / 2
        return [
            (right, 0, "start"), (-right, 0, "end"), (0, below, "middle"), (0, -below, "middle"),
            (0, below, "start"), (0, below, "end"), (right, -below / 2, "start"), (right, below / 2, "start"),
        ]  # fmt: skip

    for alike in zip(*map(ways, texts), strict=True):
        for text, (dx, dy, align) in zip(texts, alike, strict=True):
            yield Slot(x + dx, y + dy, align, text)


def slots_at(
    points: Sequence[Point], texts: Sequence[LabelText], is_free: Callable[[Point], bool] = lambda _: True
) -> Iterator[Slot]:
    """Centred on each of the points in turn that is free."""
    for text in texts:
        for point in points:
            if is_free(point):
                yield Slot(*point, "middle", text)


def slots_inside(rooms: Sequence[Box], texts: Sequence[LabelText]) -> Iterator[Slot]:
    """Inside each of the rooms, which are in the frame, the roomiest first, in its middle first."""
    roomiest = sorted(rooms, key=_worth, reverse=True)
    for text in texts:
        for room in roomiest:
            across, down = room.right - room.left - text.width, room.bottom - room.top - text.height
            if across < 0 or down < 0:
                continue
            for right in INSIDE:
                for below in INSIDE:
                    x = room.left + text.width / 2 + right * across
                    yield Slot(x, room.top + text.height / 2 + below * down, "middle", text)


def _worth(room: Box) -> int:
    """In whole pixels: where rooms are alike, their order decides and not a rounding."""
    return math.floor(min(room.right - room.left, WIDE * (room.bottom - room.top)) + 0.5)


def slots_along(spots: Sequence[LineSpot], texts: Sequence[LabelText]) -> Iterator[Slot]:
    """Beside a line at each of its points: off it until a straight line is clear, or a bent one."""
    for text in texts:
        for spot in spots:
            for gap in GAPS_ALONG_PX:
                yield _slot_along(spot, gap, text)


def _slot_along(spot: LineSpot, gap: float, text: LabelText) -> Slot:
    (x, y), (aside_x, aside_y) = spot.point, spot.aside
    off = (abs(aside_x) * text.width + abs(aside_y) * text.height) / 2 + gap
    label_x, label_y = x + aside_x * off, y + aside_y * off
    return Slot(label_x, label_y, "middle", text, gap, (x, y))


def beside(point: Point, angle: float) -> list[LineSpot]:
    """Above a line first, then below."""
    x, y = -math.sin(angle), math.cos(angle)
    if y >= 0:
        x, y = -x, -y
    return [LineSpot(point, (x, y)), LineSpot(point, (-x, -y))]


SHIFTS = sorted(
    ((right * SHIFT_PX[0], down * SHIFT_PX[1]) for down in SHIFT_STEPS for right in SHIFT_STEPS),
    key=lambda shift: shift[0] ** 2 + shift[1] ** 2,
)


def shifted(point: Point) -> list[Point]:
    """Points round one, nearest first: where a name written across an area may move to."""
    return [(point[0] + right, point[1] + down) for right, down in SHIFTS]


def two_lines(parts: Sequence[str], separator: str) -> tuple[str, ...]:
    """Two lines of like length, broken between parts if there are several, else at a space; else one."""
    pieces, glue = (parts, separator) if len(parts) > 1 else (parts[0].split(" "), " ")
    halves = [(glue.join(pieces[:index]), glue.join(pieces[index:])) for index in range(1, len(pieces))]
    return min(halves, key=lambda lines: max(map(len, lines)), default=(glue.join(pieces),))
