"""The folder of articles: files that no source lists, and names that differ from what is written."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from caribmap.dossier.document import At, Where
from caribmap.faults import Fault

FOLDER = "seeds"
ARTICLE_SUFFIX = ".txt"
NO_ARTICLES = ("readme", "license", "licence", "notice")


def files_in_seeds(root: Path) -> tuple[str, ...]:
    """The names of the regular files in the folder, in order; none where it cannot be listed."""
    try:
        with os.scandir(root / FOLDER) as entries:
            return tuple(sorted(entry.name for entry in entries if entry.is_file(follow_symlinks=False)))
    except OSError:
        return ()


def unlisted_articles(files: Collection[str], listed: Collection[str]) -> Iterator[Fault]:
    """A fault for each file that looks like an article and belongs to no source."""
    unlisted = [name for name in files if name not in listed and not name.startswith(".")]
    if not unlisted:
        return
    suffixes = {ARTICLE_SUFFIX, *(PurePosixPath(name).suffix.lower() for name in listed)}
    for name in unlisted:
        path = PurePosixPath(name)
        is_article = path.suffix.lower() in suffixes and path.stem.lower() not in NO_ARTICLES
        if is_article and not _is_written_as(name, listed):
            message = f"no source lists {FOLDER}/{name}"
            hint = "add it to seeds/sources.yaml, or move it out of seeds"
            yield Fault("F013", message, Where(f"{FOLDER}/{name}"), hint)


def misspelt_name(name: str, files: Collection[str], at: At, *, is_missing: bool) -> Fault | None:
    """A fault if a file has the written name but for letter case or for how its accents are encoded.

    Some systems find such a file and others do not; the fault is the same on all. Where a file was found, the
    encoding is the system's own affair.
    """
    if name in files:
        return None
    for file in files:
        differs_in_case = unicodedata.normalize("NFC", file) != unicodedata.normalize("NFC", name)
        if name_key(file) == name_key(name) and (differs_in_case or is_missing):
            what = "letter case" if differs_in_case else "Unicode normal form"
            message = f"'{name}' is written in another {what} than the file's name, '{file}'"
            hint = "write the name as the file has it, or rename the file"
            return Fault("F014", message, at.where("file"), hint)
    return None


def _is_written_as(name: str, listed: Collection[str]) -> bool:
    """Whether a source means this file under another spelling."""
    return any(name_key(name) == name_key(other) for other in listed)


def name_key(name: str) -> str:
    """What names share that differ only in letter case and in the encoding of accents."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
