"""The copy menu of a quote: what it gives, by mouse, finger and keys, and where the page may not copy."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from caribmap.pipeline.compile import compile_dossier
from caribmap.render.export.bibtex import render_bibtex
from caribmap.render.export.csl import render_csl
from tests.browser.article import frame_with, page_with, ready_frame
from tests.browser.axe import light_and_dark_violations
from tests.browser.conftest import ROOT, OpenPage
from tests.browser.test_contract import open_place, payload_of

WORDS = {
    "de": ("Zitat", "Quellenangabe", "Link zu dieser Karteikarte", "Kopiert"),
    "en": ("Quote", "Citation", "Link to this card", "Copied"),
    "es": ("Cita", "Referencia", "Enlace a esta ficha", "Copiado"),
}
RECORD = """
window.copied = [];
Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { copied.push(text); } } });
"""
REFUSE = """
const refuse = () => Promise.reject(new Error('no'));
Object.defineProperty(navigator, 'clipboard', { value: { writeText: refuse } });
"""


@pytest.fixture
def copying(open_page: OpenPage, real_map: Path) -> Page:
    """The real map, its clipboard recorded in `copied`."""
    page = open_page(real_map, "#place=uss-gravely")
    page.evaluate(RECORD)
    return page


def button(page: Page) -> Locator:
    return page.locator(".leaflet-popup .cm-menu-button > button").first


def choose(page: Page, figure: Locator, item: str) -> str:
    figure.locator(".cm-menu-button > button").click()
    figure.get_by_role("menuitem", name=item, exact=True).click()
    page.wait_for_function("() => copied.length > 0")
    text: str = page.evaluate("copied.pop()")
    return text


def test_every_source_is_cited_as_the_exports_cite_it(copying: Page) -> None:
    evidence = compile_dossier(ROOT).sound()
    csl, bibtex = [], []
    for source in payload_of(copying)["sources"]:
        quote = next(quote for quote in payload_of(copying)["quotes"] if quote["source"] == source["id"])
        open_place(copying, quote["places"][0])
        cited = copying.locator(f'blockquote[cite="#source-{source["id"]}"]')
        figure = copying.locator(".leaflet-popup figure", has=cited).first
        csl += json.loads(choose(copying, figure, "Quellenangabe: CSL-JSON"))
        bibtex.append(choose(copying, figure, "Quellenangabe: BibTeX"))
    assert csl == json.loads(render_csl(evidence))
    assert "\n".join(bibtex) == render_bibtex(evidence).decode()


@pytest.mark.parametrize("language", WORDS)
def test_quote_citation_and_link_in_every_language(copying: Page, language: str) -> None:
    quote, citation, link, copied = WORDS[language]
    copying.evaluate("tag => caribmap.setLanguage(tag)", language)
    figure = copying.locator(".leaflet-popup figure").first
    exact = figure.locator("blockquote").text_content()
    assert choose(copying, figure, quote) == exact
    expect(figure.get_by_role("status")).to_have_text(f"{copied}: {quote}")
    assert "CiberCuba" in choose(copying, figure, citation)
    expect(figure.get_by_role("status")).to_have_text(f"{copied}: {citation}")
    address = choose(copying, figure, link)
    assert address == copying.url
    assert "#place=uss-gravely" in address


def test_a_copied_link_opens_the_card(copying: Page, open_page: OpenPage, real_map: Path) -> None:
    copying.evaluate("caribmap.setLanguage('es')")
    address = choose(copying, copying.locator(".leaflet-popup figure").first, "Enlace a esta ficha")
    page = open_page(real_map, f"#{address.split('#')[1]}")
    expect(page.locator(".leaflet-popup h2")).to_have_text("USS Gravely")
    expect(page.locator("html")).to_have_attribute("lang", "es")


def test_keys_open_walk_choose_and_leave_the_menu(copying: Page) -> None:
    trigger = button(copying)
    expect(trigger).to_have_attribute("aria-haspopup", "menu")
    trigger.focus()
    copying.keyboard.press("ArrowUp")
    items = copying.get_by_role("menuitem")
    expect(items.last).to_be_focused()
    for key, at in [("ArrowDown", 0), ("ArrowDown", 1), ("End", -1), ("Home", 0), ("ArrowUp", -1)]:
        copying.keyboard.press(key)
        expect(items.nth(at)).to_be_focused()
    copying.keyboard.press("Escape")
    expect(items).to_have_count(0)
    expect(trigger).to_be_focused()
    expect(copying.locator(".leaflet-popup")).to_have_count(1)
    copying.keyboard.press("Enter")
    expect(items.first).to_be_focused()
    copying.keyboard.press("Enter")
    expect(trigger).to_be_focused()
    copying.wait_for_function("() => copied.length > 0")
    assert copying.evaluate("copied") == [copying.locator(".leaflet-popup blockquote").first.text_content()]
    copying.keyboard.press("Escape")
    expect(copying.locator(".leaflet-popup")).to_have_count(0)


def test_the_menu_closes_when_the_focus_leaves_it_and_the_card_stays(copying: Page) -> None:
    button(copying).click()
    copying.keyboard.press("Tab")
    expect(copying.get_by_role("menu")).to_have_count(0)
    button(copying).click()
    copying.locator(".leaflet-popup h2").click()
    expect(copying.get_by_role("menu")).to_have_count(0)
    expect(copying.locator(".leaflet-popup")).to_have_count(1)


def test_an_open_menu_has_no_axe_violations(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "#place=caracas")
    button(page).click()
    assert light_and_dark_violations(page) == []


def test_a_finger_has_room_and_sees_all_of_the_menu(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "#place=caracas", width=390, height=844, has_touch=True, is_mobile=True)
    box = button(page).bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) >= (44, 44)
    button(page).tap()
    items = page.get_by_role("menuitem")
    for item in items.all():
        found = item.bounding_box()
        assert found is not None
        assert found["height"] >= 44
    expect(items.last).to_be_in_viewport(ratio=1)


def test_where_the_clipboard_refuses_the_text_lies_selected(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "#place=uss-gravely")
    page.evaluate(REFUSE)
    button(page).click()
    page.get_by_role("menuitem", name="Zitat").click()
    area = page.locator("dialog textarea")
    expect(area).to_be_visible()
    exact = page.locator(".leaflet-popup blockquote").first.text_content()
    assert area.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)") == exact
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator(".leaflet-popup")).to_have_count(1)


def test_a_sandboxed_frame_without_the_clipboard_still_gives_the_text(
    open_page: OpenPage, real_map: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(real_map.parent, tmp_path / "host")
    (folder / "article.html").write_text(
        page_with(frame_with("map.html#place=uss-gravely", 700, 520)), "utf-8"
    )
    page = open_page(folder / "article.html", ready=False)
    frame = ready_frame(page)
    frame.locator(".cm-menu-button > button").first.click()
    frame.get_by_role("menuitem", name="Link zu dieser Karteikarte").click()
    area = frame.locator("dialog textarea")
    expect(area).to_be_visible()
    assert "map.html#place=uss-gravely" in area.input_value()
