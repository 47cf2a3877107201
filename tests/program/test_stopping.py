"""Ctrl-C, wherever it strikes: one line, exit code 130, nothing half written."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import caribmap
from tests.dossier_edits import change, dossier
from tests.folders import content
from tests.unit.test_cli import run

STRUCK = """
import signal
import caribmap.cli, caribmap.write
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
whole = caribmap.write._write_file
def struck(*arguments, **options):
    result = whole(*arguments, **options)
    signal.raise_signal(signal.SIGINT)
    return result
caribmap.write._write_file = struck
caribmap.cli.main()
"""


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """A dossier that has changed since it was built; in the end it is as it was, and so is its output."""
    root = dossier(tmp_path)
    caribmap.build(root)
    before = content(root)
    change("caribmap.yaml", "title:", "title: Another #")(root)
    yield root
    change("caribmap.yaml", "title: Another #", "title:")(root)
    assert content(root) == before


@pytest.mark.parametrize(
    "moment",
    [
        "caribmap.pipeline.examine.load_dossier",
        "caribmap.check.dossier.prove_quotes",
        "caribmap.derive.dossier.derive_ledger",
        "caribmap.pipeline.compile.render_files",
    ],
)
def test_a_stopped_build_leaves_the_old_output_and_nothing_else(
    root: Path, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The interrupt is raised in this process, as Python's own handler of the signal raises it."""
    module, name = moment.rsplit(".", 1)
    owner = import_module(module)
    whole = getattr(owner, name)

    def struck(*arguments: Any, **options: Any) -> None:
        whole(*arguments, **options)
        raise KeyboardInterrupt

    monkeypatch.setattr(owner, name, struck)
    done = run("build", root)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "error: stopped\n")


def test_a_signal_while_it_writes_leaves_the_old_output(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STRUCK, "build", str(root)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "error: stopped\n")
