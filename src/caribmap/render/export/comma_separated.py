"""CSV (RFC 4180) in UTF-8: one file per table, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from caribmap.render.export.evidence import Evidence
from caribmap.render.export.tables import Cell, Table, tables_of

FORMULA_STARTS = tuple("=+-@\t\r\n'")


def render_csv(evidence: Evidence) -> dict[str, bytes]:
    """A file per table, with a header line even where there are no rows."""
    return {f"data/{table.name}.csv": _file(table) for table in tables_of(evidence)}


def _file(table: Table) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(column.name for column in table.columns)
    writer.writerows(tuple(map(literal, row)) for row in table.rows())
    return stream.getvalue().encode()


def literal(cell: Cell) -> Cell:
    """Text that a spreadsheet would take for a formula, behind an apostrophe; numbers stay numbers.

    Text that begins with an apostrophe gets one too, so that dropping a leading one restores every cell.

    >>> literal("=SUM(A1)"), literal(-61.79)
    ("'=SUM(A1)", -61.79)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
