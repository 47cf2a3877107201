"""JSON read by pydantic's core, several times faster than by the standard library.

It does not say what is wrong with a text: json.py reads that again and reports the position.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import from_json, to_json

SPACES = " \t\r"
"""JSON's white space within a line."""
_SPACED_COLON = re.compile(r'"[ \t\n\r]+:')


def read_sound_json(text: str) -> Any:
    """The value of a text that is sound JSON, no key twice in an object; ValueError if in doubt."""
    value = from_json(text, allow_inf_nan=False)
    _require_single_keys(text, value)
    return value


def read_sound_lines(text: str) -> tuple[list[int], list[Any]]:
    """The same for JSON Lines: where each record begins, and its value. Blank lines are passed over."""
    starts: list[int] = []
    values: list[Any] = []
    at = 0
    for line in text.split("\n"):
        if record := line.strip(SPACES):
            starts.append(at + line.index(record[0]))
            values.append(from_json(record, allow_inf_nan=False))
        at += len(line) + 1
    _require_single_keys(text, values)
    return starts, values


def _require_single_keys(text: str, value: Any) -> None:
    """Count the keys of a text against those of its value written again, where each stands once.

    In a string, what looks like a key is counted on both sides; an escape could hide it on one of them.
    """
    keys = text.count('":')
    if any(f"{space}:" in text for space in " \t\n\r"):
        keys += len(_SPACED_COLON.findall(text))
    if "\\u" in text or keys != to_json(value).count(b'":'):
        raise ValueError("perhaps a key stands twice")
