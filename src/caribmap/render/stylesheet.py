"""A page's stylesheet: the viewer's, and the typefaces' further letters where a text has one of them."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence

from caribmap.payload.encode import Block
from caribmap.render.csp import inline_style
from caribmap.runtime.shipped import read_static

FURTHER = re.compile("[\u0100-\u0130\u0132-\u0151\u0154-\u02ff\u1e00-\u1eff\u2020]")
FURTHER_RANGE = "U+0100-0130,U+0132-0151,U+0154-02FF,U+1E00-1EFF,U+2020"
"""The same letters for a browser: those of Latin scripts beyond Western Europe, and the dagger."""
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
    for name, (family, weight) in FURTHER_FACES.items():
        face = b64encode(read_static(f"fonts/{name}.woff2")).decode("ascii")
        yield (
            f"@font-face{{font-family:'{family}';font-weight:{weight};font-display:block;"
            f"src:url(data:font/woff2;base64,{face}) format('woff2');unicode-range:{FURTHER_RANGE}}}\n"
        )
