"""Progress of a long run: the stages report it through a callback; the commands show it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

Item = TypeVar("Item")

Progress = Callable[[str, int, int], None]
"""Callback that takes the name of the current step, its number of items done and its total number of items.

The total is 0 if the items are not counted. A step lasts until the next one begins.
"""
EVERY = 1000
"""Number of items between two reports; reporting each item would cost more than some items do."""


def silent(step: str, done: int, total: int) -> None:
    """Progress callback for callers that show no progress."""


def counted(items: Collection[Item], step: str, progress: Progress) -> Iterator[Item]:
    """Yield the items and report to `progress` how many are done."""
    for done, item in enumerate(items):
        if done % EVERY == 0:
            progress(step, done, len(items))
        yield item
