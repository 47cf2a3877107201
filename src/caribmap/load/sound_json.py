"""JSON read by msgspec, several times faster than by the standard library.

It does not say what is wrong with a text: json.py reads that again and reports the position.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec

from caribmap.text.passages import changed_passage

MAX_DEPTH = 200
_LINE = re.compile(r"^[ \t\r]*+(?:(\{).*\}[ \t\r]*$|[^ \t\r\n])", re.MULTILINE)
"""A line that is not blank; the group is where an object begins that may end with the line."""
_HIDDEN_COLONS = b"\\u003a", b"\\u003A"
_STRING = re.compile(b'"[^"]*"')
_NO_BRACKETS = bytes(set(range(256)) - set(b'[]{}"'))
_decoder = msgspec.json.Decoder()


def read_sound_json(text: str) -> Any:
    """The value of a text that is sound JSON, no key twice in an object; ValueError if in doubt."""
    return _sound_value(text, _decoder.decode)


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
    values = _sound_value(text, _decoder.decode_lines)
    if -1 in starts or len(starts) != len(values):
        raise ValueError("perhaps a record that goes on in the next line")
    return starts, values


def _sound_value(text: str, decode: Callable[[bytes], Any]) -> Any:
    """The value of a sound text; ValueError if in doubt.

    The text's colons are counted against those of its value written again, where each key stands once. Colons
    in strings are counted on both sides, unless they are written as their code.
    """
    data = text.encode()  # a text that is decoded itself keeps its UTF-8 beside it
    if any(colon in data for colon in _HIDDEN_COLONS) or not _is_shallow(data):
        raise ValueError("perhaps a key stands twice, or too deep")
    colons = data.count(b":")
    try:
        value = decode(data)
    except RecursionError as error:  # other doubts of msgspec are ValueErrors
        raise ValueError("perhaps too deep") from error
    del data
    if msgspec.json.encode(value).count(b":") != colons:
        raise ValueError("perhaps a key stands twice")
    return value


def _is_shallow(data: bytes) -> bool:
    """Whether JSON is certainly not too deep: how deep msgspec reads depends on the version of Python.

    Where no string holds a bracket, only brackets and pairs of quotation marks are left of it. Taking out the
    innermost pairs of brackets takes away one level or two.
    """
    if b"\\" in data:
        data = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    brackets = data.translate(None, _NO_BRACKETS).replace(b'""', b"")
    if b'"' in brackets:
        brackets = _STRING.sub(b"", data).translate(None, _NO_BRACKETS)
    for _ in range(MAX_DEPTH // 2):
        if not brackets:
            break
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
    return not brackets
