"""Globe and graticule: on by default where the map has room, and never over anything else."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.patience import at_rest, eventually
from tests.browser.tabs import OpenPage

OVER = ".cm-button, .cm-text, .leaflet-control, .leaflet-popup-content-wrapper, .cm-chrome-overlay > *"
"""Marks, names, controls, card and tray."""
COVERED = f"""() => {{
    const box = document.querySelector('.cm-globe').getBoundingClientRect();
    return [...document.querySelectorAll('{OVER}')].filter((one) => {{
        const {{ left, top, right, bottom, width }} = one.getBoundingClientRect();
        return width > 0 && left < box.right && right > box.left && top < box.bottom && bottom > box.top;
    }}).map((one) => one.className);
}}"""


def test_the_globe_covers_nothing_also_when_a_card_opens_in_its_corner(real_page: Page) -> None:
    globe = real_page.locator(".cm-globe")
    expect(globe).to_be_visible()
    expect(real_page.locator(".cm-degree")).not_to_have_count(0)
    eventually(lambda: real_page.evaluate(COVERED) == [])
    for place in ("essequibo", "caracas"):
        real_page.evaluate("place => caribmap.open(place)", place)
        expect(real_page.locator(".leaflet-popup")).to_be_visible()
        eventually(lambda: not globe.is_visible() or real_page.evaluate(COVERED) == [])


def test_nothing_lies_on_a_card_that_a_link_opens(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "#place=uss-gravely")
    expect(page.locator(".leaflet-popup")).to_be_visible()
    assert at_rest(page, f"({COVERED})()") == []


def test_a_small_map_has_neither(real_page: Page) -> None:
    real_page.set_viewport_size({"width": 390, "height": 844})
    expect(real_page.locator(".cm-globe")).to_be_hidden()
    expect(real_page.locator(".cm-degree")).to_have_count(0)
