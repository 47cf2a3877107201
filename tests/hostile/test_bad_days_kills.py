"""Killed, stopped, twice at once, on a full or read-only disk: the folder is whole, the old or the new."""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from caribmap.errors import EnvironmentalError
from caribmap.pipeline import compile as compiling
from caribmap.pipeline.compile import build
from caribmap.write import Staging, output
from tests.dossier_edits import DOSSIERS, change, dossier
from tests.folders import content, write_output
from tests.unit.test_cli import run

FORK = multiprocessing.get_context("fork")
MINIMAL = DOSSIERS / "minimal"
NOBODY = 65534


@dataclass(frozen=True)
class States:
    """Two dossiers that differ, and what a build of each writes."""

    changed: Path
    old: Mapping[str, bytes]
    new: Mapping[str, bytes]


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> States:
    """Built in this process, so that every fork of it has all modules imported."""
    folder = tmp_path_factory.mktemp("states")
    changed = dossier(folder / "changed", change("caribmap.yaml", "A harbour", "Another harbour"))
    build(MINIMAL, folder / "old")
    build(changed, folder / "new")
    return States(changed, content(folder / "old"), content(folder / "new"))


def started(work: Callable[[], object]) -> multiprocessing.process.BaseProcess:
    process = FORK.Process(target=work)
    process.start()
    return process


class Stopped:
    """A child that makes the new folder and tells when it begins, when it writes, and when it has written."""

    def __init__(self, states: States, out: Path) -> None:
        self._heard, tell = multiprocessing.Pipe(duplex=False)

        @contextmanager
        def telling(folder: Path) -> Iterator[Staging]:
            tell.send("writes")
            with output(folder) as staging:
                yield staging
            tell.send("has written")

        def work() -> None:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115  # a stopped child's traceback
            vars(compiling)["output"] = telling
            tell.send("begins")
            build(states.changed, out)

        self._process = started(work)
        tell.close()

    def moment(self, name: str) -> float:
        assert self._heard.recv() == name
        return time.monotonic()

    def stop(self, after: float, sign: signal.Signals) -> None:
        time.sleep(after)
        if self._process.is_alive() and self._process.pid is not None:
            os.kill(self._process.pid, sign)
        self.end()

    def end(self) -> None:
        self._process.join()
        self._heard.close()


def phases(states: States, out: Path) -> tuple[float, float]:
    """How long a build that nobody stops takes to compose and to write: the medians of five."""
    composing, writing = [], []
    for _ in range(5):
        write_output(out, states.old)
        child = Stopped(states, out)
        begins, writes, has_written = map(child.moment, ("begins", "writes", "has written"))
        child.end()
        composing.append(writes - begins)
        writing.append(has_written - writes)
    return statistics.median(composing), statistics.median(writing)


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT], ids=["SIGKILL", "SIGINT"])
@pytest.mark.parametrize("number", [16, pytest.param(300, marks=pytest.mark.soak)])
def test_a_build_stopped_at_any_moment_leaves_the_old_folder_or_the_new(
    number: int, sign: signal.Signals, states: States, tmp_path: Path
) -> None:
    """Half of the moments lie anywhere in the build, half where it writes, which is the shorter part."""
    out = tmp_path / "out"
    composing, writing = phases(states, out)
    chance = random.Random(number)
    found = Counter[tuple[str, str]]()
    for count in range(number):
        write_output(out, states.old)
        assert [path.name for path in tmp_path.iterdir()] == ["out"], "leftovers are swept"
        child = Stopped(states, out)
        child.moment("begins")
        if count % 2:
            child.moment("writes")
            child.stop(chance.uniform(0, 1.3 * writing), sign)
        else:
            child.stop(chance.uniform(0, composing + writing), sign)
        state = content(out)
        assert state in (states.old, states.new)
        left = ", leftovers" if len(list(tmp_path.iterdir())) > 1 else ""
        found[
            "in writing" if count % 2 else "in building", ("old" if state == states.old else "new") + left
        ] += 1
    print(f"{sign.name}: {dict(found)}, {composing:.3f} s composing, {writing:.3f} s writing")  # noqa: T201  # for docs/security.md
    assert found.total() == number


@pytest.mark.parametrize("rounds", [2, pytest.param(25, marks=pytest.mark.soak)])
def test_two_builds_at_once_both_end_and_one_of_them_stays(
    rounds: int, states: States, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    for _ in range(rounds):
        both = [started(lambda: build(MINIMAL, out)), started(lambda: build(states.changed, out))]
        for process in both:
            process.join()
        assert [process.exitcode for process in both] == [0, 0]
        assert content(out) in (states.old, states.new)
        assert [path.name for path in tmp_path.iterdir()] == ["out"]


def caribmap(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    code = "from caribmap.cli import run; run()"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def is_one_line(text: str) -> bool:
    return text.startswith("error: ") and text.count("\n") == 1


def test_a_file_that_may_not_grow_leaves_the_old_folder(states: States, tmp_path: Path) -> None:
    def bound() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    out = tmp_path / "out"
    write_output(out, states.old)
    ended = caribmap("build", states.changed, "--out", out, preexec_fn=bound)
    assert (ended.returncode, is_one_line(ended.stderr)) == (3, True), ended.stderr
    assert content(out) == states.old
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_full_disk_leaves_the_old_folder(states: States, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    size = sum(map(len, states.old.values())) * 3 // 2
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this user may not mount a small disk")
    try:
        write_output(disk / "out", states.old)
        ended = caribmap("build", states.changed, "--out", disk / "out")
        assert (ended.returncode, is_one_line(ended.stderr)) == (3, True), ended.stderr
        assert "No space left" in ended.stderr
        assert content(disk / "out") == states.old
        assert [path.name for path in disk.iterdir()] == ["out"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_full_disk_behind_standard_output_is_told_in_a_line(command: str, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    target = dossier(tmp_path)
    code = "from caribmap.cli import run; run()"
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-c", code, command, str(target)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (ended.returncode, is_one_line(ended.stderr)) == (3, True), ended.stderr


def test_a_read_only_folder_is_left_as_it_is(states: States) -> None:
    """As an ordinary user, who may look into it: to the superuser no folder is read-only."""

    def work() -> None:
        if os.geteuid() == 0:
            os.setuid(NOBODY)
        try:
            write_output(folder / "out", states.new)
        except EnvironmentalError:
            sys.exit(3)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_output(folder / "out", states.old)
        folder.chmod(0o555)
        process = started(work)
        process.join()
        assert process.exitcode == 3
        assert content(folder / "out") == states.old
        assert [path.name for path in folder.iterdir()] == ["out"]
        folder.chmod(0o755)


def test_a_file_where_the_folder_should_be_and_a_link_to_itself_are_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_text("mine")
    for name in ("loop", "file", "file/below", "x" * 300):
        ended = run("build", MINIMAL, "--out", tmp_path / name)
        assert (ended.returncode, is_one_line(ended.stderr)) == (3, True), ended.stderr
    assert (tmp_path / "file").read_text() == "mine"
