"""Lines over distances that were computed from a quoted number, each with that distance.

As the page's map/dimensions.ts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from caribmap.cartography.kinds import OVERVIEW_BELOW_ZOOM, LetteringName
from caribmap.cartography.labels import DIMENSION_FROM_PX, DIMENSION_LABEL_AT, DIMENSION_TICK_PX, MARGIN_PX
from caribmap.payload.types import PayloadPlace
from caribmap.render.picture.frame import Frame
from caribmap.render.picture.geometry import along, boxes_along
from caribmap.render.picture.placing import Lines, Obstacle, Wish, place_labels
from caribmap.render.picture.plane import Box, Point
from caribmap.render.picture.room import Named, Room
from caribmap.render.picture.slots import LabelText, Slot, beside
from caribmap.render.picture.svg import element, path_data
from caribmap.render.picture.whole import lines_of

Texts = Callable[[LetteringName, Sequence[str]], Sequence[LabelText]]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A place's line, in the frame's pixels, from what its distance is measured from."""

    place: PayloadPlace
    line: tuple[Point, Point]

    @property
    def key(self) -> str:
        return f"dimension {self.place['id']}"

    @property
    def distances(self) -> tuple[float, ...]:
        """What it says, in metres: a distance, or the two radii of a ring."""
        derivation = self.place["derivation"]
        distance_m, tolerance_m = (
            (derivation["distance_m"] or 0.0, derivation["tolerance_m"]) if derivation else (0, None)
        )
        if derivation and derivation["recipe"] == "ring" and tolerance_m:
            return distance_m - tolerance_m, distance_m + tolerance_m
        return (distance_m,)

    def boxes(self, frame: Frame) -> list[Box]:
        return boxes_along(self.line, frame.box)

    def named(self, words: str, texts_of: Texts) -> Named:
        """Its number: above the line first, then below."""
        lng, lat = self.place["anchor"] or (0.0, 0.0)
        return Named(
            key=self.key,
            rank=0,
            lettering="dimension",
            lng=lng,
            lat=lat,
            texts=lambda: texts_of("dimension", [words])[:1],
            spots=[spot for at in along(self.line, DIMENSION_LABEL_AT) for spot in beside(*at)],
        )

    def draw(self, hue: str) -> Element:
        (ax, ay), (bx, by) = self.line
        length = math.hypot(bx - ax, by - ay)
        across = (ay - by) / length * DIMENSION_TICK_PX, (bx - ax) / length * DIMENSION_TICK_PX, MARGIN_PX
        ticks = [((x - across[0], y - across[1]), (x + across[0], y + across[1])) for x, y in self.line]
        return element("path", d=path_data([self.line, *ticks]), fill="none", stroke=hue, stroke_width=1)


def dimensions_of(places: Iterable[PayloadPlace], frame: Frame) -> Iterator[Dimension]:
    """Those that a close view shows whole, and long enough for a number."""
    if frame.zoom < OVERVIEW_BELOW_ZOOM:
        return
    for place in places:
        derivation = place["derivation"]
        # Pages of older versions, which `verify` and tests read, have none.
        dimension = derivation.get("dimension") if derivation else None
        lines = (
            [copy for line in lines_of(dimension) for copy in frame.project_copies(line)] if dimension else []
        )
        for begin, *_, end in lines:
            if math.dist(begin, end) >= DIMENSION_FROM_PX and frame.box.has(begin) and frame.box.has(end):
                yield Dimension(place, (begin, end))


def place_dimensions(
    dimensions: Sequence[Dimension],
    numbers: Sequence[Named],
    room: Room,
    frame: Frame,
    taken: Sequence[Obstacle],
    lines: Lines,
) -> Mapping[str, Slot]:
    """Slots of their numbers by key: none for a line that crosses a name, or a sign not its centre's."""
    free = {dimension.key for dimension in dimensions if not _is_crossed(dimension, frame, taken)}
    wishes = [
        Wish(named.key, named.rank, lambda named=named: room.slots_for(named))  # type: ignore[misc]
        for named in numbers
        if named.key in free
    ]
    return place_labels(wishes, taken, lines, frame.box.grown(-MARGIN_PX), len(wishes))


def _is_crossed(dimension: Dimension, frame: Frame, taken: Sequence[Obstacle]) -> bool:
    begin, _ = dimension.line
    others = [other.box for other in taken if not other.box.has(begin)]
    return any(box.overlaps(other) for box in dimension.boxes(frame) for other in others)
