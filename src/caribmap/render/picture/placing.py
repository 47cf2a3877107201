"""Where labels go: greedy, most important first, first free slot wins. The same rules as the page's map."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from caribmap.render.picture.plane import Box, Point, around

Align = Literal["start", "middle", "end"]
Reach = tuple[float, float, float]
"""How far a sign reaches from its spot: to the left, to the right, up and down."""

GAP_PX = 3
STEP_PX = (26, 18)
STEPS = (0, -1, 1, -2, 2, -3, 3)


@dataclass(frozen=True, slots=True)
class LabelText:
    """A name broken into lines; width and height as lettered, halo included."""

    lines: tuple[str, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to set a label: `x` is its text's start, middle or end as `align` says, `y` its middle."""

    x: float
    y: float
    align: Align
    text: LabelText

    @property
    def box(self) -> Box:
        shift = {"start": 0.5, "middle": 0.0, "end": -0.5}[self.align] * self.text.width
        return around((self.x + shift, self.y), self.text.width / 2, self.text.height / 2)


@dataclass(frozen=True, slots=True)
class Wish:
    """A label to set: lower ranks first, equals keep their order; `slots` best first."""

    key: str
    rank: float
    slots: Sequence[Slot]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What labels keep clear of; the wish `of` does so by construction. A soft one yields in need."""

    box: Box
    of: str | None = None
    soft: bool = False


def place_labels(
    wishes: Sequence[Wish], obstacles: Sequence[Obstacle], frame: Box, most: int
) -> Mapping[str, Slot]:
    """Slots by key of at most `most` wishes: all inside the frame, none on an obstacle or on another."""
    placed: dict[str, Slot] = {}
    taken: list[Box] = []
    for wish in sorted(wishes, key=lambda wish: wish.rank):
        if len(placed) == most:
            break
        others = [obstacle for obstacle in obstacles if obstacle.of != wish.key]
        hard = [obstacle.box for obstacle in others if not obstacle.soft] + taken
        soft = [obstacle.box for obstacle in others if obstacle.soft]
        slots = [slot for slot in wish.slots if frame.holds(slot.box)]
        slot = _first_free(slots, hard + soft) or _first_free(slots, hard)
        if slot:
            placed[wish.key] = slot
            taken.append(slot.box)
    return placed


def _first_free(slots: Sequence[Slot], taken: Sequence[Box]) -> Slot | None:
    free = (slot for slot in slots if not any(slot.box.overlaps(box) for box in taken))
    return next(free, None)


def slots_round(spot: Point, reach: Reach, texts: Sequence[LabelText]) -> list[Slot]:
    """Round a sign or an island: right, left, below, above, then the corners."""
    return [
        Slot(spot[0] + x, spot[1] + y, align, text)
        for text in texts
        for x, y, align in _ways(reach, text.height / 2)
    ]


def _ways(reach: Reach, half_height: float) -> Iterator[tuple[float, float, Align]]:
    left, right, up = (way + GAP_PX for way in reach)
    above, corner = up + half_height, up - GAP_PX + half_height - 2
    yield from ((right, 0, "start"), (-left, 0, "end"), (0, above, "middle"), (0, -above, "middle"))
    yield from ((right - 2, -corner, "start"), (right - 2, corner, "start"))
    yield from ((2 - left, -corner, "end"), (2 - left, corner, "end"))


def slots_at(points: Sequence[Point], texts: Sequence[LabelText]) -> list[Slot]:
    """Centred on each of the points in turn."""
    return [Slot(x, y, "middle", text) for text in texts for x, y in points]


def points_near(point: Point) -> list[Point]:
    """Where a name written across an area may move to, nearest first."""
    shifts = sorted(
        ((right * STEP_PX[0], down * STEP_PX[1]) for down in STEPS for right in STEPS),
        key=lambda shift: math.hypot(*shift),
    )
    return [(point[0] + right, point[1] + down) for right, down in shifts]


def two_lines(parts: Sequence[str], separator: str) -> tuple[str, ...]:
    """Two lines of like length, broken between parts if there are several, else at a space; else one."""
    glued = [part + separator for part in parts[:-1]] + list(parts[-1:])
    words = glued if len(parts) > 1 else parts[0].split(" ")
    glue = "" if len(parts) > 1 else " "
    halves = [
        (glue.join(words[:index]).strip(), glue.join(words[index:]).strip()) for index in range(1, len(words))
    ]
    return min(halves, key=lambda lines: max(map(len, lines)), default=(glue.join(words),))
