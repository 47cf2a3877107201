"""The text of a file that comes from a stranger: of limited size, in UTF-8, from a zip with bounds."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from caribmap.errors import EnvironmentalError
from caribmap.importing.found import MEGABYTE, MOST_BYTES, Refusal
from caribmap.load.files import Refused, decode, require_room

MOST_ENTRIES = 1_000
MOST_RATIO = 200
"""How many times its packed size a part of a zip may have; real KML has 5 to 20."""
ZIP = b"PK\x03\x04"


def read_bytes(file: Path) -> bytes:
    """The content of a file. Raises `Refusal` if it is larger than MOST_BYTES or no regular file."""
    try:
        if not file.is_file():
            raise Refusal("there is no such file")
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise EnvironmentalError(f"cannot read {file}: {error.strerror or error}") from error
    if len(data) > MOST_BYTES:
        raise Refusal(f"larger than {MOST_BYTES // MEGABYTE} MB")
    return data


def text_of(data: bytes, name: str) -> str:
    """`data` as UTF-8 without byte order mark. Raises `Refusal` with the line of the first bad byte."""
    try:
        return decode(data, name).removeprefix("\ufeff")
    except Refused as refused:
        fault = refused.faults[0]
        raise Refusal(f"{fault.message}; {fault.hint}", fault.where.line) from None


def require_parts(data: bytes, name: str) -> None:
    """Raises `Refusal` for JSON with more lists and objects than its size in bytes lets expect."""
    try:
        require_room(data, name, MOST_BYTES / MEGABYTE)
    except Refused as refused:
        raise Refusal(refused.faults[0].message) from None


def unpacked(data: bytes, ending: str = ".kml") -> bytes:
    """The file with that ending inside a zip such as a KMZ; other data as they are.

    Nothing is written, and names in the zip lead nowhere. Raises `Refusal`.
    """
    if not data.startswith(ZIP):
        return data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise Refusal(f"the zip has {len(entries):,} parts, expected at most {MOST_ENTRIES:,}")
            parts = [entry for entry in entries if entry.filename.lower().endswith(ending)]
            if not parts:
                raise Refusal(f"the zip holds no {ending} file")
            return _part(archive, max(parts, key=lambda entry: entry.file_size))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Refusal(f"not a sound zip: {error}") from None


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """A part of a zip, read only as far as it may go, whatever size it claims to have."""
    most = min(MOST_BYTES, max(entry.compress_size, 1) * MOST_RATIO + MEGABYTE)
    with archive.open(entry) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise Refusal(f"{entry.filename!r} in the zip unpacks to more than {most // MEGABYTE} MB")
    return data
