"""Desks that tests talk to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dossier_edits import dossier
from tests.unit.desk.served import ARTICLE, Desk, desk_of


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_of(dossier(tmp_path / "dossier")) as served:
        yield served


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Desk]:
    """A dossier begun in the desk, with one article."""
    (tmp_path / "new").mkdir()
    with desk_of(tmp_path / "new") as served:
        assert (
            served.ask("/api/start", {"title": "Two reefs: two flags", "languages": ["en", "de"]})[0] == 200
        )
        added = served.ask("/api/articles", {"text": ARTICLE, "metadata": {"short": "The Paper"}})[1]
        assert added["source"] == "the-paper"
        yield served
