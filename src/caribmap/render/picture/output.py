"""A picture as PNG and PDF, drawn with our own typeface so that every machine draws the same."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import UTC, datetime
from functools import lru_cache
from html import unescape
from xml.etree.ElementTree import fromstring

from caribmap.errors import EnvironmentalError
from caribmap.render.picture.compose import without_typeface
from caribmap.render.picture.lettering import FACES, lacks_letters
from caribmap.render.picture.svg import serialize
from caribmap.runtime.shipped import STATIC

OWN_MARK = "\ufdd0"
"""A character that only our typeface has (tools/fonts.py), without width or shape.

Where a typeface lacks a letter, resvg and typst take the whole text from the first one that has all of it,
and letter by letter only where there is none.
"""
JOINED = re.compile(
    "[\u0590-\u109f\u1700-\u1cff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U0001efff]"
)
"""Letters of scripts that join or reorder them: such a text stays whole, in one typeface."""
TEXT = re.compile("(<text[^>]*>)([^<]*)</text>")
DRAWN = 16
"""So many pictures are remembered: whoever builds again, without a change that they show, has them."""
PDF_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.picture), format: "svg")"""


def rasterize(svg: str) -> bytes:
    """A picture as PNG, as many pixels wide and high as it says.

    Letters that our typeface lacks are drawn with the machine's own: only then may two machines differ.
    """
    return _drawn(_letter_by_letter(without_typeface(svg)))  # the typeface in it is for browsers


@lru_cache(maxsize=DRAWN)
def _drawn(svg: str) -> bytes:
    from resvg_py import svg_to_bytes

    return svg_to_bytes(
        svg_string=svg,
        font_files=[str(STATIC / f"fonts/{face}.ttf") for face in FACES.values()],
        skip_system_fonts=not lacks_letters(svg),
    )


def render_pdf(svg: str) -> bytes:
    """A picture as a PDF of one page: lines stay lines and text stays text. Equal pictures give equal bytes.

    Raises EnvironmentalError where typst is not installed, an optional dependency.
    """
    try:
        import typst
    except ImportError as error:
        raise EnvironmentalError(
            "a PDF needs one more package: install caribmap with its extra, caribmap[pdf]"
        ) from error
    fonts = typst.Fonts(
        include_system_fonts=lacks_letters(svg),
        include_embedded_fonts=False,
        font_paths=[str(STATIC / "fonts")],
    )
    return typst.compile(
        PDF_PAGE,
        font_paths=fonts,
        sys_inputs={"picture": _with_plain_halos(_letter_by_letter(svg))},
        timestamp=datetime(1970, 1, 1, tzinfo=UTC),
    )


def _letter_by_letter(svg: str) -> str:
    """The picture with OWN_MARK in each text of which our typeface lacks some letters."""
    return TEXT.sub(_marked, svg)


def _marked(match: re.Match[str]) -> str:
    text = unescape(match[2])
    is_mixed = lacks_letters(text) and not JOINED.search(text)
    return f"{match[1]}{match[2]}{OWN_MARK}</text>" if is_mixed else match[0]


def _with_plain_halos(svg: str) -> str:
    """The picture with halos as texts of their own: in a PDF, a letter's halo would hide its neighbour."""
    root = fromstring(svg)  # noqa: S314  our own picture
    for parent in list(root.iter()):
        for text in [child for child in parent if child.get("paint-order")]:
            halo = deepcopy(text)
            halo.set("fill", "none")
            parent.insert(list(parent).index(text), halo)
            for name in [name for name in text.attrib if name.startswith("stroke") or name == "paint-order"]:
                del text.attrib[name]
    return serialize(root)
