"""Any one call to the operating system may fail: the old folder is whole, the code 3, the message a line."""

from __future__ import annotations

import ctypes
import errno
import gc
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import caribmap.cli
import caribmap.pipeline.compile
import caribmap.render.picture
from caribmap.errors import EnvironmentalError
from caribmap.render.export.evidence import Evidence
from caribmap.render.export.formats import render_formats
from tests.dossier_edits import DOSSIERS, change, dossier
from tests.folders import content, write_output
from tests.hostile.fault_injection import CODES, FailingSystem

MINIMAL = DOSSIERS / "minimal"
COMMANDS = typer.main.get_command(caribmap.cli.app)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal dossier with another title: a build of it over the other's changes the folder."""
    return dossier(
        tmp_path_factory.mktemp("changed"), change("caribmap.yaml", "A harbour", "Another harbour")
    )


@pytest.fixture(scope="module")
def computed() -> dict[tuple[object, ...], tuple[object, object]]:
    return {}


@pytest.fixture(autouse=True)
def _one_compilation(
    monkeypatch: pytest.MonkeyPatch, computed: dict[tuple[object, ...], tuple[object, object]]
) -> Iterator[None]:
    """What is written is under test: what is composed and drawn is computed once for all attempts.

    Nothing waits for the disk: what a sync is for, no test can see.
    """
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
    monkeypatch.setattr(caribmap.cli, "app", COMMANDS)
    for module, name in (
        (caribmap.pipeline.compile, "compile_dossier"),
        (caribmap.pipeline.compile, "render_files"),
        (caribmap.render.picture, "render_picture"),
        (caribmap.render.picture, "rasterize"),
    ):
        monkeypatch.setattr(module, name, _once(getattr(module, name), computed))
    monkeypatch.setattr(caribmap.pipeline.compile, "render_formats", _once(rendered_formats, computed))
    yield
    gc.enable()  # main() is made for a process of its own


def rendered_formats(evidence: Evidence, names: Iterable[str]) -> list[tuple[str, list[bytes]]]:
    """As `render_formats`, to be put any number of times."""
    return [(name, list(pieces)) for name, pieces in render_formats(evidence, names)]


def _once(
    compute: Callable[..., Any], computed: dict[tuple[object, ...], tuple[object, object]]
) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        given = [it for it in arguments if not callable(it)]  # without who is told and who draws
        key = (
            compute.__name__,
            *(str(it) if isinstance(it, (Path, list, tuple)) else id(it) for it in given),
        )
        if key not in computed:
            computed[key] = (arguments, compute(*arguments, **options))  # what is kept keeps its identity
        return computed[key][1]

    return call


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    """The exit code of a command."""
    monkeypatch.setattr("sys.argv", ["caribmap", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        caribmap.cli.main()
    return int(ended.value.code or 0)


ERRORS = pytest.mark.parametrize(
    "code",
    [errno.ENOSPC, *(pytest.param(code, marks=pytest.mark.soak) for code in CODES if code != errno.ENOSPC)],
    ids=errno.errorcode.get,
)
SYSTEMS = pytest.mark.parametrize("without_exchange", [False, True], ids=["exchange", "renames"])
OLD = {"map.html": b"the old map", "data/places.csv": b"old places", "data/old.csv": b"gone"}
NEW = {"map.html": b"the new map", "data/places.csv": b"new places", "preview.png": b"new"}


@ERRORS
@SYSTEMS
@pytest.mark.parametrize("keep", [False, True], ids=["replacing", "adding"])
def test_the_old_folder_is_whole_whichever_call_fails(
    keep: bool, without_exchange: bool, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if without_exchange:
        monkeypatch.setattr(ctypes, "CDLL", _without_exchange)
    out = tmp_path / "folder/out"
    write_output(out, OLD)
    old = content(out)
    write_output(out, NEW, keep=keep)
    new = content(out)
    assert ("data/old.csv" in new) is keep
    for number in range(1, 1000):
        write_output(out, OLD)
        assert [path.name for path in out.parent.iterdir()] == ["out"], "leftovers are swept"
        error = None
        with monkeypatch.context() as patched:
            system = FailingSystem(patched, number, code)
            try:
                write_output(out, NEW, keep=keep)
            except EnvironmentalError as raised:
                error = raised
        if system.failed is None:
            break
        # Tidying up may fail: the next build does it.
        assert content(out) == (old if error else new), f"call {number}, {system.failed}: {error}"
    print(f"{number - 1} calls failed in turn")  # noqa: T201  # for docs/security.md
    assert number > 30
    assert content(out) == new


@ERRORS
@SYSTEMS
@pytest.mark.parametrize("command", [("build", "-q"), ("export", "-q", "--all")], ids=["build", "export"])
def test_a_command_ends_with_3_and_a_line_whichever_kind_of_call_fails(
    command: tuple[str, ...],
    without_exchange: bool,
    code: int,
    changed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each kind at its first and its last call."""
    if without_exchange:
        monkeypatch.setattr(ctypes, "CDLL", _without_exchange)
    out = tmp_path / "folder/out"
    before: tuple[str | Path, ...] = (*command, MINIMAL, "--out", out)
    arguments: tuple[str | Path, ...] = (*command, changed, "--out", out)
    assert run(monkeypatch, *before) == 0
    old = content(out)
    with monkeypatch.context() as patched:
        called = FailingSystem(patched, 0, code).called
        assert run(patched, *arguments) == 0
    new = content(out)
    assert old != new
    assert len(set(called)) > 10
    last = {name: number for number, name in enumerate(called, start=1)}
    first = {name: called.index(name) + 1 for name in called}
    for number in sorted({*first.values(), *last.values()}):
        assert run(monkeypatch, *before) == 0
        capsys.readouterr()
        with monkeypatch.context() as patched:
            system = FailingSystem(patched, number, code)
            ended = run(patched, *arguments)
        errors = capsys.readouterr().err
        state = content(out)
        told = f"call {number}, {system.failed}: exit {ended}"
        if ended == 0:  # tidying up may fail: the next build does it
            assert (state, errors) == (new, ""), told
        else:
            assert (state, ended) == (old, 3), told
            assert errors.startswith("error: "), told
            assert errors.count("\n") == 1, told


def _without_exchange(*arguments: object, **options: object) -> object:
    class OldSystem:
        @staticmethod
        def renameat2(*names: object) -> int:
            ctypes.set_errno(errno.ENOSYS)
            return -1

    return OldSystem()


@pytest.mark.parametrize("command", ["picture", "new", "schema"])
def test_a_command_that_writes_beside_other_files_leaves_them_and_no_trace(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = dossier(tmp_path / "folder")
    before = content(tmp_path)
    commands: dict[str, tuple[str | Path, ...]] = {
        "picture": ("picture", folder, "--size", "400x300", "--out", folder / "a.png"),
        "new": ("new", tmp_path / "new"),
        "schema": ("schema", folder),
    }
    arguments = commands[command]
    for number in range(1, 1000):
        with monkeypatch.context() as patched:
            system = FailingSystem(patched, number, errno.ENOSPC)
            ended = run(patched, *arguments)
        if system.failed is None:
            break
        errors = capsys.readouterr().err
        now = content(tmp_path)
        told = f"call {number}, {system.failed}: exit {ended}"
        assert before.items() <= now.items(), told
        if ended != 0:
            assert ended == 3, told
            assert errors.startswith("error: "), told
            assert errors.count("\n") == 1, told
        for name in now.keys() - before.keys():
            (tmp_path / name).unlink()
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
    assert number > 10
    assert {path.name for path in tmp_path.rglob(".*")} <= {".gitattributes"}
