"""What a view shows inside its frame: ground, figures, marks and their names."""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from caribmap.basemap.sheet import Sheet
from caribmap.cartography.kinds import (
    END_DEG,
    OVERVIEW_BELOW_ZOOM,
    LetteringName,
    Shape,
    kind_of,
)
from caribmap.cartography.labels import (
    LONG_SHARE,
    MARGIN_PX,
    MOST_LABELS,
    NARROW_PX,
    SEPARATOR,
    SIGN_MARGIN_PX,
)
from caribmap.cartography.palette import PALETTES, Palette, Theme
from caribmap.cartography.signs import SIGNS
from caribmap.cartography.words import distance_in_words, filled, map_word, page_language, text_in, word
from caribmap.payload.types import Payload, PayloadPlace
from caribmap.render.ground import shades_in
from caribmap.render.picture.basemap import Ground
from caribmap.render.picture.dimensions import Dimension, dimensions_of, place_dimensions
from caribmap.render.picture.fan import fanned
from caribmap.render.picture.figures import draw_figure, is_seen, link_ends
from caribmap.render.picture.frame import Frame
from caribmap.render.picture.geometry import boxes_along
from caribmap.render.picture.globe import globe_box
from caribmap.render.picture.graticule import draw_degrees, draw_graticule
from caribmap.render.picture.lettering import NAMES
from caribmap.render.picture.naming import label_parts, rank_of
from caribmap.render.picture.orientation import cleared, oriented, place_oriented
from caribmap.render.picture.placing import Lines, Obstacle, Wish, place_labels
from caribmap.render.picture.plane import Box, Point, around
from caribmap.render.picture.relief import draw_relief
from caribmap.render.picture.room import Named, Room
from caribmap.render.picture.signs import draw_dot, draw_ring, draw_sign
from caribmap.render.picture.slots import LabelText, Slot, two_lines
from caribmap.render.picture.standing import (
    Standing,
    kept_borders,
    own_lines,
    quotes_by_place,
    standings_of,
    substitute_of,
)
from caribmap.render.picture.svg import element
from caribmap.render.picture.territories import Territories, area_of
from caribmap.render.picture.thinning import thinned_places
from caribmap.render.picture.whole import whole_polygons
from caribmap.runtime.kept import keep
from caribmap.text.languages import Direction, direction_of

FIRST_RANK = -1e6
"""Of the names of what is selected: before all others."""
DIM = 0.5
"""Opacity of borders whose layer is off; the viewer's map/figures.css has the same."""


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
    selected: frozenset[str] = frozenset()
    """Ids of places that a ring marks and whose names come first."""

    def hue(self, place: PayloadPlace) -> str:
        colors = {layer["id"]: layer["color"] for layer in self.payload["layers"]}
        return colors[place["layer"]][self.theme]

    @property
    def palette(self) -> Palette:
        return PALETTES[self.theme]

    def words(self, text: Mapping[str, str]) -> str:
        return text_in(text, self.language, self.payload["languages"])[0]

    def word(self, key: str, **values: object) -> str:
        return filled(word(key, self.language, self.payload["interface"]), values)

    @property
    def direction(self) -> Direction:
        """In which the picture's own words run."""
        return direction_of(page_language(self.language, self.payload["interface"]))


@dataclass(frozen=True, slots=True)
class Label:
    """A name as it is set."""

    named: Named
    slot: Slot


@dataclass(frozen=True, slots=True)
class Laid:
    """The names of a scene, where its globe stands, and the boxes of all that stands."""

    labels: Sequence[Label]
    globe: Box | None
    taken: Sequence[Box]


class Scene:
    """A view's places in its frame."""

    def __init__(
        self,
        look: Look,
        basemap: Sequence[Sheet],
        places: Sequence[PayloadPlace],
        frame: Frame,
        is_land: Callable[[Point], bool] | None = None,
    ) -> None:
        """`is_land` spares a scene of which only marks and names are drawn a ground of its own."""
        self.look = look
        self.frame = frame
        self._basemap = basemap
        self._is_land = is_land
        coast = look.payload["coast"]
        self._sheet = coast and coast["sheet"]
        self._territories = keep(
            "territories", lambda: (frame.west_deg, self._sheet), lambda: Territories(basemap, frame.turn)
        )
        self._palette = look.palette
        self._layers = {layer["id"]: index for index, layer in enumerate(look.payload["layers"])}
        self._places, self.left_out = thinned_places(places, frame, look.most_marks)
        self.marks = fanned(standings_of(self._places, frame.zoom), self._spot)
        figures = {place["id"]: draw_figure(place, frame, look.hue(place)) for place in self._by_layer()}
        self._figures = {name: figure for name, figure in figures.items() if figure is not None}
        kept = [
            (place, draw_figure(place, frame, look.hue(place)))
            for place in kept_borders(look.payload, places)
        ]
        self._kept = {place["id"]: figure for place, figure in kept if figure is not None}
        # Where a ground grows with its frame, lines of a fixed size would not reach from end to end.
        figured = [place for place in self._places if place["id"] in self._figures]
        self._dimensions = list(dimensions_of(figured, frame)) if is_land is None else []
        self._ends = link_ends(figured)

    def is_land(self, point: Point) -> bool:
        return self._is_land(point) if self._is_land else self.ground.is_land(point)

    @cached_property
    def ground(self) -> Ground:
        basemap, sheet, frame, detail_px = self._basemap, self._sheet, self.frame, self.look.detail_px
        return keep(
            "ground",
            lambda: (frame, sheet, detail_px),
            lambda: Ground(basemap, frame, detail_px),
        )

    @property
    def standings(self) -> list[Standing]:
        """Those whose spot the frame shows."""
        return [standing for standing in self.marks if self.frame.box.has(self._spot(standing))]

    def sign_spot(self, standing: Standing) -> Point:
        """Where a mark's sign stands."""
        (x, y), (dx, dy) = self._spot(standing), standing.offset
        return x + dx, y + dy

    @property
    def is_empty(self) -> bool:
        return not any(figure.elements for figure in self._figures.values()) and not self.standings

    def draw(self, laid: Laid) -> Iterator[Element]:
        """Everything from the sea up."""
        yield from self.draw_ground()
        yield from self.draw_figures()
        yield from (sign for _, sign in self.draw_signs(laid.labels))
        yield from (name for _, name in self.draw_names(laid.labels))
        if self.look.payload["basemap"]["graticule"]:
            yield from draw_degrees(self.frame, self._palette, laid.taken)

    def draw_ground(self, *, coarse: bool = False) -> Iterator[Element]:
        """Sea, land and borders, without those that the dossier draws; `coarse` without rivers and relief."""
        look, palette = self.look, self._palette
        drawn = [*self._figures, *self._kept]
        borders, areas = (own_lines(look.payload, drawn, kind) for kind in ("border", "disputed-area"))
        if coarse:
            yield from self.ground.draw_coarse(palette, borders)
        else:
            yield from self.ground.draw(palette, borders, areas)
            yield from draw_relief(shades_in(look.payload), self.frame)
            if look.payload["basemap"]["graticule"]:
                yield from draw_graticule(self.frame, palette)

    def draw_figures(self, places: Container[str] | None = None) -> Iterator[Element]:
        """What places draw on the ground, of those with the ids only, if there are any."""
        for name, figure in self._kept.items():
            if places is None or name in places:
                yield element("g", *figure.elements, opacity=DIM)
        for name, figure in self._figures.items():
            if places is None or name in places:
                yield from figure.elements

    def draw_signs(self, labels: Sequence[Label]) -> Iterator[tuple[Standing, Element]]:
        """The marks in the frame; what is nothing but a name and has none among `labels` gets a sign."""
        look, palette = self.look, self._palette
        unnamed = self.unnamed(labels)
        for standing in sorted(self.marks, key=lambda mark: self._layers[mark.place["layer"]]):
            mark = replace(standing, shape=unnamed.get(standing.key, standing.shape))
            if mark.shape != "label" and self.frame.box.has(self.sign_spot(mark)):
                yield mark, draw_sign(mark, self._spot(mark), look.hue(mark.place), palette)
                if self._is_selected(mark):
                    yield mark, draw_ring(mark, self.sign_spot(mark), palette)

    def draw_names(self, labels: Sequence[Label]) -> Iterator[tuple[Label, Element]]:
        """The names, the dots of the base map's towns, and the lines over distances."""
        look, palette = self.look, self._palette
        dimensions = {dimension.key: dimension for dimension in self._dimensions}
        for label in labels:
            named, slot = label.named, label.slot
            if named.place is None and named.shape != "label":
                yield label, draw_dot(named.shape, self.frame.project(named.lng, named.lat), palette)
            hue = look.hue(named.place) if named.place else palette.secondary
            if dimension := dimensions.get(named.key):
                hue = look.hue(dimension.place)
                yield label, dimension.draw(hue)
            halo = palette.land if self.is_land(slot.box.middle) else palette.sea
            yield from ((label, line) for line in NAMES[named.lettering].write_label(slot, hue, halo))

    def lay(self, covered: Sequence[Box], *, has_globe: bool = False) -> Laid:
        """The dossier's names, the most important first, the globe, and the base map's names.

        None stands in `covered`.
        """
        quotes = quotes_by_place(self.look.payload, self.marks)
        names = [
            self._named(mark, FIRST_RANK if self._is_selected(mark) else self._rank(mark, quotes))
            for mark in self.marks
        ]
        places = {mark.key: self.sign_spot(mark) for mark in self.marks}
        room = Room(
            self.frame, self._territories, self._disputed(), self.look.payload["basemap"]["contested"], places
        )
        wishes = [
            Wish(named.key, named.rank, lambda named=named: room.slots_for(named))  # type: ignore[misc]
            for named in names
        ]
        obstacles = [*self._signs(), *map(Obstacle, covered)]
        substitutes = [
            self._sign(mark, substitute_of(mark.place)) for mark in self.marks if self._is_only_name(mark)
        ]
        frame, lines = self.frame.box.grown(-MARGIN_PX), self._lines()
        placed = place_labels(wishes, obstacles, Lines(lines), frame, MOST_LABELS[self._size()], substitutes)
        obstacles += [sign for sign in substitutes if sign.of not in placed]
        texts = [slot.box for slot in placed.values()]
        numbers = [dimension.named(self._distance(dimension), self._texts) for dimension in self._dimensions]
        drawn = place_dimensions(
            self._dimensions, numbers, room, self.frame, [*obstacles, *map(Obstacle, texts)], Lines(lines)
        )
        texts += [slot.box for slot in drawn.values()]
        over = [box for each in self._dimensions if each.key in drawn for box in each.boxes(self.frame)]
        obstacles += [cleared(box) for box in (*texts, *over, *_boxes(lines))]
        globe = globe_box(self.frame, covered, _boxes(obstacles)) if has_globe else None
        obstacles += [cleared(globe)] if globe else []
        oriented_names = list(
            oriented(self.look.payload["orientation"], self.frame, self.look.language, self._texts)
        )
        oriented_slots = place_oriented(oriented_names, room, self.frame, obstacles, self._size())
        by_key = {named.key: named for named in (*names, *numbers, *oriented_names)}
        slots = {**placed, **drawn, **oriented_slots}
        labels = [Label(by_key[key], slot) for key, slot in slots.items()]
        return Laid(labels, globe, [*_boxes(obstacles), *(slot.box for slot in oriented_slots.values())])

    def unnamed(self, labels: Sequence[Label]) -> dict[str, Shape]:
        """Signs, by mark, of what is nothing but a name and has none among `labels`."""
        named = {label.named.key for label in labels}
        return {
            mark.key: substitute_of(mark.place)
            for mark in self.marks
            if self._is_only_name(mark) and mark.key not in named
        }

    def _rank(self, mark: Standing, quotes: Mapping[str, int]) -> float:
        is_end = any(math.dist((mark.lng, mark.lat), end) < END_DEG for end in self._ends)
        return rank_of(mark, self._layers, quotes, is_end=is_end)

    def _is_only_name(self, mark: Standing) -> bool:
        """Whether nothing else marks a place: neither a sign nor a drawing that can be seen."""
        place = mark.place
        is_drawn = place["id"] in self._figures and is_seen(place, self.frame)
        return mark.shape == "label" and not is_drawn

    def _is_selected(self, mark: Standing) -> bool:
        return any(place["id"] in self.look.selected for place in mark.places)

    def _by_layer(self) -> list[PayloadPlace]:
        return sorted(self._places, key=lambda place: self._layers[place["layer"]])

    def _spot(self, standing: Standing) -> Point:
        return self.frame.project(standing.lng, standing.lat)

    def _named(self, standing: Standing, rank: float) -> Named:
        place, look = standing.place, self.look
        lettering = kind_of(place["kind"]).lettering if standing.shape == "label" else "point"
        figure = self._figures.get(place["id"])
        return Named(
            key=standing.key,
            rank=rank,
            lettering=lettering,
            lng=standing.lng,
            lat=standing.lat,
            texts=lambda: self._texts(
                lettering,
                label_parts(place, look.words(place["names"]), look.language, look.payload),
            ),
            shape=standing.shape,
            offset=standing.offset,
            place=place,
            iso=_iso(place),
            spots=figure.spots if figure else (),
        )

    def _distance(self, dimension: Dimension) -> str:
        """What a line over a distance says; of a ring between two radii both."""
        look = self.look
        words = [
            distance_in_words(each_m, look.language, look.payload["interface"])
            for each_m in dimension.distances
        ]
        if len(words) == 1:
            return words[0]
        between = map_word("map_between", look.language, look.payload["interface"])
        return filled(between, {"from": words[0], "to": words[1]})

    def _texts(self, name: LetteringName, parts: Sequence[str]) -> list[LabelText]:
        """A name on one line and on two, one first.

        One that is long for the map: on two first; a name with a number, on two only.
        """
        lettering = NAMES[name]
        line_sets = dict.fromkeys([(SEPARATOR.join(parts),), two_lines(parts, SEPARATOR)])
        texts = [lettering.label(lines) for lines in line_sets]
        if texts[0].width <= LONG_SHARE * self.frame.width:
            return texts
        return texts[1:] if len(parts) > 1 else texts[::-1]

    def _size(self) -> str:
        """By which a map has more or fewer names."""
        if self.frame.width < NARROW_PX:
            return "narrow"
        return "overview" if self.frame.zoom < OVERVIEW_BELOW_ZOOM else "wide"

    def _disputed(self) -> list[Any]:
        """Land on which no country's name is written."""
        return [
            area_of(rings, self.frame.turn)
            for place in self._places
            if place["kind"] == "disputed-area" and place["geometry"]
            for rings in whole_polygons(place["geometry"])
        ]

    def _signs(self) -> Iterator[Obstacle]:
        return (self._sign(mark, mark.shape) for mark in self.marks if mark.shape != "label")

    def _sign(self, standing: Standing, shape: Shape) -> Obstacle:
        half_width, half_height = SIGNS[shape].reach
        spot = self.sign_spot(standing)
        return Obstacle(around(spot, half_width + SIGN_MARGIN_PX, half_height + SIGN_MARGIN_PX), standing.key)

    def _lines(self) -> list[Obstacle]:
        """What the dossier's names rather do not cover, and the base map's never."""
        return [
            Obstacle(box, name)
            for name, figure in {**self._kept, **self._figures}.items()
            for line in figure.lines
            for box in boxes_along(line, self.frame.box)
        ]


def _boxes(obstacles: Sequence[Obstacle]) -> list[Box]:
    return [obstacle.box for obstacle in obstacles]


def _iso(place: PayloadPlace) -> str | None:
    """The ISO 3166 code of a country."""
    return place["authority"].get("iso3166") if place["kind"] == "country" else None
