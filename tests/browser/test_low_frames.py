"""Frames of an article that are low, or have no height at first; and articles that are opened from a disk."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, expect

from caribmap.payload.types import Payload
from caribmap.render.opening import Opening
from caribmap.render.snippet import render_facade, render_frame
from caribmap.verify.page import read_page
from tests.browser.article import frame_with, page_with, ready_frame
from tests.browser.axe import light_and_dark_violations
from tests.browser.conftest import ROOT, OpenPage
from tests.browser.patience import at_rest

DOMPURIFY = ROOT / "src/caribmap/viewer/node_modules/dompurify/dist/purify.min.js"
Render = Callable[[Payload, Opening], str]
SEEN = """selector => [...document.querySelectorAll(selector)].map(element => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return [left, top, right, bottom];
}).filter(([left, top, right, bottom]) => right > left && bottom > top)"""


@pytest.fixture(scope="module")
def payload(real_map: Path) -> Payload:
    found: Payload = read_page(real_map).payload  # type: ignore[assignment]
    return found


def framed(open_page: OpenPage, real_map: Path, host: Path, fragment: str, width: int, height: int) -> Frame:
    host.write_text(page_with(frame_with(real_map.as_uri() + fragment, width, height)), "utf-8")
    return ready_frame(open_page(host, ready=False, width=width + 40, height=900))


def boxes(frame: Frame, selector: str) -> list[list[float]]:
    found: list[list[float]] = frame.evaluate(SEEN, selector)
    return found


@pytest.mark.parametrize(("width", "height"), [(360, 203), (320, 240), (700, 280)])
def test_a_low_frame_shows_the_map_and_the_quote(
    open_page: OpenPage, real_map: Path, tmp_path: Path, width: int, height: int
) -> None:
    frame = framed(open_page, real_map, tmp_path / "host.html", "#place=caracas", width, height)
    for place in ("caracas", "essequibo", "uss-gravely", "us-force-caribbean"):
        frame.evaluate("id => caribmap.open(id)", place)
        assert_map_and_quote_are_seen(frame, place, height)


def assert_map_and_quote_are_seen(frame: Frame, place: str, height: int) -> None:
    ((_, map_top, _, map_bottom),) = boxes(frame, "#caribmap-map")
    quote, source = boxes(frame, ".leaflet-popup blockquote")[0], boxes(frame, ".cm-source-line")[0]
    ((*_, strip_bottom),) = boxes(frame, ".leaflet-popup-content")
    assert map_bottom - map_top >= 60
    assert quote[1] >= map_bottom - 1
    assert source[3] - 2 <= strip_bottom <= height + 1
    assert boxes(frame, ".cm-tray") == []
    assert frame.evaluate("document.documentElement.scrollHeight") <= height
    held = frame.locator(".leaflet-popup blockquote").all_text_contents()
    assert sorted(held) == sorted(
        frame.evaluate("id => caribmap.quotes(id).map(({ exact }) => exact)", place)
    )


def test_a_frame_lower_still_shows_a_map_with_its_title(
    open_page: OpenPage, real_map: Path, tmp_path: Path
) -> None:
    frame = framed(open_page, real_map, tmp_path / "host.html", "#place=caracas", 300, 150)
    ((_, top, _, bottom),) = boxes(frame, "#caribmap-map")
    assert bottom - top >= 110
    assert boxes(frame, "h1")[0][3] <= top
    assert boxes(frame, ".leaflet-popup") == []
    (mark,) = boxes(frame, ".cm-button[data-places~=caracas]")
    assert top < mark[1] < bottom
    assert frame.get_by_role("link", name="Ganze Karte öffnen").is_visible()


def test_no_tray_lies_under_an_open_card(open_page: OpenPage, real_map: Path, tmp_path: Path) -> None:
    frame = framed(open_page, real_map, tmp_path / "host.html", "", 360, 520)
    assert frame.locator(".cm-tray").is_visible()
    frame.evaluate("caribmap.open('caracas')")
    assert not frame.locator(".cm-tray").is_visible()
    frame.evaluate("caribmap.close()")
    assert frame.locator(".cm-tray").is_visible()


@pytest.mark.parametrize(("width", "height"), [(600, 0), (0, 0), (0, 400)])
def test_a_frame_without_extent_frames_its_view_when_it_is_shown(
    open_page: OpenPage, real_map: Path, tmp_path: Path, width: int, height: int
) -> None:
    frame = framed(open_page, real_map, tmp_path / "host.html", "#view=paria", width, height)
    page = frame.page
    scale = frame.locator(".leaflet-control-scale-line")
    page.locator("iframe").evaluate("frame => Object.assign(frame, { width: 600, height: 500 })")
    expect(scale).to_have_text(re.compile("^[123]?[05] km$"))


@pytest.mark.parametrize("height", [203, 520])
def test_a_frame_does_not_ignore_analysis_in_silence(
    open_page: OpenPage, real_map: Path, tmp_path: Path, height: int
) -> None:
    frame = framed(open_page, real_map, tmp_path / "host.html", "#mode=analysis", 480, height)
    link = frame.locator("a:visible", has_text="Die Analyse steht in der ganzen Karte")
    assert "mode=analysis" in (link.get_attribute("href") or "")


def test_a_low_page_has_no_axe_violations(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "?embed=1#place=caracas", width=360, height=203)
    for width, height in ((360, 203), (300, 150), (700, 280)):
        page.set_viewport_size({"width": width, "height": height})
        at_rest(page, "document.querySelector('.leaflet-popup').getBoundingClientRect()")
        assert light_and_dark_violations(page) == [], (width, height)


def test_a_frame_works_from_a_disk(
    open_page: OpenPage, real_map: Path, tmp_path: Path, payload: Payload
) -> None:
    (tmp_path / "map.html").write_bytes(real_map.read_bytes())
    local: Payload = {**payload, "url": None}
    host = tmp_path / "article.html"
    host.write_text(page_with(render_frame(local, Opening(world="venezuela", place="caracas"))), "utf-8")
    page = open_page(host, ready=False)
    state = ready_frame(page).evaluate("caribmap.state()")
    assert (state["place"], state["world"]) == ("caracas", "venezuela")
    assert not page.locator("figure").is_visible()


@pytest.mark.parametrize("url", [None, "https://example.org/map.html"])
def test_a_facade_says_beside_its_snippet_that_it_needs_a_server(payload: Payload, url: str | None) -> None:
    assert "server" in render_facade({**payload, "url": url}).splitlines()[-1]


@pytest.mark.parametrize("render", [render_frame, render_facade])
def test_after_dompurify_a_captioned_linked_picture_is_seen(
    browser: Browser, payload: Payload, render: Render
) -> None:
    served: Payload = {**payload, "url": "https://example.org/map.html"}
    snippet = render(served, Opening("caracas", lang="en"))
    page = browser.new_page()
    page.route("**/*", lambda route: route.abort())
    page.set_content("<body></body>")
    page.evaluate(DOMPURIFY.read_text("utf-8"))
    page.evaluate("html => { document.body.innerHTML = DOMPurify.sanitize(html); }", snippet)
    assert page.locator("a figcaption").is_visible()
    assert page.locator("a").get_attribute("href") == ("https://example.org/map.html#place=caracas&lang=en")
    assert page.locator("figure img").get_attribute("src") == (
        "https://example.org/embed/place-caracas.en.png"
    )
    assert page.locator("iframe, script, carib-map, carib-picture").count() == 0
    page.close()
