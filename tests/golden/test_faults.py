"""Every fault code has a broken dossier that yields exactly it, where its author has to look."""

from __future__ import annotations

from pathlib import Path

import pytest

from caribmap.dossier.archive_faults import ARCHIVE_FAULTS
from caribmap.faults import FAULTS, Fault
from caribmap.pipeline.examine import examine_dossier
from tests.dossier_edits import DOSSIERS, Broken, Edit, dossier
from tests.golden.broken_files import FILES, JSON, VALUES, YAML
from tests.golden.broken_recipes import MENTIONS_CASES, RECIPES, SOUND
from tests.golden.broken_records import (
    DISCREPANCIES_CASES,
    EVENTS_CASES,
    PLACES_CASES,
    QUOTES_CASES,
    SETTINGS_CASES,
)
from tests.golden.broken_story import STORY_CASES

CASES = (
    *FILES,
    *YAML,
    *JSON,
    *VALUES,
    *SETTINGS_CASES,
    *STORY_CASES,
    *PLACES_CASES,
    *QUOTES_CASES,
    *EVENTS_CASES,
    *DISCREPANCIES_CASES,
    *RECIPES,
    *MENTIONS_CASES,
)


BY_THE_THOUSAND = ("F010", "F011")
"""Stand beside ten thousand others: tests/hostile/test_readers_of_size.py."""


def position(fault: Fault) -> str:
    where = fault.where
    return where.file if where.line is None else f"{where.file}:{where.line}:{where.column}"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_broken_dossier_yields_exactly_its_fault(case: Broken, tmp_path: Path) -> None:
    faults = examine_dossier(dossier(tmp_path, *case.edits)).faults
    assert [(fault.code, position(fault)) for fault in faults] == [(case.code, case.where)]
    assert faults[0].message
    assert faults[0].hint, "every fault names one action"


def test_a_missing_folder_is_a_fault(tmp_path: Path) -> None:
    (fault,) = examine_dossier(tmp_path / "nowhere").faults
    assert (fault.code, position(fault)) == ("F001", "caribmap.yaml")


def test_every_code_has_a_broken_dossier() -> None:
    dossiers = set(FAULTS) - set(ARCHIVE_FAULTS)  # tests/unit/survey has the archives
    assert {case.code for case in CASES} | {"F001", *BY_THE_THOUSAND} == dossiers


@pytest.mark.parametrize(
    "edits", SOUND, ids=("outline", "offshore", "offshore of a crossed outline", "ring", "bearing", "link")
)
def test_a_recipe_that_fits_yields_no_fault(edits: tuple[Edit, ...], tmp_path: Path) -> None:
    faults = examine_dossier(dossier(tmp_path, *edits)).faults
    assert [fault.code for fault in faults if fault.code != "P021"] == []


@pytest.mark.parametrize("name", ["minimal", "antimeridian"])
def test_a_sound_dossier_yields_no_fault(name: str) -> None:
    assert examine_dossier(DOSSIERS / name).faults == ()
