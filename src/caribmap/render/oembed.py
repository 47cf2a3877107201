"""`oembed.json`: the response of an oEmbed provider, as a file beside the page."""

from __future__ import annotations

import json
from typing import Any

from caribmap.cartography.words import text_in
from caribmap.payload.types import Payload
from caribmap.render.snippet import PICTURE, PICTURE_SIZE, address_of, height_for, render_frame

OEMBED = "oembed.json"
WIDTH_PX = 700


def render_oembed(payload: Payload) -> str:
    """An oEmbed 1.0 response of type rich, as JSON.

    Without a `url` in the dossier the frame's address is relative, and the thumbnail is left out.
    """
    height_px = height_for(payload, WIDTH_PX)
    edition = payload["edition"]
    response: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "title": text_in(payload["title"], payload["languages"][0])[0],
        "provider_name": edition["desk"] or payload["generator"].partition(" ")[0],
        "html": render_frame(payload, height_px=height_px),
        "width": WIDTH_PX,
        "height": height_px,
    }
    if edition["byline"]:
        response["author_name"] = edition["byline"]
    if payload["url"]:
        response["thumbnail_url"] = address_of(payload, PICTURE)
        response["thumbnail_width"], response["thumbnail_height"] = PICTURE_SIZE
    return json.dumps(response, ensure_ascii=False, indent=2) + "\n"
