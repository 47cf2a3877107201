"""Rendering a Folium figure into the pieces of a page, with the same text on every run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import folium
from branca.element import Element, Figure
from folium.features import GeoJson
from folium.raster_layers import TileLayer

from caribmap.render.csp import unix_line_ends
from caribmap.render.plain_templates import plain_templates
from caribmap.render.raw import Raw
from caribmap.render.tree import children, put_back, walk, walk_parts

ELEMENT_ID = re.compile(r"_([0-9a-f]{32})(?![0-9a-f])")
VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>')
MAX_ZOOM = 18
"""Largest zoom of Folium's tile layers, for maps without one; MarkerCluster requires it."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Folium's part of a page: markup for the head, markup for the body, scripts to run after both.

    Each script comes with the name of its layer, such as "heat_map", and whether it is caribmap's own, whose
    text nothing may change.
    """

    header: str
    html: str
    scripts: tuple[Script, ...]


@dataclass(frozen=True, slots=True)
class Script:
    layer: str
    text: str
    is_own: bool = False


@dataclass(slots=True)
class Numbering:
    """Replaces the random ids of a tree's elements by 1, 2, 3 … in order of appearance.

    Other texts of the same form, such as names of files in the user's data, stay.
    """

    ids: frozenset[str]
    numbers: dict[str, str] = field(default_factory=dict)

    def apply(self, text: str) -> str:
        return ELEMENT_ID.sub(self._number, text)

    def _number(self, found: re.Match[str]) -> str:
        if found[1] not in self.ids:
            return found[0]
        return f"_{self.numbers.setdefault(found[1], str(len(self.numbers) + 1))}"


def render_pieces(figure: Figure) -> Pieces:
    """Render a figure; its tree is afterwards as it was before."""
    with put_back(figure), plain_templates():
        _forget_renderings(figure)
        _prepare(figure)
        for child in list(children(figure).values()):
            child.render()
        children(figure.header).pop("meta_http", None)
        numbering = Numbering(frozenset(str(element._id) for element in walk_parts(figure)))  # noqa: SLF001
        header, html = (
            "\n".join(_text(element, numbering) for element in list(children(part).values()))
            for part in (figure.header, figure.html)
        )
        scripts = tuple(
            Script(_layer(name), _text(element, numbering), isinstance(element, Raw))
            for name, element in list(children(figure.script).items())
        )
    return Pieces(VIEWPORT.sub("", header), html, scripts)


def _forget_renderings(figure: Figure) -> None:
    """Take out the scripts of former renderings, such as `save()`: some would be there once more each time.

    A rendered script stands under the name of its layer, an element that somebody added under its own.
    """
    scripts = children(figure.script)
    for name, child in list(scripts.items()):
        if type(child) is Element and ELEMENT_ID.search(name) and name != child.get_name():
            del scripts[name]


def _prepare(figure: Figure) -> None:
    """Let GeoJson write its data into the page, and give maps without tiles a largest zoom."""
    for element in walk(figure):
        if isinstance(element, GeoJson):
            element.embed = True
        if isinstance(element, folium.Map) and not any(
            isinstance(child, TileLayer) for child in walk(element)
        ):
            element.options.setdefault("max_zoom", MAX_ZOOM)


def _text(element: Element, numbering: Numbering) -> str:
    """One rendered element. Ids are replaced only in Folium's own text: a Raw may contain dossier text."""
    text = element.render()
    return text if isinstance(element, Raw) else unix_line_ends(numbering.apply(text))


def _layer(name: str) -> str:
    return re.sub(r"_?[0-9a-f]{32}", "", name)
