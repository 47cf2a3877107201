"""What an article pastes in: the map's frame, or its picture that turns into the frame."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urljoin

from caribmap.cartography.words import text_in, word
from caribmap.payload.types import Payload
from caribmap.render.bidi import isolated
from caribmap.runtime.shipped import read_static

PAGE = "map.html"
PICTURE = "preview.png"
FACADE = "embed.js"
PICTURE_SIZE = (1200, 630)
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
HEIGHT_PX = 520
"""Fits every column: what it leaves for the map is 4:5 at 320 px and 16:10 at 700 px."""
SHAPES = ((700, 10 / 16, 110), (480, 3 / 4, 92), (0, 5 / 4, 118))
"""From which width on: height of the map per width, and what title and foot take round it, in pixels.

The viewer's embed/height.ts has the same shapes.
"""
CAPTION_PX = 18
"""What a view's caption takes besides; on a narrow page it stands where half of the title was."""
FACADE_STYLE = f"display:block;height:{HEIGHT_PX}px"
PICTURE_STYLE = "max-width:100%;height:auto"


@dataclass(frozen=True, slots=True)
class Opening:
    """What the map opens with; None leaves that to the map. The fields are keys of its fragment."""

    place: str | None = None
    view: str | None = None
    lang: str | None = None
    theme: str | None = None

    def choices(self) -> dict[str, str]:
        chosen = {"place": self.place, "view": self.view, "lang": self.lang, "theme": self.theme}
        return {key: value for key, value in chosen.items() if value is not None}


def address_of(payload: Payload, name: str) -> str:
    """Where a built file will stand: next to the page's `url`; a relative address where there is none."""
    if payload["url"] is None:
        return name
    return payload["url"] if name == PAGE else urljoin(payload["url"], name)


def render_frame(payload: Payload, opening: Opening = Opening(), height_px: int = HEIGHT_PX) -> str:
    """An iframe; without JavaScript, and where a page strips frames, the linked picture.

    It has no style attribute, so that it stands under a strict policy too.
    """
    language = opening.lang or payload["languages"][0]
    frame = {
        "src": _opened(payload, opening),
        "title": title_of(payload, opening),
        "lang": language,
        "width": "100%",
        "height": str(height_px),
        "frameborder": "0",
        "loading": "lazy",
        "allow": "fullscreen; clipboard-write",
        "sandbox": SANDBOX,
    }
    return f"<iframe{attributes(frame)}></iframe>\n<noscript>{_linked_picture(payload, opening)}</noscript>"


def render_facade(payload: Payload, opening: Opening = Opening()) -> str:
    """A `<carib-map>` and the script that makes the map's frame of it when it is wanted."""
    script = {
        "src": address_of(payload, FACADE),
        "integrity": integrity_of(read_static(FACADE)),
        "crossorigin": "anonymous",
    }
    return f"{render_element(payload, opening)}\n<script{attributes(script)} defer></script>"


def render_element(payload: Payload, opening: Opening = Opening()) -> str:
    """The `<carib-map>` alone: the linked picture, for pages that have the script already."""
    element = {"src": address_of(payload, PAGE), **opening.choices(), "style": FACADE_STYLE}
    return f"<carib-map{attributes(element)}>{_linked_picture(payload, opening)}</carib-map>"


def height_for(payload: Payload, width_px: int) -> int:
    """The frame's height that gives the map its shape in a column of this width, in CSS pixels."""
    _, share, around_px = next(shape for shape in SHAPES if width_px >= shape[0])
    is_captioned = any(view["caption"] for view in payload["views"])
    return round(width_px * share + around_px + is_captioned * CAPTION_PX)


def integrity_of(script: bytes) -> str:
    """The value of an integrity attribute."""
    return f"sha384-{b64encode(hashlib.sha384(script).digest()).decode('ascii')}"


def title_of(payload: Payload, opening: Opening) -> str:
    """What the frame is, for those who do not see it: 'Karte: Caracas. Title of the dossier'."""
    language = opening.lang or payload["languages"][0]
    names = [place["names"] for place in payload["places"] if place["id"] == opening.place]
    parts = [text_in(text, language)[0] for text in [*names, payload["title"]]]
    return word("map-of", language).format(title=". ".join(map(isolated, parts)))


def _opened(payload: Payload, opening: Opening) -> str:
    pairs = [f"{key}={quote(value)}" for key, value in opening.choices().items()]
    return address_of(payload, PAGE) + ("#" + "&".join(pairs) if pairs else "")


def _linked_picture(payload: Payload, opening: Opening) -> str:
    width, height = PICTURE_SIZE
    picture = {
        "src": address_of(payload, PICTURE),
        "alt": title_of(payload, opening),
        "width": str(width),
        "height": str(height),
        "style": PICTURE_STYLE,
    }
    link = {"href": _opened(payload, opening), "target": "_blank", "rel": "noopener"}
    return f"<a{attributes(link)}><img{attributes(picture)}></a>"


def attributes(values: Mapping[str, str]) -> str:
    """What stands after a tag's name, each value escaped; '' for none."""
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items())
