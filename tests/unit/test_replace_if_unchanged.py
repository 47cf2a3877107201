"""Replacing one file of a dossier on condition that nobody else has changed it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import caribmap.write
from caribmap.errors import EnvironmentalError
from caribmap.write import replace_if_unchanged
from tests.folders import content
from tests.hostile.fault_injection import CODES, FailingSystem

FILE = "geodata/quotes.yaml"
STATES = [(b"old", b"new"), (None, b"new"), (b"old", None)]


def put(root: Path, data: bytes | None) -> None:
    (root / "geodata").mkdir(exist_ok=True)
    (root / FILE).unlink(missing_ok=True)
    if data is not None:
        (root / FILE).write_bytes(data)


def held(root: Path) -> bytes | None:
    return content(root).get(FILE)


@pytest.mark.parametrize(("before", "after"), STATES)
def test_a_file_is_replaced_created_and_taken_away(
    before: bytes | None, after: bytes | None, tmp_path: Path
) -> None:
    put(tmp_path, before)
    assert replace_if_unchanged(tmp_path, FILE, before, after)
    assert held(tmp_path) == after
    assert set(content(tmp_path)) <= {FILE}


@pytest.mark.parametrize(("before", "after"), STATES)
def test_a_file_that_holds_something_else_stays(
    before: bytes | None, after: bytes | None, tmp_path: Path
) -> None:
    put(tmp_path, b"theirs")
    assert not replace_if_unchanged(tmp_path, FILE, before, after)
    assert content(tmp_path) == {FILE: b"theirs"}


def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    put(tmp_path, b"old")
    (tmp_path / FILE).chmod(0o640)
    assert replace_if_unchanged(tmp_path, FILE, b"old", b"new")
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("part", ["geodata", FILE])
def test_a_link_in_the_path_is_refused(part: str, tmp_path: Path) -> None:
    root, other = tmp_path / "dossier", tmp_path / "other"
    root.mkdir()
    put(root, b"old")
    (root / part).rename(other)
    (root / part).symlink_to(other)
    with pytest.raises(EnvironmentalError):
        replace_if_unchanged(root, FILE, b"old", b"new")
    assert b"old" in content(tmp_path).values()


@pytest.mark.parametrize(("before", "after"), STATES)
def test_who_saves_between_the_look_and_the_change_loses_nothing(
    before: bytes | None, after: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, before)
    real: Callable[..., bool] = caribmap.write._put

    def saved_first(*arguments: object) -> bool:
        (tmp_path / FILE).write_bytes(b"theirs")
        return real(*arguments)

    monkeypatch.setattr(caribmap.write, "_put", saved_first)
    assert not replace_if_unchanged(tmp_path, FILE, before, after)
    assert content(tmp_path) == {FILE: b"theirs"}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("with_exchange", [True, False])
@pytest.mark.parametrize(("before", "after"), STATES)
def test_the_file_is_whole_whichever_call_fails(
    before: bytes | None,
    after: bytes | None,
    with_exchange: bool,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not with_exchange:
        monkeypatch.setattr(caribmap.write, "_exchange", lambda *_names: False)
    for number in range(1, 100):
        put(tmp_path, before)
        error = None
        with monkeypatch.context() as patched:
            system = FailingSystem(patched, number, code)
            try:
                assert replace_if_unchanged(tmp_path, FILE, before, after)
            except EnvironmentalError as raised:
                error = raised
        if system.failed is None:
            break
        expected = {before, after} if error and not with_exchange else {before if error else after}
        assert held(tmp_path) in expected, f"call {number}, {system.failed}: {error}"
    assert number > 5
    assert set(content(tmp_path)) <= {FILE}
