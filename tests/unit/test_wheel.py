"""The wheel is reproducible: what is published can be compared with what anybody builds from the sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def copy_sources(folder: Path) -> Path:
    """The committed files as they are now, with times of their own."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    for name in filter(None, listed.stdout.split("\0")):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    return folder


def build_wheel(sources: Path, environment: dict[str, str], umask: int) -> bytes:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(sources / "dist")]
    subprocess.run(
        command, cwd=sources, check=True, capture_output=True, env={**os.environ, **environment}, umask=umask
    )
    (wheel,) = (sources / "dist").glob("*.whl")
    return wheel.read_bytes()


@pytest.mark.soak
def test_two_builds_of_the_wheel_have_the_same_hash(tmp_path: Path) -> None:
    one = copy_sources(tmp_path / "here")
    other = shutil.copytree(one, tmp_path / "some where else")
    here = build_wheel(one, {"TZ": "UTC", "PYTHONHASHSEED": "1"}, 0o022)
    there = build_wheel(other, {"TZ": "Pacific/Apia", "LC_ALL": "C", "PYTHONHASHSEED": "2"}, 0o077)
    assert sha256(here).hexdigest() == sha256(there).hexdigest()
