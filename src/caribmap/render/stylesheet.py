"""A page's stylesheet: the viewer's, and what only some pages need besides."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from caribmap.payload.encode import Block
from caribmap.render.csp import inline_style
from caribmap.runtime.shipped import read_static


@dataclass(frozen=True, slots=True)
class FurtherLetters:
    """Letters that stand in files of their own: the end of their names, first and last code points."""

    ending: str
    ranges: tuple[tuple[int, int], ...]

    def are_in(self, text: str) -> bool:
        letters = "".join(f"{chr(first)}-{chr(last)}" for first, last in self.ranges)
        return re.search(f"[{letters}]", text) is not None


RARE = FurtherLetters(
    "rare",
    (
        (0xA2, 0xA9),
        (0xAC, 0xAC),
        (0xAE, 0xAF),
        (0xB3, 0xB6),
        (0xB8, 0xB9),
        (0xBC, 0xBE),
        (0xC5, 0xC6),
        (0xD0, 0xD0),
        (0xD8, 0xD8),
        (0xDD, 0xDE),
        (0xE5, 0xE6),
        (0xF0, 0xF0),
        (0xF7, 0xF8),
        (0xFD, 0xFE),
    ),
)
"""Of northern Europe, and signs that few texts have."""
BEYOND = FurtherLetters(
    "ext",
    (
        (0x100, 0x130),
        (0x132, 0x151),
        (0x154, 0x2FF),
        (0x1E00, 0x1EFF),
        (0x2020, 0x2020),
    ),
)
"""Of Latin scripts beyond Western Europe, and the dagger."""
LETTERS = (RARE, BEYOND)
FACES = {
    "sans-400": ("Caribmap Sans", 400),
    "sans-600": ("Caribmap Sans", 600),
    "serif-400": ("Caribmap Serif", 400),
}


def stylesheet(data: str, blocks: Sequence[Block], *, foreign: bool = False) -> str:
    """CSS for the page of a payload, of which `data` is the readable part and `blocks` the packed one.

    What is packed is not searched: it counts as having all letters. With `foreign`, for pages with layers of
    others, which may show Leaflet's own markers and its switch of layers.
    """
    shipped = ["viewer.css", "foreign.css"] if foreign else ["viewer.css"]
    needed = [further for further in LETTERS if blocks or further.are_in(data)]
    styles = [read_static(name).decode("utf-8") for name in shipped]
    return inline_style("".join([*styles, *(faces_of(further, FACES) for further in needed)]))


def faces_of(further: FurtherLetters, faces: Mapping[str, tuple[str, int]]) -> str:
    """`faces`: family and weight by the name of the file that has the common letters."""
    ranges = ",".join(f"U+{first:04X}-{last:04X}" for first, last in further.ranges)
    return "".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-display:block;"
        f"src:url({font_data(f'{name}-{further.ending}')}) format('woff2');unicode-range:{ranges}}}\n"
        for name, (family, weight) in faces.items()
    )


def font_data(name: str) -> str:
    return f"data:font/woff2;base64,{b64encode(read_static(f'fonts/{name}.woff2')).decode('ascii')}"
