"""Rendering a Folium figure into the pieces of a page, with the same text on every run."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field

from branca.element import CssLink, Element, Figure, JavascriptLink

from caribmap.render.assets import Assets
from caribmap.render.csp import inline_script, inline_style, unix_line_ends
from caribmap.render.inline import inline_layers, inline_markup
from caribmap.render.raw import Raw
from caribmap.render.tree import children

ELEMENT_ID = re.compile(r"(?<=_)[0-9a-f]{32}(?![0-9a-f])")
VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>')


@dataclass(frozen=True, slots=True)
class Pieces:
    """Folium's part of a page: markup for the head, markup for the body, a script to run after both."""

    header: str
    html: str
    script: str


@dataclass(slots=True)
class Numbering:
    """Replaces Folium's random element ids by 1, 2, 3 … in order of appearance."""

    numbers: dict[str, str] = field(default_factory=dict)

    def apply(self, text: str) -> str:
        return ELEMENT_ID.sub(
            lambda found: self.numbers.setdefault(found.group(), str(len(self.numbers) + 1)), text
        )


def copy_figure(figure: Figure) -> Figure:
    """A copy for rendering: rendering adds elements to the tree, so a second rendering would differ."""
    return copy.deepcopy(figure)


def render_pieces(figure: Figure, assets: Assets) -> Pieces:
    """Render a figure made by `copy_figure`, which is changed, with all linked files inline.

    Raises MissingAssetError, which names the URL, for a link without a copy.
    """
    inline_layers(figure, assets)
    for child in list(children(figure).values()):
        child.render()
    children(figure.header).pop("meta_http", None)
    numbering = Numbering()
    header, html, script = (
        "\n".join(_render(element, assets, numbering) for element in list(children(part).values()))
        for part in (figure.header, figure.html, figure.script)
    )
    return Pieces(VIEWPORT.sub("", header), html, inline_script(script))


def _render(element: Element, assets: Assets, numbering: Numbering) -> str:
    """Render one element. Ids are replaced only in Folium's own text: a Raw may contain dossier text."""
    if isinstance(element, JavascriptLink):
        return f"<script>{inline_script(assets.script(element.url))}</script>"
    if isinstance(element, CssLink):
        return f"<style>{inline_style(assets.style(element.url))}</style>"
    if isinstance(element, Raw):
        return element.render()
    return inline_markup(unix_line_ends(numbering.apply(element.render())), assets)
