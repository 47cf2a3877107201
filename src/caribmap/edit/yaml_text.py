"""Changes of YAML: keys and values in lines of their own; what stands in brackets is in bracket_text.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from caribmap.dossier.document import Step
from caribmap.edit.bracket_text import add_part, delete_part
from caribmap.edit.layout import WIDTH, Brackets, Neighbours, is_flat
from caribmap.edit.positions import (
    Node,
    Parsed,
    Path,
    colon_after,
    column_of,
    is_bracketed,
    line_end,
    newline_of,
    node_at,
    ordered,
    parse,
)
from caribmap.edit.scalars import Quoting, as_read, quoting_of, yaml_scalar
from caribmap.edit.yaml_lines import begin_of_item, delete_lines, lines_between

INDENT = 2


@dataclass(frozen=True, slots=True)
class YamlText:
    """Changes a value of a YAML text by one part. `path` leads from the root to the part."""

    neighbours: Neighbours
    prefix: int = 0
    """How many steps lead to the record, to which the neighbours' paths are relative."""
    newline: str = "\n"

    def parse(self, text: str) -> Parsed:
        return parse(text, "yaml")

    def read(self, value: Any) -> Any:
        """A value as the reader gives it."""
        return as_read(value)

    def replace(self, text: str, parsed: Parsed, path: Path, value: Any) -> str:
        node, parent = parsed.at(path), parsed.at(path[:-1])
        own, begin = path[self.prefix :], node.begin
        if not path or is_bracketed(text, parent):
            return text[:begin] + self._in_brackets.write(value, own) + text[node.end :]
        column = column_of(text, begin_of(text, parent, path[-1]))
        if self._is_in_line(value, own) and not _is_block(text, node):
            gap = "" if text[begin - 1 : begin] in (" ", "\n") else " "
            return text[:begin] + gap + self._line(value, own) + text[node.end :]
        if isinstance(path[-1], int):
            begin = begin_of(text, parent, path[-1]) + 1
            return text[:begin] + self._behind_dash(value, own, column) + text[node.end :]
        begin = colon_after(text, parent.keys[str(path[-1])])
        return text[:begin] + self._behind_key(value, own, column) + text[node.end :]

    def add(self, text: str, parsed: Parsed, path: Path, number: int, value: Any) -> str:
        """Put a new key or item at `number` among its siblings, of which there is one at least."""
        *outer, step = path
        node = parsed.at(tuple(outer))
        own = path[self.prefix :]
        if is_bracketed(text, node):
            return add_part(text, node, number, step, value, own, self._in_brackets)
        if isinstance(step, int):
            return self._add_item(text, node, own, number, value)
        parts = list(ordered(node))
        column = column_of(text, parts[0][1])
        written = f"{yaml_scalar(step)}:{self._behind_key(value, own, column)}"
        if number == 0:
            begin = parts[0][1]
            return f"{text[:begin]}{written}{self.newline}{' ' * column}{text[begin:]}"
        end = line_end(text, parts[number - 1][2].end)
        return f"{text[:end]}{self.newline}{' ' * column}{written}{text[end:]}"

    def delete(self, text: str, parsed: Parsed, path: Path) -> str:
        *outer, step = path
        node = parsed.at(tuple(outer))
        if is_bracketed(text, node):
            return delete_part(text, node, step)
        return delete_lines(text, node, step)

    def item(self, value: Any, column: int, path: Path = ()) -> str:
        """A new item of a list, from its dash in `column` on."""
        return " " * column + "-" + self._behind_dash(value, path, column)

    def _add_item(self, text: str, node: Node, path: Path, number: int, value: Any) -> str:
        column = column_of(text, node.begin)
        written = self.item(value, column, path)
        blank = lines_between(text, node, self.newline)
        if number == 0:
            begin = begin_of_item(text, node, 0)
            return f"{text[:begin]}{written}{blank}{text[begin:]}"
        end = line_end(text, node.parts[number - 1].end)
        return f"{text[:end]}{blank}{written}{text[end:]}"

    def _behind_key(self, value: Any, path: Path, column: int) -> str:
        """What follows the colon of a key that stands in `column`."""
        if self._is_in_line(value, path):
            return " " + self._line(value, path)
        break_ = self.newline
        if isinstance(value, dict):
            inner = column + self._indent(path, dashes=False)
            return "".join(
                f"{break_}{' ' * inner}{yaml_scalar(key)}:{self._behind_key(item, (*path, key), inner)}"
                for key, item in value.items()
            )
        inner = column + self._indent(path, dashes=True)
        return "".join(break_ + self.item(item, inner, (*path, index)) for index, item in enumerate(value))

    def _behind_dash(self, value: Any, path: Path, column: int) -> str:
        """What follows the dash of an item whose dash stands in `column`."""
        if self._is_in_line(value, path) or isinstance(value, list):
            return " " + self._line(value, path)
        inner = column + INDENT
        lines = (
            f"{yaml_scalar(key)}:{self._behind_key(item, (*path, key), inner)}" for key, item in value.items()
        )
        return " " + f"{self.newline}{' ' * inner}".join(lines)

    def _line(self, value: Any, path: Path) -> str:
        """A value that does not begin a line of its own: a scalar or in brackets."""
        if isinstance(value, dict | list):
            return self._in_brackets.write(value, path)
        return yaml_scalar(value, self._quoting(path))

    def _is_in_line(self, value: Any, path: Path) -> bool:
        if not isinstance(value, dict | list) or not value:
            return True
        like = self.neighbours.find(path, _holds_same(value))
        if like:
            return is_bracketed(*like)
        if not path or not is_flat(value):
            return False
        if isinstance(value, list):
            return not any(isinstance(item, dict) for item in value)
        return len(self._in_brackets.write(value, path)) <= WIDTH

    def _quoting(self, path: Path) -> Quoting:
        like = self.neighbours.find(path, lambda text, node: not node.parts and not _is_block(text, node))
        if like is None or like[1].begin == like[1].end:
            return "free"
        if is_bracketed(*like) or like[0][like[1].begin : like[1].end] in ("null", "~"):
            return "free"
        return quoting_of(like[0], like[1].begin)

    def _indent(self, path: Path, *, dashes: bool) -> int:
        """How far the lines below a key are indented, as those of the nearest neighbour are."""
        for text, record in _holders(self.neighbours, path):
            outer, node = node_at(record, path[:-1]), node_at(record, path)
            if outer is None or node is None or is_bracketed(text, node) or not path:
                continue
            key = outer.keys.get(str(path[-1]))
            if key is None or bool(node.keys) == dashes:
                continue
            own = column_of(text, node.begin) - column_of(text, key)
            if own >= 0 if dashes else own > 0:
                return own
        return INDENT

    @property
    def _in_brackets(self) -> Brackets:
        def scalar(value: Any, path: Path) -> str:
            return yaml_scalar(value, self._quoting(path), bracketed=True)

        return Brackets(self.neighbours, scalar, lambda key: yaml_scalar(key, bracketed=True))


def begin_of(text: str, parent: Node, step: Step) -> int:
    """Where the key, or the dash of an item, stands."""
    if isinstance(step, str):
        return parent.keys[step]
    return begin_of_item(text, parent, step, dash=True)


def text_of(file_text: str, neighbours: Neighbours, prefix: int = 0) -> YamlText:
    """What changes a text with the line breaks of a file."""
    return YamlText(neighbours, prefix, newline_of(file_text))


def _holders(neighbours: Neighbours, path: Path) -> Iterator[tuple[str, Node]]:
    return ((text, record) for text, record in neighbours.written if node_at(record, path) is not None)


def _is_block(text: str, node: Node) -> bool:
    """Whether a value takes lines of its own: a list or mapping without brackets, a block of text."""
    mark = text[node.begin : node.begin + 1]
    return mark in ("|", ">") or (bool(node.parts) and mark not in ("[", "{"))


def _holds_same(value: Any) -> Any:
    """Accepts lists for a list and mappings for a mapping, if they are not empty."""

    def accept(_text: str, node: Node) -> bool:
        return bool(node.parts) and bool(node.keys) == isinstance(value, dict)

    return accept
