"""How far a long run is. The stages tell whoever asked; how it is shown, and whether, is not theirs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

Item = TypeVar("Item")

Progress = Callable[[str, int, int], None]
"""Takes a step, how many of its items are done, and how many there are, 0 where they are not counted.

A step lasts until the next one begins.
"""
EVERY = 1000
"""Telling of each single item would cost more than some of them do."""


def silent(step: str, done: int, total: int) -> None:
    """Nobody asked."""


def counted(items: Collection[Item], step: str, progress: Progress) -> Iterator[Item]:
    """The items, while `progress` hears how many of them are done."""
    for done, item in enumerate(items):
        if done % EVERY == 0:
            progress(step, done, len(items))
        yield item
