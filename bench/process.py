"""Run a child process with a limit; measure wall time, processor time and peak memory, or say why not."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Self

ROOT = Path(__file__).parents[1]


class Failed(Exception):
    """A step gave no figure; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Finished:
    wall_s: float
    cpu_s: float
    memory_mb: float
    """The highest resident set of the process, in MB of 10^6 bytes."""


def run(command: list[str], limit_s: float) -> Finished:
    """Run `command` to its end.

    Linux counts this process's peak memory as the child's minimum, so this process must stay small.
    """
    with tempfile.TemporaryFile() as errors:
        begin = time.perf_counter()
        process = _start(command, subprocess.DEVNULL, errors)
        with _Watchdog(process, limit_s) as watchdog:
            _, status, usage = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        _refuse(process, watchdog, errors)
    return Finished(wall_s, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _RSS_UNIT / 1e6)


def steps(command: list[str], limit_s: float) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects that `command` prints, one per line; the limit applies to each of them."""
    with tempfile.TemporaryFile() as errors:
        process = _start(command, subprocess.PIPE, errors)
        assert process.stdout
        with _Watchdog(process, limit_s) as watchdog, process.stdout:
            for line in process.stdout:
                watchdog.restart()
                yield json.loads(line)
            process.wait()
        _refuse(process, watchdog, errors)


# Linux counts in KiB, macOS in bytes.
_RSS_UNIT = 1 if os.uname().sysname == "Darwin" else 1024


def _start(command: list[str], stdout: int, stderr: IO[bytes]) -> subprocess.Popen[bytes]:
    # A session of its own, so that the limit also ends a browser that the child has started.
    return subprocess.Popen(command, stdout=stdout, stderr=stderr, cwd=ROOT, start_new_session=True)


def _refuse(process: subprocess.Popen[bytes], watchdog: _Watchdog, errors: IO[bytes]) -> None:
    if watchdog.has_bitten:
        raise Failed(f"no answer within {watchdog.limit_s:.0f} s")
    if process.returncode:
        errors.seek(0)
        lines = errors.read().decode(errors="replace").strip().splitlines() or [
            f"ended with {process.returncode}"
        ]
        raise Failed(lines[-1][:200])


class _Watchdog:
    """Kills a process and its children after `limit_s` seconds without output."""

    def __init__(self, process: subprocess.Popen[bytes], limit_s: float) -> None:
        self.process, self.limit_s, self.has_bitten = process, limit_s, False

    def __enter__(self) -> Self:
        self._timer = self._start(self._bite)
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        self._timer.cancel()
        if error:
            self._kill()

    def restart(self) -> None:
        self._timer.cancel()
        self._timer = self._start(self._bite)

    def _start(self, then: Callable[[], None]) -> threading.Timer:
        timer = threading.Timer(self.limit_s, then)
        timer.daemon = True
        timer.start()
        return timer

    def _bite(self) -> None:
        self.has_bitten = True
        self._kill()

    def _kill(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
