"""What a file of another program holds: places and quotes, where each stands, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

MEGABYTE = 1_000_000
MOST_BYTES = 200 * MEGABYTE
MOST_RECORDS = 1_000_000
LONGEST_TEXT = 10_000
"""Characters of a description that are kept; the rest is reported."""


class Refusal(Exception):
    """A file cannot be read as what it claims to be: `line` is 1-based, None where there is none."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place: its name, a GeoJSON geometry (longitude first) or None, words about it, further properties."""

    line: int | None
    name: str
    geometry: Mapping[str, Any] | None
    description: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A passage that somebody marked: its wording, what stands beside it, and the document it is from."""

    line: int | None
    exact: str
    target: str
    prefix: str | None = None
    suffix: str | None = None
    start: int | None = None
    comment: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What could not be taken over, and why."""

    line: int | None
    message: str


Found = FoundPlace | FoundQuote | LeftOut


def bounded(records: Iterator[Found]) -> Iterator[Found]:
    """The records of a file. Raises `Refusal` at the first one too many."""
    for number, record in enumerate(records, start=1):
        if number > MOST_RECORDS:
            raise Refusal(f"more than {MOST_RECORDS:,} records", record.line)
        yield record


class _Words(HTMLParser):
    """Collects the words of HTML; what a browser would run or style is left out."""

    HIDDEN = ("script", "style", "template", "noscript", "iframe", "object")
    BREAKS = ("br", "p", "div", "li", "tr", "h1", "h2", "h3")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in self.HIDDEN:
            self._hidden.append(tag)
        elif tag in self.BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and tag == self._hidden[-1]:
            self._hidden.pop()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def as_words(description: str) -> str:
    """A description as plain words: HTML loses its tags, control characters go, lines are joined.

    >>> as_words("<b>Old</b> port<br><script>alert(1)</script>of <i>Suva</i>")
    'Old port of Suva'
    """
    reader = _Words()
    reader.feed(description)
    reader.close()
    words = " ".join("".join(reader.words).split())
    return "".join(character for character in words if character.isprintable())[:LONGEST_TEXT]
