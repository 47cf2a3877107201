"""The desk is killed, by the system and for good, at each call by which a save writes."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from caribmap.desk.transactions import Transactions
from tests.dossier_edits import dossier
from tests.folders import content
from tests.hostile.fault_injection import FailingSystem
from tests.hostile.test_desk_bad_days import opened, operations

FORK = multiprocessing.get_context("fork")
WRITES = ("open w", "open x", "open a", "write", "flush", "fsync", "rename", "replace", "renameat2", "unlink")


class DeadlySystem(FailingSystem):
    """The call numbered `fail_at` is the process's last."""

    def passes(self, name: str) -> bool:
        if not super().passes(name):
            os.kill(os.getpid(), signal.SIGKILL)
        return True


def saved(root: Path, state: Path, die_at: int) -> int | None:
    """The exit code of a process whose desk saves two files and is killed at one of its calls."""

    def save() -> None:
        desk, asked = opened(root, state), operations(root)
        DeadlySystem(pytest.MonkeyPatch(), die_at, errno.EIO)
        desk.commit("two files", asked)

    process = FORK.Process(target=save)
    process.start()
    process.join(30)
    return process.exitcode


def calls(root: Path, state: Path) -> list[str]:
    """The calls of a save, in order."""
    desk, asked = opened(root, state), operations(root)
    with pytest.MonkeyPatch.context() as patched:
        system = FailingSystem(patched, 0, errno.EIO)
        desk.commit("two files", asked)
        return list(system.called)


@pytest.mark.parametrize("finish", [False, True], ids=["taken back", "finished"])
def test_whichever_write_it_dies_at_the_next_desk_takes_the_change_back_or_finishes_it(
    finish: bool, tmp_path: Path
) -> None:
    old = content(dossier(tmp_path / "old"))
    calls(dossier(tmp_path / "first"), tmp_path / "first-state")  # what is imported by then is not counted
    names = calls(root := dossier(tmp_path / "new"), tmp_path / "new-state")
    new = content(root)
    numbers = [number for number, name in enumerate(names, 1) if name.startswith(WRITES)]
    assert len(numbers) > 8
    were_pending = 0
    for number in numbers:
        root, state = dossier(tmp_path / str(number) / "dossier"), tmp_path / str(number) / "state"
        told = f"killed at call {number}, {names[number - 1]}"
        assert saved(root, state, number) == -signal.SIGKILL, told
        again: Transactions = opened(root, state)
        if again.journal.pending is not None:
            were_pending += 1
            again.settle(finish=finish)
            assert content(root) == (new if finish else old), told
        else:
            assert content(root) in (old, new), told
        after = opened(root, state)
        assert after.journal.pending is None, told
        asked = operations(root) if content(root) == old else []
        if asked:
            after.commit("two files", asked)
        assert content(root) == new, told
    assert were_pending > 2
