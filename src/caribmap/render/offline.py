"""Rendering any Folium map as one page that loads nothing."""

from __future__ import annotations

from collections.abc import Mapping

import folium
from branca.element import Figure
from folium.raster_layers import TileLayer

from caribmap.render.assets import Assets
from caribmap.render.csp import inline_blocks, render_policy
from caribmap.render.figure import copy_figure, render_pieces
from caribmap.render.inline import default_icon
from caribmap.render.map import OfflineFigure
from caribmap.render.page import assemble, document_head
from caribmap.render.raw import Raw
from caribmap.render.tree import figure_of, walk

MAX_ZOOM = 18


def offline(folium_map: folium.Map, assets: Mapping[str, bytes] | None = None) -> str:
    """One self-contained HTML page of a Folium map; the map itself is not changed.

    Scripts, styles, fonts and pictures that the map links are inline, from copies that caribmap ships or from
    `assets` (bytes by URL). Raises MissingAssetError, which names the URL, for any other link, and for tile
    layers: make the map with `tiles=None`, or give one picture for all tiles. The page's policy blocks every
    request, so a script that loads something at run time fails to.

    >>> html = caribmap.offline(folium.Map(tiles=None))  # doctest: +SKIP
    """
    given = Assets(assets or {})
    root = figure_of(folium_map)
    if isinstance(root, OfflineFigure):
        return root.render_page(given)
    figure = copy_figure(root)
    _bound_zoom(figure)
    figure.script.add_child(Raw(default_icon(given) + "\n"), name="default_icon")
    pieces = render_pieces(figure, given)
    scripts, styles = inline_blocks(pieces.header + pieces.html)
    policy = render_policy([pieces.script, *scripts], styles, style_attributes=True)
    head = [*document_head(policy, figure.title or "Map"), pieces.header]
    return assemble("en", head, [pieces.html, f"<script>{pieces.script}</script>"])


def _bound_zoom(figure: Figure) -> None:
    """Set max_zoom of maps without tiles to that of Folium's tile layers; MarkerCluster requires one."""
    for element in walk(figure):
        if isinstance(element, folium.Map) and not any(
            isinstance(child, TileLayer) for child in walk(element)
        ):
            element.options.setdefault("max_zoom", MAX_ZOOM)
