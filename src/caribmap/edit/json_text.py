"""Changes of GeoJSON and JSON Lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from caribmap.edit.bracket_text import add_part, delete_part
from caribmap.edit.layout import Brackets, Neighbours
from caribmap.edit.positions import Form, Parsed, Path, line_begin, line_end, newline_of, parse
from caribmap.edit.scalars import json_scalar


@dataclass(frozen=True, slots=True)
class JsonText:
    """Changes a value of a JSON text by one part. `path` leads from the root to the part."""

    neighbours: Neighbours
    prefix: int = 0
    """How many steps lead to the record, to which the neighbours' paths are relative."""
    form: Form = "json"

    def parse(self, text: str) -> Parsed:
        return parse(text, self.form)

    def read(self, value: Any) -> Any:
        """A value as the reader gives it."""
        return value

    def replace(self, text: str, parsed: Parsed, path: Path, value: Any) -> str:
        node = parsed.at(path)
        return text[: node.begin] + self._brackets.write(value, path[self.prefix :]) + text[node.end :]

    def add(self, text: str, parsed: Parsed, path: Path, number: int, value: Any) -> str:
        """Put a new key or item at `number` among its siblings."""
        *outer, step = path
        if self.form == "lines" and not outer:
            return self._add_line(text, parsed, number, value)
        node = parsed.at(tuple(outer))
        return add_part(text, node, number, step, value, path[self.prefix :], self._brackets)

    def delete(self, text: str, parsed: Parsed, path: Path) -> str:
        *outer, step = path
        node = parsed.at(tuple(outer))
        if self.form == "lines" and not outer:
            part = node.parts[step]
            begin, end = line_begin(text, part.begin), line_end(text, part.end)
            return text[:begin] + text[end + len(newline_of(text)) :]
        return delete_part(text, node, step)

    def _add_line(self, text: str, parsed: Parsed, number: int, value: Any) -> str:
        """Put a record on a line of its own."""
        newline = newline_of(text)
        written = self._brackets.write(value, ())
        if number < len(parsed.root.parts):
            begin = line_begin(text, parsed.root.parts[number].begin)
            return f"{text[:begin]}{written}{newline}{text[begin:]}"
        if number == 0:
            return f"{text}{written}{newline}"
        end = line_end(text, parsed.root.parts[number - 1].end)
        return f"{text[:end]}{newline}{written}{text[end:]}"

    @property
    def _brackets(self) -> Brackets:
        return Brackets(self.neighbours, lambda value, _: json_scalar(value), json_scalar)
