"""Committed files that a program makes are those that it makes now."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.generate import GENERATORS, stale


@pytest.mark.parametrize("name", GENERATORS)
def test_the_committed_files_are_the_generated_ones(name: str) -> None:
    assert stale(GENERATORS[name]()) == [], "run: make generate"


def test_a_file_that_differs_or_is_missing_is_stale(tmp_path: Path) -> None:
    same, other, missing = (tmp_path / name for name in ("same", "other", "missing"))
    same.write_bytes(b"content")
    other.write_bytes(b"content\r\n")
    files = dict.fromkeys((same, other, missing), b"content")
    assert stale(files) == [other, missing]
