"""Work beside: the same result whoever does it, once, and nothing is left running."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import caribmap
from caribmap.runtime import beside as module
from caribmap.runtime.beside import beside
from tests.dossier_edits import dossier
from tests.folders import content

linux = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux")


@pytest.fixture
def _copying(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(module, "_may_copy", lambda: True)
    yield
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)  # no copy is left


@linux
@pytest.mark.usefixtures("_copying")
def test_a_copy_answers_once_with_what_it_computed() -> None:
    with beside(lambda: (os.getpid(), "ä" * 1_000_000)) as answer:
        assert answer()[0] != os.getpid()
        assert answer() is answer()
        assert answer()[1] == "ä" * 1_000_000


@linux
@pytest.mark.usefixtures("_copying")
@pytest.mark.parametrize("end", [lambda: os._exit(1), lambda: lambda: None, lambda: 1 / 0])
def test_what_a_copy_cannot_answer_this_process_computes(end: object) -> None:
    here = os.getpid()

    def compute() -> object:
        return end() if os.getpid() != here else "here"  # type: ignore[operator]

    with beside(compute) as answer:
        assert answer() == "here"


@linux
@pytest.mark.usefixtures("_copying")
def test_an_answer_that_nobody_asks_for_holds_nobody_up() -> None:
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt), beside(lambda: time.sleep(60)):
        raise KeyboardInterrupt
    assert time.monotonic() - begun < 30


def test_a_process_of_somebody_else_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "OWN_PROCESS", threading.Event())
    with beside(os.getpid) as answer:
        assert answer() == os.getpid()


def test_the_command_writes_what_the_function_writes(tmp_path: Path) -> None:
    root = dossier(tmp_path)
    code = "import caribmap.cli, sys; caribmap.cli.run()"
    subprocess.run([sys.executable, "-c", code, "build", str(root), "--quiet"], check=True)
    written = content(root)
    caribmap.build(root)
    assert content(root) == written
