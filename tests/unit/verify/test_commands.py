from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from caribmap.verify.page import MAX_PAGE_MB
from tests.unit.test_cli import run
from tests.unit.verify.published import data_of, dossier_with_evidence, forge, quote_of


def change_digit(payload: dict[str, Any]) -> None:
    quote_of(payload, "passengers")["exact"] = "It carried 180 passengers"


def test_verify_ends_with_0_only_if_everything_holds(page: Path, articles: Path) -> None:
    honest = run("verify", page, articles)
    assert (honest.returncode, honest.stderr) == (0, "")
    assert "4 quotes: 4 found, 0 altered, 0 absent, 0 source missing" in honest.stdout
    assert honest.stdout.splitlines()[-1].startswith("PASSED: ")
    forged = run("verify", forge(page, change_digit), articles)
    assert forged.returncode == 1
    assert "quote passengers: altered" in forged.stdout
    assert "Not checked: whether a position" in honest.stdout
    assert "Not checked without --against" in honest.stdout
    assert "It carried 120 passengers" in forged.stdout
    reasons = "the data was changed after publication, 1 of 4 quotes not found as published"
    assert forged.stdout.splitlines()[-1] == f"FAILED: {reasons}"


def test_verify_against_a_dossier_names_what_was_removed(original: Path, page: Path, articles: Path) -> None:
    root = original.parents[1]
    compared = run("verify", page, articles, "--against", root)
    assert compared.returncode == 0
    assert "Not checked without --against" not in compared.stdout
    forged = forge(page, lambda payload: payload["discrepancies"].clear(), rehash=True)
    assert run("verify", forged, articles).returncode == 0
    done = run("verify", forged, articles, "--against", root, "--format", "json")
    assert done.returncode == 1
    (difference,) = json.loads(done.stdout)["differences"]
    assert (difference["noun"], difference["id"], difference["kind"]) == (
        "discrepancy",
        "quiet-day",
        "removed",
    )


def test_what_cannot_be_read_ends_with_3(page: Path, articles: Path, tmp_path: Path) -> None:
    for arguments in ((tmp_path / "nowhere.html", articles), (page, tmp_path / "nowhere")):
        done = run("verify", *arguments)
        assert done.returncode == 3
        assert done.stderr.startswith("error: cannot read")


@pytest.mark.parametrize("command", ["verify", "extract", "diff"])
def test_a_page_of_another_tool_ends_with_1_and_one_line(tmp_path: Path, command: str) -> None:
    other = tmp_path / "other.html"
    other.write_text("<html><body>Another map</body></html>")
    more = {"verify": [tmp_path], "extract": [], "diff": [other]}[command]
    done = run(command, other, *more)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "is not a map of caribmap" in done.stderr


def test_a_page_of_200_mb_is_refused_by_its_size(tmp_path: Path) -> None:
    huge = tmp_path / "huge.html"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    done = run("verify", huge, tmp_path)
    assert done.returncode == 1
    assert f"larger than {MAX_PAGE_MB} MB" in done.stderr


def test_extract_prints_the_pages_data_as_json_in_any_terminal(original: Path) -> None:
    code = f"import sys; sys.argv[1:] = ['extract', {str(original)!r}]; from caribmap.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout.decode("utf-8")) == json.loads(data_of(original))


def test_diff_prints_what_a_desk_writes_its_correction_from(original: Path, page: Path) -> None:
    forged = forge(page, change_digit)
    done = run("diff", original, forged)
    assert done.returncode == 0
    assert "quote passengers: changed" in done.stdout
    assert '"It carried 120 passengers" -> "It carried 180 passengers"' in done.stdout
    assert json.loads(run("diff", original, forged, "--format", "json").stdout)["changes"]
    assert run("diff", original, original).stdout == "no changes\n"


def test_report_prints_a_page_or_json_and_ends_with_1_over_errors(tmp_path: Path) -> None:
    root = dossier_with_evidence(tmp_path)
    page = run("report", root)
    assert page.returncode == 0
    assert page.stdout.startswith("<!DOCTYPE html>")
    quotes = root / "geodata/quotes.yaml"
    quotes.write_text(quotes.read_text().replace("120", "180"))
    faulty = run("report", root, "--format", "json")
    assert faulty.returncode == 1
    assert json.loads(faulty.stdout)["open_points"][0] == "quotes not proven: passengers"


def test_report_on_no_dossier_is_a_fault(tmp_path: Path) -> None:
    done = run("report", tmp_path / "nowhere")
    assert done.returncode == 1
    assert "error[F001]" in done.stderr
