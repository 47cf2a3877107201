"""CSV (RFC 4180) in UTF-8 with a byte order mark: one file per table, safe to open in a spreadsheet."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from types import NoneType
from typing import Any

from caribmap.render.export.evidence import Evidence
from caribmap.render.export.tables import Table, tables_of

FORMULA_STARTS = frozenset("=+-@\t\r\n'")
LINE_END = "\r\n"
REPEATED = 4
"""Where each text of a column stands more often than this on average, each is looked at once."""
NEEDS_QUOTES = re.compile('[,"\r\n]')
NOT_PLAIN = (",", '"', "\r", *(f"\n{start}" for start in sorted(FORMULA_STARTS - {"\n"})))
"""Strings that show, in cells joined by line feeds, that some cell needs quotation marks or an apostrophe."""


def render_csv(evidence: Evidence) -> dict[str, Iterator[bytes]]:
    """A file per table, in pieces; also a table without rows has its header line."""
    return {f"data/{table.name}.csv": _pieces(table) for table in tables_of(evidence)}


def _pieces(table: Table) -> Iterator[bytes]:
    # Without the mark Excel reads UTF-8 as the system's old encoding.
    yield codecs.BOM_UTF8 + _lines([[_quoted(column.name)] for column in table.columns])
    for batch in table.batches():
        columns = zip(table.columns, batch, strict=True)
        yield _lines([_written(cells, is_text=column.type == "text") for column, cells in columns])


def _lines(columns: list[list[str]]) -> bytes:
    return LINE_END.join([*map(",".join, zip(*columns, strict=True)), ""]).encode()


def _written(cells: list[Any], *, is_text: bool) -> list[str]:
    """The cells of a column as written to the file; escaped one by one only if some cell needs it."""
    kinds = set(map(type, cells))
    if kinds <= {NoneType}:  # as most columns of a large table are
        return [""] * len(cells)
    if not is_text:
        return ["" if cell is None else str(cell) for cell in cells]
    distinct = set(cells)
    if len(distinct) * REPEATED < len(cells):
        as_written = {cell: "" if cell is None else _quoted(literal(cell)) for cell in distinct}
        return list(map(as_written.__getitem__, cells))
    texts = [cell or "" for cell in cells] if NoneType in kinds else cells
    column = "\n".join(["", *texts])
    if column.count("\n") > len(texts) or any(mark in column for mark in NOT_PLAIN):
        return [_quoted(literal(text)) for text in texts]
    return texts


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if NEEDS_QUOTES.search(text) else text


def literal(text: Any) -> Any:
    """The text, with an apostrophe before it if a spreadsheet would read it as a formula.

    Text that begins with an apostrophe gets one too, so that dropping a leading one restores every cell.

    >>> literal("=SUM(A1)"), literal("11 km")
    ("'=SUM(A1)", '11 km')
    """
    return f"'{text}" if text and text[0] in FORMULA_STARTS else text
