"""The page on its bad days: far too much of everything, and hardly anything; one page load for each."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe_violations
from tests.browser.conftest import OpenPage
from tests.browser.test_bad_payload import escaped, with_block

Payload = dict[str, Any]
LONG_NAME = "Sehrlangername" * 14 + "Ende"
WORDS_300 = " ".join(f"Wort{number}" for number in range(300))
SIZES = ((1280, 800), (1280, 400), (768, 1024), (390, 844), (320, 256))
"""The last is a window of 1280 × 1024 at a zoom of 400 %."""
FEW = ((1280, 400), (390, 844), (320, 256))
"""What `make test` tries, with all excesses at once; `make full` tries all, and each excess alone."""


def many_steps(payload: Payload) -> None:
    payload["story"] = [payload["story"][number % len(payload["story"])] for number in range(60)]


def no_story(payload: Payload) -> None:
    payload["story"] = []


def one_place(payload: Payload) -> None:
    payload["places"] = [place for place in payload["places"] if place["id"] == "caracas"]
    payload["quotes"] = [
        {**quote, "places": ["caracas"]} for quote in payload["quotes"] if "caracas" in quote["places"]
    ][:1]
    payload["story"], payload["events"], payload["discrepancies"] = [], [], []
    payload["worldviews"] = payload["worldviews"][:1]


def no_dates(payload: Payload) -> None:
    for quote in payload["quotes"]:
        quote["date"] = quote["date_inferred"] = None
    for source in payload["sources"]:
        source["published"] = None
        if "published_inferred" in source:
            source["published_inferred"] = None
    payload["events"] = []


def long_quotes(payload: Payload) -> None:
    for quote in payload["quotes"]:
        quote["exact"] = WORDS_300


def long_names(payload: Payload) -> None:
    for place in payload["places"]:
        place["names"] = dict.fromkeys(place["names"], LONG_NAME)
    for view in payload["views"]:
        view["name"] = dict.fromkeys(view["name"], LONG_NAME)


def twelve_layers(payload: Payload) -> None:
    first = payload["layers"][0]
    for number in range(len(payload["layers"]), 12):
        payload["layers"].append({**first, "id": f"layer-{number}", "name": {"de": f"Ebene {number} " * 6}})


def four_border_views(payload: Payload) -> None:
    last = payload["worldviews"][-1]
    payload["worldviews"].append({**last, "id": "fourth", "name": {"de": "Vierte Darstellung " * 5}})


def all_at_once(payload: Payload) -> None:
    for edit in (many_steps, no_dates, long_quotes, long_names, twelve_layers, four_border_views):
        edit(payload)


DAYS: dict[str, Callable[[Payload], None]] = {
    edit.__name__: edit for edit in (all_at_once, no_story, one_place, many_steps, no_dates)
}
Sizes = tuple[tuple[int, int], ...]
CASES = [
    *(pytest.param(day, FEW, id=day) for day in list(DAYS)[:3]),
    *(pytest.param(day, SIZES, id=f"{day}-all", marks=pytest.mark.full) for day in DAYS),
]
MEASURE = """() => {
  const root = document.documentElement;
  const inside = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.left >= -1 && box.right <= innerWidth + 1;
  };
  const named = '#caribmap-panel button, .cm-bar button, .cm-bar h1';
  const buttons = [...document.querySelectorAll(named)]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1);
  return { sideways: root.scrollWidth - innerWidth,
    cut: buttons.filter((button) => !inside(button)).slice(0, 3)
      .map((button) => button.outerHTML.slice(0, 90)) };
}"""


def fits(page: Page, day: str, sizes: Sizes) -> list[str]:
    found = []
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30)))")
        measured = page.evaluate(MEASURE)
        if measured["sideways"] > 0 or measured["cut"]:
            found.append(f"{day} at {width} × {height}: {measured}")
    return found


@pytest.mark.parametrize(("day", "sizes"), CASES)
def test_a_bad_day_is_laid_out_and_can_be_read(
    open_page: OpenPage, real_map: Path, tmp_path: Path, day: str, sizes: Sizes
) -> None:
    text = real_map.read_text(encoding="utf-8")
    block = text.split('id="caribmap-data">', 1)[1].split("</script>", 1)[0]
    payload = json.loads(block)
    DAYS[day](payload)
    file = tmp_path / "map.html"
    file.write_text(with_block(text, escaped(payload)), encoding="utf-8")
    page = open_page(file, forced_colors="active" if day == "all_at_once" else "none")
    found = fits(page, day, sizes)
    page.set_viewport_size({"width": 1280, "height": 800})
    assert axe_violations(page) == []
    page.evaluate("caribmap.open('caracas')")
    expect(page.get_by_role("dialog").locator("blockquote").first).to_be_visible()
    found += fits(page, f"{day}, a card", sizes)
    page.evaluate("caribmap.close()")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate("caribmap.setMode('analysis')")
    found += fits(page, f"{day}, analysis", sizes)
    assert found == []


def test_the_page_is_walked_by_keys_alone_from_the_text_to_the_map(real_page: Page) -> None:
    """The order of a screen reader: title, tools, text, map; nothing holds the focus."""
    order: list[str] = []
    for _ in range(90):
        real_page.keyboard.press("Tab")
        part = real_page.evaluate(
            """() => document.activeElement.closest(
                '#caribmap-panel, #caribmap-map')?.id
                || document.activeElement.closest('.cm-chrome-bar, .cm-chrome-overlay')?.className
                || 'page'"""
        )
        if not order or order[-1] != part:
            order.append(part)
    assert {"cm-chrome-bar", "caribmap-panel", "caribmap-map"} <= set(order)
    assert len(order) <= 14
