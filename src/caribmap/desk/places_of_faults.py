"""Which record, and which of its keys, a fault is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from caribmap.desk.working import Files, Unreadable
from caribmap.edit.records import HOMES, names_of
from caribmap.faults import Fault
from caribmap.pipeline.records import fault_as_record


@dataclass(frozen=True, slots=True)
class About:
    """The record that a fault is about, and the steps from it, in the form of the API, to what is wrong."""

    noun: str
    id: str
    steps: tuple[str, ...]

    @property
    def key(self) -> str | None:
        """The steps as one text, such as `names/en`; None for the whole record."""
        return "/".join(self.steps) or None


def faults_as_data(faults: Iterable[Fault], files: Files) -> list[dict[str, Any]]:
    """Faults with the noun, id and key they are about, where there is one."""
    found: dict[tuple[str, str], str | None] = {}
    return [_as_data(fault, about_of(fault, files, found)) for fault in faults]


def _as_data(fault: Fault, about: About | None) -> dict[str, Any]:
    return fault_as_record(fault) | {
        "detail": list(fault.detail),
        "noun": about.noun if about else None,
        "id": about.id if about else None,
        "key": about.key if about else None,
    }


def about_of(
    fault: Fault, files: Files, known: dict[tuple[str, str], str | None] | None = None
) -> About | None:
    """What a fault is about; None if it is about a file. `known` holds names that were looked up before."""
    steps = tuple(step.replace("~1", "/").replace("~0", "~") for step in fault.where.pointer.split("/")[1:])
    noun, depth = _noun_of(fault.where.file, steps, files)
    if noun is None:
        return None
    key = (fault.where.file, "/".join(steps[:depth]))
    names = {} if known is None else known
    name = names.setdefault(key, _name_of(noun, steps[:depth], files))
    if name is None:
        return None
    rest = steps[depth:]
    return About(noun, name, rest[1:] if rest[:1] == ("properties",) else rest)


def _noun_of(file: str, steps: tuple[str, ...], files: Files) -> tuple[str | None, int]:
    """The noun of the record that a pointer leads into, and how many of its steps lead to the record."""
    best: tuple[str | None, int] = (None, 0)
    for noun, home in HOMES.items():
        depth = len(home.at) + 1
        is_home = file in files.homes(noun)
        if is_home and noun != "setting" and steps[: depth - 1] == home.at and len(steps) >= depth:
            best = max(best, (noun, depth), key=lambda one: one[1])
    if best[0] is None and file == HOMES["setting"].files[0] and steps:
        return "setting", 1
    return best


def _name_of(noun: str, steps: tuple[str, ...], files: Files) -> str | None:
    if noun == "setting":
        return steps[0]
    try:
        parsed, _ = files.parsed_of(noun)
        index = int(steps[-1])
        names = names_of(noun, parsed.value((*HOMES[noun].at, index)), index)
    except (Unreadable, ValueError):
        return None
    return names[0] if names else None
