"""The gallery's table in docs/offline.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

BEGIN, END = "<!-- gallery -->\n", "<!-- /gallery -->\n"
LINE = re.compile(r"^\| (?P<name>(?!class or form)[^|]+?) \| .*$", re.MULTILINE)
GOOD = re.compile(r"\| (?:works|refused:) ?")
ALIKE = 0.0005
"""The share of pixels that may differ, 134 of them: less than a lost icon of a button."""


@dataclass(frozen=True, slots=True)
class Row:
    """What was seen of a case: the advice of a refusal, or how far the offline page differs.

    `elements` are counts of elements in the map, online and offline. `is_right` says that it is as meant.
    """

    name: str
    refused: str = ""
    differs: float = 0.0
    elements: tuple[int, int] = (0, 0)
    faults: tuple[str, ...] = ()
    is_right: bool = True

    @property
    def works(self) -> bool:
        online, offline = self.elements
        return not (self.refused or self.faults) and self.differs <= ALIKE and online == offline

    @property
    def is_accounted(self) -> bool:
        """Whether it works, or is refused with advice where it is meant to be."""
        return self.is_right and (self.works or bool(self.refused))

    def line(self) -> str:
        mark = "ok " if self.is_accounted else "BAD"
        said = self.refused or f"{self.differs:.2%} {self.elements} {' '.join(self.faults)}"
        return f"{mark} {self.name}: {said}"


def render(rows: Iterable[Row]) -> str:
    """The count and the table of these rows, Markdown."""
    return _table({row.name: _line(row) for row in rows})


def put_into(file: Path, rows: Sequence[Row], *, only_these: bool) -> None:
    """Write rows into the table of a page; others stay unless `only_these`."""
    before, _, rest = file.read_text("utf-8").partition(BEGIN)
    old, _, after = rest.partition(END)
    lines = {} if only_these else {found["name"]: found[0] for found in LINE.finditer(old)}
    lines |= {row.name: _line(row) for row in rows}
    file.write_text(f"{before}{BEGIN}{_table(lines)}{END}{after}", encoding="utf-8")


def _table(lines: dict[str, str]) -> str:
    classes = [line for name, line in lines.items() if name.startswith("folium.")]
    others = [line for name, line in lines.items() if not name.startswith("folium.")]
    refused = sum("| refused: " in line for line in classes)
    head = (
        f"Of the {len(classes)} classes of `folium` and `folium.plugins`, {_count(classes)} work or are "
        f"refused with advice ({refused} are refused); of {len(others)} further forms, {_count(others)}."
    )
    columns = ("| class or form | offline | pixels that differ | elements drawn |", "|---|---|---|---|")
    return "\n".join([head, "", *columns, *lines.values()]) + "\n"


def _count(lines: Iterable[str]) -> int:
    return sum(GOOD.search(line) is not None for line in lines)


def _line(row: Row) -> str:
    if row.refused:
        kind = "refused" if row.is_right else "**refused, but it should work**"
        return f"| {row.name} | {kind}: {_escaped(row.refused)} | | |"
    online, offline = row.elements
    counts = f"{offline}" if online == offline else f"{offline} of {online}"
    said = "works" if row.works else "**differs**: " + ("; ".join(row.faults) or "see the photographs")
    return f"| {row.name} | {_escaped(said)} | {row.differs:.1%} | {counts} |"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")
