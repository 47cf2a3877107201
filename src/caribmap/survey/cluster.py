"""Dask: workers here or anywhere, and tasks that are done once whoever dies meanwhile."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from caribmap.errors import EnvironmentalError

if TYPE_CHECKING:
    from distributed import Client

Task = TypeVar("Task")
AHEAD = 2
"""Tasks that each worker has before it is done with one: results wait here no longer than that."""
CONNECT_S = 30
TRIMMED = "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_"
"""Dask's setting by which workers give memory back at once. Here arrays are made and freed all the time: each
would be made of new pages, which takes a quarter of a worker's time."""
BEGUN = "distributed.worker.multiprocessing-method"
"""Dask's setting of how workers begin: on Linux as copies of a process that has imported what they need."""
IMPORTED = ["caribmap.survey.worker"]
PROFILED = "distributed.worker.profile.enabled"
"""Dask's setting by which each worker looks at its own stack a hundred times a second."""


def prepare_workers(scheduler: str | None, workers: int | None) -> None:
    """Have what workers import be imported while this process does something else."""
    if sys.platform == "linux" and scheduler is None and (workers or _cores()) > 1:
        from multiprocessing import forkserver

        forkserver.set_forkserver_preload(IMPORTED)
        forkserver.ensure_running()


@contextmanager
def dask_client(scheduler: str | None, workers: int | None) -> Iterator[Client]:
    """A client of the scheduler at an address, or of `workers` processes here, one for each core by default.

    One worker is a thread of this process. Raises EnvironmentalError if the scheduler does not answer.
    """
    import dask
    from distributed import Client, LocalCluster

    # What goes wrong is said by this program, in one line. Dask sets the level of each of its loggers.
    for name in [*logging.root.manager.loggerDict]:
        if name.partition(".")[0] in ("distributed", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
    if scheduler is not None:
        try:
            client = Client(scheduler, timeout=CONNECT_S)
        except (OSError, ValueError) as error:
            raise EnvironmentalError(f"cannot reach Dask's scheduler at {scheduler}: {error}") from error
        with client:
            yield client
        return
    count = workers or _cores()
    begun = "forkserver" if sys.platform == "linux" else "spawn"
    with (
        dask.config.set({TRIMMED: None, PROFILED: False, BEGUN: begun}),
        LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            processes=count > 1,
            host="127.0.0.1" if count > 1 else None,
            dashboard_address="127.0.0.1:0" if count > 1 else None,
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each_done(
    client: Client, function: Callable[..., Any], tasks: Sequence[Task], *shared: object
) -> Iterator[tuple[int, Any]]:
    """Numbers of tasks and `function(*shared, task)`, as they are done; few are under way at a time.

    A task of a worker that dies is done by another. Raises EnvironmentalError if that fails again and again,
    and if the scheduler is lost; what `function` raises is raised here.
    """
    from distributed import as_completed
    from distributed.scheduler import KilledWorker

    sent = [client.submit(_same, value, pure=False) for value in shared]
    waiting = iter(enumerate(tasks))
    numbers: dict[Any, int] = {}
    completed = as_completed()

    def send() -> None:
        for number, task in waiting:
            future = client.submit(_call, function, task, *sent, pure=False)
            numbers[future.key] = number
            completed.add(future)
            if len(numbers) >= AHEAD * max(1, len(client.nthreads())):
                return

    try:
        send()
        for future in completed:
            result = future.result()
            yield numbers.pop(future.key), result
            del future
            send()
    except KilledWorker as error:
        raise EnvironmentalError(
            f"workers died again and again on one piece of the archive ({error}): "
            "give them more memory; the same command goes on where this one stopped"
        ) from error
    except (OSError, CancelledError) as error:
        raise EnvironmentalError(
            f"the survey was stopped by Dask: {str(error) or type(error).__name__}; "
            "the same command goes on where this one stopped"
        ) from error
    finally:
        with suppress(Exception):
            completed.clear()


def _same(value: object) -> object:
    return value


def _call(function: Callable[..., Any], task: object, *shared: object) -> Any:
    return function(*shared, task)
