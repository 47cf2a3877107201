"""A dossier in Arabic and Hebrew: the page runs from right to left, in the language of its interface."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import caribmap
from tests.browser.conftest import OpenPage
from tests.browser.test_contract import open_place
from tests.dossier_edits import DOSSIERS

OVERFLOW = "document.documentElement.scrollWidth - innerWidth"
MARKS_SIDE = """
element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const [line] = range.getClientRects();
  const box = element.getBoundingClientRect();
  return { before: box.right - line.right, quotes: getComputedStyle(element).quotes };
}
"""


@pytest.fixture(scope="module")
def arabic_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("arabic") / "out"
    caribmap.build(DOSSIERS / "arabic", out=out)
    return out / "map.html"


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_an_arabic_page_runs_from_right_to_left_without_scrolling_sideways(
    open_page: OpenPage, arabic_map: Path, width: int
) -> None:
    page = open_page(arabic_map)
    page.set_viewport_size({"width": width, "height": 800})
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    open_place(page, "beirut")
    assert page.evaluate(OVERFLOW) == 0


def test_the_panel_stands_at_the_right_and_what_leads_the_map_at_the_left(
    open_page: OpenPage, arabic_map: Path
) -> None:
    page = open_page(arabic_map)
    panel, the_map, zoom = (
        page.locator(selector).bounding_box()
        for selector in (".cm-chrome-panel", "#caribmap-map", ".leaflet-control-zoom")
    )
    assert panel
    assert the_map
    assert zoom
    assert panel["x"] == pytest.approx(the_map["x"] + the_map["width"], abs=1)
    assert zoom["x"] < the_map["x"] + 40


@pytest.mark.parametrize(("place", "language"), [("beirut", "ar"), ("haifa", "he")])
def test_a_quote_begins_at_the_right_behind_its_quotation_mark(
    open_page: OpenPage, arabic_map: Path, place: str, language: str
) -> None:
    page = open_page(arabic_map, f"#lang=en&place={place}")
    quote = page.locator(".leaflet-popup blockquote").first
    expect(quote).to_have_attribute("lang", language)
    expect(quote).to_have_attribute("dir", "rtl")
    found = quote.evaluate(MARKS_SIDE)
    assert found["before"] > 2, "the opening mark has its place at the right"
    assert found["quotes"].startswith('"«"' if language == "ar" else '"”"')


def test_words_that_the_dossier_gives_are_shown_and_english_ones_are_marked(
    open_page: OpenPage, arabic_map: Path
) -> None:
    page = open_page(arabic_map, "#lang=he")
    expect(page.locator("html")).to_have_attribute("lang", "he")
    page.locator(".cm-tools button").last.click()
    headings = page.locator(".cm-accordion h2")
    expect(headings.filter(has_text="מקומות")).to_have_count(1)
    sources = headings.filter(has_text="Sources").locator("[lang=en]")
    expect(sources).to_have_attribute("dir", "ltr")


def test_a_page_says_that_its_interface_is_english_where_nobody_gives_it_the_readers_language(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = _page_without_words(open_page, tmp_path)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    expect(page.locator("h1 bdi")).to_have_attribute("lang", "hi")


def _page_without_words(open_page: OpenPage, folder: Path) -> Page:
    """The smallest dossier, its language said to be Hindi."""
    source = DOSSIERS / "minimal"
    for path in source.rglob("*"):
        if path.is_file():
            target = folder / "dossier" / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    settings = folder / "dossier/caribmap.yaml"
    settings.write_text(settings.read_text("utf-8").replace("languages: [en]", "languages: [hi]"), "utf-8")
    caribmap.build(folder / "dossier", out=folder / "out")
    return open_page(folder / "out/map.html")
