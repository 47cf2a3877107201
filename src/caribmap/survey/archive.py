"""An archive: which files it has, and the pieces in which they are read.

What the pieces are follows from the archive alone: a survey's result does not depend on who read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any, BinaryIO, Literal

from caribmap.dossier.document import Where
from caribmap.errors import EnvironmentalError
from caribmap.faults import Fault

Kind = Literal["parquet", "lines", "text"]
ROLES = ("id", "text", "date", "publisher", "language", "title", "url")
"""What a column may hold; text and, in a table, id are needed."""
PIECE_BYTES = 16_000_000
"""Bytes of text that make a piece of Parquet or JSON Lines: a compressed file of lines is one piece."""
TEXTS_A_PIECE = 1_000
_NAMES = re.compile(
    r"\.(?:(?P<parquet>parquet|pq)|(?P<lines>(?:jsonl|ndjson)(?:\.(?:gz|zst))?)|(?P<text>txt))$",
    re.IGNORECASE,
)
_COMPRESSED = {".gz": "gzip", ".zst": "zstd"}


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """A file by its name in the archive, with forward slashes; `path` is what its file system calls it."""

    name: str
    path: str
    size: int
    kind: Kind

    @property
    def compression(self) -> str | None:
        return next((kind for end, kind in _COMPRESSED.items() if self.name.lower().endswith(end)), None)


@dataclass(frozen=True, slots=True)
class Archive:
    """The files of an archive, by name. `skipped` are names of files that are of no kind that is read."""

    address: str
    files: tuple[ArchiveFile, ...]
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an archive that one worker reads from its begin to its end.

    Of Parquet it is the row groups from `begin` to `end`, exclusive, of one file, whose first row is `row`;
    of JSON Lines the lines that begin in these bytes, `row` is the line of the byte before; of texts it is
    some files.
    """

    address: str
    files: tuple[ArchiveFile, ...]
    begin: int = 0
    end: int = 0
    row: int = 1
    share: int = 0

    @property
    def kind(self) -> Kind:
        return self.files[0].kind

    @property
    def bytes(self) -> int:
        """About how many bytes of the archive it has."""
        return sum(file.size for file in self.files) if self.kind == "text" else self.share

    def opened(self, file: ArchiveFile) -> BinaryIO:
        return open_file(self.address, file)


@lru_cache(maxsize=8)
def file_system(address: str) -> tuple[Any, str]:
    """Fsspec's file system for an address, and the path in it. Raises EnvironmentalError."""
    import fsspec

    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ValueError, ImportError, OSError) as error:
        raise EnvironmentalError(f"cannot read the archive {address}: {error}") from error
    return system, str(path)


def open_file(address: str, file: ArchiveFile) -> BinaryIO:
    """A file of an archive, its bytes as they are."""
    opened: BinaryIO = file_system(address)[0].open(file.path, "rb")
    return opened


def find_archive(address: str) -> Archive:
    """The archive at a path or an address of fsspec. Raises EnvironmentalError if nothing is there."""
    system, path = file_system(address)
    try:
        if system.isfile(path):
            found = {path.rpartition("/")[2]: system.info(path)}
        elif system.isdir(path):
            begin = path.rstrip("/") + "/"
            listed: Mapping[str, Any] = system.find(path, detail=True)
            found = {name.removeprefix(begin): info for name, info in listed.items()}
        else:
            raise EnvironmentalError(f"cannot read the archive {address}: there is no such file or folder")
    except OSError as error:
        raise EnvironmentalError(f"cannot read the archive {address}: {error}") from error
    files, skipped = [], []
    for name in sorted(found):
        kind = _kind_of(name)
        if any(part.startswith((".", "_")) for part in name.split("/")):
            continue
        if kind is None:
            skipped.append(name)
        else:
            files.append(ArchiveFile(name, found[name]["name"], int(found[name].get("size") or 0), kind))
    return Archive(address, tuple(files), tuple(skipped))


def _kind_of(name: str) -> Kind | None:
    match = _NAMES.search(name)
    kinds: tuple[Kind, ...] = ("parquet", "lines", "text")
    return next((kind for kind in kinds if match and match[kind]), None)


@dataclass(frozen=True, slots=True)
class Print:
    """What a file holds: its sha256 and, of lines, the line of the byte before each piece but the first."""

    sha256: str
    rows: tuple[int, ...] = ()


def print_of(address: str, file: ArchiveFile) -> Print:
    """The print of a file. Raises OSError."""
    digest, rows, row = sha256(), [], 1
    with open_file(address, file) as opened:
        size = PIECE_BYTES - 1
        while block := opened.read(size):
            digest.update(block)
            if file.kind == "lines" and not file.compression:
                row += block.count(b"\n")
                rows.append(row)
            size = PIECE_BYTES
    return Print(digest.hexdigest(), tuple(rows))


def pieces_of(archive: Archive, prints: Mapping[str, Print], faults: list[Fault]) -> Iterator[Piece]:
    """The pieces of an archive, in order of its files; without prints, rows are counted from each piece.

    Fault A001: a Parquet file that cannot be opened.
    """
    texts = [file for file in archive.files if file.kind == "text"]
    for file in archive.files:
        if file.kind == "parquet":
            yield from _row_groups(archive.address, file, faults)
        elif file.kind == "lines":
            step = max(file.size, 1) if file.compression else PIECE_BYTES
            for number, begin in enumerate(range(0, file.size, step)):
                row = prints[file.name].rows[number - 1] if begin and file.name in prints else 1
                yield Piece(
                    archive.address,
                    (file,),
                    begin,
                    min(begin + step, file.size),
                    row,
                    min(step, file.size - begin),
                )
    for some in _grouped(texts):
        yield Piece(archive.address, tuple(some))


def _grouped(files: list[ArchiveFile]) -> Iterator[list[ArchiveFile]]:
    some: list[ArchiveFile] = []
    for file in files:
        some.append(file)
        if len(some) == TEXTS_A_PIECE or sum(each.size for each in some) >= PIECE_BYTES:
            yield some
            some = []
    if some:
        yield some


def _row_groups(address: str, file: ArchiveFile, faults: list[Fault]) -> Iterator[Piece]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with open_file(address, file) as opened:
            metadata = pq.ParquetFile(opened).metadata
            sizes = [
                (metadata.row_group(number).total_byte_size, metadata.row_group(number).num_rows)
                for number in range(metadata.num_row_groups)
            ]
    except (pa.ArrowException, OSError, ValueError) as error:
        faults.append(damaged(file.name, "Parquet", error))
        return
    begin, row, size, rows = 0, 1, 0, 0
    for number, (group_bytes, group_rows) in enumerate(sizes):
        size, rows = size + group_bytes, rows + group_rows
        if size >= PIECE_BYTES or number + 1 == len(sizes):
            share = file.size * rows // max(metadata.num_rows, 1)
            yield Piece(address, (file,), begin, number + 1, row, share)
            begin, row, size, rows = number + 1, row + rows, 0, 0


def damaged(name: str, kind: str, error: object, row: int | None = None) -> Fault:
    """Fault A001, with the first line of what the reader says."""
    said = str(error).strip().partition("\n")[0][:200]
    return Fault("A001", f"is not readable as {kind}: {said}", Where(name, row), "save the file again")
