"""JSON read by msgspec, several times faster than by the standard library.

It does not say what is wrong with a text: json.py reads that again and reports the position.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

SPACES = " \t\r"
"""JSON's white space within a line."""
_SPACED_COLON = re.compile(r'"[ \t\n\r]+:')
_HIDDEN_KEY = re.compile(r"\\u00(?:22|3[aA])")
"""A quotation mark or a colon written as its code."""
_decode = msgspec.json.Decoder().decode


def read_sound_json(text: str) -> Any:
    """The value of a text that is sound JSON, no key twice in an object; ValueError if in doubt."""
    value = _value(text)
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
            values.append(_value(record))
        at += len(line) + 1
    _require_single_keys(text, values)
    return starts, values


def _value(text: str) -> Any:
    try:
        return _decode(text)
    except (RecursionError, UnicodeEncodeError) as error:  # other doubts of msgspec are ValueErrors
        raise ValueError("perhaps too deep, or half of a surrogate pair") from error


def _require_single_keys(text: str, value: Any) -> None:
    """Count the keys of a text against those of its value written again, where each stands once.

    In a string, what looks like a key is counted on both sides, unless its characters are written as codes.
    """
    keys = text.count('":')
    if any(f"{space}:" in text for space in " \t\n\r"):
        keys += len(_SPACED_COLON.findall(text))
    if keys != msgspec.json.encode(value).count(b'":') or ("\\u00" in text and _HIDDEN_KEY.search(text)):
        raise ValueError("perhaps a key stands twice")
