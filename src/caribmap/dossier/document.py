"""Where things stand in a dossier's files: pointers, and the turn from a pointer into line and column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from caribmap.dossier.record import record

Step = str | int
"""One step of a pointer: a key of a mapping or a 0-based index of a list."""


@dataclass(frozen=True, slots=True)
class Where:
    """A position. `file` is relative to the dossier, with forward slashes.

    `line` and `column` are 1-based and count code points, None where there is none (a missing file).
    `pointer` is an RFC 6901 JSON Pointer, "" for the whole document.
    """

    file: str
    line: int | None = None
    column: int | None = None
    pointer: str = ""


class Document(Protocol):
    """A parsed file that can tell where each of its values stands."""

    @property
    def file(self) -> str: ...

    def locate(self, steps: tuple[Step, ...]) -> tuple[int, int]:
        """1-based line and column of the value at `steps`, or of its nearest ancestor where it is absent."""
        ...

    def locate_in(self, steps: tuple[Step, ...], character: str) -> tuple[int, int]:
        """1-based line and column of a character of the text at `steps`, else of the text."""
        ...

    def forget(self) -> None:
        """Gives the file's text back; nothing of it can be located any more."""
        ...


@record
class At:
    """A record's place in its document. Cheap to keep; line and column are computed only by `where`.

    If the file is read again and the record has not changed, its document and place follow the file.
    """

    document: Document
    steps: tuple[Step, ...] = ()

    def where(self, *steps: Step) -> Where:
        """The position of the value `steps` below this record."""
        full = self.steps + steps
        line, column = self.document.locate(full)
        return Where(self.document.file, line, column, pointer(full))

    def where_of(self, character: str, *steps: Step) -> Where:
        """The position of the first such character in the text `steps` below this record."""
        full = self.steps + steps
        line, column = self.document.locate_in(full, character)
        return Where(self.document.file, line, column, pointer(full))


def follow(at: At, moved: int) -> None:
    """Move a record's place by some records of its list, where others came before it or went."""
    *outer, index = at.steps
    object.__setattr__(at, "steps", (*outer, int(index) + moved))


def pointer(steps: tuple[Step, ...]) -> str:
    """Steps as an RFC 6901 JSON Pointer.

    >>> pointer(("places", 0, "a/b"))
    '/places/0/a~1b'
    """
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


class Lines:
    """Turns any number of offsets of one text into lines and columns without counting from its start anew."""

    _BLOCK = 1 << 14

    def __init__(self, text: str) -> None:
        self._text = text
        self._before = [(0, -1)]
        """For each block of the text, how many line feeds stand before it and where the last one stands."""

    def position(self, offset: int) -> tuple[int, int]:
        """As `line_and_column`."""
        block = offset // self._BLOCK
        while len(self._before) <= block:
            end = len(self._before) * self._BLOCK
            self._before.append(self._count(len(self._before) - 1, end))
        count, last = self._count(block, offset)
        return count + 1, offset - last

    def _count(self, block: int, end: int) -> tuple[int, int]:
        count, last = self._before[block]
        begin = block * self._BLOCK
        found = self._text.rfind("\n", begin, end)
        return count + self._text.count("\n", begin, end), last if found < 0 else found


_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|.)", re.DOTALL)


def find_written(character: str, text: str, begin: int, end: int) -> int:
    """Where a character stands between two offsets of a file's text, itself or as its code; else `begin`."""
    found = text.find(character, begin, end)
    if found >= 0:
        return found
    for escape in _ESCAPE.finditer(text, begin, end):
        code = escape[1] or escape[2] or escape[3]
        if code and int(code, 16) == ord(character):
            return escape.start()
    return begin


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """1-based line and column, in code points, of a 0-based offset. Lines end at LF; a CR counts."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
