from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.verify.published import publish


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published map; its articles are in `seeds` of the folder above."""
    return publish(tmp_path_factory.mktemp("published"))


@pytest.fixture
def page(original: Path, tmp_path: Path) -> Path:
    """A copy of the map that a test may spoil."""
    copy = tmp_path / "map.html"
    copy.write_bytes(original.read_bytes())
    return copy


@pytest.fixture
def articles(original: Path, tmp_path: Path) -> Path:
    """Copies of the articles that a test may spoil."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for article in (original.parents[1] / "seeds").glob("*.txt"):
        (folder / article.name).write_bytes(article.read_bytes())
    return folder
