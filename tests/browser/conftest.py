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
