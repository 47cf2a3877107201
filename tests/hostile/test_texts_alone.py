"""Every payload in the slots that a dossier has once: head, linked data, oEmbed, snippets, picture."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from caribmap.basemap.making import world_basemap
from caribmap.payload.types import Payload as RenderedPayload
from caribmap.pipeline.compile import compile_dossier
from caribmap.render.bidi import isolated
from caribmap.render.metadata import linked_data, share_tags
from caribmap.render.noscript import render_noscript
from caribmap.render.oembed import render_oembed
from caribmap.render.opening import Opening
from caribmap.render.page import document_head, json_for_script
from caribmap.render.picture import render_picture
from caribmap.render.snippet import render_facade, render_frame
from tests.hostile.elements import Elements
from tests.hostile.payloads import PAYLOADS, Payload
from tests.hostile.slots import write_dossier

ADDRESS = "https://example.org/map.html"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "title", "desc", "style", "rect", "g", "path", "circle", "line", "text", "tspan", "defs",
         "pattern", "mask", "clipPath", "polygon", "use", "marker", "linearGradient", "stop",
         "image"}  # fmt: skip


MARK = "Marke"
Filled = Callable[[Payload], RenderedPayload]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    root = write_dossier(tmp_path_factory.mktemp("alone"), [Payload("", MARK)], MARK, ADDRESS)
    marked = compile_dossier(root).sound().payload

    def fill(value: Any, text: str) -> Any:
        if isinstance(value, dict):
            return {key: fill(inner, text) for key, inner in value.items()}
        if isinstance(value, list):
            return [fill(inner, text) for inner in value]
        return text if value == MARK else value

    return lambda payload: fill(marked, payload.text)


def test_the_head_of_the_page_holds_each_title_and_nothing_more(filled: Filled) -> None:
    expected = None
    for each in PAYLOADS:
        payload = filled(each)
        data = linked_data(payload)
        lines = [
            *document_head("", payload["title"]["de"]),
            *share_tags(payload),
            f"<script>{json_for_script(data)}</script>",
        ]
        head = Elements("\n".join(lines))
        shape = [(tag, sorted(found)) for tag, found in head.tags]
        expected = expected or shape
        assert shape == expected, each
        assert ("title", each.text) in head.texts
        for key in ("og:title", "og:description", "og:image:alt"):
            assert head.of("meta", property=key)["content"] == each.text
        assert head.of("link", rel="alternate")["title"] == each.text
        assert [json.loads(text) for tag, text in head.texts if tag == "script"] == [data]
        graph = data["@graph"][0]
        assert {
            graph["name"],
            graph["description"],
            graph["creditText"],
            graph["version"],
            graph["publisher"]["name"],
        } == {each.text}


def test_text_without_javascript_has_the_same_elements_whatever_it_says(filled: Filled) -> None:
    shapes = set()
    for each in PAYLOADS:
        payload = filled(each)
        found = Elements(render_noscript(payload, ""))
        kind = payload["places"][0]["kind"]
        assert kind == "city"
        shapes.add(tuple((tag, tuple(sorted(set(attributes) - {"class"}))) for tag, attributes in found.tags))
        assert found.texts[2] == ("bdi", each.text), each
    assert len(shapes) == 1


FIGURE = ["a", "figure", "img", "figcaption"]


def test_oembed_and_snippets_are_one_frame_and_one_picture_with_the_title_in_them(filled: Filled) -> None:
    for each in PAYLOADS:
        payload = filled(each)
        answer = json.loads(render_oembed(payload))
        assert answer["title"] == answer["author_name"] == answer["provider_name"] == each.text
        title = f"Karte: {isolated(each.text)}. {isolated(each.text)}"
        for html, tags in (
            (answer["html"], ["iframe", "carib-picture", *FIGURE]),
            (render_frame(payload, Opening(place="p-000")), ["iframe", "carib-picture", *FIGURE]),
            (render_facade(payload, Opening(place="p-000")), ["carib-map", *FIGURE, "script"]),
        ):
            found = Elements(html)
            assert [tag for tag, _ in found.tags] == tags, each
            if html != answer["html"]:
                assert found.of("img")["alt"] == title


PICTURED = [
    pytest.param(
        payload, marks=() if index % 6 == 0 or "\r" in payload.text else pytest.mark.soak, id=str(index)
    )
    for index, payload in enumerate(PAYLOADS)
]


@pytest.mark.parametrize("each", PICTURED)
def test_a_picture_is_xml_of_shapes_and_texts_only(filled: Filled, each: Payload) -> None:
    payload = filled(each)
    root = ET.fromstring(render_picture(payload, world_basemap().sheets()))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= DRAWN
    pictures = [element for element in root.iter() if "href" in element.attrib]
    assert all(picture.attrib["href"].startswith("data:image/png;base64,") for picture in pictures)  # relief
    assert not [
        key
        for element in root.iter()
        for key in element.attrib
        if key.startswith("on") or ("href" in key and element not in pictures)
    ]
    assert root.findtext(f"{SVG}title") == NOT_XML.sub("\ufffd", each.text)
