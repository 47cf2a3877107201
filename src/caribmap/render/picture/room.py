"""Where there is room for a name: round its sign, along its line, beside a small country, inside a large one.

As the page's map/room.ts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from caribmap.cartography.kinds import OVERVIEW_BELOW_ZOOM, LetteringName, Shape, kind_of
from caribmap.cartography.labels import GRID, LINE_PER_NAME, NARROW_SHARE, ROOM_PX
from caribmap.cartography.signs import SIGNS
from caribmap.payload.types import PayloadPlace
from caribmap.render.picture.frame import Frame
from caribmap.render.picture.plane import Box, Point, bounds_of
from caribmap.render.picture.slots import (
    LabelText,
    LineSpot,
    Slot,
    shifted,
    slots_along,
    slots_at,
    slots_beside,
    slots_inside,
    slots_round,
)
from caribmap.render.picture.territories import Area, Bounds, Territories, area_of, extent_of, is_in_any
from caribmap.render.picture.whole import lines_of, whole_polygons


@dataclass(frozen=True, slots=True)
class Named:
    """A name to set: of a place, or of a country of the basemap (`place` is None)."""

    key: str
    rank: float
    lettering: LetteringName
    lng: float
    lat: float
    texts: Callable[[], Sequence[LabelText]]
    shape: Shape = "label"
    offset: Point = (0, 0)
    place: PayloadPlace | None = None
    iso: str | None = None
    spots: Sequence[LineSpot] = field(default=())
    """What its drawing offers."""
    rooms: Sequence[Box] | None = None
    """Boxes in the frame of which one holds the whole name."""


@dataclass(frozen=True, slots=True)
class _Land:
    """Land by how far it extends and what lies on it, in degrees."""

    extent: Bounds
    has: Callable[[Point], bool]


class Room:
    """What lies below the names of one frame."""

    def __init__(
        self,
        frame: Frame,
        territories: Territories,
        disputed: Sequence[Area],
        contested: Sequence[Sequence[float]],
        places: Mapping[str, Point],
    ) -> None:
        """`disputed` is the dossier's; in the boxes of `contested` no name of a country follows the view."""
        self._frame = frame
        self._places = places
        self._territories = territories
        self._disputed = disputed
        self._contested = [_turned(box, frame) for box in contested]

    def slots_for(self, named: Named) -> Iterable[Slot]:
        """The ways to set a name, best first; [] for none."""
        frame, place = self._frame, named.place
        if place and self._is_overview and not kind_of(place["kind"]).in_overview:
            return []
        if named.rooms is not None:
            inside = slots_inside(named.rooms, named.texts())
            return filter(self._is_undisputed, inside) if named.iso else inside
        x, y = frame.project(named.lng, named.lat)
        if place is None and not named.spots and not frame.box.has((x, y)):
            return []
        texts = named.texts()
        if named.shape != "label":
            sign = (x + named.offset[0], y + named.offset[1])
            return slots_round(sign, SIGNS[named.shape].reach, texts)
        if place and place["kind"] in {"border", "coast"} and not self._is_long_enough(place, texts):
            return []
        return slots_along(named.spots, texts) if named.spots else self._slots_across((x, y), named, texts)

    def _is_undisputed(self, slot: Slot) -> bool:
        """Whether no part of a country's name stands on land that the dossier shows as disputed."""
        box = slot.box
        points = [*box.corners, box.middle, *((box.middle[0], y) for y in (box.top, box.bottom))]
        return not any(is_in_any(self._disputed, self._frame.unproject(point)) for point in points)

    def _is_contested(self, position: Point) -> bool:
        """Whether states disagree whose land a position is."""
        lng, lat = position
        return is_in_any(self._disputed, position) or any(
            west <= lng <= east and south <= lat <= north for west, south, east, north in self._contested
        )

    @property
    def _is_overview(self) -> bool:
        return self._frame.zoom < OVERVIEW_BELOW_ZOOM

    def _slots_across(self, spot: Point, named: Named, texts: Sequence[LabelText]) -> Iterable[Slot]:
        """Across an area, in the part of it that is seen, or in the sea beside a small country."""
        land = self._land_of(named)
        if land is None:
            own = [point for point in shifted(spot) if self._is_nearest(named.key, spot, point)]
            slots = slots_at(own, texts)
            return self._at_sea(slots) if named.lettering == "sea" else slots
        frame, extent = self._frame, self._box(land.extent)
        width = min(text.width for text in texts)
        if named.iso and extent.right - extent.left < NARROW_SHARE * width:
            return [] if self._is_overview else self._at_sea(slots_beside(extent, texts))

        def is_own(point: Point) -> bool:
            position = frame.unproject(point)
            return land.has(position) and not (named.iso and self._is_contested(position))

        if not frame.box.has(spot):
            return slots_at(self._visible_parts(extent, is_own, width), texts)
        return slots_at(shifted(spot), texts, lambda point: point == spot or is_own(point))

    def _is_nearest(self, key: str, spot: Point, point: Point) -> bool:
        """A name that stands nearer another place would be taken for that place's."""

        def apart(other: Point) -> float:
            return (other[0] - point[0]) ** 2 + (other[1] - point[1]) ** 2

        own = apart(spot)
        return all(name == key or apart(other) >= own for name, other in self._places.items())

    def _land_of(self, named: Named) -> _Land | None:
        """The land that a name is written on; None for a name that needs none."""
        iso, place = named.iso, named.place
        if iso:
            extent = self._territories.extent(iso)
            return _Land(extent, lambda position: self._territories.is_of(iso, position)) if extent else None
        if place and place["kind"] == "disputed-area" and place["geometry"]:
            areas = [area_of(rings, self._frame.turn) for rings in whole_polygons(place["geometry"])]
            return _Land(extent_of(areas), lambda position: is_in_any(areas, position)) if areas else None
        return None

    def _at_sea(self, slots: Iterable[Slot]) -> Iterator[Slot]:
        """Names of seas and islands on land would seem to be that land's; what lies inland has no choice."""
        on_land = []
        has_sea = False
        for slot in slots:
            if self._territories.is_land(self._frame.unproject(slot.box.middle)):
                on_land.append(slot)
            else:
                has_sea = True
                yield slot
        if not has_sea:
            yield from on_land

    def _is_long_enough(self, place: PayloadPlace, texts: Sequence[LabelText]) -> bool:
        lines = lines_of(place["geometry"]) if place["geometry"] else []
        if not lines:
            return True
        box = bounds_of([point for line in lines for point in self._frame.project_line(line)])
        return math.hypot(box.right - box.left, box.bottom - box.top) > LINE_PER_NAME * min(
            text.width for text in texts
        )

    def _box(self, extent: Bounds) -> Box:
        west, south, east, north = extent
        left, top = self._frame.project_unrolled(west, north)
        right, bottom = self._frame.project_unrolled(east, south)
        return Box(left, top, right, bottom)

    def _visible_parts(self, extent: Box, is_in: Callable[[Point], bool], width: float) -> list[Point]:
        """Points of an area in view with half a name's width of it on both sides, the roomiest first."""
        frame, (columns, rows) = self._frame, GRID
        left, right = max(0, extent.left), min(frame.width, extent.right)
        top, bottom = max(0, extent.top), min(frame.height, extent.bottom)
        if right - left < width or bottom <= top:
            return []
        found = []
        for column in range(1, columns):
            for row in range(1, rows):
                x, y = left + (right - left) * column / columns, top + (bottom - top) * row / rows
                if all(is_in((x + share * width, y)) for share in (-0.5, 0, 0.5)):
                    sides = [
                        is_in((x + side * width, y)) and is_in((x, y + side * ROOM_PX)) for side in (-1, 1)
                    ]
                    found.append((sum(sides), (x, y)))
        return [point for _, point in sorted(found, key=lambda part: -part[0])]


def _turned(box: Sequence[float], frame: Frame) -> Bounds:
    """A box in the frame's longitudes."""
    west, south, east, north = box
    shift = frame.turn((west + east) / 2)
    return west + shift, south, east + shift, north
