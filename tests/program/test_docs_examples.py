"""The examples in the documentation, run from top to bottom as a reader would."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.test_cli import run

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def in_a_process(command: list[str], folder: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        command, cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


def command_line(line: str, folder: Path) -> None:
    """A line of a shell: ours in this process, which has all imported, and any other in a shell."""
    words = shlex.split(line, comments=True)
    if words[:1] != ["caribmap"]:
        in_a_process(["bash", "-euc", line], folder)
        return
    arguments, _, target = (" ".join(words[1:])).partition(" > ")
    done = run(*arguments.split(), cwd=folder)
    assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
    if target:
        (folder / target).write_text(done.stdout, "utf-8")


@pytest.mark.parametrize("name", ["README.md", "docs/embedding.md", "docs/exports.md", "docs/verify.md"])
def test_every_example_runs(name: str, tmp_path: Path) -> None:
    blocks = BLOCK.findall((ROOT / name).read_text("utf-8"))
    assert blocks
    for language, code in blocks:
        if language == "python":
            in_a_process([sys.executable, "-c", code], tmp_path)
        else:
            for line in code.splitlines():
                command_line(line, tmp_path)


def test_a_block_of_commands_runs_in_a_shell(tmp_path: Path) -> None:
    code = next(code for language, code in BLOCK.findall((ROOT / "README.md").read_text("utf-8")))
    in_a_process(["bash", "-euc", code], tmp_path)
