"""What the documentation shows of the program is what the program does: its commands and its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from caribmap.cli import app
from tools.cli_reference import TARGET
from tools.recipe_pictures import PICTURES, render_pictures

MAX_PICTURE_BYTES = 12_000


def commands(group: Any, outer: str = "") -> Iterator[str]:
    """Every command, those of a group and the group itself."""
    for name, command in getattr(group, "commands", {}).items():
        yield f"{outer}{name}"
        yield from commands(command, f"{outer}{name} ")


COMMANDS = sorted(commands(typer.main.get_command(app)))
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    return render_pictures()


@pytest.mark.parametrize("command", COMMANDS)
def test_the_reference_has_the_options_that_help_prints(command: str) -> None:
    printed = CliRunner().invoke(
        app, [*command.split(), "--help"], env={"TERMINAL_WIDTH": "200", "NO_COLOR": "1"}
    )
    section = TARGET.read_text("utf-8").split(f"\n## {command}\n")[1].split("\n## ")[0]
    named = set(re.findall(r"`(--?[a-z][a-z-]*)`", section))
    assert named == set(OPTION.findall(printed.stdout)) - {"--help"}


def test_pictures_are_small(drawn: dict[str, str]) -> None:
    assert max(len(svg.encode()) for svg in drawn.values()) <= MAX_PICTURE_BYTES


def test_every_committed_picture_is_drawn(drawn: dict[str, str]) -> None:
    assert {path.name for path in PICTURES.glob("*.svg")} == set(drawn)
