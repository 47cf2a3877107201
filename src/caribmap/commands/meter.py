"""Progress of a long run on standard error: a bar on a terminal, a line every few seconds elsewhere."""

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
"""Time until the bar appears: a shorter run does not need one, nor the time that importing it takes."""
LINE_EVERY_S = 10


@contextmanager
def shown_progress(*, quiet: bool, verbose: bool) -> Iterator[Progress]:
    """Yield the progress callback that the options ask for; its output ends with the block."""
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
    """Shows progress. Knows the current step and when it began."""

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
        """Show how many items of the current step are done; a `total` of 0 is unknown."""

    @abstractmethod
    def end(self) -> None:
        """Finish the output; called when the run is over, whether or not it succeeded."""

    def pace(self, done: int, total: int) -> str:
        """Numbers of items done and in all and, as soon as they can be estimated, rate and time left."""
        if not total:
            return ""
        passed_s = self.clock() - self.step_begun
        counts = f"{done:,} of {total:,}"
        if not done or not passed_s:
            return counts
        rate = done / passed_s
        return f"{counts}, {rate:,.0f}/s, {(total - done) / rate:.0f} s left"


class Lines(Meter):
    """Progress for logs: a line every LINE_EVERY_S seconds, so none for a short run."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        super().__init__(clock)
        self._printed = self.begun

    def show(self, done: int, total: int) -> None:
        if self.clock() - self._printed >= LINE_EVERY_S:
            self._printed = self.clock()
            typer.echo(": ".join(filter(None, [self.step, self.pace(done, total)])), err=True)

    def end(self) -> None:
        """Do nothing: every line is complete."""


class Steps(Meter):
    """Progress for --verbose: a line for each step with the time it took."""

    def tell(self, step: str, done: int, total: int) -> None:
        if step != self.step:
            self._close()
        super().tell(step, done, total)

    def show(self, done: int, total: int) -> None:
        self._total = max(done, total)

    def end(self) -> None:
        self._close()
        typer.echo(f"{self.clock() - self.begun:7.2f} s  total", err=True)

    def _close(self) -> None:
        if self.step:
            passed_s = self.clock() - self.step_begun
            count = f" ({self._total:,})" if self._total else ""
            typer.echo(f"{passed_s:7.2f} s  {self.step}{count}", err=True)


class Bar(Meter):
    """Progress bar for a terminal; it is erased at the end."""

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
