"""What a view shows inside its frame: ground, figures, marks and their labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from caribmap.cartography.palette import PALETTES, Theme
from caribmap.cartography.words import text_in, word
from caribmap.payload.types import Payload, PayloadPlace
from caribmap.render.picture.basemap import Ground, Land
from caribmap.render.picture.figures import disputed_rings, draw_figure, label_points, points_along
from caribmap.render.picture.frame import Frame
from caribmap.render.picture.lettering import BY_KIND, LINE, ORIENTATION, POINT, Lettering
from caribmap.render.picture.placing import (
    LabelText,
    Obstacle,
    Slot,
    Wish,
    place_labels,
    points_near,
    slots_at,
    slots_round,
    two_lines,
)
from caribmap.render.picture.plane import Box, Point, around
from caribmap.render.picture.signs import draw_sign, leader_points, offset_of, reach_of
from caribmap.render.picture.standing import Standing, is_point_kind, rank_of, ranks, standings_of

SEPARATOR = " · "
ORIENTATION_RANK = 100
"""Names that only help to find one's way follow all others."""
NARROW_PX = 640
MOST_LABELS, MOST_LABELS_NARROW = 9, 5
MARGIN_PX = 6
LINE_POINTS = 5
"""The name of a coast or border stays near its middle."""
CELL_PX = 4
ROOM = 0.8
"""A country has room for its name if it is at least this part of the name's width across."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name to be set, with how it is lettered and coloured."""

    key: str
    lettering: Lettering
    hue: str
    rank: float
    slots: Sequence[Slot]


@dataclass(frozen=True, slots=True)
class Look:
    """How a payload is shown: in one language, on light or dark paper, lines true to `detail_px`.

    Where there are more than `most_marks`, one stands for all of its kind within a few pixels.
    """

    payload: Payload
    language: str
    theme: Theme
    detail_px: float
    most_marks: int

    def hue(self, place: PayloadPlace) -> str:
        colors = {layer["id"]: layer["color"] for layer in self.payload["layers"]}
        return colors[place["layer"]][self.theme]

    def words(self, text: Mapping[str, str]) -> str:
        return text_in(text, self.language)[0]

    def word(self, key: str, **values: object) -> str:
        return word(key, self.language).format(**values)


class Scene:
    """A view's places in its frame."""

    def __init__(
        self, look: Look, basemap: Mapping[str, Any], places: Sequence[PayloadPlace], frame: Frame
    ) -> None:
        self.look = look
        self.frame = frame
        self.ground = Ground(basemap, look.payload["coast"], frame, look.detail_px)
        self._palette = PALETTES[look.theme]
        self._layers = {layer["id"]: index for index, layer in enumerate(look.payload["layers"])}
        self._disputed = Land(disputed_rings(places, frame))
        self._places, self.left_out = _pictured(places, frame, look.most_marks)
        self.standings = [
            standing
            for standing in standings_of(self._places, frame.zoom)
            if frame.box.has(self._spot(standing))
        ]
        self._figures = [
            part
            for place in sorted(self._places, key=self._layer)
            for part in draw_figure(place, frame, look.hue(place))
        ]

    @property
    def is_empty(self) -> bool:
        return not self._figures and not self.standings

    def draw(self, covered: Sequence[Box]) -> Iterator[Element]:
        """Everything from the sea up; no label stands in `covered`."""
        look, palette = self.look, self._palette
        box = self.frame.box
        yield from self.ground.draw(palette, _own_borders(look.payload, self._places))
        yield from self._figures
        for standing in sorted(self.standings, key=lambda standing: self._layer(standing.place)):
            if standing.shape != "label":
                yield draw_sign(standing, self._spot(standing), look.hue(standing.place), palette)
        labels = {label.key: label for label in [*self._labels(), *self._orientation()]}
        wishes = [Wish(label.key, label.rank, label.slots) for label in labels.values()]
        most = MOST_LABELS_NARROW if box.right < NARROW_PX else MOST_LABELS
        obstacles = [*self._obstacles(), *map(Obstacle, covered)]
        for key, slot in place_labels(wishes, obstacles, box.grown(-MARGIN_PX), most).items():
            halo = palette.land if self.ground.is_land(slot.box.middle) else palette.sea
            yield from labels[key].lettering.write_label(slot, labels[key].hue, halo)

    def _layer(self, place: PayloadPlace) -> int:
        return self._layers[place["layer"]]

    def _spot(self, standing: Standing) -> Point:
        return self._spot_in(self._country(standing.place), standing.lng, standing.lat)

    def _spot_in(self, country: Land | None, lng: float, lat: float) -> Point:
        """Where a mark stands; a country whose middle is outside: on the part of it that the frame shows."""
        spot = self.frame.project(lng, lat)
        return country.middle() if country and not self.frame.box.has(spot) else spot

    def _country(self, place: PayloadPlace) -> Land | None:
        iso = place["authority"].get("iso3166") if place["kind"] == "country" else None
        return self.ground.country(iso) if iso else None

    def _labels(self) -> Iterator[Label]:
        weights = ranks(self.look.payload, self.standings)
        for standing in self.standings:
            place = standing.place
            lettering = _lettering(standing)
            texts = self._texts(lettering, self._parts(place))
            slots = self._slots(standing, texts)
            yield Label(place["id"], lettering, self.look.hue(place), rank_of(standing, weights), slots)

    def _slots(self, standing: Standing, texts: Sequence[LabelText]) -> list[Slot]:
        place, (x, y) = standing.place, self._spot(standing)
        if standing.shape != "label":
            dx, dy = offset_of(standing)
            return slots_round((x + dx, y + dy), reach_of(standing.shape), texts)
        country = self._country(place)
        if country:
            return self._slots_in(country, (x, y), texts)
        points = label_points(place, self.frame) or points_near((x, y))
        if place["kind"] in {"coast", "border"}:
            points = points[:LINE_POINTS]
        if place["kind"] == "sea":
            points = [point for point in points if not self.ground.is_land(point)]
        return slots_at(points, texts)

    def _slots_in(self, country: Land, spot: Point, texts: Sequence[LabelText]) -> list[Slot]:
        """Across a country with room for its name, rather not on disputed land; else in the sea beside it."""
        box = country.box
        if box.right - box.left >= texts[0].width * ROOM:
            points = [point for point in points_near(spot) if country.has(point)]
            return slots_at(sorted(points, key=self._disputed.has), texts)
        half_width, half_height = (box.right - box.left) / 2, (box.bottom - box.top) / 2
        slots = slots_round(box.middle, (half_width, half_width, half_height), texts)
        return [slot for slot in slots if not any(map(self.ground.is_land, slot.box.axis))]

    def _orientation(self) -> Iterator[Label]:
        """Countries that the dossier does not name, those that fill most of the frame first."""
        for country in self.look.payload["country_labels"]:
            land = self.ground.country(country["iso"])
            if land:
                texts = self._texts(ORIENTATION, [self.look.words(country["names"])])
                rank = ORIENTATION_RANK - land.box.area / self.frame.box.area
                slots = self._slots_in(land, self._spot_in(land, country["lng"], country["lat"]), texts)
                yield Label(f"country {country['iso']}", ORIENTATION, self._palette.secondary, rank, slots)

    def _parts(self, place: PayloadPlace) -> list[str]:
        """The name and, for what was computed from a quoted number, the number and how little it fixes."""
        parts = [self.look.words(place["names"])]
        derivation = place["derivation"]
        if derivation and derivation["number"]:
            parts.append(self.look.word("quoted", text=derivation["number"]))
        if derivation and derivation["recipe"] == "offshore":
            parts.append(self.look.word("spot-not-stated"))
        return parts

    def _texts(self, lettering: Lettering, parts: Sequence[str]) -> list[LabelText]:
        line_sets = [(SEPARATOR.join(parts),), two_lines(parts, SEPARATOR)]
        if self.frame.width < NARROW_PX and len(parts) > 1:
            line_sets.reverse()
        return [lettering.label(lines) for lines in dict.fromkeys(line_sets)]

    def _obstacles(self) -> Iterator[Obstacle]:
        for standing in self.standings:
            if standing.shape == "label":
                continue
            x, y = self._spot(standing)
            dx, dy = offset_of(standing)
            left, right, up = reach_of(standing.shape)
            box = Box(x + dx - left, y + dy - up, x + dx + right, y + dy + up).grown(2)
            yield Obstacle(box, standing.place["id"])
            if (dx, dy) != (0, 0):
                yield from (Obstacle(around(point, 3, 3), soft=True) for point in leader_points((x, y)))
        for place in self._places:
            for point in points_along(place, self.frame):
                yield Obstacle(around(point, 4, 4), place["id"], soft=True)


def _lettering(standing: Standing) -> Lettering:
    return BY_KIND.get(standing.place["kind"], LINE) if standing.shape == "label" else POINT


def _own_borders(payload: Payload, places: Sequence[PayloadPlace]) -> list[Mapping[str, Any]]:
    """Lines along which the dossier decides what border is drawn."""
    shown = {place["id"] for place in places}
    worldviews = payload["worldviews"]
    shown.update(*(worldview["hides"] for worldview in worldviews[:1]))
    return [
        place["geometry"]
        for place in payload["places"]
        if place["kind"] == "border" and place["id"] in shown and place["geometry"]
    ]


def _pictured(places: Sequence[PayloadPlace], frame: Frame, most: int) -> tuple[list[PayloadPlace], int]:
    """What to draw of the places, in their order, and how many points in the frame are left out.

    Where there are too many points, the first of its kind in each cell of a grid stands for the others there.
    More than `most` are left where there are that many kinds or layers: each keeps a mark.
    """
    box = frame.box
    points = [
        (place, spot)
        for place in places
        if place["anchor"]
        and is_point_kind(place["kind"])
        and box.has(spot := frame.project(*place["anchor"]))
    ]
    kept, cell = points, CELL_PX
    while len(kept) > most and cell <= max(frame.width, frame.height):
        first: dict[tuple[object, ...], tuple[PayloadPlace, Point]] = {}
        for point in kept:
            place, (x, y) = point
            key = (place["kind"], place["role"], place["layer"], int(x / cell), int(y / cell))
            first.setdefault(key, point)
        kept, cell = list(first.values()), cell * 2
    drawn = {place["id"] for place, _ in kept}
    pictured = [place for place in places if place["id"] in drawn or not is_point_kind(place["kind"])]
    return pictured, len(points) - len(kept)
