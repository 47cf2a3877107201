"""From a payload to the picture of one of its views."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from caribmap.basemap.sheet import Sheet as GroundSheet
from caribmap.cartography.palette import PALETTES, Theme
from caribmap.cartography.words import page_language
from caribmap.payload.types import Payload, PayloadPlace, PayloadView
from caribmap.render.picture.frame import ATLANTIC_DEG, Frame, fit_frame, is_pacific
from caribmap.render.picture.furniture import (
    Strip,
    foot_strip,
    map_note,
    note_boxes,
    scale_bar,
    title_strip,
    tray_line,
)
from caribmap.render.picture.globe import draw_globe
from caribmap.render.picture.lettering import FACES, FAMILY
from caribmap.render.picture.scene import Laid, Look, Scene
from caribmap.render.picture.standing import Standing, shown_places
from caribmap.render.picture.svg import element, number, serialize
from caribmap.render.stylesheet import FACES as TYPEFACES
from caribmap.render.stylesheet import LETTERS, faces_of, font_data

SHEET_PX = 880
"""Pictures are laid out at most this wide and then enlarged: a preview is mostly seen smaller than it is."""
SMALLEST_SIZE = (320, 240)
SMALLEST_MAP = 0.5
"""Part of a picture's height below which the texts round the map are cut to a line each."""
# Without its typeface a picture keeps to the 60 kB that the page has for it.
DETAIL_PX, MOST_MARKS = 0.5, 100
RELIEF = re.compile('<g [^>]*class="relief".*?</g>', re.DOTALL)
GLOBE = re.compile('<g [^>]*class="globe".*?</g>', re.DOTALL)
TYPEFACE = re.compile("<style>.*?</style>", re.DOTALL)


def render_picture(
    payload: Payload,
    basemap: Sequence[GroundSheet],
    *,
    view: str | None = None,
    language: str | None = None,
    width: int = 1200,
    height: int = 630,
    theme: Theme = "light",
    selected: frozenset[str] = frozenset(),
) -> str:
    """A view as an SVG document of `width` × `height` pixels, typeface included; equal arguments, equal text.

    `basemap` are its sheets. `view` is a view's id, by default the first; `language` one of the dossier's,
    by default its first; `selected` are ids of places that a ring marks. A mark is a group with
    `data-places`, its places' ids; its origin is the middle of the sign, in units of the viewBox, below the
    title. Raises ValueError for an unknown view and for less than 320 × 240 pixels.
    """
    if width < SMALLEST_SIZE[0] or height < SMALLEST_SIZE[1]:
        raise ValueError(f"a picture of {width} × {height} pixels is too small: it needs 320 × 240")
    look = Look(payload, language or payload["languages"][0], theme, DETAIL_PX, MOST_MARKS, selected)
    root = Sheet(look, basemap, view, (width, height)).draw()
    root.set("width", str(width))
    root.set("height", str(height))
    root.insert(2, element("style", text=_font_faces("".join(root.itertext()))))
    return serialize(root)


def without_typeface(svg: str) -> str:
    """A picture for a program that has the typeface itself."""
    return TYPEFACE.sub("", svg, count=1)


def without_relief(svg: str) -> str:
    """A picture without its relief: the PNG of ours is 172 kB instead of 319."""
    return RELIEF.sub("", svg, count=1)


def inline_picture(svg: str) -> str:
    """A picture for a page that has typeface, relief and globe itself: with presentation attributes only."""
    return GLOBE.sub("", without_relief(without_typeface(svg)), count=1)


class Sheet:
    """A map between its strips of text; `view` as for `render_picture`, `size` in pixels of the picture."""

    def __init__(
        self, look: Look, basemap: Sequence[GroundSheet], view: str | None, size: tuple[int, int]
    ) -> None:
        width = min(size[0], SHEET_PX)
        self._look = look
        self._view = _view(look.payload, view)
        self._size = (float(width), size[1] * width / size[0])
        self._places = shown_places(look.payload, self._view)
        self._title, self._foot = self._strips()
        self.frame = self._frame(self._size[1] - self._title.height - self._foot.height)
        self.scene = Scene(look, basemap, self._places, self.frame)
        self._bar = scale_bar(look, self.frame, self.scene.is_land)
        self._basemap = basemap
        self.covered = [self._bar.box, *note_boxes(look, self.scene.left_out, self.frame)]

    def draw(self) -> Element:
        look, (width, height), palette = self._look, self._size, PALETTES[self._look.theme]
        title, foot, scene, frame = self._title, self._foot, self.scene, self.frame
        note = map_note(look, scene.is_empty, scene.left_out, frame)
        laid = self.lay()
        globe = draw_globe(laid.globe, frame, self._basemap, palette) if laid.globe else ()
        content = [*scene.draw(laid), *self._bar.draw(look), *globe, *note]
        return element(
            "svg",
            element("title", text=look.words(look.payload["title"])),
            element("desc", text=describe(look, self._view, scene.standings, self._places)),
            element("rect", width=width, height=height, fill=palette.sea),
            element("g", *content, transform=f"translate(0 {number(title.height)})"),
            *title.draw(0, width, palette),
            *foot.draw(title.height + frame.height, width, palette),
            viewBox=f"0 0 {number(width)} {number(height)}",
            role="img",
            direction="ltr",  # of the page round it, or else texts would begin at their end
            lang=page_language(look.language, look.payload["interface"]),
            font_family=FAMILY,
        )

    def lay(self) -> Laid:
        return self.scene.lay(self.covered, has_globe=self._look.payload["basemap"]["globe"])

    def _strips(self) -> tuple[Strip, Strip]:
        width, height = self._size
        for most in (2, 1):
            title = title_strip(self._look, width, most)
            foot = foot_strip(self._look, self._places, width, most)
            if height - title.height - foot.height >= SMALLEST_MAP * height:
                break
        return title, foot

    def _frame(self, height: float) -> Frame:
        width = self._size[0]
        portrait = self._view["portrait"]
        bounds = portrait if portrait and height > width else self._view["bounds"]
        all_bounds = [view["bounds"] for view in self._look.payload["views"]]
        return fit_frame(bounds, width, height, ATLANTIC_DEG if is_pacific(all_bounds) else -180)


def describe(
    look: Look, view: PayloadView, standings: Sequence[Standing], places: Sequence[PayloadPlace]
) -> str:
    """A picture in words, for those who do not see it."""
    names = [_names(look, standing.places) for standing in standings]
    shown = look.word("list-comma").join(names) or look.word("empty-view")
    sentences = [
        look.words(look.payload["subtitle"]) if look.payload["subtitle"] else "",
        look.word("view-shows", view=look.words(view["name"]), names=shown),
        tray_line(look, places),
    ]
    return ". ".join(sentence for sentence in sentences if sentence)


def _names(look: Look, places: Sequence[PayloadPlace]) -> str:
    return " / ".join(look.words(place["names"]) for place in places)


def _view(payload: Payload, view_id: str | None) -> PayloadView:
    views = payload["views"]
    for view in views:
        if view_id in {None, view["id"]}:
            return view
    raise ValueError(f"no view {view_id!r}: there is {', '.join(view['id'] for view in views)}")


def _font_faces(text: str) -> str:
    """The typeface of a picture, with the rarer letters that its text has."""
    faces = {name: TYPEFACES[name] for name in FACES.values()}
    common = "".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};src:url({font_data(name)})}}"
        for name, (family, weight) in faces.items()
    )
    return common + "".join(faces_of(further, faces) for further in LETTERS if further.are_in(text))
