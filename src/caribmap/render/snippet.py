"""The HTML that shows the map in an article: an iframe, or a facade (a picture that an iframe replaces)."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from html import escape
from urllib.parse import quote, urljoin

from caribmap.cartography.words import filled, text_in, word
from caribmap.payload.types import Payload
from caribmap.render.bidi import isolated
from caribmap.render.facade_picture import SIZE, picture_name
from caribmap.render.opening import Opening, step_of, subjects_of
from caribmap.runtime.shipped import read_static

PAGE = "map.html"
PICTURE = "preview.png"
FACADE = "embed.js"
PICTURE_SIZE = SIZE
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
ALLOW = "fullscreen *; clipboard-write *"
"""With the star, for the frame's origin is opaque: without it Firefox and WebKit refuse full screen there."""
HEIGHT_PX = 520
"""Default height of the frame; it leaves a map of 4:5 in a column of 320 px and of 16:10 in one of 700 px."""
SHAPES = ((700, 10 / 16, 110), (480, 3 / 4, 92), (0, 5 / 4, 118))
"""Smallest column width in px, ratio of the map's height to its width, height of title and footer in px.

The viewer's embed/height.ts has the same values.
"""
CAPTION_PX = 18
"""Additional height for a view's caption, in px."""
FACADE_STYLE = f"display:block;height:{HEIGHT_PX}px"
PICTURE_STYLE = "max-width:100%;height:auto"
FIGURE_STYLE = "margin:0"
FALLBACK = "carib-picture"
"""Name of the element that holds the figure beside a frame: with a hyphen, which no element of HTML has."""
NEEDS_SERVER = "embed.js needs an article that a server delivers; opened from a disk, the picture stays."
AS_IT_OPENS = Opening()


def address_of(payload: Payload, name: str) -> str:
    """Address of a built file: beside the page's `url`, or relative if the dossier has none."""
    if payload["url"] is None:
        return name
    return payload["url"] if name == PAGE else urljoin(payload["url"], name)


def render_frame(payload: Payload, opening: Opening = AS_IT_OPENS, height_px: int = HEIGHT_PX) -> str:
    """An iframe, and a figure for sites that remove iframes.

    The iframe has no style attribute, so that it works under a strict Content-Security-Policy. The figure
    stands in an element that no sanitizer knows: with it goes the attribute that hides the figure.
    """
    frame = {
        "src": _opened(payload, opening),
        "title": title_of(payload, opening),
        "lang": opening.language(payload),
        "width": "100%",
        "height": str(height_px),
        "frameborder": "0",
        "loading": "lazy",
        "allow": ALLOW,
        "sandbox": SANDBOX,
    }
    figure = _figure(payload, opening)
    return f"<iframe{attributes(frame)}></iframe>\n<{FALLBACK} hidden>{figure}</{FALLBACK}>"


def render_facade(payload: Payload, opening: Opening = AS_IT_OPENS) -> str:
    """A facade: a `<carib-map>` element, the script that replaces its picture by the map, what that needs."""
    script = {
        "src": address_of(payload, FACADE),
        "integrity": integrity_of(read_static(FACADE)),
        "crossorigin": "anonymous",
    }
    element = render_element(payload, opening)
    return f"{element}\n<script{attributes(script)} defer></script>\n<!-- {NEEDS_SERVER} -->"


def render_element(payload: Payload, opening: Opening = AS_IT_OPENS) -> str:
    """A `<carib-map>` element without its script, for pages that already have it."""
    element = {"src": address_of(payload, PAGE), **opening.choices(), "style": FACADE_STYLE}
    return f"<carib-map{attributes(element)}>{_figure(payload, opening)}</carib-map>"


def height_for(payload: Payload, width_px: int) -> int:
    """Height of the frame, in CSS pixels, for a column of the given width."""
    _, share, around_px = next(shape for shape in SHAPES if width_px >= shape[0])
    is_captioned = any(view["caption"] for view in payload["views"])
    return round(width_px * share + around_px + is_captioned * CAPTION_PX)


def integrity_of(script: bytes) -> str:
    """Value of the `integrity` attribute of a script."""
    return f"sha384-{b64encode(hashlib.sha384(script).digest()).decode('ascii')}"


def title_of(payload: Payload, opening: Opening) -> str:
    """Title of the frame for screen readers: 'Karte: Caracas. Title of the dossier'."""
    language = opening.language(payload)
    step = step_of(payload, opening)
    names = [step["title"]] if step else [place["names"] for place in subjects_of(payload, opening)]
    parts = [text_in(text, language)[0] for text in [*names, payload["title"]]]
    return filled(word("map-of", language, payload["interface"]), {"title": ". ".join(map(isolated, parts))})


def _opened(payload: Payload, opening: Opening) -> str:
    pairs = [f"{key}={quote(value)}" for key, value in opening.choices().items()]
    return address_of(payload, PAGE) + ("#" + "&".join(pairs) if pairs else "")


def _figure(payload: Payload, opening: Opening) -> str:
    """The picture with its caption, a link to the map: elements that every sanitizer lets through."""
    title = title_of(payload, opening)
    width, height = PICTURE_SIZE
    picture = {
        "src": address_of(payload, picture_name(payload, opening) or PICTURE),
        "alt": title,
        "width": str(width),
        "height": str(height),
        "loading": "lazy",
        "style": PICTURE_STYLE,
    }
    link = attributes({"href": _opened(payload, opening), "target": "_blank", "rel": "noopener"})
    return (
        f'<a{link}><figure style="{FIGURE_STYLE}"><img{attributes(picture)}>'
        f"<figcaption>{escape(title)}</figcaption></figure></a>"
    )


def attributes(values: Mapping[str, str]) -> str:
    """HTML attributes with escaped values, each after a space; '' if there are none."""
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items())
