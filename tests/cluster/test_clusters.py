"""Surveys on Dask clusters that lose a worker, the client or the scheduler: nothing lost, nothing double."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from bench.survey.generate import articles, towns, write_dossier

pytestmark = pytest.mark.cluster
FILES = 12
FILE_BYTES = 400_000
PATIENCE_S = 120


class Proxy:
    """Passes a TCP port on to another, until it is cut."""

    def __init__(self, target: tuple[str, int]) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._sockets: list[socket.socket] = []
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(self._target)
                self._sockets += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=_pump, args=(one, other), daemon=True).start()

    def cut(self) -> None:
        for each in (self._listener, *self._sockets):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(1 << 16):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)


@contextmanager
def process(*command: str) -> Iterator[subprocess.Popen[str]]:
    """A process of its own group, which is gone when the block ends."""
    with subprocess.Popen(
        [sys.executable, *command],
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as started:
        try:
            yield started
        finally:
            with suppress(ProcessLookupError):
                os.killpg(started.pid, signal.SIGKILL)


def survey(case: Path, out: Path, *options: str) -> tuple[str, ...]:
    program = "from caribmap.cli import run; run()"
    command = ("-c", program, "survey", str(case / "dossier"), str(case / "archive"))
    return (*command, "--out", str(out), "--quiet", *options)


def run(case: Path, out: Path, *options: str) -> str:
    done = subprocess.run(
        [sys.executable, *survey(case, out, *options)],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        threading.Event().wait(0.02)


def parts_of(out: Path) -> list[Path]:
    folder = out.with_name(f".{out.name}.survey")
    return [path for path in folder.glob("*") if not path.name.startswith(".")] if folder.is_dir() else []


def content(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of some files, its dossier, and in `expected` what one process finds."""
    folder = tmp_path_factory.mktemp("cluster")
    some = towns(60)
    write_dossier(some, folder / "dossier")
    (folder / "archive").mkdir()
    lines = [json.dumps({**each, "date": str(each["date"])}) for each in articles(FILES * FILE_BYTES, some)]
    for number in range(FILES):
        text = "\n".join(lines[number::FILES]) + "\n"
        (folder / f"archive/{number:02}.jsonl").write_text(text, "utf-8")
    run(folder, folder / "expected", "--workers", "1")
    return folder


@contextmanager
def cluster(tmp_path: Path) -> Iterator[tuple[str, Proxy, subprocess.Popen[str]]]:
    """A scheduler and three workers, one of them behind a proxy."""
    with ExitStack() as held:
        file = tmp_path / "scheduler.json"
        options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
        scheduler = held.enter_context(process("-m", "dask", "scheduler", *options))
        until(lambda: file.is_file() and bool(file.read_text("utf-8")))
        address = json.loads(file.read_text("utf-8"))["address"]
        host, _, port = address.removeprefix("tcp://").rpartition(":")
        proxy = Proxy((host, int(port)))
        for at in (address, address, f"tcp://127.0.0.1:{proxy.port}"):
            worker = ("--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
            held.enter_context(process("-m", "dask", "worker", at, *worker))
        yield address, proxy, scheduler
        proxy.cut()


def test_a_worker_that_is_cut_off_changes_nothing(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with (
        cluster(tmp_path) as (address, proxy, _),
        process(*survey(case, out, "--scheduler", address)) as client,
    ):
        until(lambda: len(parts_of(out)) >= 2)
        assert not out.exists()
        proxy.cut()
        said = client.communicate(timeout=PATIENCE_S)[0]
        assert client.returncode == 0, said
    assert content(out) == content(case / "expected")


def test_a_scheduler_that_is_lost_is_told_and_the_rest_done_by_others(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with (
        cluster(tmp_path) as (address, _, scheduler),
        process(*survey(case, out, "--scheduler", address)) as client,
    ):
        until(lambda: len(parts_of(out)) >= 2)
        os.killpg(scheduler.pid, signal.SIGKILL)
        said = client.communicate(timeout=PATIENCE_S)[0]
        assert client.returncode == 3, said
        assert "goes on where this one stopped" in said
        assert "Traceback" not in said
    assert not out.exists()
    kept = {path.name: path.stat().st_mtime_ns for path in parts_of(out)}
    assert len(kept) >= 2
    run(case, out, "--workers", "1")
    assert content(out) == content(case / "expected")


def test_a_client_that_is_killed_is_followed_by_one_that_goes_on(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with process(*survey(case, out, "--workers", "2")) as client:
        until(lambda: len(parts_of(out)) >= 2)
        os.killpg(client.pid, signal.SIGKILL)
        client.wait(PATIENCE_S)
    assert not out.exists()
    run(case, out, "--workers", "2")
    assert content(out) == content(case / "expected")
    assert parts_of(out) == []
