"""What the desk spares where a dossier is large: files that it need not read, pages that nobody looks at."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from caribmap.load import files
from tests.unit.desk.served import Desk, place


def test_the_preview_of_a_large_dossier_waits_until_somebody_looks(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caribmap.desk.preview.MANY_QUOTES", 0)
    preview = desk.server.preview
    preview._make(0, is_shown=False)  # what the timer does
    assert preview.state() is None
    assert desk.ask("/api/preview", {}) == (200, {"preview": None})
    for _ in range(200):
        if desk.ask("/api/dossier")[1]["preview"]:
            return
        time.sleep(0.1)
    raise AssertionError("no page was made")


def test_an_edit_reads_only_files_that_have_changed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that were written a moment ago are read, too: two changes may share one tick of the clock."""
    session, read = desk.server.session, list[str]()
    real = files.read_file

    def noted(root: Path, file: str, *more: Any) -> bytes:
        read.append(file)
        return real(root, file, *more)

    for file in session.root.rglob("*.*"):
        os.utime(file, (1, 1))
    session.refresh()
    monkeypatch.setattr(files, "read_file", noted)
    desk.commit(place("New", 1, 2))
    assert set(read) == {"geodata/places.geojson"}
    article = next((session.root / "seeds").glob("*.txt"))
    article.write_bytes(article.read_bytes() + b"More.\n")
    session.refresh()
    desk.commit(place("Newer", 1, 2))
    assert read.count(f"seeds/{article.name}") == 2
