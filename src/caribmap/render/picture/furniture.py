"""Round the map: title above, what has no point and the credits below, the scale bar in a corner."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, groupby
from xml.etree.ElementTree import Element

from caribmap.cartography.palette import PALETTES, Palette
from caribmap.cartography.words import distance_in_words
from caribmap.payload.rows import chosen, column
from caribmap.payload.types import PayloadPlace
from caribmap.render.bidi import directed, isolated
from caribmap.render.picture.frame import Frame
from caribmap.render.picture.lettering import HALO_PX, META, SMALL, TITLE, Lettering
from caribmap.render.picture.plane import Box, Point
from caribmap.render.picture.scene import Look
from caribmap.render.picture.svg import element
from caribmap.text.languages import Direction

PADDING_PX = 16
SCALE_MOST_PX = 110
SCALE_MARGIN_PX = 12
UNEVEN = 1.1
"""From this ratio of scales on, between a map's northern and southern edge, a bar says where it holds."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Lines of text with their lettering and colour, from the side where text of `direction` begins."""

    lines: Sequence[tuple[str, Lettering, str]]
    direction: Direction

    @property
    def height(self) -> float:
        return (
            1.3 * PADDING_PX + sum(lettering.leading for _, lettering, _ in self.lines) if self.lines else 0
        )

    def draw(self, top: float, width: float, palette: Palette) -> Iterator[Element]:
        if not self.lines:
            return
        yield element("rect", y=top, width=width, height=self.height, fill=palette.paper)
        y = top + 0.55 * PADDING_PX
        is_ltr = self.direction == "ltr"
        for text, lettering, color in self.lines:
            at: Point = (PADDING_PX if is_ltr else width - PADDING_PX, y + lettering.size)
            line = directed(text, self.direction)
            yield lettering.write(line, at, color, align="start" if is_ltr else "end")
            y += lettering.leading


def title_strip(look: Look, width: float, most: int) -> Strip:
    """Title and subtitle, each in at most `most` lines."""
    palette = PALETTES[look.theme]
    room = width - 2 * PADDING_PX
    lines = [(line, TITLE, palette.ink) for line in TITLE.wrap(look.words(look.payload["title"]), room, most)]
    subtitle = look.payload["subtitle"]
    if subtitle:
        wrapped = META.wrap(look.words(subtitle), room, most)
        lines += [(line, META, palette.secondary) for line in wrapped]
    return Strip(lines, look.direction)


def foot_strip(look: Look, places: Sequence[PayloadPlace], width: float, most: int) -> Strip:
    """What has no point among `places`, and the credits, each in at most one line more than `most`."""
    palette = PALETTES[look.theme]
    room = width - 2 * PADDING_PX
    tray, notes = foot_lines(look, places)
    lines = [(line, META, palette.ink) for line in META.wrap(tray, room, most + 1)]
    lines += [(line, SMALL, palette.secondary) for line in SMALL.wrap(notes, room, most + 1)]
    return Strip(lines, look.direction)


def foot_lines(look: Look, places: Sequence[PayloadPlace]) -> tuple[str, str]:
    """What has no point among `places`; what drawings of them are not, and the credits."""
    return tray_line(look, places), f"{_caveats(look, places)}{_credits(look)}"


def tray_line(look: Look, places: Sequence[PayloadPlace]) -> str:
    """What the articles report without saying where, by how little they say; empty where there is nothing."""
    unplaced = sorted(
        chosen(places, (geometry is None for geometry in column(places, "geometry"))),
        key=lambda place: place["not_stated"] != "region-only",
    )
    if not unplaced:
        return ""
    kinds = [
        f"{look.word(reason or 'no-place')} – "
        + look.word("list-comma").join(isolated(look.words(place["names"])) for place in members)
        for reason, members in groupby(unplaced, key=lambda place: place["not_stated"])
    ]
    without_point = look.word("without-point", count=len(unplaced))
    return look.word("reason-is", fact=without_point, reason=" · ".join(kinds))


def _caveats(look: Look, places: Sequence[PayloadPlace]) -> str:
    """What a legend would say of drawings that are easily taken for more than they are."""
    kinds = set(compress(column(places, "kind"), column(places, "geometry")))
    keys = [key for key, of in (("links", {"link"}), ("borders", {"border", "disputed-area"})) if kinds & of]
    return "".join(f"{look.word(f'caveat-{key}')}. " for key in keys)


def _credits(look: Look) -> str:
    credits_text = look.payload["credits"]
    own = look.word("map-by", generator=look.payload["generator"])
    if credits_text is None:
        return own
    words = look.words(credits_text)
    return words if "caribmap" in words else f"{own} {words}"


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A round distance, true at the latitude of the map's middle."""

    length_px: float
    label: str
    width: float
    right: float
    baseline: float

    @property
    def box(self) -> Box:
        return Box(self.right - self.width - 8, self.baseline - 26, self.right + 8, self.baseline + 8)

    def draw(self, look: Look) -> list[Element]:
        palette = PALETTES[look.theme]
        left, right, y = self.right - self.length_px, self.right, self.baseline
        bar = f"M{left:.1f} {y - 5:.1f}V{y:.1f}H{right:.1f}V{y - 5:.1f}"
        at: Point = (right, y - 9)
        label = directed(self.label, look.direction)
        return [
            element("path", d=bar, fill="none", stroke=palette.sea, stroke_width=HALO_PX),
            element("path", d=bar, fill="none", stroke=palette.secondary, stroke_width=1.25),
            SMALL.write(label, at, palette.secondary, align="end", halo=palette.sea),
        ]


def map_note(look: Look, scene_is_empty: bool, left_out: int, frame: Frame) -> list[Element]:
    """What a reader has to know about the marks: that there are none, or not all."""
    palette = PALETTES[look.theme]
    if scene_is_empty:
        x, y = frame.box.middle
        return [META.write(look.word("empty-view"), (x, y), palette.ink, align="middle", halo=palette.land)]
    if left_out:
        note = look.word("marks-left-out", count=left_out)
        at = (SCALE_MARGIN_PX, frame.height - SCALE_MARGIN_PX)
        return [SMALL.write(note, at, palette.secondary, halo=palette.sea)]
    return []


def note_boxes(look: Look, left_out: int, frame: Frame) -> list[Box]:
    """Where a note on marks that are left out stands."""
    if not left_out:
        return []
    width, bottom = SMALL.width(look.word("marks-left-out", count=left_out)), frame.height - SCALE_MARGIN_PX
    return [Box(SCALE_MARGIN_PX, bottom - SMALL.size, SCALE_MARGIN_PX + width, bottom)]


def scale_bar(look: Look, frame: Frame, is_land: Callable[[Point], bool]) -> ScaleBar:
    """In the lower right corner, in the left one if only that is sea."""
    lat = frame.latitude(frame.height / 2)
    length_m = _round_below(SCALE_MOST_PX * frame.metres_per_px(lat))
    label = distance_in_words(length_m, look.language, look.payload["interface"])
    if _unevenness(frame) > UNEVEN:
        side = "N" if lat >= 0 else "S"
        label = look.word("scale-at", distance=label, latitude=f"{abs(lat):.0f}° {side}")
    length_px = length_m / frame.metres_per_px(lat)
    width = max(length_px, SMALL.width(label))
    baseline = frame.height - SCALE_MARGIN_PX
    bars = [
        ScaleBar(length_px, label, width, right, baseline)
        for right in (frame.width - SCALE_MARGIN_PX, SCALE_MARGIN_PX + width)
    ]
    return next((bar for bar in bars if not any(map(is_land, bar.box.corners))), bars[0])


def _round_below(length: float) -> float:
    """The largest of 1, 2, 5, 10, 20, 50 … that is not above `length`."""
    power = 10.0 ** math.floor(math.log10(length))
    return power * max(step for step in (1, 2, 5) if step * power <= length)


def _unevenness(frame: Frame) -> float:
    scales = [frame.metres_per_px(frame.latitude(share * frame.height)) for share in (0, 0.5, 1)]
    return max(scales) / min(scales)
