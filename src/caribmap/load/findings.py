"""What a load gathers beside the records: faults, and ids that may be named although their records failed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from caribmap.faults import MANY, Fault
from caribmap.load.files import Refused, many_faults

UNREADABLE: Final = object()
"""Stands among raw records for one whose fault has been told already."""


@dataclass(slots=True)
class Findings:
    """`left_out` holds the ids of records that failed, by noun; `unread` the nouns whose file failed."""

    faults: list[Fault] = field(default_factory=list)
    left_out: dict[str, set[str]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    _earlier: int = 0
    """How many faults the files before the one at hand have."""

    def leave_out(self, noun: str, name: Any) -> None:
        """Remember that a record has a fault of its own, under its id; without one it might be any.

        Raises `Refused` where a file has many: the rest of it is not read.
        """
        if isinstance(name, str):
            self.left_out.setdefault(noun, set()).add(name)
        else:
            self.unread.add(noun)
        if len(self.faults) - self._earlier >= MANY:
            raise Refused(many_faults(self.faults[-1]))

    @contextmanager
    def reading(self, *nouns: str) -> Iterator[None]:
        """Turns `Refused` into its faults; the records of `nouns` are then unread."""
        self._earlier = len(self.faults)
        try:
            yield
        except Refused as refused:
            self.faults.extend(refused.faults)
            self.unread.update(nouns)
