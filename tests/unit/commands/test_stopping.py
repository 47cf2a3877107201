"""Ctrl-C, wherever it strikes: one line, exit code 130, nothing half written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import caribmap
from tests.dossier_edits import change, dossier
from tests.folders import content

STRUCK = """
import os, signal, sys
from importlib import import_module
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
module, name = sys.argv.pop(1).split(":")
owner = import_module(module)
whole = getattr(owner, name)
def struck(*arguments, **options):
    result = whole(*arguments, **options)
    os.kill(os.getpid(), signal.SIGINT)
    return result
setattr(owner, name, struck)
import_module("caribmap.cli").main()
"""


@pytest.mark.parametrize(
    "moment",
    [
        "caribmap.pipeline.examine:load_dossier",
        "caribmap.check.dossier:prove_quotes",
        "caribmap.derive.dossier:derive_ledger",
        "caribmap.pipeline.compile:render_files",
        "caribmap.write:_write_file",
    ],
)
def test_a_stopped_build_leaves_the_old_output_and_nothing_else(tmp_path: Path, moment: str) -> None:
    root = dossier(tmp_path)
    caribmap.build(root)
    before = content(root)
    change("caribmap.yaml", "title:", "title: Another #")(root)
    done = subprocess.run(
        [sys.executable, "-c", STRUCK, moment, "build", str(root)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "error: stopped\n")
    change("caribmap.yaml", "title: Another #", "title:")(root)
    assert content(root) == before
