"""The repository's own map, and a page of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

import caribmap
from tests.browser.tabs import OpenPage

__all__ = ["OpenPage"]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def real_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own dossier, built once for the session."""
    out = tmp_path_factory.mktemp("real") / "out"
    caribmap.build(ROOT, out=out)
    return out / "map.html"


@pytest.fixture
def real_page(open_page: OpenPage, real_map: Path) -> Page:
    return open_page(real_map)


PAGE = "issue 19: the page's second design"
EDITION = "issues 19 and 23: the test still holds what the first design or the first edition showed"
DESK = "issue 20: a decision that is still being saved may show the next occurrence of the same wording"
KNOWN = {
    "test_story.py::test_the_story_has_no_axe_violations": f"{PAGE}: a button cut by the column's edge",
    "test_phone.py::test_focus_goes_into_the_card_and_comes_back": PAGE,
}
"""Tests that fail since the second design and edition came together, by the beginning of their names."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        name = item.nodeid.rpartition("tests/browser/")[2]
        reason = next((why for known, why in KNOWN.items() if name.startswith(known)), None)
        if reason:
            item.add_marker(pytest.mark.xfail(reason=reason, strict=False))
