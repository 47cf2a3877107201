from __future__ import annotations

import multiprocessing
import os
import signal
import time

import pytest

from caribmap.runtime.fork import CAN_FORK, computed_beside

forks = pytest.mark.skipif(not CAN_FORK, reason="this system does not fork")


@forks
def test_the_result_comes_from_another_process() -> None:
    with computed_beside(lambda: (os.getpid(), {"a": b"\0" * 1_000_000})) as result:
        process, value = result()
    assert process != os.getpid()
    assert value == {"a": b"\0" * 1_000_000}


def test_what_is_not_worth_a_process_is_computed_by_the_one_who_asks() -> None:
    with computed_beside(os.getpid, when=False) as result:
        assert result() == os.getpid()


@forks
def test_a_process_that_is_killed_is_made_up_for() -> None:
    def killed_when_beside() -> int:
        if multiprocessing.parent_process():
            os.kill(os.getpid(), signal.SIGKILL)
        return 7

    with computed_beside(killed_when_beside) as result:
        assert result() == 7


def test_what_fails_beside_fails_for_the_one_who_asks() -> None:
    def fails() -> None:
        raise ValueError("no")

    with computed_beside(fails) as result, pytest.raises(ValueError, match="no"):
        result()


@forks
def test_a_block_that_does_not_ask_leaves_no_process() -> None:
    with pytest.raises(KeyboardInterrupt), computed_beside(lambda: time.sleep(60)):
        raise KeyboardInterrupt
    assert multiprocessing.active_children() == []
