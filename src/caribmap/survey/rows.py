"""Articles of a piece, a few megabytes at a time, and faults of those that cannot be taken."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from caribmap.dossier.document import Where
from caribmap.faults import Fault
from caribmap.load.schema_types import is_language_tag
from caribmap.survey.archive import ArchiveFile, Piece
from caribmap.survey.readers import MOST_BYTES, records_of

BATCH_BYTES = 4_000_000
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ]\d{2}:?\d{2}.*)?")
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


class Article(NamedTuple):
    """An article of an archive; `row` is where it stands in file `file`, from 1. `url` is http(s)."""

    file: str
    row: int
    id: str
    text: str
    date: dt.date | None
    publisher: str
    language: str
    title: str
    url: str


@dataclass(slots=True)
class Rows:
    """Reads the articles of pieces. `columns` names the column of each role, `language` is that of the rest.

    `faults` gathers what cannot be taken; rows of `skip` are left out without one.
    """

    columns: Mapping[str, str]
    language: str
    skip: frozenset[int] = frozenset()
    faults: list[Fault] = field(default_factory=list)

    def batches(self, piece: Piece) -> Iterator[list[Article]]:
        """The articles of a piece, some BATCH_BYTES of text at a time."""
        batch: list[Article] = []
        size = 0
        for file, row, record in records_of(piece, self.columns, self.faults):
            article = None if row in self.skip else self._article(file, row, record)
            if article is None:
                continue
            batch.append(article)
            size += len(article.text)
            if size >= BATCH_BYTES:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def _article(self, file: ArchiveFile, row: int, record: Mapping[str, Any]) -> Article | None:
        try:
            return Article(
                file.name,
                row,
                _id(record.get("id")),
                _body(record.get("text")),
                _day(record.get("date")),
                _text(record.get("publisher")),
                _language(record.get("language"), self.language),
                _text(record.get("title")),
                _url(record.get("url")),
            )
        except _RefusedError as refused:
            where = Where(file.name, None if file.kind == "text" else row)
            self.faults.append(Fault(refused.code, str(refused), where))
            return None


class _RefusedError(Exception):
    """A value of an article that cannot be taken."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def _id(value: object) -> str:
    if not (name := _text(value)):
        raise _RefusedError("A003", f"the id is {_found(value)}, expected a text or a number")
    return name


def _body(value: object) -> str:
    if isinstance(value, bytes):
        try:
            value = value.decode()
        except UnicodeDecodeError as error:
            raise _RefusedError("A004", f"the text is not UTF-8 at its byte {error.start}") from error
    if not isinstance(value, str) or not value.strip():
        raise _RefusedError("A003", f"the text is {_found(value)}, expected the article's text")
    encoded = value.encode("utf-8", "replace")
    if len(encoded) > MOST_BYTES:
        raise _RefusedError("A007", f"the text has more than {MOST_BYTES:,} bytes")
    return encoded.decode()


def _day(value: object) -> dt.date | None:
    try:
        return day_of(value)
    except ValueError as error:
        raise _RefusedError("A005", f"the date is {_found(value)}, expected YYYY-MM-DD") from error


def _language(value: object, otherwise: str) -> str:
    language = _tag(_text(value)) or otherwise
    if not is_language_tag(language):
        raise _RefusedError("A009", f"the language is {_found(value)}, expected a tag such as de")
    return language


def _url(value: object) -> str:
    url = _text(value)
    return url if _WEB.match(url) else ""


def day_of(value: object) -> dt.date | None:
    """The day of a date, a time or a text that begins with one. Raises ValueError for anything else."""
    if value in (None, "", b""):
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    match = _DAY.fullmatch(_text(value)) if isinstance(value, str | bytes) else None
    if match is None:
        raise ValueError
    return dt.date(*map(int, match.groups()))


def _tag(language: str) -> str:
    """A language tag in its canonical form: EN is en, pt_br is pt-BR."""
    first, *others = language.replace("_", "-").split("-")
    cased = (each.upper() if len(each) == 2 else each.title() if len(each) == 4 else each for each in others)
    return "-".join((first.lower(), *cased))


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace").strip()
    is_plain = isinstance(value, str | int) and not isinstance(value, bool)
    return str(value).encode("utf-8", "replace").decode().strip() if is_plain else ""


def _found(value: object) -> str:
    if value is None:
        return "null"
    shown = repr(value.decode("utf-8", "replace") if isinstance(value, bytes) else value)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"
