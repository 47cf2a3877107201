"""A desk that is served in this process, opened in a browser that must ask nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.tabs import Watch
from tests.unit.desk.served import TOKEN, Desk, desk_of

PAPER = (
    "Two reefs, two flags\n\n"
    "Suva, 3 May 2024. Tonga has filed a claim for Minerva Reef, Fiji said. 🚢 "
    "The ship left Suva at noon.\n\n"
    "A navigator in Auckland said: “The reef lies 310 km south of Suva, at 23°40'S 179°00'W.” "
    "Fiji will not leave the reef, a minister told reporters in Suva. Tonga denied that its ship was there.\n"
)
"""Written for the tests."""

OpenDesk = Callable[..., Page]


def point(name: str, lng: float, lat: float, **more: Any) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": [lng, lat]}
    record = {"names": {"en": name}, "kind": "city", "layer": "places", "geocoding": {"basis": "stated"}}
    return {"noun": "place", "id": name.lower(), "put": {"geometry": geometry, **record, **more}}


def fill(desk: Desk) -> None:
    """Begin a dossier with one article."""
    status, _ = desk.ask("/api/start", {"title": "Two reefs: two flags", "languages": ["en", "de"]})
    assert status == 200
    status, _ = desk.ask("/api/articles", {"text": PAPER, "metadata": {"short": "The Paper"}})
    assert status == 200


def go_to(page: Page, pane: str) -> None:
    """Press F6 until the focus is in a pane; it moves after the key, so each press waits for its own."""
    for _ in range(6):
        before = page.evaluate_handle("document.activeElement")
        page.keyboard.press("F6")
        page.wait_for_function("before => document.activeElement !== before", arg=before)
        if page.evaluate("pane => document.activeElement.matches(pane)", pane):
            return
    raise AssertionError(pane)


@contextmanager
def served(folder: Path, read_only: str | None = None) -> Iterator[Desk]:
    folder.mkdir(exist_ok=True)
    with desk_of(folder, read_only) as desk:
        yield desk


@contextmanager
def previewed(desk: Desk) -> Iterator[None]:
    """Make the page anew after each change, as `caribmap edit` does."""
    session, preview = desk.server.session, desk.server.preview
    session.changed = lambda: preview.ask(session.revision)
    preview.ask(session.revision)
    yield
    preview.stop()


@contextmanager
def opened(browser: Browser, desk: Desk, allowed: tuple[str, ...] = (), **options: Any) -> Iterator[Page]:
    """The desk's page; it fails if the page logged anything but `allowed`, or asked another host."""
    usual: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB"}
    context = browser.new_context(**usual | options)
    address = f"http://127.0.0.1:{desk.port}"
    watch = Watch(context, address)
    page = context.new_page()
    page.goto(f"{address}/#token={TOKEN}")
    page.locator("h1").wait_for()
    yield page
    context.close()
    assert [one for one in watch.troubles if not any(words in one for words in allowed)] == []
