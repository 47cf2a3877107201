"""Printing for the commands: results to stdout, faults to stderr, colour only on a terminal."""

from __future__ import annotations

import gzip
import os
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from caribmap.faults import Fault, is_error
from caribmap.pipeline.records import fault_as_record
from caribmap.runtime.terminal import as_json, kilobytes, say, visible

if TYPE_CHECKING:
    from caribmap.pipeline.compile import Built

MOST_NAMED = 8
"""Of a list of places; the rest is counted."""
COLORS = {"error": "31", "warning": "33"}


def say_error(message: str) -> None:
    sys.stderr.write(f"{_colored('error', 'error', sys.stderr)}: {visible(message)}\n")


def say_faults(faults: Iterable[Fault]) -> None:
    """Print each fault with position, details and hint, in the order given."""
    for fault in faults:
        head, *rest = fault.lines()
        label = f"{fault.severity}[{fault.code}]"
        shown = visible(head).replace(label, _colored(label, fault.severity, sys.stderr), 1)
        sys.stderr.write("\n".join([shown, *map(visible, rest), ""]))


def say_built(built: Built) -> None:
    """Print the path and size of the map, its numbers of records, and the quoted share of each article."""
    from caribmap.cartography.ground import FINE_ZOOM  # only here: other commands start without numpy
    from caribmap.render.detail import places_beyond
    from caribmap.render.ground import basemap_of

    payload = built.composed
    page = built.map.read_bytes()
    mentions = payload["mentions"]
    sizes = f"{kilobytes(len(page))}, {kilobytes(len(gzip.compress(page, 6, mtime=0)))} gzipped"
    counts = {
        "places": len(payload["places"]),
        "quotes": len(payload["quotes"]),
        "sources": len(payload["sources"]),
        "events": len(payload["events"]),
        "discrepancies": len(payload["discrepancies"]),
        "mentions": mentions["total"],
    }
    say(f"{built.map}  {sizes}")
    say(
        ", ".join(
            [
                *(counted(count, names) for names, count in counts.items()),
                f"{mentions['unaccounted']} unaccounted",
            ]
        )
    )
    shares = [f"{visible(source['short'])} {source['quoted_share']:.0%}" for source in payload["sources"]]
    say(f"quoted: {', '.join(shares)}")
    if coarser := basemap_of(payload).coarser:
        budget = f"basemap.budget_kb: {payload['basemap']['budget_kb']:g} is too little"
        say(f"the base map is off by up to {2 ** (coarser / 2):.1f} pixels: {budget}")
    for zoom, ids in places_beyond(payload).items():
        said = ", ".join(map(visible, ids[:MOST_NAMED])) + (
            f" and {len(ids) - MOST_NAMED} more" if len(ids) > MOST_NAMED else ""
        )
        finer = (
            f"; a finer coast takes the map to zoom {FINE_ZOOM}: caribmap coast --help"
            if zoom < FINE_ZOOM
            else ""
        )
        say(f"would need more than zoom {zoom}: {said}{finer}")
    if built.faults:
        say(count_faults(built.faults))


def count_faults(faults: Iterable[Fault]) -> str:
    """A count of errors and warnings.

    >>> count_faults(())
    '0 errors, 0 warnings'
    """
    counts = _tally(faults)
    return ", ".join(
        f"{count} {name if count != 1 else name.removesuffix('s')}" for name, count in counts.items()
    )


def faults_as_json(faults: Iterable[Fault]) -> str:
    """Output of `check` as JSON; `file` is relative to the dossier."""
    faults = tuple(faults)
    return as_json({"faults": list(map(fault_as_record, faults)), "summary": _tally(faults)})


def fault_as_annotation(fault: Fault, dossier: Path) -> str:
    """A fault as a GitHub workflow command, which annotates its line; the path begins with `dossier`."""
    position = {
        "file": (dossier / fault.where.file).as_posix(),
        "line": fault.where.line,
        "col": fault.where.column,
    }
    properties = [
        f"{key}={_escape_property(str(value))}" for key, value in position.items() if value is not None
    ]
    message = "\n".join(visible(line) for line in (fault.message, *fault.detail, fault.hint) if line)
    title = f"title={fault.code}"
    return f"::{fault.severity} {','.join([*properties, title])}::{_escape_data(message)}"


def named(identifier: str) -> str:
    """An id; anything else is put in quotes, so that no line can begin with a GitHub workflow command."""
    plain = identifier.isascii() and identifier.replace("-", "").isalnum()
    return identifier if plain else f"'{visible(identifier)}'"


def counted(count: int, names: str) -> str:
    """A count with its noun, whose plural is given.

    >>> counted(1, "discrepancies"), counted(0, "quotes")
    ('1 discrepancy', '0 quotes')
    """
    if count != 1:
        return f"{count} {names}"
    return f"1 {names[:-3]}y" if names.endswith("ies") else f"1 {names.removesuffix('s')}"


def _tally(faults: Iterable[Fault]) -> dict[str, int]:
    counts = Counter(is_error(fault) for fault in faults)
    return {"errors": counts[True], "warnings": counts[False]}


def _colored(text: str, severity: str, stream: TextIO) -> str:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty()
    return text if plain else f"\x1b[{COLORS[severity]}m{text}\x1b[0m"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
