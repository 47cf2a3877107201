"""Take the pictures of docs/screenshots/ from a built map: `python -m tools.screenshots out/map.html`."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import launch_options

FOLDER = Path(__file__).parents[1] / "docs/screenshots"
WIDE, PHONE, EMBED = (1280, 800), (390, 844), (480, 360)
SHOTS = {
    "caribbean": (WIDE, "light", ""),
    "paria": (WIDE, "light", "#view=paria"),
    "world": (WIDE, "light", "#view=world"),
    "card": (WIDE, "light", "#place=uss-gravely"),
    "dark": (WIDE, "dark", "#place=essequibo"),
    "story": (WIDE, "light", "#story=3"),
    "analysis": (WIDE, "light", "#mode=analysis&compare=troops-wapo,troops-cibercuba"),
    "phone": (PHONE, "light", "#place=caracas"),
    "phone-story": (PHONE, "light", ""),
    "embed": (EMBED, "light", "?embed=1#place=uss-gravely"),
}


def take(browser: Browser, page_url: str, name: str) -> None:
    (width, height), scheme, address = SHOTS[name]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(page_url + address)
    page.wait_for_selector("html[data-ready=true]", state="attached")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
    page.close()


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        for name in SHOTS:
            take(browser, Path(sys.argv[1]).resolve().as_uri(), name)
        browser.close()


if __name__ == "__main__":
    main()
