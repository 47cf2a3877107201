"""A fault with the record that it is about, and what a fix makes of the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from caribmap.check.proof import QuoteSpan
from caribmap.dossier.document import Step
from caribmap.dossier.nouns import Source
from caribmap.faults import Fault


@dataclass(frozen=True, slots=True)
class Proven:
    """What fixes look up in the dossier beside the record: texts, proven quotes, names of files."""

    sources: Mapping[str, Source]
    spans: Mapping[str, QuoteSpan]
    articles: Sequence[str]
    """The names of the files in `seeds`."""


@dataclass(frozen=True, slots=True)
class Faulty:
    """A fault and its record, in the form of the API; `steps` lead from the record to what is wrong."""

    fault: Fault
    noun: str
    record: Any
    steps: tuple[Step, ...]
    proven: Proven

    @property
    def value(self) -> Any:
        """What stands where the fault is; None if nothing does."""
        return value_at(self.record, self.steps)


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to mend a record: what is done, by a name of `FIXES`, and the record then.

    `shown` is the wording or the value that the record takes.
    """

    name: str
    record: Any
    shown: str = ""


def value_at(record: Any, steps: Sequence[Step]) -> Any:
    for step in steps:
        is_there = step in record if isinstance(record, dict) else _has(record, step)
        if not is_there:
            return None
        record = record[step]
    return record


def with_value(record: Any, steps: Sequence[Step], value: Any) -> Any:
    """A copy of a record with `value` at `steps`."""
    if not steps:
        return value
    copy: Any = list(record) if isinstance(record, list) else dict(record)
    copy[steps[0]] = with_value(copy[steps[0]] if len(steps) > 1 else None, steps[1:], value)
    return copy


def without(record: Any, steps: Sequence[Step]) -> Any:
    """A copy of a record without what stands at `steps`."""
    *outer, last = steps
    copy: Any = value_at(record, outer)
    copy = list(copy) if isinstance(copy, list) else dict(copy)
    del copy[last]
    return with_value(record, outer, copy)


def _has(record: Any, step: Step) -> bool:
    return isinstance(record, list) and isinstance(step, int) and step < len(record)
