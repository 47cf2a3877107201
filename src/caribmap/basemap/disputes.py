"""What Natural Earth lists as disputed, and which of it lies in some bounds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from caribmap.basemap.clip import clip_line, clip_ring
from caribmap.basemap.grid import Rect, to_degrees
from caribmap.basemap.pack import read_shapes
from caribmap.basemap.region import Bounds, parts_of_bounds

Ints = npt.NDArray[np.int64]
NEAR_DEG, NEAR_SHARE = 0.25, 0.4


@dataclass(frozen=True, slots=True)
class Dispute:
    """An area or a line.

    `note`: Natural Earth's, "" without one; `owner`: the code of the country that is tinted with it.
    """

    slug: str
    name: str
    note: str
    owner: str
    lines: tuple[Ints, ...]
    boxes: tuple[Sequence[int], ...] = field(init=False)
    """Left, top, right and bottom of each line on the grid."""

    def __post_init__(self) -> None:
        boxes = tuple([*line.min(axis=0).tolist(), *line.max(axis=0).tolist()] for line in self.lines)
        object.__setattr__(self, "boxes", boxes)

    def is_in(self, bounds: Bounds) -> bool:
        """Whether any of it lies in bounds."""
        return any(
            _overlap(box, rect) and _meets(line, rect)
            for rect in parts_of_bounds(bounds)
            for line, box in zip(self.lines, self.boxes, strict=True)
        )

    def lies_along(self, geometry: Mapping[str, Any]) -> bool:
        """Whether a GeoJSON geometry draws the same: most of its corners lie near that one's."""
        others = np.array(list(_corners(geometry)), dtype=np.float64).reshape(-1, 2)
        if len(others) == 0:
            return False
        own = to_degrees(np.concatenate(self.lines))
        across, along = (np.abs(own[:, None, axis] - others[None, :, axis]) for axis in (0, 1))
        near = (np.minimum(across, 360 - across) <= NEAR_DEG) & (along <= NEAR_DEG)
        return bool(near.any(axis=1).mean() >= NEAR_SHARE)


def _overlap(box: Sequence[int], rect: Rect) -> bool:
    return box[0] <= rect[2] and box[2] >= rect[0] and box[1] <= rect[3] and box[3] >= rect[1]


def _meets(line: Ints, rect: Rect) -> bool:
    """Whether a line, or what a closed one encloses, is in a rectangle."""
    if (line[0] == line[-1]).all():
        return bool(clip_ring(line[:-1], np.zeros(len(line) - 1, dtype=np.int64), rect))
    return any(len(piece) > 1 for piece in clip_line(line, rect))


@cache
def read_disputes() -> tuple[Dispute, ...]:
    """All, by their slugs; parts of one are one."""
    parts: dict[str, list[Dispute]] = {}
    for part in (*_areas(), *_borders()):
        parts.setdefault(part.slug, []).append(part)
    return tuple(
        Dispute(
            slug,
            same[0].name,
            next((part.note for part in same if part.note), ""),
            same[0].owner,
            tuple(line for part in same for line in part.lines),
        )
        for slug, same in sorted(parts.items())
    )


@lru_cache(maxsize=64)
def disputes_in(bounds: Bounds) -> tuple[Dispute, ...]:
    return tuple(dispute for dispute in read_disputes() if dispute.is_in(bounds))


def _areas() -> Iterator[Dispute]:
    shapes = read_shapes("disputes")
    for rings, (slug, name, note, owner) in zip(shapes.rings, shapes.marks, strict=True):
        lines = tuple(shapes.line(number) for ring in rings for number in ring)
        yield Dispute(slug, name, note, owner, lines)


def _borders() -> Iterator[Dispute]:
    shapes = read_shapes("disputes")
    for number, mark in enumerate(shapes.line_marks):
        if mark is not None and mark[0] != "lease":
            kind, name, left, right, note = mark
            title = f"{left}–{right}" if left != right else f"{name} ({left})"
            yield Dispute(_slug(title), f"{title}, {WORDS[kind]}", note, "", (shapes.line(number),))


WORDS = {
    "disputed": "disputed border",
    "indefinite": "indefinite border",
    "control": "line of control",
    "breakaway": "edge of a breakaway region",
    "claim": "edge of a claim",
}


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.replace("–", " ")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _corners(geometry: Mapping[str, Any]) -> Iterator[Sequence[float]]:
    """The positions of a GeoJSON geometry."""
    for part in geometry.get("geometries", ()):
        yield from _corners(part)
    stack = [geometry.get("coordinates", [])]
    while stack:
        value = stack.pop()
        if value and isinstance(value[0], int | float):
            yield value[:2]
        else:
            stack.extend(value)
