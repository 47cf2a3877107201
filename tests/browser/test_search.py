"""The search field: tolerant, grouped, marked, worked by keys, and a way to what it finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import light_and_dark_violations
from tests.browser.conftest import OpenPage


def field(page: Page) -> Locator:
    """The search field; its tool is opened where it is not."""
    if page.get_by_role("combobox", name="Suchen").count() == 0:
        page.locator(".cm-tools, .cm-bar").get_by_role("button", name="Suchen").first.click()
    return page.get_by_role("combobox", name="Suchen")


def search(page: Page, query: str) -> None:
    field(page).fill(query)
    page.wait_for_selector("[role=listbox]")


@pytest.mark.parametrize(
    ("query", "hit"),
    [
        ("Peskow", ["quote", "peskov-contact"]),
        ("peskov", ["quote", "peskov-contact"]),
        ("essequibo", ["place", "essequibo"]),
        ("venezolanisch", ["place", "venezuela-coast"]),
        ("khamenei", ["quote", "letters-khamenei"]),
        ("velaskez", ["place", "velasquez-moscow"]),
        ("troops how many", ["discrepancy", "troop-strength"]),
    ],
)
def test_spelling_language_and_inflection_do_not_hide_a_hit(
    read_page: Page, query: str, hit: list[str]
) -> None:
    hits = read_page.evaluate("text => caribmap.search(text).map(hit => [hit.type, hit.id])", query)
    assert hit in hits


def test_the_page_and_its_api_find_the_same(real_page: Page) -> None:
    search(real_page, "moskau")
    count = real_page.evaluate("caribmap.search('moskau').length")
    expect(real_page.get_by_role("listbox")).to_have_accessible_name(f"{count} Treffer")


def test_hits_stand_in_groups_with_the_words_found_marked(real_page: Page) -> None:
    search(real_page, "peskow")
    names = (
        real_page.get_by_role("listbox")
        .get_by_role("group")
        .evaluate_all("groups => groups.map(group => group.getAttribute('aria-label'))")
    )
    assert names == ["Zitate", "Ereignisse", "Abweichungen", "Quellen"]
    marked = real_page.locator("[role=option] mark").all_inner_texts()
    assert marked != []
    assert {word.casefold() for word in marked} <= {"peskow", "peskows", "peskov"}


def test_arrows_enter_and_escape_work_the_list(real_page: Page) -> None:
    search(real_page, "caracas")
    real_page.keyboard.press("ArrowDown")
    active = field(real_page).get_attribute("aria-activedescendant")
    assert active == real_page.locator("[role=option]").first.get_attribute("id")
    real_page.keyboard.press("Enter")
    expect(real_page.locator(".leaflet-popup")).to_be_visible()
    real_page.keyboard.press("Escape")
    expect(real_page.locator(".leaflet-popup")).to_have_count(0)
    expect(field(real_page)).to_be_focused()
    real_page.keyboard.press("Escape")
    expect(field(real_page)).to_have_value("")
    expect(real_page.get_by_role("listbox")).to_have_count(0)


def test_a_long_group_unfolds(real_page: Page) -> None:
    search(real_page, "venezuela")
    quotes = real_page.get_by_role("group", name="Zitate")
    assert quotes.locator("[role=option]").count() == 6
    quotes.locator("[role=option]").last.click()
    expect(quotes.locator(".cm-hit-quote, .cm-hit-translation")).not_to_have_count(5)


def test_a_quote_opens_its_card_at_the_quote(real_page: Page) -> None:
    search(real_page, "Chavismus")
    real_page.get_by_role("group", name="Zitate").locator("[role=option]").first.click()
    focused = real_page.locator(".leaflet-popup figure:focus")
    expect(focused).to_contain_text("Chavismus")
    expect(focused).to_be_in_viewport()


def test_a_quote_that_a_filter_hides_is_unfolded_in_its_card(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "#sources=derwesten")
    search(page, "Chavismus")
    page.get_by_role("group", name="Zitate").locator("[role=option]").first.click()
    expect(page.locator(".leaflet-popup .cm-filtered figure:focus")).to_contain_text("Chavismus")


@pytest.mark.parametrize("width", [1280, 390])
def test_other_hits_open_their_section_at_the_record(open_page: OpenPage, real_map: Path, width: int) -> None:
    page = open_page(real_map, width=width)
    for query, group, record in (
        ("chamenei", "Abweichungen", "discrepancy-letter-iran-addressee"),
        ("esequibo", "Abweichungen", "discrepancy-spelling-essequibo"),
        ("assad flüchtete", "Ereignisse", "event-assad-to-moscow"),
        ("derwesten", "Quellen", "source-derwesten"),
    ):
        search(page, query)
        page.get_by_role("group", name=group, exact=True).locator("[role=option]").first.click()
        expect(page.locator(f"#{record}")).to_be_focused()
        expect(page.locator(f"#{record}")).to_be_in_viewport()


def test_markup_in_a_query_stays_text(real_page: Page) -> None:
    field(real_page).fill("<img src=x onerror=alert(1)>")
    expect(real_page.locator(".cm-search .cm-no-hits")).to_have_text("0 Treffer")
    assert real_page.locator(".cm-search img").count() == 0


@pytest.mark.parametrize("width", [1280, 320])
def test_the_list_of_hits_has_no_axe_violations(open_page: OpenPage, real_map: Path, width: int) -> None:
    page = open_page(real_map, width=width)
    if width < 640:
        page.get_by_role("button", name="Weitere Abschnitte").click()
    search(page, "moskau")
    page.keyboard.press("ArrowDown")
    assert light_and_dark_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
