"""Shows on standard error how far a long run is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import os
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from caribmap.runtime.progress import Progress, silent

if TYPE_CHECKING:
    from rich.progress import Progress as Bars

Clock = Callable[[], float]

PATIENCE_S = 1
"""A run that is over by then shows no bar, and does without the time that importing one takes."""
LINE_EVERY_S = 10


@contextmanager
def shown_progress(*, quiet: bool, verbose: bool) -> Iterator[Progress]:
    """What to give to a compilation so that its progress is seen as the options wish, till the block ends."""
    if quiet and verbose:
        raise typer.BadParameter("give one of --quiet and --verbose", param_hint="'--verbose'")
    if quiet:
        yield silent
        return
    meter = _meter(verbose=verbose)
    try:
        yield meter.tell
    finally:
        meter.end()


def _meter(*, verbose: bool) -> Meter:
    if verbose:
        return Steps()
    is_terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return Bar() if is_terminal else Lines()


class Meter(ABC):
    """Knows the step at hand and since when it runs."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self.clock = clock
        self.begun = clock()
        self.step = ""
        self.step_begun = self.begun

    def tell(self, step: str, done: int, total: int) -> None:
        if step != self.step:
            self.step, self.step_begun = step, self.clock()
        self.show(done, total)

    @abstractmethod
    def show(self, done: int, total: int) -> None:
        """How far the step at hand is; a `total` of 0 is not known."""

    @abstractmethod
    def end(self) -> None:
        """The run is over, well or not."""

    def pace(self, done: int, total: int) -> str:
        """Done and to do and, once there is something to go by, the rate and the time that is left."""
        if not total:
            return ""
        passed_s = self.clock() - self.step_begun
        counts = f"{done:,} of {total:,}"
        if not done or not passed_s:
            return counts
        rate = done / passed_s
        return f"{counts}, {rate:,.0f}/s, {(total - done) / rate:.0f} s left"


class Lines(Meter):
    """For logs: nothing of a short run, then a line every few seconds."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        super().__init__(clock)
        self._told = self.begun

    def show(self, done: int, total: int) -> None:
        if self.clock() - self._told >= LINE_EVERY_S:
            self._told = self.clock()
            typer.echo(": ".join(filter(None, [self.step, self.pace(done, total)])), err=True)

    def end(self) -> None:
        """Its lines stay."""


class Steps(Meter):
    """For --verbose: each step, when it is over, with its time."""

    def tell(self, step: str, done: int, total: int) -> None:
        if step != self.step:
            self._close()
        super().tell(step, done, total)

    def show(self, done: int, total: int) -> None:
        self._total = max(done, total)

    def end(self) -> None:
        self._close()
        typer.echo(f"{self.clock() - self.begun:7.2f} s  in all", err=True)

    def _close(self) -> None:
        if self.step:
            passed_s = self.clock() - self.step_begun
            count = f" ({self._total:,})" if self._total else ""
            typer.echo(f"{passed_s:7.2f} s  {self.step}{count}", err=True)


class Bar(Meter):
    """For a terminal; it leaves no trace there."""

    _bars: Bars | None = None

    def show(self, done: int, total: int) -> None:
        if self._bars is None:
            if self.clock() - self.begun < PATIENCE_S:
                return
            self._bars = _started_bars()
        (task,) = self._bars.task_ids
        self._bars.update(
            task, description=self.step, completed=done, total=total or None, pace=self.pace(done, total)
        )

    def end(self) -> None:
        if self._bars:
            self._bars.stop()


def _started_bars() -> Bars:
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    bars = Bars(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[pace]}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    bars.add_task("", total=None, pace="")
    bars.start()
    return bars
