"""`oembed.json` against section 2.3.4 of the oEmbed specification."""

from __future__ import annotations

import json
from typing import Any

from caribmap.payload.types import Payload
from caribmap.render.oembed import render_oembed
from tests.unit.render.example import example_payload


def response(payload: Payload) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render_oembed(payload))
    return found


def test_the_response_is_rich_and_has_every_key_that_the_type_requires() -> None:
    found = response(example_payload())
    assert (found["version"], found["type"]) == ("1.0", "rich")
    assert isinstance(found["width"], int)
    assert isinstance(found["height"], int)
    assert found["html"].startswith('<iframe src="https://example.org/map.html"')
    assert found["title"] == "title (de)"


def test_the_thumbnail_comes_whole_or_not_at_all() -> None:
    thumbnail = {"thumbnail_url", "thumbnail_width", "thumbnail_height"}
    with_address, without = example_payload(), example_payload()
    without["url"] = None
    assert thumbnail <= set(response(with_address))
    assert response(with_address)["thumbnail_url"] == "https://example.org/preview.png"
    assert not thumbnail & set(response(without))


def test_without_an_address_the_frame_s_is_relative() -> None:
    payload = example_payload()
    payload["url"] = None
    assert response(payload)["html"].startswith('<iframe src="map.html"')


def test_the_desk_is_the_provider_and_the_byline_the_author() -> None:
    payload = example_payload()
    payload["edition"]["desk"], payload["edition"]["byline"] = "Die Redaktion", "A. Autorin"
    found = response(payload)
    assert (found["provider_name"], found["author_name"]) == ("Die Redaktion", "A. Autorin")
