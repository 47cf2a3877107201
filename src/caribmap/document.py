"""Where things stand in a dossier's files: pointers, and the turn from a pointer into line and column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

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


@dataclass(frozen=True, slots=True)
class At:
    """A record's place in its document. Cheap to keep; line and column are computed only by `where`."""

    document: Document
    steps: tuple[Step, ...] = ()

    def where(self, *steps: Step) -> Where:
        """The position of the value `steps` below this record."""
        full = self.steps + steps
        line, column = self.document.locate(full)
        return Where(self.document.file, line, column, pointer(full))


def pointer(steps: tuple[Step, ...]) -> str:
    """Steps as an RFC 6901 JSON Pointer.

    >>> pointer(("places", 0, "a/b"))
    '/places/0/a~1b'
    """
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """1-based line and column, in code points, of a 0-based offset. Lines end at LF; a CR counts."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
