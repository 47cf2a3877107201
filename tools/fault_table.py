"""Write docs/faults.md from the fault table.

`make generate` writes it.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from caribmap.faults import FAULTS

TARGET = Path(__file__).parents[1] / "docs/faults.md"

FAMILIES = {
    "A": "Archives, which `caribmap survey` reads",
    "C": "Settings: caribmap.yaml",
    "D": "Discrepancies",
    "E": "Events, dates and the story",
    "F": "Files and folders",
    "J": "JSON, GeoJSON and JSON Lines",
    "K": "Keys and values, in every file",
    "M": "Mentions",
    "P": "Places and GeoJSON",
    "Q": "Quotes",
    "R": "Recipes",
    "S": "Sources",
    "T": "Story",
    "Y": "YAML",
}

HEADER = """# Faults

<!-- Generated from src/caribmap/faults.py by tools/fault_table.py. Do not edit. -->

What `caribmap check` and `caribmap build` report, by code. An error stops the build and nothing is written; a
warning stops it only with `--strict`. Codes are stable: one code, one cause, never used again for another. A
message begins with the file, line and column where the author has to look, counted from 1 in code points.
"""


def render_table() -> str:
    """The whole of docs/faults.md."""
    blocks = [HEADER]
    for family, codes in groupby(sorted(FAULTS), key=lambda code: code[0]):
        blocks.append(
            f"\n## {FAMILIES[family]}\n\n| code | | what is wrong | what to do |\n|---|---|---|---|\n"
        )
        for code in codes:
            kind = FAULTS[code]
            blocks.append(f"| {code} | {kind.severity} | {kind.title} | {kind.action} |\n")
    return "".join(blocks)
