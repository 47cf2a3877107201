"""The document never grows beyond its window: every section, at every size, in one opened page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.browser.conftest import OpenPage

SIZES = (
    *((320, 480), (320, 256), (390, 844), (390, 420), (768, 1024), (768, 400)),
    *((1024, 768), (1024, 300), (1280, 800), (1280, 400), (1920, 1080)),
)
FEW = ((320, 256), (768, 400), (1280, 800))
"""What `make test` tries; `make full` tries all."""
PHONE = 640
"""Up to this width the text and the list of claims scroll with the page."""
GROWN = """() => {
  const root = document.documentElement;
  const isOut = (box) => box.right > innerWidth + 1 || box.left < -1;
  const clips = (element) => element && (/(auto|scroll|hidden|clip)/.test(getComputedStyle(element).overflowX)
    ? true : clips(element.parentElement));
  const out = root.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
    .filter((element) => element.checkVisibility() && isOut(element.getBoundingClientRect())
      && !clips(element.parentElement))
    .map((element) => element.outerHTML.slice(0, 80));
  return { wide: root.scrollWidth - innerWidth, high: root.scrollHeight - innerHeight, out: out.slice(0, 3) };
}"""
SECTIONS = """async () => {
  const tick = () => new Promise((resolve) => setTimeout(resolve, 20));
  for (const button of document.querySelectorAll('.cm-section > h2 > button[aria-expanded=false]')) {
    button.click();
    await tick();
  }
}"""
TICK = "() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)))"


@pytest.mark.parametrize("sizes", [FEW, pytest.param(SIZES, marks=pytest.mark.full)], ids=len)
def test_the_document_never_grows(
    open_page: OpenPage, real_map: Path, sizes: Iterable[tuple[int, int]]
) -> None:
    page = open_page(real_map)
    found = list[str]()

    def grow(state: str) -> None:
        """Note what the document is larger than its window by; on a phone the text may scroll down."""
        for width, height in sizes:
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate(TICK)
            beyond = page.evaluate(GROWN)
            if beyond["wide"] > 0 or (beyond["high"] > 0 and width > PHONE):
                found.append(f"{state} at {width} × {height}: {beyond}")

    grow("story")
    tools = page.locator(".cm-tools button")
    for number in range(1, tools.count()):
        page.set_viewport_size({"width": 1280, "height": 800})
        tools.nth(number).click()
        page.evaluate(SECTIONS)
        grow(f"tool {number}")
    page.set_viewport_size({"width": 1280, "height": 800})
    tools.nth(0).click()
    for place in ("caracas", "uss-gerald-r-ford"):
        page.evaluate("id => caribmap.open(id)", place)
        grow(f"card of {place}")
    page.evaluate("caribmap.close()")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate("caribmap.setMode('analysis')")
    grow("analysis")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("button.cm-claim").first.click()
    grow("a claim")
    page.keyboard.press("t")
    grow("table")
    for language in ("en", "es"):
        page.evaluate("tag => caribmap.setLanguage(tag)", language)
        grow(f"table in {language}")
    assert found == []
