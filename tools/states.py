"""Take a page in every state at six sizes in both themes: `python -m tools.states out/map.html FOLDER`.

FOLDER gets a sheet of pictures per state, for looking at: no text cut, no collision, no subject covered.
"""

from __future__ import annotations

import sys
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import launch_options

SIZES = ((1920, 1080), (1280, 800), (1024, 768), (768, 1024), (390, 844), (360, 640))
FRAMES = ((700, 438), (600, 400), (480, 600), (390, 488), (360, 203), (300, 150))
"""Of the page in an article."""
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
STATES = {
    "first": "",
    "step": "#story=3",
    "card": "#place={place}",
    "board": "#mode=analysis",
    "table": "#mode=analysis&table=quotes",
    "embed": "?embed=1#place={place}",
    "print": "",
}
COLUMNS, COLUMN_PX = 6, 440
PAPER_PX = (760, 1080)

Shot = tuple[str, bytes]


def subject(page: Page) -> str:
    """The id of the drawn place with the most quotes."""
    found: str = page.evaluate(
        """() => caribmap.places().filter(({ anchor }) => anchor)
            .map(({ id }) => [caribmap.quotes(id).length, id])
            .reduce((best, one) => (one[0] > best[0] ? one : best), [-1, ''])[1]"""
    )
    return found


def opened(browser: Browser, address: str, size: tuple[int, int], theme: Literal["light", "dark"]) -> Page:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=theme)
    page.goto(address)
    page.wait_for_selector("html[data-ready=true]", state="attached")
    page.evaluate("document.fonts.ready")
    return page


def take(browser: Browser, url: str, state: str, place: str) -> Iterator[Shot]:
    """The pictures of one state, each with its size and theme."""
    sizes = FRAMES if state == "embed" else SIZES[:1] if state == "print" else SIZES
    for theme in THEMES:
        for size in sizes:
            page = opened(browser, url + STATES[state].format(place=place), size, theme)
            if state == "print":
                page.set_viewport_size({"width": PAPER_PX[0], "height": PAPER_PX[1]})
                page.emulate_media(media="print")
                page.evaluate("dispatchEvent(new Event('beforeprint'))")
            page.wait_for_timeout(500)
            yield f"{size[0]}x{size[1]} {theme}", page.screenshot(animations="disabled")
            page.close()


def sheet(browser: Browser, shots: list[Shot], path: Path) -> None:
    """All pictures of a state on one."""
    page = browser.new_page(viewport={"width": COLUMNS * COLUMN_PX, "height": 600})
    cells = "".join(
        f"<figure><figcaption>{name}</figcaption>"
        f"<img src='data:image/png;base64,{b64encode(png).decode()}'></figure>"
        for name, png in shots
    )
    page.set_content(
        "<style>body{margin:0;display:flex;flex-wrap:wrap;align-items:start;background:#888}"
        f"figure{{margin:4px;width:{COLUMN_PX - 8}px;background:#fff}}img{{width:100%}}</style>{cells}"
    )
    page.screenshot(path=path, full_page=True)
    page.close()


def main(page_file: Path, folder: Path, states: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    url = page_file.resolve().as_uri()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        place = subject(opened(browser, url, SIZES[0], "light"))
        for state in states or STATES:
            sheet(browser, list(take(browser, url, state, place)), folder / f"{state}.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
