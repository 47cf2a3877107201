"""A copy that a browser saved of an open page, and frames that are empty at first."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.article import page_with, served
from tests.browser.conftest import OpenPage

FRAMED = """() => {
    const map = Object.values(window).find((value) => window.L?.Map && value instanceof L.Map);
    const bounds = map.getBounds();
    const shows = caribmap.data.views[0];
    const { x, y } = map.getSize();
    const [west, south, east, north] = y > x && shows.portrait ? shows.portrait : shows.bounds;
    return bounds.contains([[south, west], [north, east]])
        && map.getZoom() > map.getBoundsZoom([[south, west], [north, east]]) - 0.3;
}"""


def test_a_saved_copy_of_an_open_page_has_one_map_and_works(
    browser: Browser, open_page: OpenPage, real_map: Path, tmp_path: Path
) -> None:
    page = open_page(real_map, "#place=caracas")
    page.locator(".leaflet-popup").wait_for()
    marks = open_page(real_map).locator(".leaflet-marker-pane [role=button]").count()
    copy = tmp_path / "copy.html"
    copy.write_text("<!DOCTYPE html>" + page.evaluate("document.documentElement.outerHTML"), "utf-8")
    # Its markup has style attributes, which its policy refuses: it is not a silent page.
    with browser.new_context(offline=True) as context:
        saved = context.new_page()
        errors: list[str] = []
        saved.on("pageerror", lambda error: errors.append(str(error)))
        saved.goto(copy.as_uri())
        saved.wait_for_function("() => window.caribmap?.state && document.documentElement.dataset.ready")
        assert saved.locator(".leaflet-map-pane").count() == 1
        assert saved.locator("#caribmap-panel").count() == 1
        assert saved.locator(".leaflet-popup").count() == 0
        assert saved.locator(".leaflet-marker-pane [role=button]").count() == marks
        saved.evaluate("caribmap.open('caracas')")
        assert saved.locator(".leaflet-popup blockquote").count() > 0
        assert errors == []


@pytest.mark.parametrize(("width", "height"), [(600, 0), (0, 0)])
def test_a_frame_that_is_shown_later_shows_its_view_then(
    browser: Browser, real_map: Path, tmp_path: Path, width: int, height: int
) -> None:
    (tmp_path / "map.html").write_bytes(real_map.read_bytes())
    frame = (
        f'<iframe src="map.html" title="Karte" style="border:0;width:{width}px;height:{height}px"></iframe>'
    )
    (tmp_path / "article.html").write_text(page_with(frame), "utf-8")
    with served(tmp_path) as host, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{host}/article.html")
        inside = page.frames[1]
        inside.wait_for_selector("html[data-ready=true]", state="attached")
        page.evaluate("document.querySelector('iframe').style.cssText = 'width: 600px; height: 400px'")
        inside.wait_for_function(FRAMED, polling=100, timeout=15_000)
