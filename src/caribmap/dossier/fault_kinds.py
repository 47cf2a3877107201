"""What the fault table says of a code: its severity, what is wrong, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class FaultKind:
    """A row of the fault table: `title` says what is wrong, `action` what to do (both in docs/faults.md)."""

    severity: Severity
    title: str
    action: str


def error(title: str, action: str) -> FaultKind:
    return FaultKind("error", title, action)


def warning(title: str, action: str) -> FaultKind:
    return FaultKind("warning", title, action)
