"""Columns of whole numbers behind a header of JSON: the form of the pack and of the sheets in a page.

Four bytes say how long the header is, lowest byte first; then come the header and the columns, one after
another, as the header's `columns` has them: by name, with the number of their bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from caribmap.basemap.codec import from_varints, to_varints

Ints = npt.NDArray[np.int64]
HEADER_BYTES = 4


def join_columns(header: Mapping[str, Any], columns: Mapping[str, Any]) -> bytes:
    """`header` and `columns`, whose numbers are from 0 to 2^35 - 1, as bytes."""
    parts = {name: to_varints(np.asarray(column, dtype=np.int64)) for name, column in columns.items()}
    lengths = {name: len(part) for name, part in parts.items()}
    text = json.dumps({**header, "columns": lengths}, ensure_ascii=False, separators=(",", ":")).encode()
    return b"".join([len(text).to_bytes(HEADER_BYTES, "little"), text, *parts.values()])


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
