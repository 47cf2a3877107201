"""What holds for all tests: a property may take its time, for a machine may be busy; there is one browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import launch_options

settings.register_profile("caribmap", deadline=None)
settings.load_profile("caribmap")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Playwright runs once in a process: this fixture is everybody's."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        yield browser
        browser.close()
