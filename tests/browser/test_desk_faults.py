"""Faults in place: F8 leads to each, a button mends what is certain, and unreadable files are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import axe_violations, light_and_dark_violations
from tests.browser.desks import opened, point, served
from tests.browser.patience import at_rest, held
from tests.browser.test_desk_screens import fill_more
from tests.unit.desk.served import Desk

QUOTES, PLACES, SETTINGS = "geodata/quotes.yaml", "geodata/places.geojson", "caribmap.yaml"


def change(desk: Desk, file: str, old: str, new: str) -> None:
    text = (desk.root / file).read_text("utf-8")
    assert old in text
    (desk.root / file).write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Two places, one with its numbers swapped; a quote that differs from its article by white space."""
    with served(tmp_path / "dossier") as found:
        fill_more(found)
        change(found, PLACES, "[178.44, -18.14]", "[-18.14, 178.44]")
        change(found, QUOTES, "The ship left", "The  ship left")
        yield found


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    with opened(browser, desk, reduced_motion="reduce") as found:
        found.locator(".cm-screens").wait_for()
        yield found


def test_f8_leads_to_the_field_and_one_key_mends_what_is_certain(page: Page, desk: Desk) -> None:
    page.keyboard.press("F8")
    expect(page.get_by_role("heading", name="Place suva")).to_be_visible()
    field = page.get_by_label("Coordinates")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    faults = page.get_by_role("region", name="Faults")
    expect(faults).to_contain_text("P003")
    faults.get_by_role("button", name="Longitude first").click()
    expect(field).to_have_value("-18.14, 178.44")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    assert "[178.44, -18.14]" in (desk.root / PLACES).read_text("utf-8")
    page.keyboard.press("F8")
    expect(page.get_by_role("heading", name="Place tonga")).to_be_visible()
    page.keyboard.press("F8")
    mend = page.get_by_role("button", name="Take the article’s characters")
    expect(mend).to_be_focused()
    page.keyboard.press("Enter")
    expect(mend).to_have_count(0)
    assert "The ship left Suva at noon." in (desk.root / QUOTES).read_text("utf-8")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    expect(page.locator(".cm-fault-bar").first).to_be_attached()
    assert "The  ship left" in (desk.root / QUOTES).read_text("utf-8")


def test_a_form_that_was_left_does_not_come_back_with_a_late_answer(page: Page) -> None:
    page.keyboard.press("Shift+F8")
    mend = page.get_by_role("button", name="Take the article’s characters")
    expect(mend).to_be_focused()
    late = held(page, "**/propose/quote")
    page.keyboard.press("Enter")
    answer = late()
    page.keyboard.press("Escape")
    expect(page.get_by_role("form")).to_have_count(0)
    with page.expect_response("**/propose/quote"):
        answer.continue_()
    assert at_rest(page, "document.querySelectorAll('form').length") == 0


def test_shift_f8_goes_back_and_what_was_typed_is_saved_before_a_fix(page: Page) -> None:
    page.keyboard.press("Shift+F8")
    mend = page.get_by_role("button", name="Take the article’s characters")
    expect(mend).to_be_focused()
    page.get_by_label("Speaker", exact=True).fill("A captain")
    expect(mend).to_be_disabled()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("form")).to_have_count(0)
    page.keyboard.press("Shift+F8")
    expect(page.get_by_role("heading", name="Place tonga")).to_be_visible()


def test_the_list_mends_too_and_is_sound_for_all_readers(page: Page, desk: Desk) -> None:
    page.get_by_role("button", name="faults").click()
    expect(page.locator(".cm-faults > li")).to_have_count(3)
    assert light_and_dark_violations(page) == []
    mend = page.locator(".cm-faults").get_by_role("button", name="Longitude first")
    mend.last.click()
    expect(mend).to_have_count(0)
    change(desk, QUOTES, "- id: noon", "- id: noon\n  id: noon")
    desk.ask("/api/dossier")
    excerpt = page.locator(".cm-excerpt-line").first
    expect(excerpt).to_contain_text("2   id: noon")
    page.get_by_role("button", name="Keep the first: noon").click()
    expect(excerpt).to_have_count(0)


def test_settings_that_cannot_be_read_are_shown_and_the_desk_goes_on_when_they_can(
    browser: Browser, desk: Desk
) -> None:
    """What the page asks for just then is not there: the browser logs that."""
    with opened(browser, desk, allowed=("404",), reduced_motion="reduce") as page:
        page.locator(".cm-screens").wait_for()
        break_and_mend(page, desk)


def break_and_mend(page: Page, desk: Desk) -> None:
    sound = (desk.root / SETTINGS).read_text("utf-8")
    (desk.root / SETTINGS).write_text("caribmap: 1\n  title: [", "utf-8")
    desk.ask("/api/dossier")
    expect(page.get_by_text("The dossier cannot be read as it is.")).to_be_visible()
    expect(page.locator(".cm-excerpt")).to_contain_text("title: [")
    assert axe_violations(page) == []
    (desk.root / SETTINGS).write_text(sound, "utf-8")
    desk.ask("/api/dossier")
    expect(page.get_by_role("textbox", name="Article")).to_be_visible()


def test_what_changed_after_the_sign_off_offers_a_correction(page: Page, desk: Desk) -> None:
    assert desk.ask("/api/sign-off", {"name": "A. Editor", "date": "2026-01-01"})[0] == 200
    assert desk.commit({**point("Nadi", 177.4, -17.8), "before": None})[0] == 200
    page.get_by_role("navigation", name="Screens").get_by_role("button", name="Publish").click()
    page.get_by_role("button", name="Add a correction").click()
    form = page.get_by_role("form", name=re.compile("Correction"))
    expect(form).to_contain_text("Nadi")
    assert axe_violations(page) == []
