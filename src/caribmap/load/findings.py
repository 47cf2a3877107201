"""What a load gathers beside the records: faults, and ids that may be named although their records failed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from caribmap.faults import Fault
from caribmap.load.files import Refused

UNREADABLE: Final = object()
"""Stands among raw records for one whose fault has been told already."""


@dataclass(slots=True)
class Findings:
    """`left_out` holds the ids of records that failed, by noun; `unread` the nouns whose file failed."""

    faults: list[Fault] = field(default_factory=list)
    left_out: dict[str, set[str]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def leave_out(self, noun: str, name: Any) -> None:
        """Remember that a record has a fault of its own, under its id; without one it might be any."""
        if isinstance(name, str):
            self.left_out.setdefault(noun, set()).add(name)
        else:
            self.unread.add(noun)

    @contextmanager
    def reading(self, *nouns: str) -> Iterator[None]:
        """Turns `Refused` into its faults; the records of `nouns` are then unread."""
        try:
            yield
        except Refused as refused:
            self.faults.extend(refused.faults)
            self.unread.update(nouns)
