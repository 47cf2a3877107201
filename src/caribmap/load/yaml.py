"""YAML as the dossier format allows it: one document of mappings, lists and text, read from parser events.

Scalars stay text; only a plain `null`, `~` or an empty value is None. Anchors, aliases, merge keys, tags,
duplicate keys and deep nesting are faults. Open lists and mappings are kept on an explicit stack, so that no
input can exhaust Python's call stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from caribmap.dossier.document import Lines, Step, Where, find_written, line_and_column
from caribmap.faults import MANY, Fault
from caribmap.load.files import Refused, many_faults
from caribmap.runtime.kept import keep

MAX_DEPTH = 32
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_BLANK_WITH_TAB = re.compile(r"^[ ]*\t[ \t]*(?=\r?$)", re.MULTILINE)
"""A line of nothing but white space, which says nothing, yet a tab in it stops the reader."""
FAST_READER = getattr(yaml, "CLoader", yaml.Loader)
_BLOCKS = ("|", ">")
_COMMENT = re.compile(r"[ \t\r\n]+#([^\r\n]*)")
_VALUE = re.compile(r"[\w-]+:[ \t]+(\S)")
_INDICATORS = "\"'*&!%@`|>?-"
"""What begins something else than plain text."""
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Node:
    """A value's begin and end offset, the offsets of its keys, and its parts by key or index.

    A list or mapping without brackets ends with its last value, a block of lines before its last line break.
    """

    begin: int
    end: int
    keys: dict[str, int]
    parts: dict[Step, Node]


_LEAF: dict[Any, Any] = {}
"""Empty keys and parts, shared by all scalars and never changed."""


@dataclass(slots=True)
class YamlDocument:
    """A parsed YAML file with the positions of its values and keys."""

    file: str
    text: str
    root: Node
    _lines: Lines = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._lines = Lines(self.text)

    def locate(self, steps: tuple[Step, ...]) -> tuple[int, int]:
        return self._lines.position(self._find(steps).begin)

    def locate_in(self, steps: tuple[Step, ...], character: str) -> tuple[int, int]:
        node = self._find(steps)
        return self._lines.position(find_written(character, self.text, node.begin, node.end))

    def locate_key(self, steps: tuple[Step, ...]) -> tuple[int, int]:
        """Line and column of the key that is the last of `steps`."""
        node = self.root
        for step in steps[:-1]:
            node = node.parts[step]
        begin = node.keys.get(str(steps[-1]))
        return self.locate(steps) if begin is None else self._lines.position(begin)

    def comment_behind(self, steps: tuple[Step, ...]) -> str | None:
        """The comment behind the plain text at `steps`, in its line or the next, from the # on."""
        node = self._find(steps)
        comment = _COMMENT.match(self.text, node.end)
        is_plain = self.text[node.begin : node.begin + 1] not in ("'", '"', "|", ">", "")
        return f"#{comment[1]}" if comment and is_plain else None

    def forget(self) -> None:
        self.text, self.root, self._lines = "", Node(0, 0, _LEAF, _LEAF), Lines("")

    def _find(self, steps: tuple[Step, ...]) -> Node:
        """The node at `steps`, or at its nearest ancestor."""
        node = self.root
        for step in steps:
            if step not in node.parts:
                break
            node = node.parts[step]
        return node


def reads_alike(text: str) -> bool:
    """Whether PyYAML's own reader, which other programs use, reads the text as libyaml does."""
    fast, pure = _Composer("", text), _Composer("", text)
    try:
        fast.compose(text)
        pure.compose(text, yaml.Loader)
    except (yaml.MarkedYAMLError, yaml.reader.ReaderError, Refused):
        return False
    return bool(fast.data == pure.data)


def parse_yaml(text: str, file: str) -> tuple[YamlDocument, Any, list[Fault]]:
    """The document, its data (dicts, lists, strings, None), and the faults with which it is still usable.

    Those are tags and duplicate keys, of which the first counts. Raises `Refused` for any other fault.
    Nobody may change the data: an edit and the examination behind it share them.
    """
    if (match := _UNPRINTABLE.search(text)) is not None:
        where = Where(file, *line_and_column(text, match.start()))
        message = f"found control character U+{ord(match.group()):04X}, which YAML does not allow"
        raise Refused(Fault("Y009", message, where, "remove the character"))
    composer = _Composer(file, text)
    try:
        composer = keep("yaml", lambda: text, lambda: composer.compose(text))
        if composer.faults and composer.file != file:
            composer = _Composer(file, text).compose(text)
    except yaml.MarkedYAMLError as error:
        if (spaced := _BLANK_WITH_TAB.sub(lambda blank: " " * len(blank[0]), text)) != text:
            document, data, faults = parse_yaml(spaced, file)
            return YamlDocument(file, text, document.root), data, faults
        mark = error.problem_mark or error.context_mark
        where = composer.where(mark) if mark else Where(file)
        message, hint = _explained(error, text, mark.index + composer.bom if mark else len(text))
        raise Refused(*composer.faults, Fault("Y001", f"not YAML: {message}", where, hint)) from None
    return YamlDocument(file, text, composer.root), composer.data, composer.faults


def _explained(error: yaml.MarkedYAMLError, text: str, at: int) -> tuple[str, str]:
    """What stops the reader at an offset, and what to do about it."""
    for space, name in (("\t", "tab"), ("\xa0", "no-break space")):
        if text.startswith(space, at):
            return f"a {name} stands where only spaces may indent", f"put spaces in the {name}'s place"
    message = ", ".join(part for part in (error.problem, error.context) if part)
    if "escape" in message:
        return message, "put the text in single quotes: in double ones \\ begins an escape"
    value = _VALUE.search(text, text.rfind("\n", 0, at) + 1, at + 1)
    if value and value[1] in _INDICATORS:
        return message, f"put the whole text in quotes: it begins with {value[1]}"
    if value and text.startswith(":", at):
        return message, "put the text in quotes: a colon before a space begins a value"
    return message, "check quotes, colons and indentation here"


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read; `key` is a key whose value has not been read.

    `is_split`: a comma has split a text in it, and that fault has been reported.
    """

    value: dict[str, Any] | list[Any]
    node: Node
    key: str | None = None
    is_split: bool = False


class _Composer:
    """Builds data and positions from parser events."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.bom = len(text) - len(text.removeprefix("\ufeff"))
        self.faults: list[Fault] = []
        self.data: Any = None
        self.root = Node(0, 0, {}, {})
        self.stack: list[_Open] = []
        self.documents = 0
        self.end = 0
        """Where the last scalar or closing bracket ended."""

    def compose(self, text: str, reader: Any = FAST_READER) -> _Composer:
        """Take every event of a text. Raises MarkedYAMLError where it is not YAML."""
        loader = reader(text.removeprefix("\ufeff"))
        try:
            while loader.check_event():
                self.take(loader.get_event())
        finally:
            loader.dispose()
        return self

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is ScalarEvent:
            plain = event.implicit[0]
            if self.text.endswith("?", 0, event.start_mark.index + self.bom):
                message = "not YAML: the question mark before this text would be lost"
                self._stop("Y001", message, event, "put text that begins with ? in quotes")
            self._refuse_properties(event)
            self._place(event, None if plain and event.value in _NULLS else event.value)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            self._refuse_properties(event)
            value: dict[str, Any] | list[Any] = {} if kind is MappingStartEvent else []
            self.stack.append(_Open(value, self._place(event, value)))
            if len(self.stack) > MAX_DEPTH:
                self._stop("Y006", f"nested deeper than {MAX_DEPTH} levels", event, "flatten the file")
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            if event.end_mark.index > event.start_mark.index:  # a bracket
                self.end = event.end_mark.index + self.bom
            self.stack.pop().node.end = self.end
        elif kind is AliasEvent:
            self._stop(
                "Y003",
                f"found alias *{event.anchor}, expected a value",
                event,
                "write the value out, or put the text in quotes",
            )
        elif kind is DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self._stop("Y008", "found a second document, expected one", event, "remove the --- line")

    def _refuse_properties(self, event: NodeEvent) -> None:
        if event.anchor is not None:
            message = f"found anchor &{event.anchor}, expected a value"
            self._stop(
                "Y003", message, event, "put text that begins with & in quotes; else write the value out"
            )
        tag: str | None = event.tag  # type: ignore[attr-defined]
        if tag is not None:
            self._fault(
                "Y005",
                f"found tag {tag}, expected a value",
                event,
                "put text that begins with ! in quotes; else remove the tag",
            )

    def _place(self, event: Any, value: Any) -> Node:
        """Add `value` as the root, a list item, a key or the value of the last key."""
        begin, end = event.start_mark.index + self.bom, event.end_mark.index + self.bom
        is_leaf = not isinstance(value, (dict, list))
        if is_leaf:
            if event.style in _BLOCKS:
                end = begin + len(self.text[begin:end].rstrip())
            self.end = end
        node = Node(begin, end, _LEAF, _LEAF) if is_leaf else Node(begin, end, {}, {})
        if not self.stack:
            self.data, self.root = value, node
            return node
        parent = self.stack[-1]
        if isinstance(parent.value, list):
            parent.node.parts[len(parent.value)] = node
            parent.value.append(value)
        elif parent.key is None:
            self._take_key(parent, event, value, node)
        else:
            if value is None and self._is_split_off(parent, node):
                self._tell_split(parent)
            elif parent.key not in parent.value:
                parent.value[parent.key] = value
                parent.node.parts[parent.key] = node
            parent.key = None
        return node

    def _take_key(self, parent: _Open, event: Any, key: Any, node: Node) -> None:
        if not isinstance(key, str):
            self._stop("Y007", "a key must be text", event, "write the key as text, in quotes if necessary")
        if key == "<<" and event.implicit[0]:
            self._stop("Y004", "found merge key <<, expected a key", event, "write the keys out")
        if len(parent.node.keys) >= MANY:
            message = f"a mapping has more than {MANY:,} keys"
            self._stop("Y010", message, event, "correct the file: no record has that many keys")
        if key in parent.node.keys:
            first = line_and_column(self.text, parent.node.keys[key])[0]
            self._fault(
                "Y002", f"key '{key}' appears twice, first in line {first}", event, "keep one of the two"
            )
        else:
            parent.node.keys[key] = node.begin
        parent.key = key

    def _is_split_off(self, parent: _Open, node: Node) -> bool:
        """Whether the waiting key of a mapping in braces is none: behind a comma, without a colon."""
        if node.begin != node.end or not self.text.startswith("{", parent.node.begin):
            return False
        begin = parent.node.keys[str(parent.key)]
        return len(parent.node.keys) > 1 and ":" not in self.text[begin + len(str(parent.key)) : node.end]

    def _tell_split(self, parent: _Open) -> None:
        """Tell of the first piece of text that a comma has split off in a mapping."""
        if not parent.is_split:
            where = Where(self.file, *line_and_column(self.text, parent.node.keys[str(parent.key)]))
            message = f"the comma before '{str(parent.key)[:40]}' ends the text that it stands in"
            self._add(
                Fault("Y011", message, where, "put the text in quotes: a comma in {…} begins a new key")
            )
        parent.is_split = True

    def _fault(self, code: str, message: str, event: Any, hint: str) -> None:
        self._add(Fault(code, message, self.where(event.start_mark), hint))

    def _add(self, fault: Fault) -> None:
        self.faults.append(fault)
        if len(self.faults) >= MANY:
            raise Refused(*self.faults, many_faults(self.faults[-1]))

    def where(self, mark: Any) -> Where:
        """The position with lines as editors count them: YAML also ends one at U+0085, U+2028, U+2029."""
        return Where(self.file, *line_and_column(self.text, mark.index + self.bom))

    def _stop(self, code: str, message: str, event: Any, hint: str) -> NoReturn:
        self._fault(code, message, event, hint)
        raise Refused(*self.faults)
