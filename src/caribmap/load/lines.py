"""Records of JSON Lines that were made before: only those of changed lines are made anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from caribmap.dossier.document import follow
from caribmap.load.files import Refused
from caribmap.load.findings import Findings
from caribmap.load.json import JsonDocument
from caribmap.load.validation import RawRecords
from caribmap.runtime.kept import revised, same_ends

Records = tuple[Any, ...]
Make = Callable[[RawRecords, Findings], Any]
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class _Made:
    document: JsonDocument
    values: Sequence[Any]
    """The values of the file's lines; the reader gives the same object again for a line that is the same."""
    records: Records
    is_sound: bool


def made_again(
    raw: RawRecords, findings: Findings, make: Callable[[RawRecords, Findings], Made], *, of: str
) -> Made:
    """What `make` makes of the values of a file of JSON Lines, one record of each.

    The record of a line that is the same is the one that was made before; its place follows the file.
    """
    values = list(raw.raw)

    def revise(former: _Made | None) -> _Made:
        records = _with_changes(former, raw, values, make) if former and former.is_sound and values else None
        if former and records is not None:
            return replace(former, values=values, records=records)
        made: Any = make(raw, findings)
        return _Made(cast(JsonDocument, raw.document), values, made, not findings.faults)

    made: Any = revised("records of lines", revise, of=of).records
    return cast(Made, made)


def _with_changes(former: _Made, raw: RawRecords, values: list[Any], make: Make) -> Records | None:
    """The records, made of the former ones where a value is the same; None if a new one has a fault."""
    first, last = same_ends(former.values, values)
    new = values[first : len(values) - last]
    findings = Findings()
    try:
        made = make(replace(raw, document=former.document, raw=new, first=first), findings) if new else ()
    except Refused:
        return None
    if findings.faults:
        return None
    former.document.follow(cast(JsonDocument, raw.document))
    behind = former.records[len(former.records) - last :]
    if moved := len(values) - len(former.values):
        for record in behind:
            follow(record.at, moved)
    return (*former.records[:first], *made, *behind)
