"""Fixes of a file's text, where no record of it can be edited."""

from __future__ import annotations

from collections.abc import Iterator

from caribmap.edit.positions import form_of
from caribmap.edit.repeated_keys import with_one_key
from caribmap.faults import Fault
from caribmap.load.files import Refused
from caribmap.propose.fixes.faulty import Fix

SHOWN_CHARS = 80


def keep_one_key(fault: Fault, text: str) -> Iterator[Fix]:
    """One of two equal keys of a mapping: which one is certain only if both say the same (Y002, J002)."""
    line, column = fault.where.line, fault.where.column
    if line is None or column is None:
        return
    form = form_of(fault.where.file)
    try:
        first = with_one_key(text, form, (line, column), "first")
        second = with_one_key(text, form, (line, column), "second")
    except Refused:
        return
    if first:
        yield Fix("keep-first", first[0], _shown(first[1]))
        if second and not first[2]:
            yield Fix("keep-second", second[0], _shown(second[1]))


def without_byte_order_mark(_fault: Fault, text: str) -> Iterator[Fix]:
    """JSON without the byte order mark (J005)."""
    if text.startswith("\ufeff"):
        yield Fix("no-byte-order-mark", text.removeprefix("\ufeff"))


def _shown(value: str) -> str:
    return value if len(value) <= SHOWN_CHARS else f"{value[:SHOWN_CHARS]}…"
