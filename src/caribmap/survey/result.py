"""What a survey read, before it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from caribmap.faults import Fault
from caribmap.survey.archive import Archive, Print
from caribmap.survey.names import Names
from caribmap.survey.part import Part


@dataclass(frozen=True, slots=True)
class Result:
    """The archive, how it was read, and its parts, which are read again each time they are asked for.

    `faults` are those of articles and files that were left out.
    """

    archive: Archive
    prints: Mapping[str, Print]
    parts: Callable[[], Iterator[Part]]
    names: Names
    language: str
    columns: Mapping[str, str]
    faults: tuple[Fault, ...]
