"""docs/mentions.md: the table, with the command that made it."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.mentions.corpora import Corpus
from bench.mentions.score import Score

LEAST_MB = 0.1
OWN = "caribmap"
"""The tool whose recall page and report tell."""
HEAD = Path(__file__).with_name("head.md").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Row:
    """A tool on a corpus: its score and seconds per megabyte, or the reason why it was not run."""

    tool: str
    score: Score | None
    seconds_per_mb: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """A corpus with its rows; without rows it was not run."""

    corpus: Corpus
    documents: int
    gold: int
    lost: int
    megabytes: float
    rows: tuple[Row, ...]


def render(measured: Sequence[Measured], versions: dict[str, str], date: str) -> str:
    return HEAD + "\n".join(_lines(measured, versions, date)) + "\n"


def _lines(measured: Sequence[Measured], versions: dict[str, str], date: str) -> Iterator[str]:
    known = ", ".join(f"{name} {number}" for name, number in versions.items() if number)
    tools = next((tuple(row.tool for row in result.rows) for result in measured if result.rows), ())
    yield "## Results"
    yield f"{date}, Python {platform.python_version()}, {known}. Recall / precision / F1:"
    yield ""
    yield from _table(measured, tools, _scores)
    if any(_is_timed(result) for result in measured):
        yield ""
        yield "Seconds per megabyte:"
        yield ""
        yield from _table([result for result in measured if _is_timed(result)], tools, _seconds)
    yield ""
    for tool, reason in sorted(
        {(row.tool, row.reason) for result in measured for row in result.rows if row.reason}
    ):
        yield f"- {tool}: not run, {reason}"
    if lost := sum(result.lost for result in measured):
        yield f"- {lost:,} annotations stand too far from their wording in the text and are left out."


def _table(measured: Sequence[Measured], tools: Sequence[str], shown: Callable[[Row], str]) -> Iterator[str]:
    yield "| " + " | ".join(["corpus", "texts", "names", *tools]) + " |"
    yield "|---" * (3 + len(tools)) + "|"
    for result in measured:
        cells = [shown(row) if row.score else "–" for row in result.rows] or ["not run: not in the folder"]
        cells += [""] * (len(tools) - len(cells))
        title = f"{result.corpus.title} ({result.corpus.language})"
        counts = [f"{result.documents:,}", f"{result.gold:,}"] if result.rows else ["", ""]
        yield "| " + " | ".join([title, *counts, *cells]) + " |"


def _scores(row: Row) -> str:
    assert row.score
    return " / ".join(f"{value:.2f}" for value in (row.score.recall, row.score.precision, row.score.f1))


def _seconds(row: Row) -> str:
    return f"{row.seconds_per_mb:.2f}"


def _is_timed(result: Measured) -> bool:
    """Whether the corpus is large enough: in a small one, the start is all."""
    return bool(result.rows) and result.megabytes >= LEAST_MB


RECALL = '''"""The share of annotated place names that is recognised, by language, where it was measured.

Written by `python -m bench.mentions` from the known corpora of its folder. Do not edit.
"""

from __future__ import annotations

from collections.abc import Mapping

RECALL: Mapping[str, float] = {%s}
'''


def render_recall(measured: Sequence[Measured]) -> str:
    """derive/recall.py: of the names in all known corpora of a language, the share that caribmap notices."""
    totals: dict[str, list[int]] = {}
    for result in measured:
        own = next((row.score for row in result.rows if row.tool == OWN and row.score), None)
        if result.corpus.pattern and own:
            total = totals.setdefault(result.corpus.language, [0, 0])
            total[0], total[1] = total[0] + own.noticed, total[1] + own.gold
    shares = (
        f'"{language}": {noticed / gold:.2f}' for language, (noticed, gold) in sorted(totals.items()) if gold
    )
    return RECALL % ", ".join(shares)
