"""Inputs that fail today and belong to open issues: each test names its issue and says what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

import caribmap
from tests.dossier_edits import append, dossier

PAGE = "issue 19: a story step says what it shows"


@pytest.mark.xfail(reason=PAGE, strict=True)
def test_a_story_step_shows_the_places_that_it_names(tmp_path: Path) -> None:
    step = "story:\n- {title: a, text: b, show: [saint-georges]}\n"
    faults = caribmap.check(dossier(tmp_path, append("caribmap.yaml", step)))
    assert [fault.code for fault in faults if fault.severity == "error"] == []
