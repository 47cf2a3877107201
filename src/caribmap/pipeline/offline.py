"""Any Folium map, or an HTML file that holds one, as one page that loads nothing."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

from branca.element import Element, Figure

from caribmap.errors import MissingAssetError
from caribmap.render.figure import render_pieces
from caribmap.render.map import OfflineFigure
from caribmap.render.offline.assets import Assets, Fetch
from caribmap.render.offline.document import contents, foreign_policy, inlined
from caribmap.render.offline.region import basemap_of_map
from caribmap.render.offline.tiles import Tiles, TilesArgument, tiles_of
from caribmap.render.page import assemble, document_head, ground_blocks, gzip_block
from caribmap.render.tree import figure_of
from caribmap.write import write_beside

FRAGMENT_HEIGHT = "500px"


def offline(
    folium_map: Element,
    path: str | Path | None = None,
    *,
    tiles: TilesArgument = "basemap",
    assets: Mapping[str, bytes] | None = None,
    fetch: Fetch | None = None,
    full_html: bool = True,
) -> str:
    """One self-contained HTML page of a Folium map, also written to `path`; the map is afterwards as before.

    A figure, a DualMap or a part of a map stands for the whole that it belongs to.

    Scripts, styles, fonts and pictures that the map links are inside: from `assets` (bytes by address), from
    files below the current folder, from copies that caribmap ships, or from `fetch`, a function that gets
    the bytes of an address. Tile layers show the shipped base map, or what `tiles` says: "basemap", "drop"
    (nothing), "keep" (the page asks their hosts), or a mapping of addresses to one of these or to the bytes
    of one picture for all tiles; "*" stands for all others. With `full_html=False` the result is a fragment:
    the page in a frame of the map's height.

    Raises MissingAssetError, which names all addresses without a copy and what to do; nothing is written.

    >>> html = caribmap.offline(folium.Map())  # doctest: +SKIP
    """
    page = _page(folium_map, _sources(assets, fetch), tiles_of(tiles, assets or {}))
    text = page if full_html else _fragment(folium_map, page)
    if path is not None:
        target = Path(path)
        write_beside(target.parent, {target.name: text.encode("utf-8")})
    return text


def missing(folium_map: Element, *, tiles: TilesArgument = "basemap") -> list[str]:
    """The addresses for which `offline` would have no copy, in the order of the page."""
    try:
        _page(folium_map, _sources(None, None), tiles_of(tiles, {}))
    except MissingAssetError as error:
        return list(error.addresses)
    return []


def _sources(assets: Mapping[str, bytes] | None, fetch: Fetch | None) -> Assets:
    return Assets(assets or {}, folder=Path.cwd(), fetch=fetch)


def _page(folium_map: Element, assets: Assets, tiles: Tiles) -> str:
    root = figure_of(folium_map)
    if isinstance(root, OfflineFigure):
        return root.render_page(assets, tiles)
    return _foreign_page(root, assets, tiles)


def _foreign_page(figure: Figure, assets: Assets, tiles: Tiles) -> str:
    foreign = inlined(render_pieces(figure), assets, tiles, has_leaflet=False)
    head = [*document_head(foreign_policy(foreign.hosts), figure.title or "Map"), foreign.header]
    blocks = ground_blocks(basemap_of_map(figure)) if tiles.needs_basemap else ()
    return assemble(
        "en", head, [foreign.html, *map(gzip_block, blocks), *foreign.scripts, contents(assets, tiles)]
    )


def _fragment(folium_map: Element, page: str) -> str:
    return (
        f'<iframe srcdoc="{escape(page)}" title="Map" width="100%" '
        f'style="border:0;height:{_height(folium_map)}" allowfullscreen></iframe>'
    )


def _height(folium_map: Element) -> str:
    """The map's height where it is one in pixels; a share of a page is none in a fragment."""
    value, unit = getattr(folium_map, "height", (None, None))
    return f"{value:g}px" if unit == "px" else FRAGMENT_HEIGHT
