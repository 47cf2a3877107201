"""The three engines behind one face: what the tests of test_engines.py and the pictures need of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.firefox import firefox_executable
from tests.browser.firefox import started as firefox_started
from tests.browser.webkit import started as webkit_started
from tests.browser.webkit import webkit_driver


class Engine(Protocol):
    def open(self, address: str, width: int = ..., height: int = ...) -> None:
        """Open a page and wait until its map is ready."""

    def load(self, address: str, width: int = ..., height: int = ...) -> None:
        """Open a page, whichever."""

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page, a promise's once it is kept."""

    def screenshot(self) -> bytes:
        """The window as PNG."""


class Chromium:
    """The Chromium of the other tests; nothing glides, as in the other two."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, address: str, width: int = 1280, height: int = 800) -> None:
        self.load(address, width, height)
        self._page.wait_for_selector("html[data-ready=true]", state="attached")

    def load(self, address: str, width: int = 1280, height: int = 800) -> None:
        self._page.set_viewport_size({"width": width, "height": height})
        self._page.goto("about:blank")
        self._page.goto(address, wait_until="commit")

    def evaluate(self, expression: str) -> Any:
        return self._page.evaluate(expression)

    def screenshot(self) -> bytes:
        return self._page.screenshot()


@contextmanager
def chromium(browser: Browser) -> Iterator[Engine]:
    with browser.new_context(offline=True, reduced_motion="reduce") as context:
        yield Chromium(context.new_page())


INSTALLED: dict[str, Callable[[], str | None]] = {"firefox": firefox_executable, "webkit": webkit_driver}
STARTED: dict[str, Callable[[str, Path], AbstractContextManager[Engine]]] = {
    "firefox": firefox_started,
    "webkit": webkit_started,
}


@contextmanager
def session_of(name: str, folder: Path) -> Iterator[Engine]:
    """A session of an engine; the test is skipped where the machine has none."""
    executable = INSTALLED[name]()
    if executable is None:
        pytest.skip(f"no {name} on this machine: python -m tools.browser installs it")
    with STARTED[name](executable, folder) as session:
        yield session
