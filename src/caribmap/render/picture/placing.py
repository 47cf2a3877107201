"""Where names go: the most important first, each to the free slot that crosses fewest lines.

As the page's map/placing.ts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
import numpy.typing as npt

from caribmap.cartography.labels import BETWEEN_COST, GAP_PX, MOST_ROUNDS
from caribmap.render.picture.plane import Box
from caribmap.render.picture.slots import Slot


@dataclass(frozen=True, slots=True)
class Wish:
    """A name to set: lower ranks first, equals in order; `slots` best first, made when there is room."""

    key: str
    rank: float
    slots: Callable[[], Iterable[Slot]]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What names keep clear of: a sign with its margin, or a piece of a line; the wish `of` may touch it."""

    box: Box
    of: str | None = None


class Signs:
    """Obstacles that no name may touch, looked at all at once."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        self._boxes = _array([obstacle.box for obstacle in obstacles])
        self._of = np.array([obstacle.of for obstacle in obstacles], dtype=object)

    def met(self, key: str, slot: Slot) -> npt.NDArray[np.bool_]:
        """Which of them a name would touch, or come nearer to than to its own mark."""
        near = slot.box.grown(slot.gap - GAP_PX)
        left, top, right, bottom = self._boxes.T
        touched = (left < near.right) & (near.left < right) & (top < near.bottom) & (near.top < bottom)
        return np.asarray(touched & (self._of != key))

    def hinder(self, key: str, slot: Slot) -> bool:
        return bool(len(self._boxes)) and bool(self.met(key, slot).any())


class Lines:
    """Pieces of lines, for counting those below a name at once."""

    def __init__(self, pieces: Sequence[Obstacle]) -> None:
        self._boxes = _array([piece.box for piece in pieces])
        self._of = np.array([piece.of for piece in pieces], dtype=object)

    def crossed(self, slot: Slot, key: str) -> float:
        """Pieces below a name; one between it and its own line counts for many, as it seems to be named.

        Infinite for a name beside a line that is nearer to another one.
        """
        if not len(self._boxes):
            return 0
        is_own = self._of == key
        is_aside = slot.line is not None and slot.line != (slot.x, slot.y)
        if is_aside and (_overlaps(self._boxes, _array([slot.box.grown(slot.gap)])) & ~is_own).any():
            return math.inf
        below = _overlaps(self._boxes, _array([slot.box]))
        between = _overlaps(self._boxes, _array(slot.tie)) & ~is_own
        return BETWEEN_COST * int(between.sum()) + int((below & ~between).sum())


def place_labels(
    wishes: Sequence[Wish],
    obstacles: Sequence[Obstacle],
    lines: Lines,
    frame: Box,
    most: int,
    substitutes: Sequence[Obstacle] = (),
) -> Mapping[str, Slot]:
    """Slots by key of at most `most` wishes: all inside the frame, none on an obstacle or on another.

    `substitutes` are the signs that stand for names without room. Once it is known which those are, names
    make way for them and are set anew.
    """
    left = list(substitutes)
    kept = list(obstacles)
    for number in count(1):
        placed = _placed(wishes, Signs(kept), lines, frame, most)
        standing = Signs(left)
        touched = [standing.met(key, slot) for key, slot in placed.items()] if left else []
        met = [
            sign
            for sign, *touches in zip(left, *touched, strict=True)
            if sign.of not in placed and any(touches)
        ]
        if not met:
            break
        kept += met if number < MOST_ROUNDS else left
        gone = {sign.of for sign in met}
        left = [sign for sign in left if sign.of not in gone] if number < MOST_ROUNDS else []
    return placed


def _placed(
    wishes: Sequence[Wish], obstacles: Signs, lines: Lines, frame: Box, most: int
) -> Mapping[str, Slot]:
    placed: dict[str, Slot] = {}
    taken: list[Box] = []
    for wish in sorted(wishes, key=lambda wish: wish.rank):
        if len(placed) == most:
            break
        slot = _chosen(wish, obstacles, taken, lines, frame)
        if slot:
            placed[wish.key] = slot
            taken.append(slot.box)
    return placed


def _chosen(wish: Wish, obstacles: Signs, taken: Sequence[Box], lines: Lines, frame: Box) -> Slot | None:
    best, fewest = None, math.inf
    for slot in wish.slots():
        box = slot.box
        if not frame.holds(box) or any(box.overlaps(other) for other in taken):
            continue
        if obstacles.hinder(wish.key, slot):
            continue
        crossed = lines.crossed(slot, wish.key)
        if crossed < fewest:
            best, fewest = slot, crossed
        if crossed == 0:
            break
    return best


def _array(boxes: Sequence[Box]) -> npt.NDArray[np.float64]:
    """Rows of left, top, right and bottom."""
    sides = [(box.left, box.top, box.right, box.bottom) for box in boxes]
    return np.array(sides, dtype=np.float64).reshape(-1, 4)


def _overlaps(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Which rows of `one` overlap any row of `other`."""
    left, top, right, bottom = one.T[:, :, None]
    other_left, other_top, other_right, other_bottom = other.T[:, None, :]
    meets = (left < other_right) & (other_left < right) & (top < other_bottom) & (other_top < bottom)
    return np.asarray(meets.any(axis=1))
