"""What holds for all tests: a property may take its time, for a machine may be busy; there is one browser."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import launch_options
from tests.browser.tabs import Lent, OpenPage, Tabs

# A finer coast that somebody has installed would change every map.
os.environ["XDG_DATA_HOME"] = str(Path(__file__).parent / "no-data")

# On two cores that do other work too, an answer that takes 50 ms may take seconds.
expect.set_options(timeout=20_000)

settings.register_profile("caribmap", deadline=None, max_examples=50)
settings.load_profile("caribmap")

# What is imported and collected stays: looking for reference cycles in it again and again frees nothing.
gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Playwright runs once in a process: this fixture is everybody's."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options(shell=True))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Iterator[Tabs]:
    tabs = Tabs(browser)
    yield tabs
    tabs.close()


@pytest.fixture
def lent(tabs: Tabs) -> Iterator[Lent]:
    """The test's tabs; it fails if one of them logged, failed or requested anything."""
    with tabs.lent() as lent:
        yield lent


@pytest.fixture
def open_page(lent: Lent) -> OpenPage:
    """Opens a file offline and waits until it is ready."""

    def open_file(file: Path, fragment: str = "", **options: object) -> Page:
        return lent.open(file.as_uri() + fragment, **options).page  # type: ignore[arg-type]

    return open_file
