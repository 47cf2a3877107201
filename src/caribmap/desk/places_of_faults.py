"""Which record, and which of its keys, a fault is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from caribmap.desk.working import Files, Unreadable
from caribmap.edit.records import HOMES, names_of
from caribmap.faults import Fault
from caribmap.pipeline.records import fault_as_record


def faults_as_data(faults: Iterable[Fault], files: Files) -> list[dict[str, Any]]:
    """Faults with the noun, id and key they are about, where there is one."""
    found: dict[tuple[str, str], tuple[str, str] | None] = {}
    listed = []
    for fault in faults:
        steps = tuple(
            step.replace("~1", "/").replace("~0", "~") for step in fault.where.pointer.split("/")[1:]
        )
        noun, depth = _noun_of(fault.where.file, steps)
        name = None
        if noun:
            head = "/".join(steps[:depth])
            name = found.setdefault((fault.where.file, head), _name_of(noun, steps[:depth], files))
        rest = steps[depth:] if name else ()
        key = "/".join(rest[1:] if rest[:1] == ("properties",) else rest)
        listed.append(
            fault_as_record(fault)
            | {
                "detail": list(fault.detail),
                "noun": name[0] if name else None,
                "id": name[1] if name else None,
                "key": key or None,
            }
        )
    return listed


def _noun_of(file: str, steps: tuple[str, ...]) -> tuple[str | None, int]:
    """The noun of the record that a pointer leads into, and how many of its steps lead to the record."""
    best: tuple[str | None, int] = (None, 0)
    for noun, home in HOMES.items():
        depth = len(home.at) + 1
        if file in home.files and noun != "setting" and steps[: depth - 1] == home.at and len(steps) >= depth:
            best = max(best, (noun, depth), key=lambda one: one[1])
    if best[0] is None and file == HOMES["setting"].files[0] and steps:
        return "setting", 1
    return best


def _name_of(noun: str, steps: tuple[str, ...], files: Files) -> tuple[str, str] | None:
    if noun == "setting":
        return noun, steps[0]
    try:
        parsed, _ = files.parsed_of(noun)
        index = int(steps[-1])
        names = names_of(noun, parsed.value((*HOMES[noun].at, index)), index)
    except (Unreadable, ValueError):
        return None
    return (noun, names[0]) if names else None
