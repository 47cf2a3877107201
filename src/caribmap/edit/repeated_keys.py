"""A key that a mapping has twice: the file's text with one of the two."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from caribmap.dossier.document import line_and_column
from caribmap.edit.positions import Form, Path, line_begin
from caribmap.load.files import Refused
from caribmap.load.json import parse_json
from caribmap.load.yaml import Node, parse_yaml

Keep = Literal["first", "second"]
YAML_CODE = "Y002"
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]')
_COLON = re.compile(r"[ \t\r\n]*:[ \t\r\n]*")
MOST_ENDS = 400
"""So many ends of a value are tried: of lines, or of parts in brackets."""


def with_one_key(text: str, form: Form, at: tuple[int, int], keep: Keep) -> tuple[str, str, bool] | None:
    """The text with the first or the second of two equal keys; None where the passage is not clear.

    `at` is line and column of the second key, from 1. Also gives the value that is kept, as it is written,
    and whether both are the same.
    """
    offset = _offset_of(text, at)
    if form == "yaml":
        return _in_yaml(text, offset, keep)
    return _in_json(text, offset, keep) if form == "json" else None


def _offset_of(text: str, at: tuple[int, int]) -> int:
    begin = 0
    for _ in range(at[0] - 1):
        begin = text.index("\n", begin) + 1
    offset = begin + at[1] - 1
    return offset + (at[0] == 1 and text.startswith("\ufeff"))


# YAML


def _in_yaml(text: str, second: int, keep: Keep) -> tuple[str, str, bool] | None:
    document, data, faults = parse_yaml(text, "")
    found = _mapping_of(text, document.root, second)
    if found is None:
        return None
    path, node, key = found
    first = node.keys[key]
    counts = len(faults) - 1
    without_second = _without(text, second, node, data, path, counts)
    without_first = _without(text, first, node, data, path, counts)
    if without_second is None or without_first is None:
        return None
    values = [_at(_data_of(one), path) for one in (without_second, without_first)]
    kept, value = (without_second, values[0]) if keep == "first" else (without_first, values[1])
    return kept, _shown(value), values[0] == values[1]


def _mapping_of(text: str, root: Node, offset: int) -> tuple[Path, Node, str] | None:
    """The innermost mapping that has, before `offset`, the key that stands there; and the key's path."""
    best: tuple[Path, Node, str] | None = None
    for path, node in _mappings((), root):
        for key, begin in node.keys.items():
            is_same = text.startswith(text[begin : begin + len(key)], offset) and begin < offset
            if is_same and node.begin <= offset and (best is None or begin > best[1].keys[best[2]]):
                best = ((*path, key), node, key)
    return best


def _mappings(path: Path, node: Node) -> Iterator[tuple[Path, Node]]:
    if node.keys:
        yield path, node
    for step, part in node.parts.items():
        yield from _mappings((*path, step), part)


def _without(text: str, key: int, node: Node, data: Any, path: Path, faults: int) -> str | None:
    """The text without a key and its value: the shortest passage after which all other data are the same."""
    is_bracketed = text.startswith("{", node.begin)
    for begin, end in _in_brackets(text, key) if is_bracketed else _lines(text, key):
        shorter = text[:begin] + text[end:]
        try:
            _, now, left = parse_yaml(shorter, "")
        except Refused:
            continue
        if len(left) == faults and _at(now, path) is not None and _same_but(now, data, path):
            return shorter
    return None


def _lines(text: str, key: int) -> Iterator[tuple[int, int]]:
    """From the line of a key, or from the key behind a dash, to the end of that line and of later ones."""
    begin = line_begin(text, key)
    if text[begin:key].strip(" \t\ufeff"):  # behind the dash of its item: the next key takes its place
        begin = key
    else:
        begin += text.startswith("\ufeff", begin)
    end = key
    for _ in range(MOST_ENDS):
        found = text.find("\n", end)
        end = len(text) if found < 0 else found + 1
        yield begin, (_behind_spaces(text, end) if begin == key else end)
        if end == len(text):
            return


def _in_brackets(text: str, key: int) -> Iterator[tuple[int, int]]:
    """From the comma before a key to the next commas or brackets; the first key takes the comma behind it."""
    comma = len(text[:key].rstrip()) - 1
    is_first = text[comma] != ","
    for number, found in enumerate(re.compile("[,}]").finditer(text, key)):
        if number >= MOST_ENDS:
            return
        yield (key, _behind_spaces(text, found.end())) if is_first else (comma, found.start())


def _behind_spaces(text: str, at: int) -> int:
    while text.startswith(" ", at):
        at += 1
    return at


def _same_but(one: Any, other: Any, path: Path) -> bool:
    """Whether two data are the same but for the value at `path`."""
    if not path:
        return True
    step, *rest = path
    if isinstance(one, dict) and isinstance(other, dict):
        same = one.keys() == other.keys() and all(one[key] == other[key] for key in one if key != step)
    elif isinstance(one, list) and isinstance(other, list) and isinstance(step, int):
        same = len(one) == len(other) and one[:step] == other[:step] and one[step + 1 :] == other[step + 1 :]
    else:
        return False
    return same and _same_but(one[step], other[step], tuple(rest))


def _data_of(text: str) -> Any:
    return parse_yaml(text, "")[1]


def _at(data: Any, path: Sequence[Any]) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


# JSON


def _in_json(text: str, second: int, keep: Keep) -> tuple[str, str, bool] | None:
    first = _first_of(text, second)
    if first is None:
        return None
    (begin, value_begin, end), (_, other_begin, other_end) = (_parts_of(text, one) for one in (first, second))
    values = text[value_begin:end], text[other_begin:other_end]
    comma = text.rindex(",", 0, second)
    shorter = text[:comma] + text[other_end:]
    if keep == "second":
        shorter = text[:value_begin] + values[1] + text[end:comma] + text[other_end:]
    try:
        parse_json(shorter, "")
    except Refused as refused:
        fault = refused.faults[0]
        if fault.where.line is None or (fault.where.line, fault.where.column) <= line_and_column(text, begin):
            return None
    return shorter, _shown(values[keep == "second"]), json.loads(values[0]) == json.loads(values[1])


def _first_of(text: str, second: int) -> int | None:
    """Where the object that has a key at `second` has it before."""
    open_objects: list[dict[str, int]] = []
    for found in _TOKEN.finditer(text):
        token = found[0]
        if token in "[{":
            open_objects.append({})
        elif token in "]}":
            open_objects.pop()
        elif _COLON.match(text, found.end()) and open_objects:
            key = json.loads(token)
            if found.start() >= second:
                return open_objects[-1].get(key) if found.start() == second else None
            open_objects[-1].setdefault(key, found.start())
    return None


def _parts_of(text: str, key: int) -> tuple[int, int, int]:
    """Where a key, its value and its end stand."""
    token = _TOKEN.match(text, key)
    colon = _COLON.match(text, token.end() if token else key)
    value = colon.end() if colon else key
    return key, value, json.JSONDecoder().raw_decode(text, value)[1]


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
