"""Reading a dossier's files: regular files inside its folder, of limited size, in UTF-8."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import Any

from caribmap.dossier.document import Where, line_and_column
from caribmap.errors import EnvironmentalError
from caribmap.faults import MANY, Fault
from caribmap.runtime.kept import looks_of, revised, unless_changed

MEGABYTE = 1_000_000
JSON = (".geojson", ".jsonl")
PARTS_PER_MB = 29_000
"""Lists and objects that JSON may have per megabyte of its limit; each takes some 200 bytes of memory."""

MAX_NAME_BYTES = 255
"""Longest file name that common file systems allow."""
FORBIDDEN = frozenset('/\\:"<>|?*')
"""Characters of which one or another system allows none in a name."""


class Refused(Exception):
    """Ends the reading of one file or record because of `faults`. Caught inside load."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults


def many_faults(last: Fault) -> Fault:
    """The fault that ends the list of a file's faults after the first MANY."""
    message = f"{last.where.file} has {MANY:,} faults or more; the rest of it was not read"
    return Fault("F010", message, last.where, "correct those listed first")


def is_plain_name(name: str) -> bool:
    """Whether `name` can only be a file in the same folder: no path, drive, URL or control character."""
    return (
        name not in ("", ".", "..")
        and len(name.encode()) <= MAX_NAME_BYTES
        and name.isprintable()
        and FORBIDDEN.isdisjoint(name)
        and name == name.strip()
    )


def is_path_inside(path: str) -> bool:
    """Whether `path` can only be a file in the same folder or below it."""
    return all(map(is_plain_name, path.split("/")))


def read_text(root: Path, file: str, limit_mb: float, setting: str) -> str:
    """The text of `file`, the very same one as in the last run while its bytes are the same.

    Raises as `read_file` and `decode` do.
    """
    data = read_again(root, file, limit_mb, setting)
    return unless_changed("text", (data,), lambda: decode(data, file), of=file)


def read_again(root: Path, file: str, limit_mb: float, setting: str) -> bytes:
    """The bytes of `file`, the very same ones as in the last run while they are the same.

    Whoever watches the files spares the reading of those that look the same. Raises as `read_file` does.
    """
    looks = looks_of(file)

    def read(former: tuple[Any, bytes] | None) -> tuple[Any, bytes]:
        if former and looks is not None and former[0] == looks:
            return former
        return looks, read_file(root, file, limit_mb, setting, former[1] if former else None)

    return revised("bytes", read, of=f"{file} {limit_mb}")[1]


def read_file(root: Path, file: str, limit_mb: float, setting: str, known: bytes | None = None) -> bytes:
    """The bytes of `file` (relative to `root`, with forward slashes), at most `limit_mb` million.

    `setting` names the limit in messages. `known` are bytes that were found to be within it: if the file
    holds them, this very object is the answer. Raises `Refused` for a fault of the dossier and
    `EnvironmentalError` if the system cannot read the file.
    """
    try:
        with os.fdopen(_open_regular(root, file), "rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            if size > limit_mb * MEGABYTE:
                raise Refused(_too_large(file, limit_mb, setting))
            data = stream.read(size)
    except (FileNotFoundError, NotADirectoryError):
        raise Refused(
            Fault("F002", f"{file} is missing", Where(file), "add the file or correct its name")
        ) from None
    except OSError as error:
        raise EnvironmentalError(f"cannot read {root / file}: {error.strerror or error}") from error
    if data == known:
        return known
    if file.endswith(JSON):
        require_room(data, file, limit_mb)
    return data


def require_room(data: bytes, file: str, limit_mb: float) -> None:
    """Refuse JSON with so many lists and objects that its limit in bytes would not limit the memory used."""
    marks, what = (b"[{\n", "lines, lists") if file.endswith(".jsonl") else (b"[{", "lists")
    parts, allowed = sum(map(data.count, marks)), limit_mb * PARTS_PER_MB
    if parts > allowed:
        message = (
            f"{file} holds {parts:,} {what} and objects, expected at most {allowed:,.0f} (limits.file_mb)"
        )
        hint = f"make it smaller or raise limits.file_mb in caribmap.yaml: {PARTS_PER_MB:,} per megabyte"
        raise Refused(Fault("F005", message, Where(file), hint))


def _open_regular(root: Path, file: str) -> int:
    """A file descriptor of `file`, no part of whose path is a link, even if the folder changes meanwhile."""
    if sys.platform == "win32":  # cannot open folders: a change between check and opening goes unnoticed
        steps = [root / file, *(root / file).parents]
        if any(step.is_symlink() for step in steps[: steps.index(root)]):
            raise Refused(_irregular(file, "a symbolic link"))
        return os.open(root / file, os.O_RDONLY | os.O_BINARY)
    *folders, name = file.split("/")
    parent = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for folder in folders:
            below = _open_here(folder, parent, os.O_DIRECTORY, file)
            os.close(parent)
            parent = below
        descriptor = _open_here(name, parent, os.O_NONBLOCK, file)
    finally:
        os.close(parent)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Refused(_irregular(file, "a folder, device, pipe or socket"))
    return descriptor


def _open_here(name: str, parent: int, flags: int, file: str) -> int:
    try:
        return os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | flags, dir_fd=parent)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENOTDIR) and _is_link(name, parent):
            raise Refused(_irregular(file, "a symbolic link")) from None
        if error.errno == errno.ENXIO:
            raise Refused(_irregular(file, "a device, pipe or socket")) from None
        raise


def _is_link(name: str, parent: int) -> bool:
    return stat.S_ISLNK(os.stat(name, dir_fd=parent, follow_symlinks=False).st_mode)


def _too_large(file: str, limit_mb: float, setting: str) -> Fault:
    message = f"{file} is larger than the limit of {limit_mb:g} MB (limits.{setting})"
    return Fault("F005", message, Where(file), f"make it smaller or raise limits.{setting} in caribmap.yaml")


def _irregular(file: str, found: str) -> Fault:
    return Fault(
        "F003", f"{file} is {found}, expected a regular file", Where(file), "put the file itself there"
    )


def decode(data: bytes, file: str) -> str:
    """`data` decoded as UTF-8, with BOM and CRs kept. Raises `Refused` for a bad byte or a NUL."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line_start = data.rfind(b"\n", 0, error.start) + 1
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[line_start : error.start].decode("utf-8")) + 1
        found = _wide_encoding(data) or f"byte 0x{data[error.start]:02X} at offset {error.start}"
        message = f"found {found}, expected UTF-8"
        raise Refused(Fault("F006", message, Where(file, line, column), "save the file as UTF-8")) from None
    if "\0" in text:
        offset = text.index("\0")
        where = Where(file, *line_and_column(text, offset))
        wide = _wide_encoding(data)
        if wide:
            raise Refused(Fault("F006", f"found {wide}, expected UTF-8", where, "save the file as UTF-8"))
        message = f"found a NUL character at offset {offset}"
        raise Refused(Fault("F007", message, where, "remove the character"))
    return text


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 if the byte order mark or the first zero bytes show it, else None."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    zeros = tuple(byte == 0 for byte in data[:4])
    if zeros in ((False, True, True, True), (True, True, True, False)):
        return "UTF-32"
    if zeros in ((False, True, False, True), (True, False, True, False)):
        return "UTF-16"
    return None
