"""Strict JSON (RFC 8259) and JSON Lines: a fast reader for valid text, a precise one to locate a fault."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NoReturn

from caribmap.dossier.document import Lines, Step, Where, find_written, line_and_column
from caribmap.faults import MANY, Fault
from caribmap.load.files import Refused, many_faults
from caribmap.load.findings import UNREADABLE
from caribmap.load.sound_json import MAX_DEPTH, read_again, read_sound_json
from caribmap.runtime.kept import revised

LARGE_CHARS = 100_000
"""A longer text is given to the fast reader first, and to the precise one only if that refuses it."""
_SPACE = re.compile(r"[ \t\n\r]*")
_STRING = r'"(?:[^"\\]++|\\.)*+"'
_TOKEN = re.compile(_STRING + r"|[\[\]{}]|NaN|-?Infinity|-?[0-9][0-9.eE+-]*")
_TO_BRACKET = re.compile(rf'(?:[^"\[\]{{}}]++|{_STRING})*+([\[\]{{}}])')
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_skip: Callable[[str, int], tuple[Any, int]] = json.JSONDecoder().scan_once  # type: ignore[attr-defined]


class _BadKeys(ValueError):
    """An object has the same key twice, or more keys than any record."""


class _NotFinite(ValueError):
    """The text contains NaN or Infinity, which Python accepts and JSON does not have."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs) or len(members) > MANY:
        raise _BadKeys
    return members


def _refuse_constant(name: str) -> NoReturn:
    raise _NotFinite(name)


_scan: Callable[[str, int], tuple[Any, int]] = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_refuse_constant
).scan_once  # type: ignore[attr-defined]


@dataclass(slots=True)
class _Parts:
    """The parts of the value at `offset`, located up to the last one that was looked up."""

    offset: int
    rest: Iterator[tuple[Step, int, int]]
    found: dict[Step, tuple[int, int]] = field(default_factory=dict)

    def find(self, wanted: Step) -> tuple[int, int] | None:
        """Offsets of the key and the value of a part; None if there is no such part."""
        if wanted not in self.found:
            for step, key, value in self.rest:
                self.found[step] = (key, value)
                if step == wanted:
                    break
        return self.found.get(wanted)


@dataclass(slots=True)
class JsonDocument:
    """A JSON file. For JSON Lines `starts` has each record's offset, and a first step is a record's index."""

    file: str
    text: str
    starts: Sequence[int] | None = None
    _lines: Lines = field(init=False, repr=False, compare=False)
    _parts: dict[int, _Parts] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The value looked into last at each depth; the next look-up is often in the same one."""

    def __post_init__(self) -> None:
        self._lines = Lines(self.text)

    def locate(self, steps: tuple[Step, ...]) -> tuple[int, int]:
        return self._lines.position(self._find(steps)[1])

    def locate_in(self, steps: tuple[Step, ...], character: str) -> tuple[int, int]:
        begin = self._find(steps)[1]
        end = _skip(self.text, begin)[1]
        return self._lines.position(find_written(character, self.text, begin, end))

    def locate_key(self, steps: tuple[Step, ...]) -> tuple[int, int]:
        """Line and column of the key that is the last of `steps`."""
        return self._lines.position(self._find(steps)[0])

    def follow(self, other: JsonDocument) -> None:
        """Stand for the file as another document has it: records that have not changed keep theirs."""
        self.text, self.starts, self._lines, self._parts = other.text, other.starts, Lines(other.text), {}

    def forget(self) -> None:
        self.text, self.starts, self._lines, self._parts = "", None, Lines(""), {}

    def _find(self, steps: tuple[Step, ...]) -> tuple[int, int]:
        """Offsets of key and value at `steps` or its nearest ancestor; for a list item both are the same."""
        found = (0, _space(self.text, 1 if self.text.startswith("\ufeff") else 0))
        for depth, step in enumerate(steps):
            if depth == 0 and self.starts is not None:
                found = (self.starts[int(step)],) * 2
                continue
            parts = self._parts.get(depth)
            if parts is None or parts.offset != found[1]:
                parts = self._parts[depth] = _Parts(found[1], children(self.text, found[1]))
            below = parts.find(step)
            if below is None:
                break
            found = below
        return found


def parse_json(data: str, file: str) -> tuple[JsonDocument, Any]:
    """The document and its value; raises `Refused` with the first fault that makes it unreadable."""
    if data.startswith("\ufeff"):
        where = Where(file, 1, 1)
        raise Refused(
            Fault(
                "J005", "found a byte order mark before the JSON", where, "save the file as UTF-8 without BOM"
            )
        )
    document = JsonDocument(file, data)
    if len(data) > LARGE_CHARS:
        with suppress(ValueError):
            return document, read_sound_json(data)
    return document, _parse(data, _space(data, 0), len(data), file)


def parse_json_lines(text: str, file: str) -> tuple[JsonDocument, list[Any], list[Fault]]:
    """The document, the value of each line that is not blank (or UNREADABLE), and the faults."""
    if text.startswith("\ufeff"):
        where = Where(file, 1, 1)
        raise Refused(
            Fault(
                "J005", "found a byte order mark before the JSON", where, "save the file as UTF-8 without BOM"
            )
        )
    if len(text) > LARGE_CHARS:
        with suppress(ValueError):
            read = revised("json lines", partial(read_again, text), of=file)
            return JsonDocument(file, text, read.starts), [*read.values], []
    starts, values = [], []
    faults: list[Fault] = []
    end = 0
    while (start := _space(text, end)) < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        starts.append(start)
        try:
            values.append(_parse(text, start, end, file))
        except Refused as refused:
            values.append(UNREADABLE)
            faults.extend(refused.faults)
            if len(faults) >= MANY:
                raise Refused(*faults, many_faults(faults[-1])) from None
    return JsonDocument(file, text, array("q", starts)), values, faults


def _parse(text: str, begin: int, end: int, file: str) -> Any:
    """The single JSON value between two offsets of `text`; it may not continue beyond `end`."""
    _refuse_depth(text, begin, end, file)
    part = text[begin:end]
    try:
        value, stop = _scan(part, 0)
        if (stop := _space(part, stop)) < len(part):
            raise json.JSONDecodeError("Extra data", part, stop)
    except StopIteration as stopped:
        _refuse(
            "J001", "not JSON: Expecting value", file, text, begin + stopped.value, "correct the file here"
        )
    except json.JSONDecodeError as error:
        _refuse("J001", f"not JSON: {error.msg}", file, text, begin + error.pos, "correct the file here")
    except _BadKeys:
        _refuse_keys(text, begin, file)
    except _NotFinite as error:
        offset = next(start for start, token in _tokens(text, begin) if token == str(error))
        _refuse("J003", f"found {error}, expected a number", file, text, offset, "write a number or null")
    except ValueError:
        offset = next(
            start for start, token in _tokens(text, begin) if len(token) > 4000 and token[0] in "-0123456789"
        )
        _refuse("J006", "a number has thousands of digits", file, text, offset, "correct the number")
    if text.find("\\ud", begin, end) >= 0 or text.find("\\uD", begin, end) >= 0:
        _refuse_lone_surrogates(text, begin, end, file)
    return value


def _refuse(code: str, message: str, file: str, text: str, offset: int, hint: str) -> NoReturn:
    raise Refused(Fault(code, message, Where(file, *line_and_column(text, offset)), hint))


def value_end(text: str, offset: int) -> int:
    """The offset after the value at `offset`."""
    end: int = _skip(text, offset)[1]
    return end


def _space(text: str, offset: int) -> int:
    """The offset after any white space at `offset`."""
    return _SPACE.match(text, offset).end()  # type: ignore[union-attr]  # the pattern also matches ""


def children(text: str, offset: int) -> Iterator[tuple[Step, int, int]]:
    """Yield for each part of the value at `offset`: key or index, offset of the key, offset of the value."""
    opening = text[offset : offset + 1]
    index = 0
    position = _space(text, offset + 1)
    while opening in ("{", "[") and text[position] not in "}]":
        key_at = position
        step: Step = index
        if opening == "{":
            step, position = _skip(text, position)
            position = _space(text, _space(text, position) + 1)
        yield step, key_at, position
        position = _space(text, _skip(text, position)[1])
        if text[position] == ",":
            position = _space(text, position + 1)
        index += 1


def _tokens(text: str, begin: int) -> Iterator[tuple[int, str]]:
    return ((match.start(), match.group()) for match in _TOKEN.finditer(text, begin))


def _refuse_depth(text: str, begin: int, end: int, file: str) -> None:
    """Refuse deep nesting before reading: the depth that Python's reader can handle differs by version."""
    if text.count("[", begin, end) + text.count("{", begin, end) <= MAX_DEPTH:
        return
    depth = 0
    while bracket := _TO_BRACKET.match(text, begin, end):
        begin = bracket.end()
        depth += 1 if bracket[1] in "[{" else -1
        if depth > MAX_DEPTH:
            message = f"nested deeper than {MAX_DEPTH} levels"
            _refuse("J004", message, file, text, begin - 1, "flatten the file")


def _refuse_keys(text: str, begin: int, file: str) -> NoReturn:
    """Refuse the first key that its object already has, or that exceeds the number of keys allowed."""
    seen: list[set[str]] = []
    for start, token in _tokens(text, begin):
        if token in "[{":
            seen.append(set())
        elif token in "]}":
            seen.pop()
        elif token[0] == '"' and text[_space(text, start + len(token))] == ":":
            key = json.loads(token)
            if key in seen[-1]:
                message = f"key '{key}' appears twice in one object"
                _refuse("J002", message, file, text, start, "keep one of the two")
            seen[-1].add(key)
            if len(seen[-1]) > MANY:
                message = f"an object has more than {MANY:,} keys"
                _refuse("J008", message, file, text, start, "correct the file: no record has that many keys")
    raise AssertionError("called only for a text with a bad key")


def _refuse_lone_surrogates(text: str, begin: int, end: int, file: str) -> None:
    for start, token in _tokens(text, begin):
        if start >= end:
            return
        if token[0] == '"' and _LONE_SURROGATE.search(json.loads(token)):
            message = "a string contains half of a surrogate pair"
            _refuse("J007", message, file, text, start, "write the character itself")
