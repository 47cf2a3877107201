"""The desk on bad days: whichever call of a save fails, the files are whole, and nothing is lost."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from caribmap.desk.journal import Journal
from caribmap.desk.transactions import Operation, Transactions
from caribmap.desk.working import Files
from caribmap.edit.operations import record_of
from caribmap.edit.records import record_hash
from caribmap.errors import EnvironmentalError
from tests.dossier_edits import dossier
from tests.folders import content
from tests.hostile.fault_injection import CODES, FailingSystem

POINT = {"type": "Point", "coordinates": [1, 2]}
TIDYING = ("unlink", "scandir")
"""Calls whose failure leaves a file behind, which the next save sweeps away."""
PLACE = {"kind": "city", "layer": "places", "geocoding": {"basis": "stated"}, "names": {"en": "New"}}


def opened(root: Path, state: Path) -> Transactions:
    return Transactions(root, Journal(state), lambda: "2026-01-01T00:00:00Z", lambda *_: ())


def operations(root: Path) -> list[Operation]:
    """A new place and a change of a quote: two files."""
    parsed, _ = Files(root).parsed_of("quote")
    name = parsed.value((0, "id"))
    found = record_of(parsed, "quote", name)
    assert found is not None
    new = Operation("place", "new", put={"id": "new", "geometry": POINT, **PLACE})
    return [new, Operation("quote", name, record_hash(found[1]), set={"note": {"en": "new"}})]


@pytest.mark.parametrize(
    "code", [errno.ENOSPC, *(pytest.param(one, marks=pytest.mark.soak) for one in CODES[1:])]
)
def test_whichever_call_fails_all_files_are_old_or_new_or_the_rest_is_offered(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = set()
    for number in range(1, 500):
        root, state = dossier(tmp_path / str(number) / "dossier"), tmp_path / str(number) / "state"
        old, desk, asked = content(root), opened(root, state), operations(root)
        error = None
        with monkeypatch.context() as patched:
            system = FailingSystem(patched, number, code)
            try:
                desk.commit("two files", asked)
            except EnvironmentalError as raised:
                error = raised
        told = f"call {number}, {system.failed}: {error}"
        again = opened(root, state)
        if error is None:
            new = content(root)
            assert new != old, told
        elif again.journal.pending is None:
            assert content(root) == old, told
        else:
            again.settle(finish=False)
            assert content(root) == old, told
            assert again.journal.pending is None
        if system.failed not in TIDYING and error is None:
            assert not list(root.rglob("*.caribmap-*")), told
        if system.failed is None:
            break
        failed.add(system.failed)
    assert {"open", "fsync", "renameat2", "write"} <= failed
    assert number > 20


def test_a_journal_line_that_a_crash_cut_off_is_left_out(tmp_path: Path) -> None:
    root, state = dossier(tmp_path / "dossier"), tmp_path / "state"
    old = content(root)
    opened(root, state).commit("two files", operations(root))
    with (state / "journal.jsonl").open("ab") as stream:
        stream.write(b'\n{"number": 2, "label": "cut o')
    again = opened(root, state)
    assert again.journal.pending is None
    again.undo()
    assert content(root) == old
