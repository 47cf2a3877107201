"""Inputs that fail today and belong to open issues: each test names its issue and says what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

import caribmap
from caribmap.pipeline.examine import examine_dossier
from tests.dossier_edits import append, change, dossier

NAMES = "issue 17: names in scripts without spaces, and behind prefixes"
PAGE = "issue 19: a story step says what it shows"

ARTICLE = "seeds/harbour.txt"


@pytest.mark.xfail(reason=NAMES, strict=True)
@pytest.mark.parametrize(
    ("language", "sentence", "name"),
    [
        ("ja", "外相は東京で会談した。", "東京"),
        ("zh", "部长在北京会见了代表。", "北京"),
        ("hi", "मंत्री ने दिल्ली में बैठक की।", "दिल्ली"),
        ("ar", "وصل الوزير إلى بدمشق مساء.", "دمشق"),
        ("th", "รัฐมนตรีเดินทางถึงกรุงเทพเมื่อวาน", "กรุงเทพ"),
    ],
)
def test_a_place_name_is_found_in_every_script(
    language: str, sentence: str, name: str, tmp_path: Path
) -> None:
    root = dossier(
        tmp_path,
        append(ARTICLE, f"\n{sentence}\n"),
        change("seeds/sources.yaml", "language: en", f"language: {language}"),
    )
    derived = examine_dossier(root).derived
    assert derived is not None
    assert name in {mention.surface for mention in derived.ledger.mentions}


@pytest.mark.xfail(reason=PAGE, strict=True)
def test_a_story_step_shows_the_places_that_it_names(tmp_path: Path) -> None:
    step = "story:\n- {title: a, text: b, show: [saint-georges]}\n"
    faults = caribmap.check(dossier(tmp_path, append("caribmap.yaml", step)))
    assert [fault.code for fault in faults if fault.severity == "error"] == []
