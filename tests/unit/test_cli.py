"""The command line as its users meet it: exit codes, streams, formats."""

from __future__ import annotations

import contextlib
import gc
import gzip
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import caribmap
from caribmap.cli import main
from caribmap.commands import printing
from caribmap.dossier.document import Where
from caribmap.errors import EnvironmentalError
from caribmap.faults import Fault
from caribmap.runtime.own_process import OWN_PROCESS
from caribmap.runtime.terminal import visible

SETTINGS = """caribmap: 1
title: Probe
languages: [de]
layers:
  - {id: places, name: Orte, color: {light: "#111111", dark: "#eeeeee"}}
views:
  - {id: all, name: Alles, bounds: [-70, 8, -62, 15]}
"""
ARTICLE = "Am Sonntag landete eine Maschine in Caracas. Mehr war bis zum Abend nicht bekannt, hieß es dort.\n"
SOURCES = "- {id: paper, file: paper.txt, language: de, short: Zeitung}\n"
PLACES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "id": "caracas",
            "geometry": {"type": "Point", "coordinates": [-66.9, 10.5]},
            "properties": {
                "names": {"de": "Caracas"},
                "kind": "city",
                "layer": "places",
                "geocoding": {"basis": "stated"},
            },
        }
    ],
}
QUOTES = '- {id: landed, source: paper, exact: "landete eine Maschine in Caracas", places: [caracas]}\n'


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The smallest sound dossier: one article, one place, one quote."""
    root = tmp_path / "dossier"
    for name, content in {
        "caribmap.yaml": SETTINGS,
        "seeds/sources.yaml": SOURCES,
        "seeds/paper.txt": ARTICLE,
        "geodata/places.geojson": json.dumps(PLACES),
        "geodata/quotes.yaml": QUOTES,
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    return root


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str | Path, cwd: Path | None = None) -> Done:
    """The command inside this process, without a terminal."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        contextlib.chdir(cwd or Path.cwd()),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(sys, "argv", ["caribmap", *map(str, arguments)])
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        finally:
            gc.enable()  # main() is made for a process of its own
            OWN_PROCESS.clear()
    return Done(code, out.getvalue(), err.getvalue())


def run_apart(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> Done:
    """The command in a process of its own, whose environment the test chooses."""
    command = [sys.executable, "-c", "from caribmap.cli import run; run()", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    return Done(done.returncode, done.stdout, done.stderr)


def break_quote(dossier: Path) -> None:
    (dossier / "geodata/quotes.yaml").write_text(QUOTES.replace("Maschine", "Masche"), encoding="utf-8")


def add_warning(dossier: Path) -> None:
    """A city that the dossier neither maps nor rules out."""
    (dossier / "seeds/paper.txt").write_text(ARTICLE + "Auch Madrid meldete sich.\n", encoding="utf-8")


def test_a_sound_dossier_builds_with_exit_code_0_and_closing_lines(dossier: Path) -> None:
    done = run("build", dossier)
    page = (dossier / "out/map.html").read_bytes()
    assert (done.returncode, done.stderr) == (0, "")
    where, counts, shares = done.stdout.splitlines()
    assert where.startswith(str(dossier / "out/map.html"))
    assert f"{len(page) / 1000:.0f} kB, {len(gzip.compress(page, 6)) / 1000:.0f} kB gzipped" in where
    assert counts.startswith(
        "1 place, 1 quote, 1 source, 0 events, 0 discrepancies, 1 mention, 0 unaccounted"
    )
    assert shares == f"quoted: Zeitung {len('landete eine Maschine in Caracas') / len(ARTICLE):.0%}"


def test_a_build_leaves_the_modules_of_its_process_alone(dossier: Path) -> None:
    import pandas as pd

    assert run("build", dossier).returncode == 0
    assert sys.modules["pandas"] is pd


def test_the_dossier_is_this_folder_unless_named_and_out_can_be_elsewhere(
    dossier: Path, tmp_path: Path
) -> None:
    assert run("build", "--out", tmp_path / "elsewhere", "--quiet", cwd=dossier).stdout == ""
    assert (tmp_path / "elsewhere/map.html").is_file()
    assert not (dossier / "out").exists()


def test_faults_end_a_build_with_exit_code_1_and_leave_the_old_output(dossier: Path) -> None:
    run("build", dossier)
    before = (dossier / "out/map.html").read_bytes()
    break_quote(dossier)
    done = run("build", dossier)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "geodata/quotes.yaml:1:" in done.stderr
    assert "1 error, 0 warnings – nothing was written" in done.stderr
    assert "Traceback" not in done.stderr
    assert (dossier / "out/map.html").read_bytes() == before


def test_warnings_build_unless_strict(dossier: Path) -> None:
    add_warning(dossier)
    done = run("build", dossier)
    assert done.returncode == 0
    assert "warning[" in done.stderr
    strict = run("build", dossier, "--strict")
    assert strict.returncode == 1
    assert strict.stdout == ""


@pytest.mark.parametrize("command", ["build", "check", "mentions"])
def test_a_missing_dossier_is_a_fault(tmp_path: Path, command: str) -> None:
    done = run(command, tmp_path / "nowhere")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "error[F" in done.stderr


@pytest.mark.parametrize("arguments", [["build", "--colour"], ["check", "--format", "xml"], ["bild"]])
def test_wrong_usage_has_exit_code_2(arguments: list[str]) -> None:
    assert run(*arguments).returncode == 2


def test_a_folder_that_is_not_ours_has_exit_code_3(dossier: Path) -> None:
    done = run("build", dossier, "--out", dossier / "seeds")
    assert done.returncode == 3
    assert "caribmap did not write" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_bug_shows_its_traceback(dossier: Path) -> None:
    code = (
        "import caribmap.pipeline.examine as e, caribmap.cli as c; "
        "e.load_dossier = lambda *_: 1 / 0; c.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", str(dossier)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert "ZeroDivisionError" in done.stderr


def test_check_reports_faults_as_json_with_paths_relative_to_the_dossier(dossier: Path) -> None:
    break_quote(dossier)
    done = run("check", dossier, "--format", "json")
    assert done.returncode == 1
    result = json.loads(done.stdout)
    assert result["summary"] == {"errors": 1, "warnings": 0}
    (fault,) = result["faults"]
    assert set(fault) == {"code", "severity", "message", "file", "line", "column", "pointer", "hint"}
    assert (fault["file"], fault["line"], fault["severity"]) == ("geodata/quotes.yaml", 1, "error")


def test_a_sound_dossier_checks_clean_in_every_format(dossier: Path) -> None:
    assert run("check", dossier).stdout == "no faults\n"
    assert json.loads(run("check", dossier, "--format", "json").stdout)["faults"] == []
    assert run("check", dossier, "--format", "github").stdout == ""


def test_check_annotates_pull_requests_with_paths_that_start_at_the_dossier(dossier: Path) -> None:
    break_quote(dossier)
    done = run("check", dossier.name, "--format", "github", cwd=dossier.parent)
    assert done.stdout.startswith(f"::error file={dossier.name}/geodata/quotes.yaml,line=1,col=")
    assert done.stdout.count("\n") == 1


def test_check_is_strict_on_request(dossier: Path) -> None:
    add_warning(dossier)
    assert run("check", dossier).returncode == 0
    assert run("check", dossier, "--strict").returncode == 1


def test_mentions_lists_every_place_name_with_what_accounts_for_it(dossier: Path) -> None:
    add_warning(dossier)
    done = run("mentions", dossier, "--format", "json")
    assert done.returncode == 0
    ledger = json.loads(done.stdout)
    mentions = {mention["surface"]: mention for mention in ledger["mentions"]}
    text = (dossier / "seeds/paper.txt").read_bytes().decode()
    caracas = mentions["Caracas"]
    keys = {"source", "file", "start", "end", "surface", "place", "ruling", "reason", "confidence"}
    assert set(caracas) == keys
    assert caracas["confidence"] == "dossier"
    assert (caracas["source"], caracas["place"], caracas["ruling"]) == ("paper", "caracas", None)
    assert text[caracas["start"] : caracas["end"]] == "Caracas"
    assert [(found["surface"], found["confidence"]) for found in ledger["unaccounted"]] == [
        ("Madrid", "world")
    ]
    assert ledger["possible"] == []


def test_mentions_in_words_name_what_is_unaccounted(dossier: Path) -> None:
    add_warning(dossier)
    done = run("mentions", dossier)
    assert "Caracas" in done.stdout
    assert "2 mentions: 1 mapped, 0 ruled out, 1 unaccounted" in done.stdout


def test_mentions_in_words_show_the_sentence_around_each(dossier: Path) -> None:
    article = dossier / "seeds/paper.txt"
    article.write_text(article.read_text("utf-8") + "\nEr kam aus Madrid. MADRID schwieg.\n", "utf-8")
    lines = run("mentions", dossier).stdout.splitlines()
    assert any(line.startswith("paper:") and "  caracas  " in line and "»Caracas«" in line for line in lines)
    assert "Madrid, MADRID  2 times, in a list of the world's names" in lines
    assert any(line.endswith("  Er kam aus »Madrid«.") for line in lines)
    assert any(line.endswith("  »MADRID« schwieg.") for line in lines)


def test_output_without_a_terminal_is_plain(dossier: Path) -> None:
    break_quote(dossier)
    assert "\x1b" not in run_apart("build", dossier, FORCE_COLOR="1").stderr


def test_colour_obeys_the_terminal_and_no_color(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    printing.say_error("x")
    assert capsys.readouterr().err == "\x1b[31merror\x1b[0m: x\n"
    monkeypatch.setenv("NO_COLOR", "1")
    printing.say_error("x")
    assert capsys.readouterr().err == "error: x\n"


def test_text_of_a_dossier_cannot_steer_the_terminal() -> None:
    assert visible("a\x1b[2Jb\u202ec\u200bd\te") == "a\\x1b[2Jb\\u202ec\\u200bd\\te"
    assert visible("„Caracas“ – ñ") == "„Caracas“ – ñ"


def test_annotations_cannot_be_forged_by_text() -> None:
    fault = Fault("Q001", "a\n::error::b 100%", Where("a,b:c.yaml", 1, 2), "hint")
    line = printing.fault_as_annotation(fault, Path())
    assert line == "::error file=a%2Cb%3Ac.yaml,line=1,col=2,title=Q001::a\\n::error::b 100%25%0Ahint"


def test_any_text_prints_on_a_terminal_that_lacks_its_characters(dossier: Path) -> None:
    break_quote(dossier)
    (dossier / "caribmap.yaml").write_text(SETTINGS.replace("Probe", "Próbe"), encoding="utf-8")
    done = run_apart("check", dossier, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert "UnicodeEncodeError" not in done.stderr


def test_the_version_is_the_packages(dossier: Path) -> None:
    assert run("--version").stdout == f"caribmap {caribmap.__version__}\n"


def test_help_names_every_command() -> None:
    output = run_apart("--help", COLUMNS="100").stdout
    assert all(command in output for command in ("build", "check", "mentions"))


def test_the_same_dossier_gives_the_same_bytes_in_another_folder_with_another_hash_seed(
    dossier: Path, tmp_path: Path
) -> None:
    twin = tmp_path / "a folder with spaces/twin"
    shutil.copytree(dossier, twin)
    assert run_apart("build", dossier, PYTHONHASHSEED="1").returncode == 0
    assert run_apart("build", ".", cwd=twin, PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C").returncode == 0
    for name in ("map.html", "README.md", ".caribmap"):
        assert (dossier / "out" / name).read_bytes() == (twin / "out" / name).read_bytes()


def test_building_from_python_gives_the_paths_and_raises_what_the_command_prints(dossier: Path) -> None:
    built = caribmap.build(dossier)
    assert built.map == dossier / "out/map.html"
    assert caribmap.check(dossier) == ()
    assert caribmap.load(dossier).places[0].id == "caracas"
    (dossier / "out/.caribmap").unlink()
    with pytest.raises(EnvironmentalError):
        caribmap.build(dossier)


def test_one_of_a_noun_is_told_in_the_singular() -> None:
    assert printing.counted(1, "discrepancies") == "1 discrepancy"
    assert printing.counted(1, "places") == "1 place"
    assert printing.counted(2, "discrepancies") == "2 discrepancies"
