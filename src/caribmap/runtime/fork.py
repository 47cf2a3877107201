"""One computation beside another: in a fork of this process, so that both have a processor of their own."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from mmap import ACCESS_READ, mmap
from typing import Any, BinaryIO, TypeVar

Result = TypeVar("Result")

CAN_FORK = sys.platform == "linux"
"""Elsewhere forks are not to be had, or not safe beside the system's own threads."""


@contextmanager
def computed_beside(compute: Callable[[], Result], *, when: bool = True) -> Iterator[Callable[[], Result]]:
    """Begin `compute` beside the block; what the block is given waits for the result.

    Where it is not begun (`when` says whether it is worth a process) or its process ends without a result,
    it is computed by the one who asks. A block that ends without asking ends the computation.

    The fork has none of this process's other threads, such as those of a progress bar or of the preview:
    `compute` must not print, nor wait for anything that one of them may hold.
    """
    if not (when and CAN_FORK):
        yield compute
        return
    import multiprocessing  # only here: most builds do without

    with os.fdopen(os.memfd_create("caribmap"), "w+b") as shared:
        process = multiprocessing.get_context("fork").Process(
            target=_leave, args=(compute, shared), daemon=True
        )
        process.start()

        def result() -> Result:
            process.join()
            if process.exitcode != 0:
                return compute()
            with mmap(shared.fileno(), 0, access=ACCESS_READ) as content:
                found: Result = pickle.loads(content)  # noqa: S301  # from our own fork
            return found

        try:
            yield result
        finally:
            process.kill()
            process.join()


def _leave(compute: Callable[[], Any], shared: BinaryIO) -> None:
    """In the fork. Whoever asked for it hears of Ctrl-C, and of what `compute` raises when it computes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(Exception):
        pickle.dump(compute(), shared, pickle.HIGHEST_PROTOCOL)
        shared.flush()
        return
    os._exit(1)
