"""Progress as people meet it: on a terminal, in a log, in words, or not at all."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from caribmap.commands.meter import LINE_EVERY_S, PATIENCE_S, Bar, Lines, Steps, shown_progress
from caribmap.pipeline.examine import examine_dossier
from caribmap.runtime.progress import EVERY, counted
from tests.dossier_edits import dossier
from tests.unit.test_cli import run


class Clock:
    """Goes on only when it is set."""

    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_log_of_a_short_run_is_empty(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    meter = Lines(clock)
    for step in ("reading", "checking", "writing"):
        clock.now_s += LINE_EVERY_S / 4
        meter.tell(step, 0, 0)
    meter.end()
    assert capsys.readouterr().err == ""


def test_a_log_of_a_long_run_tells_rate_and_remaining_time(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    meter = Lines(clock)
    meter.tell("placing", 0, 100_000)
    for done in (1_000, 40_000, 41_000):
        clock.now_s = LINE_EVERY_S * done / 40_000
        meter.tell("placing", done, 100_000)
    assert capsys.readouterr().err == "placing: 40,000 of 100,000, 4,000/s, 15 s left\n"


def test_verbose_tells_each_step_with_its_time_and_its_items(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    meter = Steps(clock)
    meter.tell("reading", 0, 0)
    clock.now_s = 0.5
    meter.tell("placing", 0, 2000)
    meter.tell("placing", 1000, 2000)
    clock.now_s = 2
    meter.end()
    assert [line.split() for line in capsys.readouterr().err.splitlines()] == [
        ["0.50", "s", "reading"],
        ["1.50", "s", "placing", "(2,000)"],
        ["2.00", "s", "total"],
    ]


def test_a_bar_comes_late_so_that_a_short_run_does_without(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    meter = Bar(clock)
    clock.now_s = PATIENCE_S * 0.9
    meter.tell("reading", 0, 0)
    assert meter._bars is None
    clock.now_s = PATIENCE_S * 1.1
    meter.tell("placing", 10, 20)
    assert meter._bars is not None
    (task,) = meter._bars.tasks
    assert (task.description, task.completed, task.total) == ("placing", 10, 20)
    meter.end()


def test_every_thousandth_item_is_told_and_none_is_lost() -> None:
    told: list[tuple[str, int, int]] = []
    items = range(2 * EVERY + 1)
    assert list(counted(items, "placing", lambda *told_now: told.append(told_now))) == list(items)
    assert told == [("placing", done, len(items)) for done in (0, EVERY, 2 * EVERY)]


def test_the_stages_tell_their_steps_in_order(tmp_path: Path) -> None:
    steps: list[str] = []
    examine_dossier(dossier(tmp_path), lambda step, done, total: steps.append(step))
    assert steps == ["reading", "proving quotes", "checking", "placing", "looking for place names"]


def test_quiet_and_verbose_exclude_each_other() -> None:
    with pytest.raises(typer.BadParameter), shown_progress(quiet=True, verbose=True):
        pass


@pytest.mark.parametrize(
    "command", ["build", "check", "mentions", "embed", "export --all", "picture", "report", "serve"]
)
def test_every_command_that_compiles_takes_both(command: str, tmp_path: Path) -> None:
    name, *options = command.split()
    done = run(name, tmp_path / "nowhere", *options, "--quiet", "--verbose")
    assert done.returncode in {1, 2}
    assert "No such option" not in done.stderr


def test_quiet_prints_nothing_of_what_went_well(tmp_path: Path) -> None:
    root = dossier(tmp_path / "dossier")
    picture = tmp_path / "map.svg"
    for arguments in (
        ("build", root),
        ("check", root),
        ("export", root, "--format", "csv"),
        ("picture", root, "--format", "svg", "--out", picture),
        ("verify", root / "out/map.html", root / "seeds"),
        ("schema", root),
        ("new", tmp_path / "another"),
    ):
        done = run(*arguments, "--quiet")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_verbose_goes_to_the_messages_and_leaves_the_result_alone(tmp_path: Path) -> None:
    root = dossier(tmp_path)
    plain, verbose = (
        run("mentions", root, "--format", "json"),
        run("mentions", root, "--format", "json", "-v"),
    )
    assert verbose.stdout == plain.stdout
    assert plain.stderr == ""
    assert "proving quotes (1)" in verbose.stderr


SLOW = """
import caribmap.commands.meter as meter, caribmap.cli as cli
meter.PATIENCE_S = 0
cli.main()
"""


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """What a command without patience writes to a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "100"} | environment,
    ) as process:
        os.close(theirs)
        written = b""
        while chunk := _read(ours):
            written += chunk
    os.close(ours)
    assert process.returncode == 0
    return written.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux' way to say that the other end was closed
        return b""


def test_on_a_terminal_a_bar_shows_the_step_and_goes_without_a_trace(tmp_path: Path) -> None:
    written = on_a_terminal("build", str(dossier(tmp_path)))
    assert "drawing" in written
    assert "\x1b[?25l" in written  # hides the cursor
    assert written.rindex("\x1b[?25h") > written.rindex("\x1b[?25l")
    assert written.endswith("\x1b[2K")  # and wipes its line


def test_a_terminal_that_cannot_move_its_cursor_gets_no_bar(tmp_path: Path) -> None:
    assert on_a_terminal("check", str(dossier(tmp_path)), TERM="dumb") == ""


def test_no_color_leaves_the_bar_without_colours(tmp_path: Path) -> None:
    def coloured(written: str) -> bool:
        return "\x1b[3" in written or "\x1b[9" in written or "\x1b[38" in written

    root = str(dossier(tmp_path))
    assert coloured(on_a_terminal("check", root))
    assert not coloured(on_a_terminal("check", root, NO_COLOR="1"))
