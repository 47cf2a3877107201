"""Verdicts on a map's article files: identical, re-saved with the same text, altered, or missing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from caribmap.errors import EnvironmentalError
from caribmap.load.files import is_plain_name

BOM = "\ufeff"
LINE_ENDINGS = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}
ENCODINGS = ("utf-8", "utf-16", "cp1252")
NORMAL_FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")

ArticleVerdict = Literal["identical", "re-saved", "altered", "missing"]


@dataclass(frozen=True, slots=True)
class Article:
    """A source of a map and its file. `text` is None if the file is missing.

    For a re-saved file `text` is the restored original, which has the sha256 that the map states.
    """

    source: str
    file: str
    verdict: ArticleVerdict
    detail: str = ""
    text: str | None = None


def read_articles(payload: Mapping[str, Any], folder: Path) -> dict[str, Article]:
    """The articles of a map in `folder`, by source id. Raises EnvironmentalError if that is not a folder."""
    if not folder.is_dir():
        raise EnvironmentalError(f"cannot read {folder}: expected the folder with the articles")
    return {
        source["id"]: _article(source["id"], source["file"], source["sha256"], folder)
        for source in payload["sources"]
    }


def _article(source: str, file: str, digest: str, folder: Path) -> Article:
    # The file name comes from the page and is not trusted.
    if not is_plain_name(file):
        return Article(source, file, "missing", "is not a plain file name")
    if not (folder / file).is_file():
        return Article(source, file, "missing", f"is not in {folder}")
    try:
        content = (folder / file).read_bytes()
    except OSError as error:
        return Article(source, file, "missing", f"cannot be read: {error.strerror}")
    if sha256(content).hexdigest() == digest:
        return Article(source, file, "identical", text=content.decode("utf-8", "replace"))
    text, encoding = _decoded(content)
    for original in _originals(text):
        if sha256(original.encode()).hexdigest() == digest:
            return Article(source, file, "re-saved", _changes(original, text, encoding), original)
    return Article(
        source, file, "altered", f"sha256 is {sha256(content).hexdigest()}, expected {digest}", text
    )


def _decoded(content: bytes) -> tuple[str, str]:
    for encoding in ENCODINGS:
        if encoding != "utf-16" or content.startswith((b"\xff\xfe", b"\xfe\xff")):
            try:
                return content.decode(encoding), encoding
            except UnicodeDecodeError:
                continue
    return content.decode("utf-8", "replace"), "an unknown encoding"


def _originals(text: str) -> Iterator[str]:
    """Texts that differ from this one only in what an editor or a download may change without being seen."""
    lines = _lines(text)
    bodies = dict.fromkeys([lines, *(unicodedata.normalize(form, lines) for form in NORMAL_FORMS)])
    for body in bodies:
        for ended in dict.fromkeys([body, body.rstrip("\n"), body.rstrip("\n") + "\n"]):
            for ending in LINE_ENDINGS:
                written = ended.replace("\n", ending)
                yield from (written, BOM + written)


def _lines(text: str) -> str:
    return text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")


def _changes(original: str, text: str, encoding: str) -> str:
    """The differences in words between an original and the text from which `_originals` restored it."""
    changes = []
    if encoding != "utf-8":
        changes.append(f"saved as {encoding}, the original is utf-8")
    if original.startswith(BOM) != text.startswith(BOM):
        changes.append("byte order mark added" if text.startswith(BOM) else "byte order mark removed")
    if _line_ending(original) != _line_ending(text):
        changes.append(f"line endings {_line_ending(text)}, the original has {_line_ending(original)}")
    plain, other = _lines(original), _lines(text)
    if plain.rstrip("\n") != other.rstrip("\n"):
        changes.append("Unicode normalisation changed")
    elif plain != other:
        changes.append("line breaks at the end changed")
    return ", ".join(changes) or "mixed line endings"


def _line_ending(text: str) -> str:
    rest = text.replace("\r\n", "")
    endings = {"\r\n": "\r\n" in text, "\n": "\n" in rest, "\r": "\r" in rest}
    return " and ".join(LINE_ENDINGS[ending] for ending, there in endings.items() if there) or "none"
