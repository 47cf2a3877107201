"""`caribmap fix`: what it prints, what it writes, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from caribmap.cli import app
from tests.dossier_edits import dossier
from tests.folders import content
from tests.unit.desk.test_fixing import FOLDED, SWAPPED


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_without_write_it_prints_a_diff_and_writes_nothing(tmp_path: Path) -> None:
    before = content(root := dossier(tmp_path / "dossier", SWAPPED, FOLDED))
    ran = CliRunner().invoke(app, ["fix", str(root)])
    assert ran.exit_code == 1
    assert '-      "geometry": {"type": "Point", "coordinates": [12.05, -161.75]},' in ran.stdout
    assert "+  exact: A ferry arrived in Saint George's on Friday." in ran.stdout
    assert "would mend 2 faults: P003, Q004" in ran.stdout
    assert content(root) == before


def test_with_write_the_dossier_is_sound_and_the_rest_of_its_bytes_stay(tmp_path: Path) -> None:
    root, sound = dossier(tmp_path / "dossier", FOLDED), content(dossier(tmp_path / "sound"))
    ran = CliRunner().invoke(app, ["fix", str(root), "--write"])
    assert ran.exit_code == 0, ran.output
    assert "mended 1 fault: Q004" in ran.stdout
    assert content(root) == sound
    again = CliRunner().invoke(app, ["fix", str(root), "--write"])
    assert (again.exit_code, again.stdout) == (0, "no faults\n")


def test_one_code_alone_and_a_code_that_nothing_mends(tmp_path: Path) -> None:
    root = dossier(tmp_path / "dossier", SWAPPED, FOLDED)
    ran = CliRunner().invoke(app, ["fix", str(root), "--write", "--code", "Q004"])
    assert ran.exit_code == 1
    assert "error[P003]" in ran.stderr
    assert CliRunner().invoke(app, ["fix", str(root), "--code", "M001"]).exit_code == 2


def test_a_missing_folder_and_a_file_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["fix", str(tmp_path / "nowhere")])
    assert (ran.exit_code, "F001" in ran.stderr) == (1, True)
    root = dossier(tmp_path / "dossier", FOLDED)
    (root / "caribmap.yaml").write_bytes(b"\xff\xfe")
    ran = CliRunner().invoke(app, ["fix", str(root), "--write"])
    assert (ran.exit_code, "F006" in ran.stderr) == (1, True)
