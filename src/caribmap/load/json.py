"""Strict JSON (RFC 8259) and JSON Lines: fast when all is well, read again only to locate a fault."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

from caribmap.document import Step, Where, line_and_column
from caribmap.faults import Fault
from caribmap.load.files import Refused
from caribmap.load.findings import UNREADABLE

MAX_DEPTH = 200
_SPACE = re.compile(r"[ \t\n\r]*")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]|NaN|-?Infinity|-?[0-9][0-9.eE+-]*')
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_skip: Callable[[str, int], tuple[Any, int]] = json.JSONDecoder().scan_once  # type: ignore[attr-defined]


class _Duplicate(ValueError):
    """A key stands twice in one object."""


class _NotFinite(ValueError):
    """NaN or Infinity, which Python reads and JSON does not have."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _Duplicate
    return members


def _refuse_constant(name: str) -> NoReturn:
    raise _NotFinite(name)


_scan: Callable[[str, int], tuple[Any, int]] = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_refuse_constant
).scan_once  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class JsonDocument:
    """A JSON file. `starts` holds, for JSON Lines, the offset of each record: the first step picks one."""

    file: str
    text: str
    starts: tuple[int, ...] | None = None
    _offsets: dict[tuple[Step, ...], dict[Step, tuple[int, int]]] = field(default_factory=dict, repr=False)

    def locate(self, steps: tuple[Step, ...]) -> tuple[int, int]:
        return line_and_column(self.text, self._find(steps)[1])

    def locate_key(self, steps: tuple[Step, ...]) -> tuple[int, int]:
        """Line and column of the key that is the last of `steps`."""
        return line_and_column(self.text, self._find(steps)[0])

    def _find(self, steps: tuple[Step, ...]) -> tuple[int, int]:
        """Offsets of key and value (of an item: twice its own) at `steps` or at its nearest ancestor."""
        found = (0, _space(self.text, 1 if self.text.startswith("\ufeff") else 0))
        for depth, step in enumerate(steps):
            parent = steps[:depth]
            if parent not in self._offsets:
                self._offsets[parent] = self._children(found[1], root=depth == 0)
            if step not in self._offsets[parent]:
                break
            found = self._offsets[parent][step]
        return found

    def _children(self, offset: int, *, root: bool) -> dict[Step, tuple[int, int]]:
        if root and self.starts is not None:
            return {index: (start, start) for index, start in enumerate(self.starts)}
        return {step: (key, value) for step, key, value in _children(self.text, offset)}


def parse_json(data: str, file: str) -> tuple[JsonDocument, Any]:
    """The document and its value; raises `Refused` with the one thing that makes it unreadable."""
    if data.startswith("\ufeff"):
        where = Where(file, 1, 1)
        raise Refused(
            Fault("J005", "a byte order mark before the JSON", where, "save the file as UTF-8 without BOM")
        )
    return JsonDocument(file, data), _parse(data, _space(data, 0), len(data), file)


def parse_json_lines(text: str, file: str) -> tuple[JsonDocument, list[Any], list[Fault]]:
    """Each line that is not blank as one value; one that cannot be read is UNREADABLE, with its fault."""
    if text.startswith("\ufeff"):
        where = Where(file, 1, 1)
        raise Refused(
            Fault("J005", "a byte order mark before the JSON", where, "save the file as UTF-8 without BOM")
        )
    starts: list[int] = []
    values: list[Any] = []
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
    return JsonDocument(file, text, tuple(starts)), values, faults


def _parse(text: str, begin: int, end: int, file: str) -> Any:
    """The one value between two offsets of `text`."""
    try:
        value, stop = _scan(text, begin)
        if stop > end:
            raise json.JSONDecodeError("The value goes on in the next line", text, end)
        if stop < end and (stop := _space(text, stop)) < end:
            raise json.JSONDecodeError("Extra data", text, stop)
    except StopIteration as stopped:
        _refuse("J001", "not JSON: Expecting value", file, text, stopped.value, "correct the file here")
    except json.JSONDecodeError as error:
        _refuse("J001", f"not JSON: {error.msg}", file, text, error.pos, "correct the file here")
    except RecursionError:
        offset = _too_deep(text, begin)
        _refuse("J004", f"nested deeper than {MAX_DEPTH} levels", file, text, offset, "flatten the file")
    except _Duplicate:
        key, offset = _duplicate(text, begin)
        _refuse("J002", f"key '{key}' stands twice in one object", file, text, offset, "keep one of the two")
    except _NotFinite as error:
        offset = next(start for start, token in _tokens(text, begin) if token == str(error))
        _refuse("J003", f"{error} is no number of JSON", file, text, offset, "write a number or null")
    except ValueError:
        offset = next(
            start for start, token in _tokens(text, begin) if len(token) > 4000 and token[0] in "-0123456789"
        )
        _refuse("J006", "a number with thousands of digits", file, text, offset, "correct the number")
    if text.find("\\ud", begin, end) >= 0 or text.find("\\uD", begin, end) >= 0:
        _refuse_lone_surrogates(text, begin, end, file)
    return value


def _refuse(code: str, message: str, file: str, text: str, offset: int, hint: str) -> NoReturn:
    raise Refused(Fault(code, message, Where(file, *line_and_column(text, offset)), hint))


def _space(text: str, offset: int) -> int:
    """The offset after the white space that stands at `offset`."""
    return _SPACE.match(text, offset).end()  # type: ignore[union-attr]  # it matches nothing, too


def _children(text: str, offset: int) -> Iterator[tuple[Step, int, int]]:
    """Key or index, offset of the key, offset of the value: each part of the sound value at `offset`."""
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


def _too_deep(text: str, begin: int) -> int:
    depth = 0
    for start, token in _tokens(text, begin):
        depth += (token in "[{") - (token in "]}")
        if depth > MAX_DEPTH:
            return start
    return begin


def _duplicate(text: str, begin: int) -> tuple[str, int]:
    """The first key that stands twice in its object, and where it stands the second time."""
    seen: list[set[str]] = []
    for start, token in _tokens(text, begin):
        if token in "[{":
            seen.append(set())
        elif token in "]}":
            seen.pop()
        elif token[0] == '"' and text[_space(text, start + len(token))] == ":":
            key = json.loads(token)
            if key in seen[-1]:
                return key, start
            seen[-1].add(key)
    raise AssertionError("called only for a text with a duplicate key")


def _refuse_lone_surrogates(text: str, begin: int, end: int, file: str) -> None:
    for start, token in _tokens(text, begin):
        if start >= end:
            return
        if token[0] == '"' and _LONE_SURROGATE.search(json.loads(token)):
            _refuse("J007", "half of a surrogate pair", file, text, start, "write the character itself")
