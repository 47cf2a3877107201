"""Columns of whole numbers behind a header of JSON: the form of the pack and of the sheets in a page.

Four bytes say how long the header is, lowest byte first; then come the header and the columns, one after
another, as the header's `columns` has them: by name, with the number of their bytes.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from caribmap.basemap.codec import from_varints, to_varints

Ints = npt.NDArray[np.int64]
HEADER_BYTES = 4
WAYS = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY)
GZIP_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"
LAST_BLOCK = b"\x03\0"


def join_columns(header: Mapping[str, Any], columns: Mapping[str, Any]) -> bytes:
    """`header` and `columns`, whose numbers are from 0 to 2^35 - 1, as bytes."""
    return b"".join(_parts(header, columns))


def gzip_columns(header: Mapping[str, Any], columns: Mapping[str, Any]) -> bytes:
    """`join_columns` gzipped, each column in the way that suits it: a tenth less than as a whole."""
    parts = _parts(header, columns)
    body = b"".join(min((_deflated(part, way) for way in WAYS), key=len) for part in parts)
    whole = b"".join(parts)
    check = zlib.crc32(whole).to_bytes(4, "little") + len(whole).to_bytes(4, "little")
    return GZIP_HEAD + body + LAST_BLOCK + check


def _parts(header: Mapping[str, Any], columns: Mapping[str, Any]) -> list[bytes]:
    parts = {name: to_varints(np.asarray(column, dtype=np.int64)) for name, column in columns.items()}
    lengths = {name: len(part) for name, part in parts.items()}
    text = json.dumps({**header, "columns": lengths}, ensure_ascii=False, separators=(",", ":")).encode()
    return [len(text).to_bytes(HEADER_BYTES, "little") + text, *parts.values()]


def _deflated(data: bytes, way: int) -> bytes:
    """Blocks that are not the last, whole bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, way)
    return packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)


def split_columns(data: bytes | memoryview) -> tuple[dict[str, Any], dict[str, Ints]]:
    """The header and the columns that `join_columns` has joined."""
    view = memoryview(data)
    begin = HEADER_BYTES + int.from_bytes(view[:HEADER_BYTES], "little")
    header: dict[str, Any] = json.loads(bytes(view[HEADER_BYTES:begin]))
    columns: dict[str, Ints] = {}
    for name, length in header["columns"].items():
        columns[name] = from_varints(view[begin : begin + length])
        begin += length
    return header, columns


def parts_of(flat: list[Any], counts: Ints) -> list[list[Any]]:
    """`flat` in pieces of the lengths `counts`."""
    ends = np.cumsum(counts).tolist()
    return [flat[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]
