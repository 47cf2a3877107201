"""The base map's own names in a picture, set after the dossier's. As the page's map/orientation.ts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import cast

from caribmap.cartography.kinds import LetteringName, Shape
from caribmap.cartography.labels import (
    COUNTRY_UNTIL_ZOOM,
    MARGIN_PX,
    MOST_ORIENTATION,
    ORIENTATION_CLEAR_PX,
    ORIENTATION_LETTERING,
)
from caribmap.cartography.signs import SIGNS
from caribmap.payload.types import PayloadOrientation
from caribmap.render.picture.frame import Frame
from caribmap.render.picture.placing import Lines, Obstacle, Wish, place_labels
from caribmap.render.picture.plane import Box, Point, around
from caribmap.render.picture.room import Named, Room
from caribmap.render.picture.slots import LabelText, LineSpot, Slot
from caribmap.text.languages import truncations

ASIDES: tuple[Point, ...] = ((0, 0), (0, -1), (0, 1), (1, 0), (-1, 0))
"""On what lies at a spot, or beside it: above, below, to the right and left."""

Texts = Callable[[LetteringName, Sequence[str]], Sequence[LabelText]]


def oriented(
    names: Sequence[PayloadOrientation], frame: Frame, language: str, texts_of: Texts
) -> Iterator[Named]:
    """What the frame may name, at its zoom and in this language; of another script, nothing."""
    for number, name in enumerate(names):
        spelled = next((name["names"][tag] for tag in truncations(language) if tag in name["names"]), None)
        is_due = name["zoom"] <= frame.zoom and (name["kind"] != "country" or frame.zoom < COUNTRY_UNTIL_ZOOM)
        if spelled is None or not is_due:
            continue
        lettering = cast(LetteringName, ORIENTATION_LETTERING[name["kind"]])
        yield Named(
            key=f"orientation {number}",
            rank=name["rank"],
            lettering=lettering,
            lng=name["lng"],
            lat=name["lat"],
            texts=lambda lettering=lettering, spelled=spelled: texts_of(lettering, [spelled]),  # type: ignore[misc]
            shape=cast(Shape, name["kind"]) if name["kind"] in {"capital", "town"} else "label",
            iso=name["iso"],
            spots=list(_spots(name, frame)) if name["kind"] in {"island", "lake", "river"} else (),
            rooms=list(_rooms(name, frame)) if name["rooms"] else None,
        )


def place_oriented(
    names: Sequence[Named], room: Room, frame: Frame, hindrances: Sequence[Obstacle], size: str
) -> Mapping[str, Slot]:
    """Slots by key. `hindrances` are whatever the dossier and the map's furniture have drawn."""
    dots = {named.key: _dot(named, frame) for named in names if named.shape != "label"}
    free = [
        named
        for named in names
        if named.key not in dots or not any(dots[named.key].box.overlaps(other.box) for other in hindrances)
    ]
    obstacles = [*hindrances, *(dots[named.key] for named in free if named.key in dots)]
    wishes = [
        Wish(named.key, named.rank, lambda named=named: room.slots_for(named))  # type: ignore[misc]
        for named in free
    ]
    return place_labels(wishes, obstacles, Lines([]), frame.box.grown(-MARGIN_PX), MOST_ORIENTATION[size])


def cleared(box: Box) -> Obstacle:
    """What names of the base map keep off."""
    return Obstacle(box.grown(ORIENTATION_CLEAR_PX))


def _dot(named: Named, frame: Frame) -> Obstacle:
    half_width, half_height = SIGNS[named.shape].reach
    return Obstacle(around(frame.project(named.lng, named.lat), half_width, half_height), named.key)


def _rooms(name: PayloadOrientation, frame: Frame) -> Iterator[Box]:
    """The rooms as far as the frame shows them; those that cross the map's own edge on both sides of it."""
    window = frame.box.grown(-MARGIN_PX)
    for west, south, east, north in name["rooms"]:
        for turn in (-360, 0, 360):
            left, top = frame.project_unrolled(west + turn, north)
            right, bottom = frame.project_unrolled(east + turn, south)
            box = Box(
                max(left, window.left),
                max(top, window.top),
                min(right, window.right),
                min(bottom, window.bottom),
            )
            if box.left < box.right and box.top < box.bottom:
                yield box


def _spots(name: PayloadOrientation, frame: Frame) -> Iterator[LineSpot]:
    for lng, lat in name["spots"] or [[name["lng"], name["lat"]]]:
        point = frame.project(lng, lat)
        if frame.box.has(point):
            for aside in ASIDES[1:] if name["kind"] == "river" else ASIDES:
                yield LineSpot(point, aside)
