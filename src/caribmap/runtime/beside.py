"""Work that a copy of this process does while this one goes on: on the second processor, on Linux."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import IO, NoReturn, TypeVar

from caribmap.runtime.kept import is_keeping
from caribmap.runtime.own_process import OWN_PROCESS

Result = TypeVar("Result")
MOST_KB = 300_000
"""Most memory of a process that is copied: each page that one of the two then writes to is a cost."""


@contextmanager
def beside(compute: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Begin to compute, and yield the function that gives the result; what nobody asked for ends at the end.

    Where no copy can be made, or the copy fails, this process computes when it is asked.
    """
    copied = _copied(compute) if _may_copy() else None
    if copied is None:
        yield cache(compute)
        return
    copy, answer = copied
    try:
        yield cache(lambda: pickle.loads(found) if (found := answer.read()) else compute())  # noqa: S301  our own
    finally:
        answer.close()
        with suppress(OSError):
            os.kill(copy, signal.SIGKILL)
        os.waitpid(copy, 0)


def _copied(compute: Callable[[], object]) -> tuple[int, IO[bytes]] | None:
    """A copy that computes, and where its answer is read; None if the system refuses."""
    with suppress(OSError), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # other threads: those of numpy, which it minds
        reading, writing = os.pipe()
        answer = os.fdopen(reading, "rb")
        with os.fdopen(writing, "wb") as written:
            copy = os.fork()
            if not copy:
                _answer(compute, written)
        return copy, answer
    return None


def _may_copy() -> bool:
    if sys.platform != "linux" or not OWN_PROCESS.is_set() or is_keeping():
        return False
    import resource

    if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > MOST_KB:
        return False
    return threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


def _answer(compute: Callable[[], object], answer: IO[bytes]) -> NoReturn:
    """Write the result, all of it or nothing, and end: nothing else of the process may be done twice."""
    try:
        os.closerange(3, answer.fileno())  # locks of files, which would be held, and other pipes
        os.closerange(answer.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
        found = pickle.dumps(compute())
        answer.write(found)
        answer.flush()
    finally:
        os._exit(0)
