"""Whole surveys: what they cost, and whether one that is killed in the middle ends as if it had not been."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

MEGABYTE = 1e6
PIECE_MB = 17
PROGRAM = "from caribmap.cli import run; run()"
ADOPT = 36
"""PR_SET_CHILD_SUBREAPER of Linux: workers whose parent has ended count as children, with their time."""
MEASURED = (
    "import contextlib, ctypes, json, os, resource, subprocess, sys, time;"
    f"ctypes.CDLL(None).prctl({ADOPT}, 1, 0, 0, 0) if sys.platform == 'linux' else None;"
    "begin = time.perf_counter(); subprocess.run(sys.argv[1:], check=True, capture_output=True)\n"
    "with contextlib.suppress(ChildProcessError):\n"
    "    while True: os.wait()\n"
    "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
    "print(json.dumps([used.ru_utime + used.ru_stime, time.perf_counter() - begin, used.ru_maxrss / 1000]))"
)


class Cost(NamedTuple):
    """Processor and elapsed seconds, MB of the largest process and of the texts, a hash of the files."""

    cpu_s: float
    wall_s: float
    peak_mb: float
    mb: float
    digest: str


def survey(case: Path, workers: int) -> Cost:
    with tempfile.TemporaryDirectory(dir=case) as folder:
        return _finished(_command(case, workers, Path(folder, "out")), Path(folder, "out"))


def survey_killed(case: Path, workers: int, mb: float) -> tuple[int, Cost]:
    """How many parts were done when all its processes were killed, and the cost of the run that went on."""
    with tempfile.TemporaryDirectory(dir=case) as folder:
        out = Path(folder, "out")
        command, parts = _command(case, workers, out), Path(folder, ".out.survey")
        process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
        while process.poll() is None and len(_files(parts)) < mb / PIECE_MB / 2:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert not out.exists(), "the survey was done before it could be killed"
        return len(_files(parts)), _finished(command, out)


def _command(case: Path, workers: int, out: Path) -> list[str]:
    command = [sys.executable, "-c", PROGRAM, "survey", str(case / "dossier"), str(case / "archive")]
    return [*command, "--out", str(out), "--quiet", "--workers", str(workers)]


def _finished(command: list[str], out: Path) -> Cost:
    code = [sys.executable, "-c", MEASURED, *command]
    cpu, wall, peak = json.loads(subprocess.run(code, check=True, capture_output=True, text=True).stdout)
    record = json.loads((out / "survey.json").read_text("utf-8"))
    digest = sha256()
    for path in _files(out):
        digest.update(path.relative_to(out).as_posix().encode() + b"\0" + sha256(path.read_bytes()).digest())
    return Cost(cpu, wall, peak, record["text_bytes"] / MEGABYTE, digest.hexdigest()[:16])


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
