"""Where each key and value of a file begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, Protocol

from caribmap.dossier.document import Step
from caribmap.load.files import Refused
from caribmap.load.findings import UNREADABLE
from caribmap.load.json import children, parse_json, parse_json_lines, value_end
from caribmap.load.yaml import parse_yaml

Form = Literal["yaml", "json", "lines"]
Path = tuple[Step, ...]
REMEMBERED, LARGE_CHARS = 16, 1_000_000
"""Texts whose parsed form is kept; a dossier has seven files that are edited. Larger ones are not kept."""
_KEY = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'|[^:]*?(?=\s*:)', re.DOTALL)


class Node(Protocol):
    """A value from `begin` to `end` in code points, the offsets of its keys, and its parts."""

    @property
    def begin(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def keys(self) -> Mapping[str, int]: ...
    @property
    def parts(self) -> Mapping[Step, Node]: ...


@dataclass(slots=True)
class JsonNode:
    """A JSON value; its keys and parts are located when asked for."""

    text: str = field(repr=False)
    begin: int
    end: int
    _keys: dict[str, int] | None = None
    _parts: dict[Step, Node] | None = None

    @property
    def keys(self) -> Mapping[str, int]:
        return self._located()[0]

    @property
    def parts(self) -> Mapping[Step, Node]:
        return self._located()[1]

    def _located(self) -> tuple[dict[str, int], dict[Step, Node]]:
        if self._keys is None or self._parts is None:
            self._keys, self._parts = {}, {}
            for step, key, begin in children(self.text, self.begin):
                self._parts[step] = JsonNode(self.text, begin, value_end(self.text, begin))
                if isinstance(step, str):
                    self._keys[step] = key
        return self._keys, self._parts


@dataclass(frozen=True, slots=True)
class LineNodes(Mapping[Step, Node]):
    """The records of a file of JSON Lines, located when asked for."""

    text: str = field(repr=False)
    starts: Sequence[int]

    def __getitem__(self, step: Step) -> Node:
        if not isinstance(step, int) or not 0 <= step < len(self.starts):
            raise KeyError(step)
        begin = self.starts[step]
        return JsonNode(self.text, begin, value_end(self.text, begin))

    def __iter__(self) -> Iterator[Step]:
        return iter(range(len(self.starts)))

    def __len__(self) -> int:
        return len(self.starts)


@dataclass(frozen=True, slots=True)
class Lines:
    """The records of a file of JSON Lines as the parts of a list."""

    begin: int
    end: int
    parts: Mapping[Step, Node]
    keys: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's text, where its values stand, and its data as the loader reads it."""

    text: str
    form: Form
    root: Node
    data: Any
    file: str = ""

    def node(self, path: Path) -> Node | None:
        return node_at(self.root, path)

    def at(self, path: Path) -> Node:
        """The node at `path`, which must be there."""
        node = node_at(self.root, path)
        if node is None:
            raise KeyError(path)
        return node

    def value(self, path: Path) -> Any:
        """The value at `path`; None if there is none."""
        value = self.data
        for step in path:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value


def form_of(file: str) -> Form:
    """How a file of the dossier is written, by its name."""
    return "yaml" if file.endswith(".yaml") else "lines" if file.endswith(".jsonl") else "json"


def parse(text: str, form: Form, file: str = "") -> Parsed:
    """Read a text. Raises `Refused` for the faults with which the file cannot be edited.

    The last texts are remembered: an edit reads the text that the one before has written. Nobody may change
    the data.
    """
    return (_parsed if len(text) < LARGE_CHARS else _parse)(text, form, file)


def _parse(text: str, form: Form, file: str) -> Parsed:
    if form == "yaml":
        document, data, faults = parse_yaml(text, file)
        if faults:
            raise Refused(*faults)
        return Parsed(text, form, document.root, data, file)
    if form == "json":
        _, data = parse_json(text, file)
        begin = len(text) - len(text.lstrip(" \t\r\n"))
        return Parsed(text, form, JsonNode(text, begin, value_end(text, begin)), data, file)
    lines, values, faults = parse_json_lines(text, file)
    if faults or UNREADABLE in values:
        raise Refused(*faults)
    return Parsed(text, form, Lines(0, len(text), LineNodes(text, lines.starts or ())), values, file)


_parsed = lru_cache(maxsize=REMEMBERED)(_parse)


def node_at(root: Node, path: Path) -> Node | None:
    """The node at `path`; None if there is none."""
    node = root
    for step in path:
        below = node.parts.get(step)
        if below is None:
            return None
        node = below
    return node


def line_begin(text: str, offset: int) -> int:
    """Where the line of `offset` begins."""
    return text.rfind("\n", 0, offset) + 1


def column_of(text: str, offset: int) -> int:
    """The column of `offset`, from 0; a byte order mark has none."""
    begin = line_begin(text, offset)
    return offset - begin - (begin == 0 and text.startswith("\ufeff") and offset > 0)


def line_end(text: str, offset: int) -> int:
    """Where the line of `offset` ends, before its line break."""
    end = text.find("\n", offset)
    if end < 0:
        return len(text)
    return end - 1 if end > offset and text[end - 1] == "\r" else end


def newline_of(text: str) -> str:
    """The line break of a text: that of its first line."""
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"


def key_end(text: str, begin: int) -> int:
    """The offset after the key at `begin`."""
    found = _KEY.match(text, begin)
    return found.end() if found else begin


def colon_after(text: str, key: int) -> int:
    """The offset after the colon of the key at `key`."""
    return text.index(":", key_end(text, key)) + 1


def is_bracketed(text: str, node: Node) -> bool:
    """Whether a value is a list or mapping in brackets."""
    return text[node.begin : node.begin + 1] in ("[", "{")


def ordered(node: Node) -> Iterator[tuple[Step, int, Node]]:
    """The parts of a value in the order of the file: step, where its key or itself begins, node."""
    for step, part in node.parts.items():
        yield step, node.keys.get(str(step), part.begin) if isinstance(step, str) else part.begin, part
