"""Where names go: the most important first, each to the free slot that crosses fewest lines.

As the page's map/placing.ts.
"""

from __future__ import annotations

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

    def hinders(self, key: str, slot: Slot) -> bool:
        """Whether a name would lie here, or nearer to this sign than to its own mark."""
        return self.of != key and self.box.overlaps(slot.box.grown(slot.gap - GAP_PX))


class Lines:
    """Pieces of lines, for counting those below a name at once."""

    def __init__(self, pieces: Sequence[Obstacle]) -> None:
        self._boxes = _array([piece.box for piece in pieces])
        self._of = np.array([piece.of for piece in pieces], dtype=object)

    def crossed(self, slot: Slot, key: str) -> int:
        """Pieces below a name; one between it and its own line counts for many, as it seems to be named."""
        if not len(self._boxes):
            return 0
        is_own = self._of == key
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
    kept: set[str | None] = set()
    for number in count(1):
        hard = [*obstacles, *(sign for sign in substitutes if sign.of in kept)]
        placed = _placed(wishes, hard, lines, frame, most)
        met = {
            sign.of
            for sign in substitutes
            if sign.of not in kept
            and sign.of not in placed
            and any(sign.hinders(key, slot) for key, slot in placed.items())
        }
        if not met:
            break
        kept |= met if number < MOST_ROUNDS else {sign.of for sign in substitutes}
    return placed


def _placed(
    wishes: Sequence[Wish], obstacles: Sequence[Obstacle], lines: Lines, frame: Box, most: int
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


def _chosen(
    wish: Wish, obstacles: Sequence[Obstacle], taken: Sequence[Box], lines: Lines, frame: Box
) -> Slot | None:
    best, fewest = None, None
    for slot in wish.slots():
        box = slot.box
        if not frame.holds(box) or any(box.overlaps(other) for other in taken):
            continue
        if any(obstacle.hinders(wish.key, slot) for obstacle in obstacles):
            continue
        crossed = lines.crossed(slot, wish.key)
        if fewest is None or crossed < fewest:
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
