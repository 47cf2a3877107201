"""What loading collects beside the records: faults, and the ids of records that failed validation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar, cast

from caribmap.faults import MANY, Fault
from caribmap.load.files import Refused, many_faults
from caribmap.runtime.kept import unless_changed

Result = TypeVar("Result")

UNREADABLE: Final = object()
"""Placeholder among raw records for one that cannot be read and whose fault is already listed."""


@dataclass(slots=True)
class Findings:
    """Faults; ids of records that failed, by noun (`left_out`); nouns whose file failed (`unread`)."""

    faults: list[Fault] = field(default_factory=list)
    left_out: dict[str, set[str]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    _earlier: int = 0
    """Number of faults of the files before the current one."""

    def leave_out(self, noun: str, name: Any) -> None:
        """Record that the record with id `name` failed; if it has no id, every id of its noun may be meant.

        Raises `Refused` if the current file has MANY faults; the rest of it is not read.
        """
        if isinstance(name, str):
            self.left_out.setdefault(noun, set()).add(name)
        else:
            self.unread.add(noun)
        if len(self.faults) - self._earlier >= MANY:
            raise Refused(many_faults(self.faults[-1]))

    @contextmanager
    def reading(self, *nouns: str) -> Iterator[None]:
        """Catch a `Refused` of the block: keep its faults and mark `nouns` as unread."""
        self._earlier = len(self.faults)
        try:
            yield
        except Refused as refused:
            self.faults.extend(refused.faults)
            self.unread.update(nouns)

    def unless_changed(
        self, name: str, inputs: tuple[Any, ...], load: Callable[[Findings], Result], *, of: str = ""
    ) -> Result:
        """What `load` gives and finds, as the last time if its inputs are the same.

        Raises `Refused` as `load` does.
        """

        def compute() -> tuple[Result | None, Findings, tuple[Fault, ...]]:
            own = Findings()
            try:
                return load(own), own, ()
            except Refused as refused:
                return None, own, refused.faults

        result, own, refused_for = unless_changed(name, inputs, compute, of=of)
        self._add(own)
        if refused_for:
            raise Refused(*refused_for)
        return cast(Result, result)

    def _add(self, other: Findings) -> None:
        self.faults += other.faults
        self.unread |= other.unread
        for noun, ids in other.left_out.items():
            self.left_out.setdefault(noun, set()).update(ids)
