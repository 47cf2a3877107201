"""The browser of the other tests."""

from __future__ import annotations

from tests.browser.conftest import browser

__all__ = ["browser"]
