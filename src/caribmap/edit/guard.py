"""The last look before a change is written: the new text is read again and compared."""

from __future__ import annotations

from typing import Any

from caribmap.edit.positions import Node, Parsed, line_begin, line_end, parse
from caribmap.load.files import Refused
from caribmap.load.yaml import reads_alike


class Guarded(Exception):
    """A change would not leave the file as it should be; nothing may be written."""


def guard(text: str, before: Parsed, expected: Any) -> Parsed:
    """The new text of a file as it is read. Raises `Guarded` unless its data are the expected ones."""
    try:
        parsed = parse(text, before.form, before.file)
    except Refused as refused:
        raise Guarded(f"the changed file could not be read: {refused.faults[0].message}") from None
    if (parsed.data or None) != (expected or None):
        raise Guarded("the changed file would not say what was asked for")
    return parsed


def guard_record(parsed: Parsed, node: Node) -> None:
    """Raises `Guarded` unless both readers of YAML read a record alike."""
    if parsed.form != "yaml":
        return
    text = parsed.text
    begin, end = line_begin(text, node.begin), line_end(text, node.end)
    dash = text[begin : node.begin].strip("\ufeff \t")
    if dash not in ("", "-"):  # in brackets, or behind a key
        begin = node.begin
        end = node.end
    if not reads_alike(text[begin:end].removeprefix("\ufeff")):
        raise Guarded("two readers of YAML would read the changed record differently")
