"""How text is lettered, how wide it is, and how it is written. Sizes in pixels; never under 11."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import astuple
from functools import cache
from xml.etree.ElementTree import Element

from caribmap.cartography.signs import ABOVE_MIDDLE, LEADING, LETTERINGS, PADDING_PX, LetterStyle
from caribmap.render.picture.plane import Point
from caribmap.render.picture.slots import Align, LabelText, Slot
from caribmap.render.picture.svg import element, number
from caribmap.runtime.shipped import read_static

FAMILY = "'Caribmap Sans', system-ui, sans-serif"
FACES = {400: "sans-400", 600: "sans-600"}
HALO_PX = 5
SLANT_DEG = -12
WIDEST = 1000
"""Taken for letters that our typeface lacks, in thousandths of the size."""


class Lettering(LetterStyle):
    """A style of lettering that measures and writes."""

    def cased(self, text: str) -> str:
        return text.upper() if self.caps else text

    def width(self, text: str) -> float:
        """Without kerning, which only ever makes our lines a little shorter."""
        advances = _advances()[FACES[self.weight]]
        text = self.cased(text)
        thousandths = sum(advances.get(letter, WIDEST) for letter in text)
        return (thousandths / 1000 + len(text) * self.spacing) * self.size

    def label(self, lines: tuple[str, ...]) -> LabelText:
        width = max(map(self.width, lines)) + 2 * PADDING_PX
        return LabelText(lines, width, len(lines) * self.size * LEADING + 2 * PADDING_PX)

    def wrap(self, text: str, width: float, most: int) -> list[str]:
        """The text in at most `most` lines; what does not fit ends in an ellipsis."""
        # A separator ends a line, it does not begin one.
        words = text.replace(" · ", "\u00a0· ").split(" ") if text else []
        lines: list[str] = []
        while words and len(lines) < most:
            count = 1
            while count < len(words) and self.width(" ".join(words[: count + 1])) <= width:
                count += 1
            lines.append(" ".join(words[:count]))
            words = words[count:]
        if lines and words:
            lines[-1] += f" {words[0]}"
        return [self._shortened(line, width) for line in lines]

    def _shortened(self, line: str, width: float) -> str:
        if self.width(line) <= width:
            return line
        fitting = bisect_right(range(len(line)), width, key=lambda count: self.width(f"{line[:count]}…"))
        return f"{line[: max(fitting - 1, 0)].rstrip()}…"

    def write(
        self, text: str, at: Point, fill: str, *, align: Align = "start", halo: str | None = None
    ) -> Element:
        """One line with its baseline's reference point at `at`."""
        x, y = at
        # A slant of our own: the typeface has no italic, and not every program makes one up.
        slanted = f"translate({number(x)} {number(y)})skewX({SLANT_DEG})"
        return element(
            "text",
            text=self.cased(text),
            x=None if self.italic else x,
            y=None if self.italic else y,
            transform=slanted if self.italic else None,
            font_size=self.size,
            font_weight=None if self.weight == 400 else self.weight,
            letter_spacing=self.spacing * self.size if self.spacing else None,
            text_anchor=None if align == "start" else align,
            fill=fill,
            stroke=halo,
            stroke_width=HALO_PX if halo else None,
            stroke_linejoin="round" if halo else None,
            paint_order="stroke" if halo else None,
        )

    def write_label(self, slot: Slot, fill: str, halo: str) -> list[Element]:
        lines = slot.text.lines
        leading = self.size * LEADING
        first = slot.y - (len(lines) - 1) * leading / 2 + self.size * ABOVE_MIDDLE
        x = slot.x + {"start": PADDING_PX, "middle": 0, "end": -PADDING_PX}[slot.align]
        return [
            self.write(line, (x, first + index * leading), fill, align=slot.align, halo=halo)
            for index, line in enumerate(lines)
        ]

    @property
    def leading(self) -> float:
        """Of running text."""
        return self.size * 1.3


NAMES = {name: Lettering(*astuple(style)) for name, style in LETTERINGS.items()}
TITLE = Lettering(20, 600)
META = Lettering(13)
STRONG = Lettering(13, 600)
SMALL = Lettering(11)


def lacks_letters(text: str) -> bool:
    """Whether a text has printable letters that our typeface does not draw."""
    return any(letter.isprintable() and letter not in _advances()["sans-400"] for letter in text)


@cache
def _advances() -> dict[str, dict[str, int]]:
    """By face: the width of each letter in thousandths of the size."""
    advances: dict[str, dict[str, int]] = json.loads(read_static("fonts/advances.json"))
    return advances
