"""What the commands print: no text of a dossier moves the cursor, colours, rings, links or commands."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from typer.testing import CliRunner

from caribmap.cli import app
from caribmap.runtime.terminal import visible
from tests.hostile.payloads import PAYLOADS, Payload, escaped
from tests.hostile.slots import write_dossier

TERMINAL = [
    payload for payload in PAYLOADS if payload.kind in {"terminal", "bidi and invisible", "addresses"}
]
HIDDEN = {"Cc", "Cf", "Zl", "Zp", "Cs"}


def printed(*arguments: str | Path) -> str:
    """Both streams of a command, as a terminal would receive them."""
    done = CliRunner().invoke(app, list(map(str, arguments)))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.output


def hidden(text: str) -> set[str]:
    return {character for character in text if unicodedata.category(character) in HIDDEN} - {"\n"}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_dossier(tmp_path_factory.mktemp("terminal"), TERMINAL, TERMINAL[0].text)


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same texts where they are refused, so that messages show them."""
    root = write_dossier(tmp_path_factory.mktemp("faulty"), TERMINAL, TERMINAL[0].text)
    bad = "".join(
        f"- {{id: {escaped(payload.text)}, file: {escaped(payload.text)}, language: de}}\n"
        for payload in TERMINAL
    )
    (root / "seeds/sources.yaml").write_text(bad, "utf-8")
    return root


@pytest.mark.parametrize(
    "command",
    [
        ("build", "--quiet"),
        ("build",),
        ("check",),
        ("mentions",),
        ("check", "--format", "github"),
        ("export", "--format", "csv"),
    ],
)
def test_nothing_that_a_command_prints_is_read_by_the_terminal(
    command: tuple[str, ...], sound: Path, faulty: Path
) -> None:
    name, *options = command
    for root in (sound, faulty):
        text = printed(name, root, *options)
        assert hidden(text) == set(), name
        begins = ("::set-output", "::error::injected", "##[")
        assert not any(line.startswith(begins) for line in text.splitlines())


@pytest.mark.parametrize(
    "command",
    [
        ("check", "--format", "json"),
        ("mentions", "--format", "json"),
        ("report", "--format", "json"),
        ("embed",),
    ],
)
def test_what_is_printed_for_programs_holds_the_texts_as_escapes(
    command: tuple[str, ...], sound: Path
) -> None:
    name, *options = command
    text = printed(name, sound, *options)
    if "json" in options:
        assert hidden(text) == set(), name
        assert json.loads(text)
    else:  # HTML to paste: no control; joiners and the like stay, they move nothing
        assert {unicodedata.category(character) for character in hidden(text)} <= {"Cf"}


def test_arguments_that_are_no_ids_are_shown_as_they_are_meant(sound: Path) -> None:
    for payload in (
        Payload("terminal", "\x1b[31mred"),
        Payload("terminal", "[bold]x[/bold]"),
        Payload("terminal", "\u202egpj"),
    ):
        text = printed("embed", sound, "--place", payload.text)
        assert hidden(text) == set()
        assert "[bold]x[/bold]" in text or "bold" not in payload.text


def test_every_text_is_made_visible_and_no_two_become_one() -> None:
    shown = {visible(payload.text) for payload in PAYLOADS}
    assert len(shown) == len(PAYLOADS)
    assert not any(hidden(text) for text in shown)
