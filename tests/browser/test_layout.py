"""The page fits its screen and can be used without a mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import light_and_dark_violations
from tests.browser.conftest import ROOT, OpenPage
from tests.browser.patience import at_rest

ACE = ROOT / "src/caribmap/viewer/node_modules/accessibility-checker-engine/ace.js"
SIZES = [(1280, 800), (390, 844), (320, 640), (2560, 1440)]


def test_no_screen_scrolls_sideways(real_page: Page) -> None:
    real_page.evaluate("caribmap.open('uss-gravely')")
    for width, height in SIZES:
        real_page.set_viewport_size({"width": width, "height": height})
        assert at_rest(real_page, f"document.documentElement.scrollWidth <= {width}"), width


def ace_violations(page: Page) -> list[str]:
    """What IBM's checker, whose rules are not axe's, fails by WCAG 2.2 AA."""
    if not page.evaluate("'ace' in window"):
        page.evaluate(f"{ACE.read_text(encoding='utf-8')}; window.ace = ace")
    found: list[str] = page.evaluate(
        """async () => (await new ace.Checker().check(document, ['WCAG_2_2'])).results
            .filter(({ value }) => value.join() === 'VIOLATION,FAIL')
            .map(({ ruleId, message, snippet }) => `${ruleId}: ${message} ${snippet.slice(0, 160)}`)"""
    )
    return found


def test_the_page_and_an_open_card_have_no_axe_violations(real_page: Page) -> None:
    """Those of phones are in test_phone.py."""
    assert light_and_dark_violations(real_page) == []
    real_page.evaluate("caribmap.open('caracas')")
    assert light_and_dark_violations(real_page) == []


def states(page: Page) -> Iterator[str]:
    """Brings the page from state to state, and names each."""
    yield "story"
    page.evaluate("caribmap.open('caracas')")
    yield "card"
    page.evaluate("caribmap.close().then(() => caribmap.setMode('analysis'))")
    yield "analysis"
    page.get_by_role("button", name="Tabelle").first.click()
    expect(page.locator("table tbody tr").first).to_be_visible()
    yield "table"
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("#caribmap-app.cm-is-listing")).to_be_attached()
    yield "claims of a phone"
    page.evaluate("caribmap.setMode('read')")
    expect(page.locator("html.cm-scrolls")).to_be_attached()
    yield "story of a phone"


STATES = {"story", "card", "analysis", "table", "claims of a phone", "story of a phone"}


@pytest.mark.parametrize(
    "checked", [{"card", "table"}, pytest.param(STATES, marks=pytest.mark.full)], ids=["few", "all"]
)
def test_a_second_checker_finds_nothing_in_any_state(real_page: Page, checked: set[str]) -> None:
    for state in states(real_page):
        if state in checked:
            assert ace_violations(real_page) == [], state


def test_escape_closes_the_card_and_gives_the_focus_back(real_page: Page) -> None:
    mark = real_page.get_by_role("button", name="USS Gravely").first
    mark.focus()
    real_page.keyboard.press("Enter")
    real_page.wait_for_selector(".leaflet-popup")
    assert real_page.evaluate("document.activeElement.closest('.leaflet-popup') !== null")
    real_page.keyboard.press("Escape")
    real_page.wait_for_selector(".leaflet-popup", state="detached")
    assert real_page.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize("language", ["de", "en", "es"])
def test_labels_on_the_map_do_not_collide(open_page: OpenPage, real_map: Path, language: str) -> None:
    page = open_page(real_map, f"#lang={language}")
    boxes = page.locator(".cm-shape-label").evaluate_all(
        """nodes => nodes.map(node => node.getBoundingClientRect()).filter(box => box.width > 0)
            .map(box => [box.left, box.top, box.right, box.bottom])"""
    )
    assert len(boxes) >= 5
    overlaps = [
        (one, two)
        for index, one in enumerate(boxes)
        for two in boxes[index + 1 :]
        if one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
    ]
    assert overlaps == []


def test_the_page_follows_the_language_switch(real_page: Page) -> None:
    real_page.evaluate("caribmap.setLanguage('en')")
    assert "Venezuela’s request for help" in real_page.locator("body").inner_text()
