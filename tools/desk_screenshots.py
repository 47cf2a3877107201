"""Take the pictures of the desk in docs/screenshots/, of our dossier: `python -m tools.desk_screenshots`."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import launch_options
from tests.browser.desks import opened, previewed, served
from tools.screenshots import FOLDER

ROOT = Path(__file__).parents[1]
PARTS = ("caribmap.yaml", "seeds", "geodata")


def show(page: Page, screen: str) -> None:
    page.locator(".cm-screens").get_by_role("button", name=screen, exact=True).click()


def take(page: Page, name: str) -> None:
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(500)
    page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")


def text(page: Page) -> None:
    page.locator(".cm-map path.cm-coast").first.wait_for(state="attached")
    page.locator(".cm-quote-rows .cm-record-row").first.click()
    page.locator(".cm-wording").wait_for()


def tables(page: Page) -> None:
    show(page, "Tables")
    page.locator("#cm-table-discrepancy").click()
    page.locator('[data-row="3"] > [aria-colindex="3"]').dblclick()


def story(page: Page) -> None:
    show(page, "Story")
    step = page.locator(".cm-strip").nth(1).locator("[data-index='2']")
    step.locator(".cm-record-row").click()
    step.locator(".cm-strip-tools button").first.click()
    page.locator("form.cm-form").wait_for()


def publish(page: Page) -> None:
    show(page, "Tables")
    page.locator("#cm-table-event").click()
    cell = page.locator('[data-row="0"] > [aria-colindex="2"]')
    cell.dblclick()
    cell.locator("input").press("End")
    page.keyboard.type(" (Datum laut Artikel)")
    page.keyboard.press("Enter")
    show(page, "Publish")
    page.locator(".cm-diff").wait_for()


def preview(page: Page) -> None:
    show(page, "Preview")
    page.locator("iframe").wait_for(timeout=60_000)
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready=true]").wait_for(state="attached", timeout=60_000)


SHOTS = {
    "desk": text,
    "desk-tables": tables,
    "desk-story": story,
    "desk-preview": preview,
    "desk-publish": publish,
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder) / "dossier"
        root.mkdir()
        for name in PARTS:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, root / name)
        browser = playwright.chromium.launch(**launch_options())
        with served(root) as desk, previewed(desk), opened(browser, desk, reduced_motion="reduce") as page:
            page.locator(".cm-screens").wait_for()
            for name, prepare in SHOTS.items():
                prepare(page)
                take(page, name)
        browser.close()


if __name__ == "__main__":
    main()
