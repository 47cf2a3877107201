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
from caribmap.load.seeds import name_key
from caribmap.text.fold import line_ends_of

BOM = "\ufeff"
LINE_ENDINGS = ("\n", "\r\n", "\r")
KEEP_LINE_ENDS = "keep the bytes: '*.txt -text' in .gitattributes"
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
    differs_in_line_ends_only: bool = False
    """Whether it was re-saved by nothing more than a program that rewrites line ends, as Git may."""

    @property
    def holds(self) -> bool:
        """Whether it is the map's article: every byte of it, line ends apart."""
        return self.verdict == "identical" or self.differs_in_line_ends_only


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
        return Article(source, file, "missing", f"is not in {folder}{_misspelt(folder, file)}")
    try:
        content = (folder / file).read_bytes()
    except OSError as error:
        return Article(source, file, "missing", f"cannot be read: {error.strerror}")
    if sha256(content).hexdigest() == digest:
        return Article(source, file, "identical", text=content.decode("utf-8", "replace"))
    text, encoding = _decoded(content)
    for original in _originals(text):
        if sha256(original.encode()).hexdigest() == digest:
            changes = _changes(original, text, encoding)
            only_ends = encoding == "utf-8" and _with_line_feeds(original) == _with_line_feeds(text)
            advice = f"; {KEEP_LINE_ENDS}" if only_ends else ""
            return Article(source, file, "re-saved", changes + advice, original, only_ends)
    return Article(
        source, file, "altered", f"sha256 is {sha256(content).hexdigest()}, expected {digest}", text
    )


def _misspelt(folder: Path, file: str) -> str:
    """The file that has the same name but for letter case or the encoding of accents, for a message."""
    names = sorted(path.name for path in folder.iterdir() if name_key(path.name) == name_key(file))
    return f", but '{names[0]}' is: rename it" if names else ""


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
    return _with_line_feeds(text.removeprefix(BOM))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _changes(original: str, text: str, encoding: str) -> str:
    """The differences in words between an original and the text from which `_originals` restored it."""
    changes = []
    if encoding != "utf-8":
        changes.append(f"saved as {encoding}, the original is utf-8")
    if original.startswith(BOM) != text.startswith(BOM):
        changes.append("byte order mark added" if text.startswith(BOM) else "byte order mark removed")
    if line_ends_of(original) != line_ends_of(text):
        changes.append(f"line endings {line_ends_of(text)}, the original has {line_ends_of(original)}")
    plain, other = _lines(original), _lines(text)
    if plain.rstrip("\n") != other.rstrip("\n"):
        changes.append("Unicode normalisation changed")
    elif plain != other:
        changes.append("line breaks at the end changed")
    return ", ".join(changes) or "mixed line endings"
