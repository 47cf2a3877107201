"""What is seen before the map is drawn: the same framing, nothing that jumps, and no script for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

HELD = """
addEventListener('DOMContentLoaded', (event) => {
  if (window.holds !== false) event.stopImmediatePropagation();
}, true);
document.addEventListener('release', () => {
  window.holds = false;
  document.dispatchEvent(new Event('DOMContentLoaded', { bubbles: true }));
});
new PerformanceObserver((list) => {
  const moved = list.getEntries().flatMap(({ sources }) => sources.map(({ node }) => node?.id));
  if (moved.includes('caribmap-map')) window.shifts = (window.shifts ?? 0) + 1;
}).observe({ type: 'layout-shift', buffered: true });
"""
MIDDLES = """(ids) => ids.map((id) => {
  const mark = [...document.querySelectorAll(`[data-places~="${id}"]`)].find(
    (found) => found.checkVisibility({ visibilityProperty: true }));
  const box = mark?.querySelector('circle')?.getBoundingClientRect();
  return box ? [box.left + box.width / 2, box.top + box.height / 2] : null;
})"""
SPOTS = """(ids) => {
  const map = Object.values(window).find((value) => window.L?.Map && value instanceof L.Map);
  const { left, top } = map.getContainer().getBoundingClientRect();
  return ids.map((id) => {
    const [lng, lat] = caribmap.places().find((place) => place.id === id).anchor;
    const { x, y } = map.latLngToContainerPoint([lat, lng]);
    return [left + x, top + y];
  });
}"""
WINDOWS = {
    "wide": ({"width": 1280, "height": 800}, "", "light"),
    "dark and full HD": ({"width": 1920, "height": 1080}, "", "dark"),
    "tablet": ({"width": 768, "height": 1024}, "", "light"),
    "phone": ({"width": 390, "height": 844}, "", "light"),
    "article": ({"width": 700, "height": 438}, "?embed=1", "light"),
    "article on a phone": ({"width": 360, "height": 450}, "?embed=1", "dark"),
}


@pytest.fixture
def held(browser: Browser, request: pytest.FixtureRequest, real_map: Path) -> Any:
    viewport, query, scheme = WINDOWS[request.param]
    options: dict[str, Any] = {"viewport": viewport, "color_scheme": scheme}
    context = browser.new_context(**options, offline=True)
    page = context.new_page()
    page.add_init_script(HELD)
    page.goto(real_map.as_uri() + query)
    yield page
    context.close()


@pytest.mark.parametrize("held", WINDOWS, indirect=True)
def test_the_map_replaces_the_first_picture_without_a_jump(held: Page) -> None:
    ids = ["caracas"]
    assert held.evaluate("() => document.documentElement.dataset.ready") is None
    [before] = held.evaluate(MIDDLES, ids)
    held.evaluate("() => document.dispatchEvent(new Event('release'))")
    held.wait_for_selector("html[data-ready=true]", state="attached")
    [after] = held.evaluate(SPOTS, ids)
    assert before == pytest.approx(after, abs=3)
    assert held.locator(".cm-first, .cm-first-text").count() == 0
    assert held.evaluate("() => window.shifts ?? 0") == 0


def test_a_link_to_another_place_shows_no_picture_of_this_one(browser: Browser, real_map: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(HELD)
    page.goto(f"{real_map.as_uri()}#view=world&theme=dark")
    assert page.evaluate(MIDDLES, ["caracas"]) == [None]
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.close()


def test_without_javascript_the_picture_stands_above_the_text(browser: Browser, real_map: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(real_map.as_uri())
    assert page.get_by_role("img").count() == 1
    # Of all frames one is laid out: the one that fits the room.
    picture = page.locator(".cm-first-frame").filter(visible=True).bounding_box()
    heading = page.locator("main h1").bounding_box()
    assert picture is not None
    assert heading is not None
    assert picture["y"] + picture["height"] <= heading["y"]
    assert picture["width"] <= 390
    context.close()
