"""JSON read by msgspec, several times faster than by the standard library.

It does not say what is wrong with a text: json.py reads that again and reports the position.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain, compress
from typing import Any, NamedTuple

import msgspec

from caribmap.text.passages import changed_passage

MAX_DEPTH = 200
SPACES = " \t\r"
"""JSON's white space within a line."""
_HIDDEN_COLON = re.compile(r"\\u003[aA]")
_PARTS = frozenset((list, dict))
_decode = msgspec.json.Decoder().decode


def read_sound_json(text: str) -> Any:
    """The value of a text that is sound JSON, no key twice in an object; ValueError if in doubt."""
    value = _value(text)
    _require_single_keys(text, value)
    _require_shallow([value])
    return value


class ReadLines(NamedTuple):
    """A text of JSON Lines: where each record begins, and its value."""

    text: str
    starts: Sequence[int]
    values: Sequence[Any]


def read_again(text: str, former: ReadLines | None) -> ReadLines:
    """A text of JSON Lines, of which only those lines are read that have changed since the last time.

    ValueError if in doubt.
    """
    if former is None:
        return ReadLines(text, *read_sound_lines(text))
    begin, former_end, end = changed_passage(former.text, text)
    if begin == len(text) == len(former.text):
        return former
    begin = text.rfind("\n", 0, begin) + 1
    line_end = text.find("\n", end)
    moved = end - former_end
    end = len(text) if line_end < 0 else line_end + 1
    first, last = (bisect_left(former.starts, offset) for offset in (begin, end - moved))
    starts, values = read_sound_lines(text[begin:end])
    return ReadLines(
        text,
        [
            *former.starts[:first],
            *(begin + start for start in starts),
            *(start + moved for start in former.starts[last:]),
        ],
        [*former.values[:first], *values, *former.values[last:]],
    )


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
    _require_shallow(values)
    return starts, values


def _value(text: str) -> Any:
    try:
        return _decode(text)
    except (RecursionError, UnicodeEncodeError) as error:  # other doubts of msgspec are ValueErrors
        raise ValueError("perhaps too deep, or half of a surrogate pair") from error


def _require_single_keys(text: str, value: Any) -> None:
    """Count the colons of a text against those of its value written again, where each key stands once.

    Colons in strings are counted on both sides, unless they are written as their code.
    """
    if text.count(":") != msgspec.json.encode(value).count(b":") or _HIDDEN_COLON.search(text):
        raise ValueError("perhaps a key stands twice")


def _require_shallow(values: list[Any]) -> None:
    """How deep msgspec reads depends on the version of Python."""
    level = [value for value in values if type(value) in _PARTS]
    for _ in range(MAX_DEPTH):
        parts = (part.values() if type(part) is dict else part for part in level)
        inner = list(chain.from_iterable(parts))
        level = list(compress(inner, map(_PARTS.__contains__, map(type, inner))))
        if not level:
            return
    raise ValueError("perhaps too deep")
