"""Paper: the map, then every place with its quotes, whichever way the paper lies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.patience import at_rest
from tests.browser.tabs import Tabs
from tests.browser.test_card_spot import box_of


@pytest.mark.parametrize(("landscape", "box"), [(False, (595, 842)), (True, (842, 595))])
def test_the_reader_chooses_how_the_paper_lies(
    real_page: Page, landscape: bool, box: tuple[int, int]
) -> None:
    paper = real_page.pdf(format="A4", landscape=landscape)
    found = re.search(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", paper)
    assert found is not None
    assert (float(found[1]), float(found[2])) == pytest.approx(box, abs=1)


@pytest.mark.parametrize(("width", "beside"), [(700, False), (1010, True)])
def test_the_tray_stands_beside_the_map_where_the_paper_has_room(
    real_page: Page, width: int, beside: bool
) -> None:
    """Whatever `orientation` says: in WebKit it is the window's, and both windows here are wide."""
    real_page.set_viewport_size({"width": width, "height": 600})
    real_page.emulate_media(media="print")
    real_page.evaluate("dispatchEvent(new Event('beforeprint'))")
    boxes = [box_of(real_page.locator(part)) for part in ("#caribmap-map", ".cm-tray", ".cm-print-list")]
    real_page.evaluate("dispatchEvent(new Event('afterprint'))")
    real_page.emulate_media(media="null")
    paper, tray, listed = boxes
    assert tray["width"] > 150
    assert (tray["x"] >= paper["x"] + paper["width"]) == beside
    assert (tray["y"] >= paper["y"] + paper["height"]) == (not beside)
    assert listed["y"] >= max(box["y"] + box["height"] for box in (paper, tray))


@pytest.fixture(scope="module")
def paper(tabs: Tabs, real_map: Path) -> Iterator[Page]:
    """The page as it is while the browser prints it; no test changes it."""
    with tabs.lent() as lent:
        page = lent.open(real_map.as_uri()).page
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        at_rest(page, "document.querySelectorAll('*').length")
        yield page
        page.emulate_media(media="null")


def test_paper_has_neither_tools_nor_hints(paper: Page) -> None:
    for selector in (".cm-tools", ".cm-hint", ".cm-back-chip", ".cm-forward", ".cm-settings", ".cm-map-note"):
        expect(paper.locator(selector).first).to_be_hidden()
    expect(paper.locator(".cm-print-list")).to_contain_text("5 Artikel")


def test_numbers_on_the_map_are_those_of_the_list(paper: Page) -> None:
    names = paper.locator(".cm-print-places h3").all_inner_texts()
    marks = paper.locator(".cm-button[data-number]").evaluate_all(
        "all => all.map(one => [one.dataset.number, one.getAttribute('aria-label')])"
    )
    assert len(marks) > 10
    for numbers, label in marks:
        own = [int(number) for number in numbers.split(", ")]
        assert own == sorted(own)
        assert all(names[number - 1] in label for number in own), (own, label)
    on_map = " ".join(paper.locator(".cm-text").all_text_contents())
    assert re.search(r"\d+ +Caracas", on_map)


def test_the_tray_is_unfolded_on_paper(paper: Page) -> None:
    expect(paper.locator(".cm-chrome-overlay .cm-tray-rows li")).not_to_have_count(0)


def test_nothing_steps_back_on_paper(paper: Page) -> None:
    assert paper.locator(".cm-is-faint").count() == 0


def test_after_the_places_come_discrepancies_events_and_articles(paper: Page) -> None:
    headings = paper.locator(".cm-print-list h2").all_inner_texts()
    assert [heading.split(" (")[0] for heading in headings[1:]] == ["Abweichungen", "Ereignisse", "Quellen"]
    assert paper.locator(".cm-print-sources li").count() == 5
    assert paper.locator(".cm-print-list .cm-discrepancy").count() == paper.evaluate(
        "caribmap.data.discrepancies.length"
    )


def test_the_map_alone_can_be_printed(real_page: Page) -> None:
    real_page.locator(".cm-tools").get_by_role("button", name="Listen").click()
    real_page.locator(".cm-accordion").get_by_role("button", name="Über diese Karte").click()
    real_page.evaluate(
        """() => {
            window.print = () => {
                dispatchEvent(new Event('beforeprint'));
                const list = document.querySelector('.cm-print-list');
                window.printed = [document.documentElement.className, list.children.length];
                dispatchEvent(new Event('afterprint'));
            };
        }"""
    )
    real_page.get_by_role("button", name="Nur die Karte drucken").click()
    classes, listed = real_page.evaluate("printed")
    assert "cm-prints-map-only" in classes
    assert listed == 0
    assert "cm-prints" not in (real_page.locator("html").get_attribute("class") or "")
    real_page.reload()


def test_names_are_set_for_the_paper_before_it_is_printed(real_page: Page) -> None:
    """Once the event is over the browser prints: no frame comes in between."""
    before, at_once, later = real_page.evaluate("""async () => {
        const names = () => [...document.querySelectorAll('.cm-text')].map((name) => name.outerHTML).join();
        const before = names();
        document.getElementById('caribmap-map').style.width = '400px';
        dispatchEvent(new Event('beforeprint'));
        for (let turn = 0; turn < 9; turn++) await null;
        const atOnce = names();
        await new Promise((resolve) => setTimeout(resolve, 500));
        return [before, atOnce, names()];
    }""")
    assert before != at_once
    assert at_once == later
