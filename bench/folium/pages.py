"""Code cells of Folium's documentation, MyST Markdown."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

CELL = re.compile(r"^```\{code-cell\}[^\n]*\n(?:---\n.*?\n---\n)?(?P<code>.*?)^```", re.DOTALL | re.MULTILINE)
MAGIC = re.compile(r"^\s*[%!].*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: statements to run, and the expression after them that a notebook displays, if there is one."""

    number: int
    body: str
    shown: str


def find_pages(checkout: Path) -> list[Path]:
    """The pages of a checkout that have code cells, sorted."""
    return sorted(page for page in (checkout / "docs").rglob("*.md") if CELL.search(page.read_text("utf-8")))


def cells_of(page: Path) -> list[Cell]:
    found = enumerate(CELL.finditer(page.read_text("utf-8")), 1)
    return [_cell(number, MAGIC.sub("", match["code"])) for number, match in found]


def _cell(number: int, code: str) -> Cell:
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return Cell(number, code, "")  # the run says what is wrong
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr):
        return Cell(number, code, "")
    lines = code.splitlines(keepends=True)
    at = last.lineno - 1
    head = "".join(lines[:at]) + lines[at].encode()[: last.col_offset].decode().rstrip("; ")
    return Cell(number, head, ast.unparse(last.value))
