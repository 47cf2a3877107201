"""Paper: the map, then every place with its quotes, whichever way the paper lies."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(("landscape", "box"), [(False, (595, 842)), (True, (842, 595))])
def test_the_reader_chooses_how_the_paper_lies(
    real_page: Page, landscape: bool, box: tuple[int, int]
) -> None:
    paper = real_page.pdf(format="A4", landscape=landscape)
    found = re.search(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", paper)
    assert found is not None
    assert (float(found[1]), float(found[2])) == pytest.approx(box, abs=1)


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
