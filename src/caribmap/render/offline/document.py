"""A page that loads nothing, put together from what Folium rendered or from a finished HTML file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from caribmap.errors import MissingAssetError
from caribmap.render.csp import inline_script
from caribmap.render.figure import Pieces, Script
from caribmap.render.offline.assets import Assets
from caribmap.render.offline.markup import Inliner
from caribmap.render.offline.need import needs_of
from caribmap.render.offline.tiles import Tiles

PLAIN_LAYERS = frozenset(
    {
        "circle", "circle_marker", "custom_icon", "div_icon", "feature_group", "html", "icon", "map",
        "marker", "poly_line", "polygon", "popup", "rectangle", "tile_layer", "tooltip",
    }
)  # fmt: skip
"""Layers that share a script element; each of the others has its own, so that its failure is its own."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A figure's part of a page with all that it loads inside: markup, script elements, hosts it may ask."""

    header: str
    html: str
    scripts: tuple[str, ...]
    hosts: tuple[str, ...]


def inlined(pieces: Pieces, assets: Assets, tiles: Tiles, *, has_leaflet: bool = True) -> Foreign:
    """Folium's pieces with what they load inside.

    `has_leaflet` says that the page brings Leaflet before the pieces. Raises MissingAssetError, which names
    all addresses without a copy.
    """
    needs = needs_of(
        [pieces.header, pieces.html, *(script.text for script in pieces.scripts if not script.is_own)]
    )
    header, html = (Inliner(assets, tiles, needs=needs).inline(part) for part in (pieces.header, pieces.html))
    scripts = _elements(pieces.scripts, Inliner(assets, tiles, needs=needs))
    if assets.missing:
        raise MissingAssetError(assets.missing)
    prepare = [f"<script>{inline_script(tiles.runtime())}</script>"] if has_leaflet else []
    return Foreign(header, html, (*prepare, *scripts), tuple(sorted(tiles.hosts)))


def _elements(scripts: Iterable[Script], inliner: Inliner) -> list[str]:
    """Script elements for a figure's scripts, in order; layers in a row that are plain share one."""
    out: list[str] = []
    for is_plain, row in groupby(scripts, key=lambda script: script.layer in PLAIN_LAYERS):
        texts = [
            (script.layer, inline_script(script.text) if script.is_own else inliner.script(script.text))
            for script in row
        ]
        if is_plain:
            texts = [("map", "\n".join(text for _, text in texts))]
        out += [
            f'<script data-layer="{escape(layer)}">{text}</script>' for layer, text in texts if text.strip()
        ]
    return out


def foreign_policy(hosts: Iterable[str]) -> str:
    """The policy of a page with foreign scripts: what is inside may run, only `hosts` may be asked."""
    named = " ".join(sorted(hosts))
    inside = "data: blob:" + (f" {named}" if named else "")
    scripts = "'unsafe-inline' 'unsafe-eval' data: blob:"
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'unsafe-inline' data:",
            f"img-src {inside}",
            f"media-src {inside}",
            "font-src data:",
            f"connect-src {inside}",
            "frame-src data: blob:",
            "object-src data: blob:",
            "worker-src blob: data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def contents(assets: Assets, tiles: Tiles) -> str:
    """A dialog that lists what the page carries, with licences, and what stands in for tiles."""
    rows = [
        f"<li><details><summary>{escape(one.library)} {escape(one.version)}, {escape(one.licence)}</summary>"
        f"<pre>{escape(one.read_notice())}</pre></details></li>"
        for _, one in sorted(assets.used.items())
    ]
    lines = [f"<li>{escape(line)}</li>" for line in about_tiles(tiles)]
    return (
        '<dialog id="caribmap-contents"><h2>Contents of this page</h2><ul>'
        + "".join([*lines, *rows])
        + '</ul><form method="dialog"><button>Close</button></form></dialog>'
    )


def about_tiles(tiles: Tiles) -> Sequence[str]:
    """Sentences on the tiles of a page."""
    out = []
    addresses = sorted(set(tiles.replaced))
    if addresses:
        stands = "The base map (Natural Earth) stands" if tiles.default == "basemap" else "Nothing stands"
        out.append(f"{stands} for the tiles of {', '.join(map(host_of, addresses))}")
    if tiles.hosts:
        out.append(f"Tiles are loaded from {', '.join(sorted(tiles.hosts))}")
    else:
        out.append("The page loads nothing: it makes no request")
    return out


def host_of(address: str) -> str:
    """The host in the address of a tile layer, without the letters that stand for its servers."""
    found = re.match(r"(?:https?:)?//(?:\{s\}\.)?([^/{]+)", address)
    return found[1] if found else "an address of its own"
