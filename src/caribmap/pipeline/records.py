"""Faults and mentions as records of JSON, as the commands print them and the desk answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caribmap.faults import Fault

if TYPE_CHECKING:
    from caribmap.derive.ledger import Mention


def fault_as_record(fault: Fault) -> dict[str, Any]:
    """One fault; `file` is relative to the dossier, line and column count from 1."""
    return {
        "code": fault.code,
        "severity": fault.severity,
        "message": fault.message,
        "file": fault.where.file,
        "line": fault.where.line,
        "column": fault.where.column,
        "pointer": fault.where.pointer,
        "hint": fault.hint,
    }


def mention_as_record(mention: Mention) -> dict[str, Any]:
    """One mention without its article; offsets are code points of the article's file, end exclusive."""
    return {
        "start": mention.start,
        "end": mention.end,
        "surface": mention.surface,
        "place": mention.place,
        "ruling": mention.ruling,
        "reason": dict(mention.reason) if mention.reason else None,
        "confidence": mention.confidence,
    }
