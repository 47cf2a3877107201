"""JSON read by msgspec, several times faster than by the standard library.

It does not say what is wrong with a text: json.py reads that again and reports the position.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import chain, compress, repeat
from operator import is_
from typing import Any, NamedTuple

import msgspec

from caribmap.text.passages import changed_passage

MAX_DEPTH = 200
_LINE = re.compile(r"^[ \t\r]*+(?:(\{).*\}[ \t\r]*$|[^ \t\r\n])", re.MULTILINE)
"""A line that is not blank; the group is where an object begins that may end with the line."""
_HIDDEN_COLONS = "\\u003a", "\\u003A"
_decoder = msgspec.json.Decoder()


def read_sound_json(text: str) -> Any:
    """The value of a text that is sound JSON, no key twice in an object; ValueError if in doubt."""
    value = _value(text, _decoder.decode)
    _require_single_keys(text, value)
    _require_shallow([value])
    return value


class ReadLines(NamedTuple):
    """A text of JSON Lines: where each record begins, and its value."""

    text: str
    starts: array[int]
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
    starts = former.starts[:first] + _moved(starts, begin) + _moved(former.starts[last:], moved)
    return ReadLines(text, starts, [*former.values[:first], *values, *former.values[last:]])


def _moved(starts: array[int], by: int) -> array[int]:
    return array("q", [start + by for start in starts]) if by else starts


def read_sound_lines(text: str) -> tuple[array[int], list[Any]]:
    """The same for JSON Lines: where each record begins, and its value. Blank lines are passed over.

    msgspec only separates values. Where each line begins and ends with a brace, no value goes on in the
    next line; as many lines as values then have one each.
    """
    starts = array("q", (line.start(1) for line in _LINE.finditer(text)))
    values = _value(text, _decoder.decode_lines)
    if -1 in starts or len(starts) != len(values):
        raise ValueError("perhaps a record that goes on in the next line")
    _require_single_keys(text, values)
    _require_shallow(values)
    return starts, values


def _value(text: str, decode: Callable[[bytes], Any]) -> Any:
    try:
        return decode(text.encode())  # a text that is read itself keeps its UTF-8 beside it
    except (RecursionError, UnicodeEncodeError) as error:  # other doubts of msgspec are ValueErrors
        raise ValueError("perhaps too deep, or half of a surrogate pair") from error


def _require_single_keys(text: str, value: Any) -> None:
    """Count the colons of a text against those of its value written again, where each key stands once.

    Colons in strings are counted on both sides, unless they are written as their code.
    """
    is_hidden = any(colon in text for colon in _HIDDEN_COLONS)
    if is_hidden or text.count(":") != msgspec.json.encode(value).count(b":"):
        raise ValueError("perhaps a key stands twice")


def _require_shallow(level: list[Any]) -> None:
    """How deep msgspec reads depends on the version of Python."""
    for _ in range(MAX_DEPTH):
        kinds = list(map(type, level))
        mappings = compress(level, map(is_, kinds, repeat(dict)))
        lists = compress(level, map(is_, kinds, repeat(list)))
        level = [*chain.from_iterable(map(dict.values, mappings)), *chain.from_iterable(lists)]
        if not level:
            return
    raise ValueError("perhaps too deep")
