"""The finished page: the dossier's data, Folium's pieces and the viewer, assembled without a template."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import Any
from urllib.parse import quote, urlsplit

from caribmap.basemap.making import Basemap
from caribmap.cartography.interface import carried_number_words, carried_words
from caribmap.cartography.words import page_language, text_in
from caribmap.payload.encode import Block, encode, is_large
from caribmap.payload.types import (
    DATA_BLOCK,
    DATA_HASH,
    NUMBERS_BLOCK,
    WORDS_BLOCK,
    Payload,
    PayloadPlace,
    PayloadTiles,
)
from caribmap.render.csp import inline_blocks, inline_script, render_policy
from caribmap.render.figure import Pieces
from caribmap.render.first_texts import render_first_texts
from caribmap.render.ground import basemap_of, relief_of
from caribmap.render.metadata import linked_data, share_tags
from caribmap.render.noscript import NOSCRIPT_STYLE, OLDER_SCRIPT, render_noscript
from caribmap.render.offline.document import Foreign, foreign_policy
from caribmap.render.picture import FirstPicture
from caribmap.render.pictures import draw_first_picture
from caribmap.render.starting import START_SCRIPT, later_script
from caribmap.render.stylesheet import stylesheet
from caribmap.runtime.shipped import read_static
from caribmap.text.languages import direction_of

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="13" fill="none" '
    'stroke="#0067A8" stroke-width="4"/><circle cx="16" cy="16" r="5" fill="#0067A8"/></svg>'
)
WORLD_BLOCK, REGIONS_BLOCK = "caribmap-basemap", "caribmap-regions"
FINE_BLOCK = "caribmap-fine-coast"
"""Apart from the others: its licence is another, LGPL."""
RELIEF_BLOCK = "caribmap-relief"
JSON_ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Content:
    """A dossier's part of a page. None of these strings passes through a template.

    `data` is JSON that is safe in a script element, so are `words`, the messages that the viewer shows in
    other languages than English, and `numbers`, the number words of the page's languages. `blocks` are the
    columns of a large dossier, `ground` is the basemap with its relief, `noscript` is HTML, `first` is what
    stands in the map's place until it is drawn, `first_texts` (HTML) what stands round it in an article until
    then, `metadata` are elements of the head, the other texts are plain.
    """

    language: str
    title: str
    description: str
    generator: str
    data: str
    first: FirstPicture
    first_texts: str
    blocks: tuple[Block, ...]
    ground: tuple[Block, ...]
    noscript: str
    metadata: tuple[str, ...]
    words: str
    numbers: str
    tile_origins: tuple[str, ...] = ()
    places: Sequence[PayloadPlace] = ()


def content_of(payload: Payload) -> Content:
    """The content of a payload's page; title, description and `noscript` are in its first language.

    `language` is the one that the interface speaks to readers of it.
    """
    language = payload["languages"][0]
    with ThreadPoolExecutor(1) as beside:  # zlib packs columns while the picture is drawn
        columns = beside.submit(encode, payload) if is_large(payload) else None
        ground = basemap_of(payload)
        first = draw_first_picture(payload)
        readable, blocks = columns.result() if columns else (payload, ())
    return Content(
        language=page_language(language, payload["interface"]),
        title=text_in(payload["title"], language)[0],
        description=text_in(payload["subtitle"], language)[0] if payload["subtitle"] else "",
        generator=payload["generator"],
        data=json_for_script(readable),
        blocks=blocks,
        ground=(*ground_blocks(ground), *_relief_of(payload)),
        noscript=render_noscript(payload, first.below),
        first=first,
        first_texts=render_first_texts(payload),
        metadata=(*share_tags(payload), _linked_data_block(payload)),
        words=json_for_script(carried_words(payload["languages"], survey=bool(payload["survey"]))),
        numbers=json_for_script(carried_number_words(_languages_of(payload))),
        tile_origins=_origins(payload["tiles"]) if payload["tiles"] else (),
        places=payload["places"],
    )


def _languages_of(payload: Payload) -> list[str]:
    """Of the page and of its articles."""
    return [*payload["languages"], *(source["language"] for source in payload["sources"])]


def _relief_of(payload: Payload) -> Iterator[Block]:
    packed = relief_of(payload)
    if packed:
        yield Block(RELIEF_BLOCK, b64encode(packed).decode("ascii"))


def _linked_data_block(payload: Payload) -> str:
    return f'<script type="application/ld+json">{json_for_script(linked_data(payload))}</script>'


def _origins(tiles: PayloadTiles) -> tuple[str, ...]:
    """Origins (scheme and host) from which the tiles are loaded."""
    scheme, host, *_ = urlsplit(tiles["url"])
    hosts = {host.replace("{s}", subdomain) for subdomain in tiles["subdomains"]}
    return tuple(f"{scheme}://{name}" for name in sorted(hosts))


def json_for_script(value: Any) -> str:
    """Compact JSON in which no character can end or hide the script element that contains it.

    Half of a surrogate pair, which UTF-8 cannot encode, is escaped.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for character, escaped in JSON_ESCAPES.items():
        text = text.replace(character, escaped)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def json_block(identifier: str, data: str) -> str:
    """A data block with JSON made by `json_for_script`."""
    return f'<script type="application/json" id="{identifier}">{data}</script>'


def gzip_block(block: Block) -> str:
    return f'<script type="application/gzip" id="{block.id}">{block.text}</script>'


def data_blocks(content: Content) -> list[str]:
    """The data blocks of a page: the interface's words, number words and the dossier's payload."""
    return [
        json_block(WORDS_BLOCK, content.words),
        json_block(NUMBERS_BLOCK, content.numbers),
        json_block(DATA_BLOCK, content.data),
        *map(gzip_block, content.blocks),
    ]


def render_page(
    content: Content, pieces: Pieces, foreign: Foreign | None = None, title: str | None = None
) -> str:
    """One self-contained HTML page; equal arguments give equal text.

    With `foreign`, the added Folium layers made whole, the page has their policy, under which all that is
    inside may run and nothing is loaded.
    """
    viewer = inline_script(read_static("viewer.js").decode("utf-8"))
    style = stylesheet(content.data, content.blocks, foreign=foreign is not None)
    first = content.first.style
    if foreign is None:
        script = inline_script("\n".join(part.text for part in pieces.scripts))
        own_scripts, own_styles = inline_blocks(pieces.header + pieces.html)
        html, scripts = pieces.html, [pieces.header.strip(), later_script(viewer), later_script(script)]
        policy = render_policy(
            [START_SCRIPT, OLDER_SCRIPT, viewer, script, *own_scripts],
            [style, first, NOSCRIPT_STYLE, *own_styles],
            image_origins=content.tile_origins,
        )
    else:
        # Scripts of others may count on those before them: all run as they stand there.
        html, scripts = foreign.html, [f"<script>{viewer}</script>", foreign.header.strip(), *foreign.scripts]
        policy = foreign_policy([*foreign.hosts, *content.tile_origins])
    head = [
        *document_head(policy, title or content.title),
        f'<meta name="description" content="{escape(content.description)}">',
        '<meta name="color-scheme" content="light dark">',
        f'<meta name="generator" content="{escape(content.generator)}">',
        f'<meta name="{DATA_HASH}" content="{sha256(content.data.encode()).hexdigest()}">',
        *content.metadata,
        f"<style>{style}</style>",
        f"<style>{first}</style>",
        f"<noscript><style>{NOSCRIPT_STYLE}</style></noscript>",
    ]
    body = [
        f'<div id="caribmap-app"><script>{START_SCRIPT}</script>',
        f'<div id="caribmap-map">{content.first.markup}{html.strip()}</div>{content.first_texts}',
        "</div>",
        f"<noscript>{content.noscript}</noscript>",
        f"<script>{OLDER_SCRIPT}</script>",
        *data_blocks(content),
        *map(gzip_block, content.ground),
        *filter(None, scripts),
    ]
    return assemble(content.language, head, body)


def ground_blocks(ground: Basemap) -> tuple[Block, ...]:
    """The base map as blocks of a page."""
    parts = ((WORLD_BLOCK, ground.world), (REGIONS_BLOCK, ground.regions), (FINE_BLOCK, ground.fine))
    return tuple(Block(name, b64encode(part).decode("ascii")) for name, part in parts if part)


def document_head(policy: str, title: str) -> list[str]:
    """The first lines of every page's head; the policy comes before everything that it applies to."""
    return [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        f'<link rel="icon" href="data:image/svg+xml,{quote(ICON)}">',
    ]


def assemble(language: str, head: Iterable[str], body: Iterable[str]) -> str:
    """An HTML document from the lines of its head and body."""
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(language)}" dir="{direction_of(language)}">',
        "<head>",
        *head,
        "</head>",
        "<body>",
        *body,
    ]
    return "\n".join([*lines, "</body>", "</html>", ""])
