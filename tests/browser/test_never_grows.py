"""The document never grows beyond its window: every section, at every size, in one opened page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import OpenPage

WIDTHS = (320, 390, 768, 1024, 1280, 1920)
HEIGHTS = {
    320: (480, 256),
    390: (844, 420),
    768: (1024, 400),
    1024: (768, 300),
    1280: (800, 400),
    1920: (1080,),
}
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


def grown(page: Page, state: str, *, scrolls: bool = False) -> list[str]:
    """What the document is larger than its window by, at all sizes; on a phone the text may scroll down."""
    found = []
    for width in WIDTHS:
        for height in HEIGHTS[width]:
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate(TICK)
            sizes = page.evaluate(GROWN)
            may_scroll = scrolls and width <= PHONE
            if sizes["wide"] > 0 or (sizes["high"] > 0 and not may_scroll):
                found.append(f"{state} at {width} × {height}: {sizes}")
    return found


def test_the_document_never_grows(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map)
    found = grown(page, "story", scrolls=True)
    tools = page.locator(".cm-tools button")
    for number in range(1, tools.count()):
        page.set_viewport_size({"width": 1280, "height": 800})
        tools.nth(number).click()
        page.evaluate(SECTIONS)
        found += grown(page, f"tool {number}", scrolls=True)
    page.set_viewport_size({"width": 1280, "height": 800})
    tools.nth(0).click()
    for place in ("caracas", "uss-gerald-r-ford"):
        page.evaluate("id => caribmap.open(id)", place)
        found += grown(page, f"card of {place}", scrolls=True)
    page.evaluate("caribmap.close()")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate("caribmap.setMode('analysis')")
    found += grown(page, "analysis", scrolls=True)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("button.cm-claim").first.click()
    found += grown(page, "a claim", scrolls=True)
    page.keyboard.press("t")
    found += grown(page, "table", scrolls=True)
    for language in ("en", "es"):
        page.evaluate("tag => caribmap.setLanguage(tag)", language)
        found += grown(page, f"table in {language}", scrolls=True)
    assert found == []
