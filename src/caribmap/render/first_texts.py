"""The texts above and below the map of a page in an article, until the viewer writes them.

They have the viewer's own classes (chrome/compact.tsx), so that the map's element has its final size from the
first paint on.
"""

from __future__ import annotations

import re
from html import escape
from itertools import compress

from caribmap.cartography.kinds import kind_of
from caribmap.cartography.words import text_in
from caribmap.payload.rows import column
from caribmap.payload.types import Payload, Text
from caribmap.render.picture.standing import shown_places

SIGNS_IN_A_LINE = 4
TITLE = re.compile(r"(.*?:)(\s.*)", re.DOTALL)


def render_first_texts(payload: Payload) -> str:
    """HTML, in the payload's first language; texts are escaped."""
    title, caption = _text(payload, payload["title"]), payload["views"][0]["caption"]
    parts = TITLE.fullmatch(title)
    subject, rest = parts.groups() if parts else (title, "")
    yields = " cm-yields" if caption else ""
    after = f'<span class="cm-title-rest{yields}">{escape(rest)}</span>' if rest else ""
    below = f'<p class="cm-meta cm-caption">{escape(_text(payload, caption))}</p>' if caption else ""
    subtitle = f"<p>{escape(_text(payload, payload['subtitle']))}</p>" if payload["subtitle"] else ""
    lines = _legend_lines(payload)
    return (
        '<div class="cm-chrome-bar cm-first-text"><header class="cm-bar">'
        f'<p class="cm-first-title">{escape(subject)}{after}</p>{below}</header></div>'
        '<div class="cm-chrome-panel cm-first-text"><div class="cm-compact-foot">'
        f'<p class="cm-legend cm-first-lines-{lines}">&nbsp;</p>'
        f'<div class="cm-provenance cm-meta">{subtitle}<span class="cm-first-line">&nbsp;</span></div>'
        "</div></div>"
    )


def _legend_lines(payload: Payload) -> int:
    """How many lines the legend will take: four signs fill one. A city's buildings have no sign."""
    places = shown_places(payload, payload["views"][0])
    kinds = zip(column(places, "kind"), column(places, "role"), strict=True)
    drawn = set(compress(kinds, column(places, "geometry")))
    signs = [kind for kind, _ in drawn if kind_of(kind).form != "area" and kind != "building"]
    return 1 if len(signs) <= SIGNS_IN_A_LINE else 2


def _text(payload: Payload, text: Text) -> str:
    return text_in(text, payload["languages"][0], payload["languages"])[0]
