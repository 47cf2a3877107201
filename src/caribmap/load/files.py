"""Opening a dossier's files: regular files inside the folder, of bounded size, in UTF-8."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path, PurePosixPath

from caribmap.document import Where, line_and_column
from caribmap.errors import EnvironmentalError
from caribmap.faults import Fault

MEGABYTE = 1_000_000
MAX_NAME_BYTES = 255
"""What the usual file systems allow."""


class Refused(Exception):
    """Ends the reading of one file. Stays inside load: `load_dossier` turns it into the faults it carries."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults


def is_plain_name(name: str) -> bool:
    """Whether `name` can only mean a file in the folder at hand: no path, drive, URL, control character."""
    return (
        name not in ("", ".", "..")
        and len(name.encode()) <= MAX_NAME_BYTES
        and not any(character in '/\\:"<>|?*' or not character.isprintable() for character in name)
        and name == name.strip()
    )


def read_file(root: Path, file: str, limit_mb: float, setting: str) -> bytes:
    """The bytes of `file` (relative to `root`, with forward slashes), at most `limit_mb` million.

    `setting` names the limit in messages. Raises `Refused` for what is wrong with the dossier and
    `EnvironmentalError` for what is wrong with the machine.
    """
    path = root / file
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        if _goes_through_a_link(root, file):
            raise Refused(_irregular(file, "a symbolic link"))
        descriptor = os.open(path, flags)
    except (FileNotFoundError, NotADirectoryError):
        raise Refused(Fault("F002", f"{file} is missing", Where(file), "add the file")) from None
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO):
            raise Refused(_irregular(file, "no regular file")) from None
        raise EnvironmentalError(f"cannot read {path}: {error.strerror}") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Refused(_irregular(file, "no regular file"))
    with os.fdopen(descriptor, "rb") as stream:
        data = stream.read(int(limit_mb * MEGABYTE) + 1)
    if len(data) > limit_mb * MEGABYTE:
        message = f"{file} is larger than {limit_mb:g} MB (limits.{setting})"
        raise Refused(
            Fault("F005", message, Where(file), f"make it smaller or raise limits.{setting} in caribmap.yaml")
        )
    return data


def _goes_through_a_link(root: Path, file: str) -> bool:
    parts = PurePosixPath(file).parts
    return any(root.joinpath(*parts[: depth + 1]).is_symlink() for depth in range(len(parts)))


def _irregular(file: str, found: str) -> Fault:
    return Fault(
        "F003", f"{file} is {found}, expected a regular file", Where(file), "put the file itself here"
    )


def decode(data: bytes, file: str) -> str:
    """`data` as UTF-8, BOM and CRs kept. Raises `Refused` at the first bad byte, and for NUL."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line_start = data.rfind(b"\n", 0, error.start) + 1
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[line_start : error.start].decode("utf-8")) + 1
        found = _wide_encoding(data) or f"byte 0x{data[error.start]:02X} at offset {error.start}"
        message = f"not UTF-8: found {found}"
        raise Refused(Fault("F006", message, Where(file, line, column), "save the file as UTF-8")) from None
    if "\0" in text:
        offset = text.index("\0")
        where = Where(file, *line_and_column(text, offset))
        wide = _wide_encoding(data)
        if wide:
            raise Refused(Fault("F006", f"not UTF-8: found {wide}", where, "save the file as UTF-8"))
        raise Refused(Fault("F007", f"NUL character at offset {offset}", where, "remove the character"))
    return text


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32, told by the byte order mark or by the zero bytes of the first characters."""
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
