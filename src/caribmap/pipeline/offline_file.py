"""A finished HTML file with a Leaflet map as one page that loads nothing. The file may come from anybody."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from caribmap.errors import EnvironmentalError, MissingAssetError, OfflineError
from caribmap.render.offline.assets import Assets, Fetch
from caribmap.render.offline.document import contents, foreign_policy
from caribmap.render.offline.markup import Inliner
from caribmap.render.offline.need import needs_of
from caribmap.render.offline.region import basemap_of_page
from caribmap.render.offline.tiles import TilesArgument, tiles_of
from caribmap.render.page import ground_blocks, gzip_block

MAX_PAGE_BYTES = 128 << 20
MAX_ENDLESS = 200
TAG_CHARS = 20_000
"""A tag longer than this counts as one that does not end; few are, by a picture that is in it."""
DOCTYPE = re.compile(r"\s*<!doctype[^>]*>", re.IGNORECASE)
"""What may stand before the policy: it ends at its first `>` for a browser, too, as no other tag does."""
CHARSET = '<meta charset="utf-8">'


def read_page(file: Path) -> str:
    """The text of an HTML file, UTF-8. Raises EnvironmentalError or, for what is no page, OfflineError."""
    try:
        if file.stat().st_size > MAX_PAGE_BYTES:
            raise OfflineError(f"the page is larger than {MAX_PAGE_BYTES >> 20} MB")
        data = file.read_bytes()
    except OSError as error:
        raise EnvironmentalError(f"{file} cannot be read ({error.strerror})") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OfflineError(
            f"the page is not UTF-8: byte {error.start} is {data[error.start]:#04x}"
        ) from error
    if not re.search(r"<(?:html|head|body|script)\b", text, re.IGNORECASE):
        raise OfflineError("there is no page in the file: expected HTML with a map")
    return text


def refuse_endless(html: str) -> None:
    """Refuse a page of many beginnings without an end: a reader looks for each end to the last character.

    Raises OfflineError.
    """
    endless = 0
    at = html.find("<")
    while at >= 0 and endless <= MAX_ENDLESS:
        end = html.find(">", at, at + TAG_CHARS)
        endless += end < 0
        at = html.find("<", at + 1)
    beginnings = html.count("<!--", html.rfind("-->") + 1) + html.count("<![", html.rfind("]>") + 1)
    if endless > MAX_ENDLESS or beginnings > MAX_ENDLESS:
        raise OfflineError(f"the page has more than {MAX_ENDLESS} tags or comments that do not end")


def whole_page(
    html: str,
    folder: Path,
    *,
    tiles: TilesArgument = "basemap",
    assets: Mapping[str, bytes] | None = None,
    fetch: Fetch | None = None,
) -> str:
    """The page with everything that it links inside: from `assets`, files below `folder`, or shipped copies.

    Raises MissingAssetError, which names all addresses without a copy. Nothing of the page is run.
    """
    refuse_endless(html)
    sources = Assets(assets or {}, folder=folder, fetch=fetch)
    choice = tiles_of(tiles, assets or {})
    text = Inliner(sources, choice, needs=needs_of([html])).inline(html)
    if sources.missing:
        raise MissingAssetError(sources.missing)
    policy = escape(foreign_policy(choice.hosts), quote=False)
    meta = f'{CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">'
    doctype = DOCTYPE.match(text)
    at = doctype.end() if doctype else 0
    blocks = ground_blocks(basemap_of_page(html)) if choice.needs_basemap else ()
    head = [meta, *map(gzip_block, blocks)]
    return "".join([text[:at], *head, text[at:], contents(sources, choice)])
