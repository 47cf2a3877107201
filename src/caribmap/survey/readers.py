"""Readers of Parquet, JSON Lines and texts: records by role, as they stand in their file."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec.json
import pyarrow as pa
import pyarrow.parquet as pq

from caribmap.dossier.document import Where
from caribmap.faults import Fault
from caribmap.survey.archive import ROLES, ArchiveFile, Piece, damaged

Record = tuple[ArchiveFile, int, Mapping[str, Any]]
"""A file, the row in it from 1 – of texts, the file's number –, and the values of the roles that it has."""
ROWS = 500
"""Rows of Parquet that are taken at a time."""
BLOCK = 1 << 20
MOST_BYTES = 50_000_000
"""The largest article, as UTF-8."""
LONGEST_LINE = 8 * MOST_BYTES
"""Bytes of a line of JSON: the largest article with every character as an escape, and the other columns."""
NEEDED = ("id", "text")


def records_of(piece: Piece, columns: Mapping[str, str], faults: list[Fault]) -> Iterator[Record]:
    """The records of a piece. A damaged file or piece gives none, or ends early, and has a fault."""
    readers = {"parquet": _parquet, "lines": _lines, "text": _texts}
    return readers[piece.kind](piece, columns, faults)


def _parquet(piece: Piece, columns: Mapping[str, str], faults: list[Fault]) -> Iterator[Record]:
    (file,) = piece.files
    row = piece.row
    try:
        with piece.opened(file) as opened:
            parquet = pq.ParquetFile(opened)
            there = {role: name for role, name in columns.items() if name in parquet.schema_arrow.names}
            if missing := [role for role in NEEDED if role not in there]:
                if piece.begin == 0:
                    faults.append(_without(file, missing, columns, parquet.schema_arrow.names))
                return
            groups = range(piece.begin, piece.end)
            batches = parquet.iter_batches(ROWS, row_groups=groups, columns=list(there.values()))
            for batch in batches:
                values = {role: _values(batch.column(name)) for role, name in there.items()}
                for at in range(batch.num_rows):
                    yield file, row + at, {role: column[at] for role, column in values.items()}
                row += batch.num_rows
    except (pa.ArrowException, OSError, ValueError) as error:
        faults.append(damaged(file.name, "Parquet", error, row))


def _values(column: pa.Array) -> list[Any]:
    """A column's values; texts as bytes, since nobody has said that they are UTF-8."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_string(column.type):
        column = column.cast(pa.binary())
    elif pa.types.is_large_string(column.type):
        column = column.cast(pa.large_binary())
    elif pa.types.is_timestamp(column.type):
        column = column.cast(pa.date32(), safe=False)
    found: list[Any] = column.to_pylist()
    return found


def _without(file: ArchiveFile, missing: list[str], columns: Mapping[str, str], there: list[str]) -> Fault:
    named = " and ".join(f"'{columns[role]}'" for role in missing)
    return Fault(
        "A002",
        f"has no column {named}, found {', '.join(map(repr, there[:20]))}",
        Where(file.name),
        f"name its own: --column {missing[0]}=…",
    )


# JSON Lines


def _lines(piece: Piece, columns: Mapping[str, str], faults: list[Fault]) -> Iterator[Record]:
    (file,) = piece.files
    row = piece.row if piece.begin else 0  # in front of the first line, or the line that began before
    has_text = False
    try:
        with piece.opened(file) as raw, _plain(raw, file.compression) as opened:
            for line in _of_piece(opened, piece):
                row += 1
                record = _object(line, file, row, faults) if line.strip() else None
                if record is None:
                    continue
                missing = [] if has_text else [role for role in NEEDED if columns[role] not in record]
                if missing:
                    faults.append(_without(file, missing, columns, list(record)))
                    return
                has_text = True
                yield file, row, {role: record.get(name) for role, name in columns.items()}
    except (pa.ArrowException, OSError, EOFError, ValueError) as error:
        faults.append(damaged(file.name, "JSON Lines", error, row + 1))


def _object(line: bytes, file: ArchiveFile, row: int, faults: list[Fault]) -> dict[str, Any] | None:
    try:
        record = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        try:
            line.decode()
            fault = Fault("A001", f"the line is not JSON: {error}", Where(file.name, row))
        except UnicodeDecodeError:
            fault = Fault("A004", "the line is not UTF-8", Where(file.name, row))
        faults.append(fault)
        return None
    if not isinstance(record, dict):
        message = f"the line is {type(record).__name__}, expected an object"
        faults.append(Fault("A001", message, Where(file.name, row)))
        return None
    return record


@contextlib.contextmanager
def _plain(raw: BinaryIO, compression: str | None) -> Iterator[Any]:
    if compression is None:
        yield raw
        return
    with pa.CompressedInputStream(pa.PythonFile(raw, mode="r"), compression) as opened:
        yield opened


def _of_piece(opened: Any, piece: Piece) -> Iterator[bytes]:
    """The lines that begin within a piece's bytes; of a compressed file, all lines."""
    is_whole = piece.files[0].compression is not None
    left = float("inf") if is_whole else piece.end - piece.begin
    begun: list[bytes] = []
    if piece.begin and not is_whole:
        opened.seek(piece.begin - 1)
        left += 1
    is_inside = not piece.begin
    while left > 0 and (block := opened.read(BLOCK)):
        *lines, last = block.split(b"\n")
        for line in lines:
            whole = b"".join((*begun, line))
            begun = []
            if is_inside:
                yield whole
            left -= len(whole) + 1
            is_inside = True
            if left <= 0:
                return
        begun.append(last)
        if len(begun) > LONGEST_LINE // BLOCK:
            raise ValueError(f"a line has more than {LONGEST_LINE:,} bytes")
    if left > 0 and is_inside and (whole := b"".join(begun)):
        yield whole


# Texts


def _texts(piece: Piece, columns: Mapping[str, str], faults: list[Fault]) -> Iterator[Record]:
    del columns
    for number, file in enumerate(piece.files, start=1):
        try:
            with piece.opened(file) as opened:
                yield file, number, {"id": file.name, "text": opened.read(MOST_BYTES + 1)}
        except OSError as error:
            faults.append(damaged(file.name, "a text", error))


def columns_named(given: Mapping[str, str]) -> dict[str, str]:
    """The column of each role: what was given, else the one of the role's own name."""
    return {role: given.get(role, role) for role in ROLES}
