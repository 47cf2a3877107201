"""A page's stylesheet: the viewer's, and the typefaces' further letters where a text has one of them."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence

from caribmap.payload.encode import Block
from caribmap.render.csp import inline_style
from caribmap.runtime.shipped import read_static

FURTHER_RANGES = (
    (0x100, 0x130),
    (0x132, 0x151),
    (0x154, 0x2FF),
    (0x1E00, 0x1EFF),
    (0x2020, 0x2020),
)
"""Letters of Latin scripts beyond Western Europe, and the dagger: first and last code points."""
FURTHER = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in FURTHER_RANGES) + "]")
FURTHER_FACES = {
    "sans-400-ext": ("Caribmap Sans", 400),
    "sans-600-ext": ("Caribmap Sans", 600),
    "serif-400-ext": ("Caribmap Serif", 400),
}


def stylesheet(data: str, blocks: Sequence[Block]) -> str:
    """CSS for the page of a payload, of which `data` is the readable part and `blocks` the packed one.

    What is packed is not searched: it counts as having such letters.
    """
    style = read_static("viewer.css").decode("utf-8")
    return inline_style(style + "".join(_further_faces()) if blocks or FURTHER.search(data) else style)


def _further_faces() -> Iterator[str]:
    ranges = ",".join(f"U+{first:04X}-{last:04X}" for first, last in FURTHER_RANGES)
    for name, (family, weight) in FURTHER_FACES.items():
        face = b64encode(read_static(f"fonts/{name}.woff2")).decode("ascii")
        yield (
            f"@font-face{{font-family:'{family}';font-weight:{weight};font-display:block;"
            f"src:url(data:font/woff2;base64,{face}) format('woff2');unicode-range:{ranges}}}\n"
        )
