"""Paper: the map, then every place with its quotes, whichever way the paper lies."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

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


def test_paper_is_not_asked_to_be_tapped(real_page: Page) -> None:
    hint = real_page.get_by_text("Ein Zeichen antippen")
    expect(hint).to_be_visible()
    real_page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(hint).to_be_hidden()
    expect(real_page.locator(".cm-opening")).to_contain_text("5 Artikel")
    real_page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(hint).to_be_visible()


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
