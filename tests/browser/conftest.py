"""A page that logs, fails or requests anything fails its test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

import caribmap

ROOT = Path(__file__).parents[2]
INERT = ("data:", "blob:", "about:")

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def real_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own dossier, built once for the session."""
    out = tmp_path_factory.mktemp("real") / "out"
    caribmap.build(ROOT, out=out)
    return out / "map.html"


class Watch:
    """Everything a page did that an offline, silent page must not do."""

    def __init__(self, context: BrowserContext) -> None:
        self.troubles: list[str] = []
        context.on("console", self.note_console)
        context.on("request", self.note_request)
        context.on("weberror", lambda error: self.troubles.append(f"page error: {error.error}"))

    def note_console(self, message: ConsoleMessage) -> None:
        self.troubles.append(f"console {message.type}: {message.text}")

    def note_request(self, request: Request) -> None:
        document = request.is_navigation_request() and request.url.startswith("file:")
        if not document and not request.url.startswith(INERT):
            self.troubles.append(f"request: {request.url}")


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open a file offline and wait until it is ready; fail the test if the page was not silent."""
    contexts: list[tuple[BrowserContext, Watch]] = []

    def open_file(
        file: Path,
        fragment: str = "",
        *,
        ready: bool = True,
        width: int = 1280,
        height: int = 800,
        **options: object,
    ) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True, **options)  # type: ignore[arg-type]
        contexts.append((context, Watch(context)))
        page = context.new_page()
        page.goto(file.as_uri() + fragment)
        if ready:
            page.wait_for_selector("html[data-ready=true]", state="attached")
        return page

    yield open_file
    troubles = [trouble for context, watch in contexts for trouble in watch.troubles]
    for context, _ in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def real_page(open_page: OpenPage, real_map: Path) -> Page:
    return open_page(real_map)
