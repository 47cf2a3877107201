"""The first picture: it stands in the map's place until the map is drawn, and where there is no JavaScript.

The stylesheet alone lays it out (viewer/src/css/first.css). A frame holds the bounds to which the map is
framed when the page opens, as large as the map's element leaves room for. The ground grows with the frame and
is drawn beyond it; marks and names keep their size and stand at shares of its width and height. There is a
frame for every kind of element, and one of them is seen.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from xml.etree.ElementTree import Element

from caribmap.basemap.sheet import Sheet
from caribmap.cartography.framing import PLACES_PADDING_PX, PLACES_ZOOM, VIEW_PADDING_PX
from caribmap.cartography.palette import FAINT, Palette
from caribmap.cartography.words import page_language
from caribmap.payload.rows import chosen, column, having
from caribmap.payload.types import Payload, PayloadPlace, PayloadStoryStep, PayloadView
from caribmap.render.picture.compose import describe
from caribmap.render.picture.frame import ATLANTIC_DEG, WORLD_PX_AT_ZOOM_0, Frame, fit_frame, is_pacific
from caribmap.render.picture.furniture import foot_lines
from caribmap.render.picture.geometry import bounds_deg_of
from caribmap.render.picture.lettering import FAMILY
from caribmap.render.picture.plane import Box, Point, around, bounds_of, union
from caribmap.render.picture.scene import Look, Scene
from caribmap.render.picture.standing import shown_places
from caribmap.render.picture.svg import element, number, serialize

STORY, VIEW = "story", "view"
SIZES = {
    STORY: {"tall": (400, 640), "wide": (860, 800), "narrow": (390, 380)},
    VIEW: {"tall": (400, 640), "wide": (700, 360), "narrow": (360, 280)},
}
"""The elements for which marks and names are laid out, in pixels; `tall` has a view's portrait bounds."""
NARROWEST, WIDEST = 0.9, 2.3
"""Shapes of the map's element, width by height, that the ground fills."""
PADDED_PX = 600
"""Least width of an element that the ground fills although its frame is padded."""
CLOSEST_ZOOM = 11.0
LEAST_PX = 8
DETAIL_PX = 2.2
CROWDED = 500
"""From this number of places on the map draws clusters, which the first picture cannot know."""
GROUND = "cm-first-ground"
VARIABLES = Palette(*(f"var(--{name})" for name in Palette.__slots__))


@dataclass(frozen=True, slots=True)
class FirstPicture:
    """`markup` is HTML with presentation attributes only; `style` are the rules that are this page's own.

    `below` are the lines to be read below it: what has no point, and the credits.
    """

    markup: str
    style: str
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _ByTheme(Look):
    """A look in variables of the page, which decides between light and dark."""

    def hue(self, place: PayloadPlace) -> str:
        colors = next(layer["color"] for layer in self.payload["layers"] if layer["id"] == place["layer"])
        return f"var(--if-light, {colors['light']}) var(--if-dark, {colors['dark']})"

    @property
    def palette(self) -> Palette:
        return VARIABLES


@dataclass(frozen=True, slots=True)
class _Framing:
    """What the map is framed to as the page opens: a view, or the places of the story's first step.

    `strong` are ids of what is shown in full strength, None for all.
    """

    name: str
    bounds: Sequence[float]
    portrait: Sequence[float] | None
    places: Sequence[PayloadPlace]
    strong: frozenset[str] | None = None
    padding: int = VIEW_PADDING_PX
    closest: float = CLOSEST_ZOOM


@dataclass(frozen=True, slots=True)
class _Layout:
    """A frame for one kind of element: `box` is what `bounds` take of the element in which it is laid out."""

    size: str
    framing: _Framing
    frame: Frame
    box: Box


def render_first_picture(payload: Payload, basemap: Sequence[Sheet]) -> FirstPicture:
    """The first picture of a page, in its first language."""
    look = _ByTheme(payload, payload["languages"][0], "light", DETAIL_PX, CROWDED)
    framings = list(_framings(payload))
    layouts = [layout for framing in framings for layout in _layouts(payload, framing)]
    below = _below(look, basemap, layouts)
    view, places = payload["views"][0], framings[-1].places
    frames = [_drawn(look, basemap, layout, below) for layout in layouts]
    said = element(
        "svg",
        element("title", text=look.words(payload["title"])),
        element("desc", text=describe(look, view, below.standings, places)),
        *_grounds(below, framings),
        role="img",
        class_="cm-first-said",
        lang=page_language(look.language, payload["interface"]),
    )
    markup = "".join(map(serialize, (said, *frames)))
    story = " cm-has-story" if payload["story"] else ""
    return FirstPicture(
        f'<div class="cm-first{story}">{markup}</div>',
        "".join(map(_rules, layouts)),
        foot_lines(look, places),
    )


def _framings(payload: Payload) -> Iterator[_Framing]:
    """Of the story's first step, if there is one, and of the first view."""
    view = payload["views"][0]
    if payload["story"]:
        yield _framing_of_step(payload, payload["story"][0])
    yield _Framing(VIEW, view["bounds"], view["portrait"], shown_places(payload, view))


def _framing_of_step(payload: Payload, step: PayloadStoryStep) -> _Framing:
    first = payload["views"][0]
    view = next((each for each in payload["views"] if each["id"] == step["view"]), first)
    # Pages of version 1, which tests and `verify` read, have steps with fewer keys.
    show, frame = list(step.get("show") or ()), list(step.get("frame") or ())
    noted = [note["place"] for note in step.get("notes") or ()]
    layers: PayloadView = {**view, "layers": step["layers"] if step["layers"] is not None else view["layers"]}
    shown = set(column(shown_places(payload, layers), "id")).union(show, frame, noted)
    places = chosen(payload["places"], map(shown.__contains__, column(payload["places"], "id")))
    strong = frozenset({*show, *noted}) if show else None
    framed = [] if step["view"] else frame or [*show, *noted]
    bounds = bounds_deg_of(list(having(places, "id", framed)), _west_of(payload))
    if bounds is None:
        return _Framing(STORY, view["bounds"], view["portrait"], places, strong)
    return _Framing(STORY, bounds, None, places, strong, PLACES_PADDING_PX, PLACES_ZOOM)


def _west_of(payload: Payload) -> float:
    """Where the map is cut open."""
    return ATLANTIC_DEG if is_pacific([view["bounds"] for view in payload["views"]]) else -180


def _layouts(payload: Payload, framing: _Framing) -> Iterator[_Layout]:
    for size in SIZES[framing.name]:
        bounds = framing.portrait if size == "tall" else framing.bounds
        if bounds is not None:
            yield _layout(payload, framing, size, bounds)


def _layout(payload: Payload, framing: _Framing, size: str, bounds: Sequence[float]) -> _Layout:
    (width, height), padding = SIZES[framing.name][size], framing.padding
    west_deg = _west_of(payload)
    inner = fit_frame(bounds, width - 2 * padding, height - 2 * padding, west_deg)
    scale = min(inner.scale, WORLD_PX_AT_ZOOM_0 * 2**framing.closest / math.tau)
    middle_x, middle_y = (
        inner.left + inner.width / 2 / inner.scale,
        inner.top - inner.height / 2 / inner.scale,
    )
    left, top = middle_x - width / 2 / scale, middle_y + height / 2 / scale
    frame = Frame(width, height, left, top, scale, west_deg)
    west, south, east, north = bounds
    corners = frame.project_line([(west, south), (east + 360 if west > east else east, north)])
    # Of a single point a frame of some extent, by whose shares it has its place.
    box = bounds_of(corners)
    if min(box.right - box.left, box.bottom - box.top) < LEAST_PX:
        box = around(box.middle, LEAST_PX / 2, LEAST_PX / 2)
    return _Layout(size, framing, frame, box)


def _below(look: Look, basemap: Sequence[Sheet], layouts: Sequence[_Layout]) -> Scene:
    """What grows with the frames, once for all of them: as far round them as any element shows."""
    frame = next(layout.frame for layout in layouts if layout.size == "wide")
    boxes = [(layout.frame, box) for layout in layouts for box in (_around(layout), layout.frame.box)]
    seen = union([_in(frame, other, box) for other, box in boxes])
    world = Box(
        *frame.project_unrolled(frame.west_deg, 85), *frame.project_unrolled(frame.west_deg + 360, -85)
    )
    left, top = max(seen.left, world.left), max(seen.top, world.top)
    wide = replace(
        frame,
        width=min(seen.right, world.right) - left,
        height=min(seen.bottom, world.bottom) - top,
        left=frame.left + left / frame.scale,
        top=frame.top - top / frame.scale,
    )
    first, *others = {id(layout.framing): layout.framing.places for layout in layouts}.values()
    places = {place["id"]: place for each in (first, *others) for place in each} if others else None
    return Scene(look, basemap, list(places.values()) if places is not None else first, wide)


def _grounds(below: Scene, framings: Sequence[_Framing]) -> Iterator[Element]:
    """The ground with what places draw in every framing, and what they draw in one of them only."""
    shown = [set(column(framing.places, "id")) for framing in framings]
    common = set.intersection(*shown)
    yield element("g", *below.draw_ground(coarse=True), *below.draw_figures(common), id=GROUND)
    for framing, ids in zip(framings, shown, strict=True):
        yield element("g", *below.draw_figures(ids - common), id=f"{GROUND}-{framing.name}")


def _around(layout: _Layout) -> Box:
    """What elements of all shapes show round a frame."""
    box, room = layout.box, 1 + layout.framing.padding / PADDED_PX
    width, height = box.right - box.left, box.bottom - box.top
    wide, high = max(width, height * WIDEST), max(height, width / NARROWEST)
    return around(box.middle, room * wide / 2, room * high / 2)


def _in(frame: Frame, other: Frame, box: Box) -> Box:
    """A box of another frame's pixels in a frame's."""
    corners = [_moved(frame, other, corner) for corner in box.corners]
    return bounds_of(corners)


def _moved(frame: Frame, other: Frame, point: Point) -> Point:
    x, y = other.left + point[0] / other.scale, other.top - point[1] / other.scale
    return (x - frame.left) * frame.scale, (frame.top - y) * frame.scale


def _drawn(look: Look, basemap: Sequence[Sheet], layout: _Layout, below: Scene) -> Element:
    """A frame: the ground in its bounds, and over it marks and names at their shares of it."""
    frame, box = layout.frame, layout.box
    places = layout.framing.places if len(look.payload["places"]) < CROWDED else []
    scene = Scene(
        look, basemap, places, frame, is_land=lambda point: below.is_land(_moved(below.frame, frame, point))
    )
    view = _in(below.frame, frame, box)
    size = view.right - view.left, view.bottom - view.top
    ground = element(
        "svg",
        *(element("use", href=f"#{name}") for name in (GROUND, f"{GROUND}-{layout.framing.name}")),
        viewBox=" ".join(map(number, (view.left, view.top, *size))),
    )
    standing = [
        element(
            "svg",
            element("g", *parts, transform=f"translate({number(-x)} {number(-y)})"),
            x=_share(x - box.left, box.right - box.left),
            y=_share(y - box.top, box.bottom - box.top),
            opacity=None if is_strong else FAINT,
        )
        for (x, y), parts, is_strong in _standing(scene, layout.framing.strong)
    ]
    return element(
        "svg",
        ground,
        *standing,
        class_=f"cm-first-frame cm-is-{layout.framing.name} cm-is-{layout.size} {_class(layout)}",
        font_family=FAMILY,
        aria_hidden="true",
    )


def _standing(scene: Scene, strong: frozenset[str] | None) -> Iterator[tuple[Point, list[Element], bool]]:
    """Marks and names: the point that they stand by, their parts, and whether they are in full strength."""
    labels = scene.lay([]).labels

    def is_strong(places: Iterable[PayloadPlace]) -> bool:
        ids = {place["id"] for place in places}
        return strong is None or not ids or not strong.isdisjoint(ids)

    for mark, parts in groupby(scene.draw_signs(labels), key=itemgetter(0)):
        yield scene.sign_spot(mark), [part for _, part in parts], is_strong(mark.places)
    for label, lines in groupby(scene.draw_names(labels), key=itemgetter(0)):
        named = label.named
        # A name of an area lies where it has room, others by their sign.
        spot = label.slot.box.middle if named.shape == "label" else scene.frame.project(named.lng, named.lat)
        yield spot, [line for _, line in lines], is_strong([named.place] if named.place else [])


def _share(part: float, whole: float) -> str:
    return f"{number(100 * part / whole)}%"


def _rules(layout: _Layout) -> str:
    """The frame's measures for the stylesheet: its shape, its size where it was laid out, room and limit."""
    framing, box, frame = layout.framing, layout.box, layout.frame
    width, height = box.right - box.left, box.bottom - box.top
    closest = width * WORLD_PX_AT_ZOOM_0 * 2**framing.closest / frame.world
    measures = {
        "shape": f"{width / height:.5f}",
        "width": f"{number(width)}px",
        "room": f"{2 * framing.padding}px",
        "closest": f"{number(closest)}px",
    }
    said = ";".join(f"--{name}:{value}" for name, value in measures.items())
    return f".{_class(layout)}{{{said}}}"


def _class(layout: _Layout) -> str:
    return f"cm-first-{layout.framing.name}-{layout.size}"
