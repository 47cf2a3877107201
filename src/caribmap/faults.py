"""Faults of a dossier: values with a stable code, a severity, a position and one action. Collected, never raised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from caribmap.document import Where

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class FaultKind:
    """A row of the fault table: what the code means and, for docs/faults.md, what to do about it."""

    severity: Severity
    title: str
    action: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a dossier. `message` says what was found and what was expected, `hint` one action."""

    code: str
    message: str
    where: Where
    hint: str = ""
    detail: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        return FAULTS[self.code].severity

    def __str__(self) -> str:
        place = self.where.file
        if self.where.line is not None:
            place += f":{self.where.line}:{self.where.column}"
        lines = [f"{place}: {self.severity}[{self.code}]: {self.message}", *(f"    {line}" for line in self.detail)]
        if self.hint:
            lines.append(f"    hint: {self.hint}")
        return "\n".join(lines)


def is_error(fault: Fault) -> bool:
    return fault.severity == "error"


FAULTS: dict[str, FaultKind] = {}
"""The fault table. One code, one cause; codes are never reused. docs/faults.md is checked against it."""
