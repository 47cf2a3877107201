"""The repository's own map, and a page of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

import caribmap
from tests.browser.desks import fill, served
from tests.browser.tabs import OpenPage, Tab, Tabs
from tests.unit.desk.served import Desk

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


@pytest.fixture(scope="session")
def kept_tab(tabs: Tabs, real_map: Path) -> Iterator[Tab]:
    with tabs.lent() as lent:
        yield lent.open(real_map.as_uri())


@pytest.fixture
def read_page(kept_tab: Tab) -> Iterator[Page]:
    """A page of the repository's own map for tests that change nothing in it: it is loaded once."""
    yield kept_tab.page
    assert kept_tab.watch.troubles == []
    assert kept_tab.page.evaluate("location.hash") == ""
    assert kept_tab.page.locator(".leaflet-popup, [role=combobox]").count() == 0


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with one article."""
    with served(tmp_path / "dossier") as found:
        fill(found)
        yield found
