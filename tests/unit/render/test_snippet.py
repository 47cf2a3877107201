from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from caribmap.render.opening import Opening
from caribmap.render.snippet import (
    CAPTION_PX,
    SHAPES,
    address_of,
    height_for,
    integrity_of,
    render_element,
    render_facade,
    render_frame,
)
from caribmap.runtime.shipped import read_static
from tests.unit.render.example import example_payload

HEIGHT_TS = Path(__file__).parents[3] / "src/caribmap/viewer/src/embed/height.ts"
HOSTILE = """"><script>alert('1')</script>&"""


class Elements(HTMLParser):
    """Every element of a snippet with its attributes, as a browser reads them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def one(self, tag: str) -> dict[str, str | None]:
        (attributes,) = [attributes for name, attributes in self.found if name == tag]
        return attributes


def test_the_frame_opens_the_map_at_the_place_in_the_language_and_is_sandboxed() -> None:
    frame = Elements(render_frame(example_payload(), Opening("caracas", lang="en"), 518)).one("iframe")
    assert frame["src"] == "https://example.org/map.html#place=caracas&lang=en"
    assert frame["lang"] == "en"
    assert frame["height"] == "518"
    assert frame["loading"] == "lazy"
    assert frame["allow"] == "fullscreen *; clipboard-write *"
    assert frame["sandbox"] == "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
    assert "title (en)" in (frame["title"] or "")
    assert "style" not in frame


def test_beside_the_frame_stands_a_hidden_figure_in_an_element_that_no_sanitizer_knows() -> None:
    elements = Elements(render_frame(example_payload(), Opening("caracas")))
    assert [tag for tag, _ in elements.found][:4] == [
        "iframe",
        "carib-picture",
        "a",
        "figure",
    ]
    assert "hidden" in elements.one("carib-picture")
    picture = elements.one("img")
    assert picture["src"] == "https://example.org/embed/place-caracas.png"
    assert "title (de)" in (picture["alt"] or "")
    assert elements.one("a")["href"] == "https://example.org/map.html#place=caracas"


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        (Opening(), "preview.png"),
        (Opening(lang="en"), "preview.png"),
        (Opening("caracas"), "embed/place-caracas.png"),
        (Opening("caracas", world="b-two"), "embed/place-caracas-b-two.png"),
        (Opening(view="near", lang="en", theme="dark"), "embed/view-near.en.dark.png"),
        (Opening(story=1), "embed/story-1.png"),
    ],
)
def test_each_snippet_has_the_picture_of_its_own_subject(opening: Opening, name: str) -> None:
    elements = Elements(render_facade(example_payload(), opening))
    assert elements.one("img")["src"] == f"https://example.org/{name}"


def test_without_an_address_everything_is_relative_to_the_page() -> None:
    payload = example_payload()
    payload["url"] = None
    assert address_of(payload, "map.html") == "map.html"
    assert address_of(payload, "preview.png") == "preview.png"


@pytest.mark.parametrize("render", [render_frame, render_facade])
def test_no_text_of_the_dossier_leaves_its_attribute(render: object) -> None:
    payload = example_payload()
    payload["title"] = {"de": HOSTILE}
    payload["url"] = "https://example.org/map.html?a=1&b='2'"
    snippet = render(payload, Opening("caracas"))  # type: ignore[operator]
    assert HOSTILE not in snippet
    elements = Elements(snippet)
    assert HOSTILE in (elements.one("img")["alt"] or "")
    assert [tag for tag, _ in elements.found if tag == "script"] in ([], ["script"])
    assert "alert" not in "".join(str(attributes) for tag, attributes in elements.found if tag == "script")


def test_the_facade_holds_its_choices_and_the_hash_of_its_script() -> None:
    elements = Elements(render_facade(example_payload(), Opening("caracas", "all", "de", "light")))
    element, script = elements.one("carib-map"), elements.one("script")
    assert {key: element[key] for key in ("src", "place", "view", "lang", "theme")} == {
        "src": "https://example.org/map.html",
        "place": "caracas",
        "view": "all",
        "lang": "de",
        "theme": "light",
    }
    assert script["src"] == "https://example.org/embed.js"
    digest = base64.b64decode((script["integrity"] or "").removeprefix("sha384-"))
    assert digest == hashlib.sha384(read_static("embed.js")).digest()
    assert integrity_of(b"") != integrity_of(b" ")


def test_the_facade_s_script_is_under_4_kb() -> None:
    assert len(read_static("embed.js")) <= 4_000


def test_an_element_alone_brings_no_script() -> None:
    assert "<script" not in render_element(example_payload())


@pytest.mark.parametrize(("width_px", "share"), [(320, 5 / 4), (479, 5 / 4), (480, 3 / 4), (700, 10 / 16)])
def test_the_height_leaves_the_map_its_shape(width_px: int, share: float) -> None:
    around_px = height_for(example_payload(), width_px) - width_px * share
    assert 80 <= around_px <= 130


def test_a_caption_makes_the_frame_higher_by_a_line() -> None:
    payload = example_payload()
    before = height_for(payload, 480)
    payload["views"][0]["caption"] = {"de": "Was die Artikel sagten"}
    assert height_for(payload, 480) == before + CAPTION_PX


def test_page_and_snippet_agree_on_the_shapes() -> None:
    listed = re.findall(r"\[(\d+), (\d+) / (\d+)\]", HEIGHT_TS.read_text("utf-8"))
    assert [(int(width), int(over) / int(under)) for width, over, under in listed] == [
        (width, share) for width, share, _ in SHAPES
    ]
