"""XML without document type, entities or network, as a stream of elements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from caribmap.importing.found import Refusal

MAX_DEPTH = 64


@dataclass(slots=True)
class Element:
    """An element by its local name, with attributes, text, children and the line it begins in."""

    name: str
    line: int
    attributes: dict[str, str]
    text: list[str] = field(default_factory=list)
    children: list[Element] = field(default_factory=list)

    def find(self, name: str) -> Element | None:
        return next((child for child in self.children if child.name == name), None)

    def words(self, name: str) -> str:
        """The text of a child; empty if there is none."""
        child = self.find(name)
        return "".join(child.text).strip() if child else ""

    def every(self, name: str) -> list[Element]:
        """The elements of a name at any depth below."""
        found: list[Element] = []
        for child in self.children:
            found += [child] if child.name == name else child.every(name)
        return found


class _Reader:
    """Builds the elements named `wanted` from what the parser tells, one at a time."""

    def __init__(self, wanted: str, take: Callable[[Element], None]) -> None:
        self._wanted, self._take = wanted, take
        self._open: list[Element] = []
        self._depth = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise Refusal(f"nested deeper than {MAX_DEPTH} levels", self.parser.CurrentLineNumber)
        local = name.rpartition(" ")[2]
        if self._open or local == self._wanted:
            element = Element(local, self.parser.CurrentLineNumber, dict(attributes))
            if self._open:
                self._open[-1].children.append(element)
            self._open.append(element)

    def _end(self, _name: str) -> None:
        self._depth -= 1
        if self._open:
            element = self._open.pop()
            if not self._open:
                self._take(element)

    def _text(self, data: str) -> None:
        if self._open:
            self._open[-1].text.append(data)

    def _refuse(self, *_: Any) -> None:
        raise Refusal("a document type or entity, which KML does not need", self.parser.CurrentLineNumber)


def read_elements(data: bytes, wanted: str, take: Callable[[Element], None]) -> None:
    """Give each element named `wanted` to `take` when it ends; others are not kept.

    Raises `Refusal` with the line for what is no XML, has a document type or is nested too deep.
    """
    reader = _Reader(wanted, take)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Refusal(f"not XML: {expat.ErrorString(error.code)}", error.lineno) from None
    except (ValueError, LookupError) as error:
        raise Refusal(f"not XML: {error}", reader.parser.CurrentLineNumber) from None
