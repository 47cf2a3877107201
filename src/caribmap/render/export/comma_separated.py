"""CSV (RFC 4180) in UTF-8: one file per table, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import Any

from caribmap.render.export.evidence import Evidence
from caribmap.render.export.tables import Table, tables_of

FORMULA_STARTS = frozenset("=+-@\t\r\n'")


def render_csv(evidence: Evidence) -> dict[str, bytes]:
    """A file per table, with a header line even where there are no rows."""
    return {f"data/{table.name}.csv": _file(table) for table in tables_of(evidence)}


def _file(table: Table) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(column.name for column in table.columns)
    columns = (
        map(literal, cells) if column.type == "text" else cells
        for column, cells in zip(table.columns, table.cells(), strict=True)
    )
    writer.writerows(zip(*columns, strict=True))
    return stream.getvalue().encode()


def literal(text: Any) -> Any:
    """Text that a spreadsheet would take for a formula, behind an apostrophe.

    Text that begins with an apostrophe gets one too, so that dropping a leading one restores every cell.

    >>> literal("=SUM(A1)"), literal("11 km")
    ("'=SUM(A1)", '11 km')
    """
    return f"'{text}" if text and text[0] in FORMULA_STARTS else text
