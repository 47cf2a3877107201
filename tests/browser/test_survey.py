"""A survey's map in a browser: circles to scale, a chart in the card, and no text of an archive that runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.hostile.payloads import HOST, PAYLOADS
from tests.unit.survey.archives import NAME, article, survey_here, write_lines

RADIUS = "() => document.querySelector('.cm-circle').getBoundingClientRect().width"
QUOTES = (
    "() => [...document.querySelectorAll('.leaflet-popup blockquote')].map(({ textContent }) => textContent)"
)


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The map of an archive whose every text does harm where it does not stay text."""
    folder = tmp_path_factory.mktemp("survey")
    texts = [payload.text for payload in PAYLOADS]
    records = [
        article(
            number,
            id=f"{number} {text}",
            text=f"{text} is in {NAME}.\n\n{text}",
            publisher=text,
            title=text,
            url=text,
            date=f"2025-{number % 3 + 1:02}-01",
        )
        for number, text in enumerate(texts)
    ]
    with pytest.MonkeyPatch.context() as patch:
        return survey_here(write_lines(folder / "a.jsonl", records), folder / "out", patch, draws=True).map


@pytest.fixture
def page(open_page: OpenPage, page_file: Path) -> Page:
    return open_page(page_file)


def test_the_card_counts_mentions_and_quotes_sentences_word_for_word(page: Page) -> None:
    page.evaluate("caribmap.open('saint-georges')")
    card = page.locator(".leaflet-popup")
    expect(card.locator(".cm-chart svg")).to_have_attribute("role", "img")
    assert card.locator(".cm-chart rect").count() > 2
    expect(card).to_contain_text(f"{len(PAYLOADS)} mentions")
    expect(card).to_contain_text("not one that an editor chose")
    quotes = page.evaluate("caribmap.quotes('saint-georges').map(({ exact }) => exact)")
    assert 0 < len(quotes) <= 50
    assert set(page.evaluate(QUOTES)) == set(quotes)
    assert page.evaluate("window.__pwned") is None
    assert page.locator(f"[src*='{HOST}'], [href*='javascript:']").count() == 0


def test_circles_follow_the_time_window(page: Page) -> None:
    whole = page.evaluate(RADIUS)
    page.evaluate("caribmap.setTime('2025-01-01', '2025-01-31')")
    page.wait_for_function(f"before => ({RADIUS})() < before", arg=whole)
    part = page.evaluate(RADIUS)
    share = (part / whole) ** 2
    assert 0.25 < share < 0.45, "a third of the articles are of January"
    page.evaluate("caribmap.setTime(null, null)")


def test_the_page_says_that_nobody_chose_what_it_shows(page: Page) -> None:
    expect(page.locator(".cm-subtitle").first).to_contain_text("not chosen by an editor")
    description = page.locator("meta[name=description]").get_attribute("content")
    assert "not chosen by an editor" in (description or "")
