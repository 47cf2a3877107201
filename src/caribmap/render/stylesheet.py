"""A page's stylesheet: the viewer's, and the serif's further letters where a text has one of them."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence

from caribmap.payload.encode import Block
from caribmap.render.csp import inline_style
from caribmap.runtime.shipped import read_static

FURTHER = re.compile("[\u0100-\u02ff\u1e00-\u1eff\u2020]")
FURTHER_RANGE = "U+0100-02FF,U+1E00-1EFF,U+2020"
"""The same letters for a browser: those of Latin scripts beyond Western Europe, and the dagger."""


def stylesheet(data: str, blocks: Sequence[Block]) -> str:
    """CSS for the page of a payload, of which `data` is the readable part and `blocks` the packed one.

    What is packed is not searched: it counts as having such letters.
    """
    style = read_static("viewer.css").decode("utf-8")
    return inline_style(style + further_serif() if blocks or FURTHER.search(data) else style)


def further_serif() -> str:
    face = b64encode(read_static("fonts/serif-400-ext.woff2")).decode("ascii")
    return (
        "@font-face{font-family:'Caribmap Serif';font-weight:400;font-display:block;"
        f"src:url(data:font/woff2;base64,{face}) format('woff2');unicode-range:{FURTHER_RANGE}}}\n"
    )
