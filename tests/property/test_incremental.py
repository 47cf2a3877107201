"""After any edits an examination that keeps what did not change says what one of the whole says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from caribmap.derive.records import Derived
from caribmap.load import json as json_reader
from caribmap.pipeline.compile import compose_examined
from caribmap.pipeline.examine import Examined, examine_dossier
from caribmap.runtime.kept import Kept

ARTICLES, PLACES, QUOTES = 3, 5, 24
SETTINGS = """caribmap: 1
title: An archive
languages: [en]
layers:
  - {id: l, name: Places, color: {light: '#0067A8', dark: '#3F9BE0'}}
views:
  - {id: all, name: All, bounds: [-90, 0, -50, 25]}
"""
DISCREPANCIES = """- id: which-ship
  question: {en: Which ship was seen?}
  kind: between-sources
  weight: minor
  answers:
    - {value: {en: ship number 4}, quotes: [q-4]}
    - {value: {en: ship number 5}, quotes: [q-5]}
"""
QUOTES_FILE, ARTICLE = "geodata/quotes.jsonl", "seeds/a-1.txt"


def sentence(number: int) -> str:
    return f"In Port {number % PLACES} ship number {number} was seen, they claimed"


def quote(number: int) -> str:
    record = {"id": f"q-{number}", "source": f"s{number % ARTICLES}", "exact": sentence(number)}
    return json.dumps({**record, "places": [f"port-{number % PLACES}"], "date": "2025-10-01"})


def feature(number: int) -> dict[str, Any]:
    properties = {
        "names": {"en": f"Port {number}"},
        "kind": "city",
        "layer": "l",
        "geocoding": {"basis": "stated"},
    }
    geometry = {"type": "Point", "coordinates": [-60.0 - number, 10.0]}
    return {"type": "Feature", "id": f"port-{number}", "geometry": geometry, "properties": properties}


def contents() -> dict[str, str]:
    """The files of a dossier whose quotes are lines of JSON."""
    listed = [
        f"- {{id: s{one}, file: a-{one}.txt, language: en, short: A{one}}}\n" for one in range(ARTICLES)
    ]
    places = ",\n".join(json.dumps(feature(number)) for number in range(PLACES))
    return {
        "caribmap.yaml": SETTINGS,
        "seeds/sources.yaml": "".join(listed),
        "geodata/places.geojson": f'{{"type": "FeatureCollection", "features": [\n{places}\n]}}\n',
        QUOTES_FILE: "".join(f"{quote(number)}\n" for number in range(QUOTES)),
        "geodata/discrepancies.yaml": DISCREPANCIES,
        "geodata/mentions.yaml": "terms:\n  - {text: Grand Duchy, ruling: region}\n",
        **{
            f"seeds/a-{one}.txt": "".join(f"{sentence(number)}.\n" for number in range(one, QUOTES, ARTICLES))
            for one in range(ARTICLES)
        },
    }


def without(lines: list[str], at: int) -> list[str]:
    return lines[:at] + lines[at + 1 :]


LINE_EDITS: dict[str, Callable[[list[str], int], list[str]]] = {
    "clear": lambda lines, at: [],
    "drop": without,
    "repeat": lambda lines, at: [*lines[: at + 1], *lines[at:]],
    "move": lambda lines, at: [lines[at], *without(lines, at)],
    "insert": lambda lines, at: [*lines[:at], quote(QUOTES + at) + "\n", *lines[at:]],
    "blank": lambda lines, at: [*lines[:at], "\n", *lines[at:]],
    "break": lambda lines, at: [*lines[:at], lines[at].replace(":", "", 1), *lines[at + 1 :]],
}
WORDS = {
    "claim": ('"date"', '"modality": "claimed", "date"'),
    "wrong key": ('"date"', '"dated"'),
    "wrong date": ("2025-10-01", "2025-13-01"),
    "unknown place": ("port-1", "port-9"),
    "no place": ('["port-1"]', "[]"),
    "unknown source": ('"s1"', '"s9"'),
    "other source": ('"s1"', '"s2"'),
    "id of another": ('"q-1', '"q-2'),
    "no id": ('"q-', '"Q '),
    "prefix": ('"date"', '"prefix": "In", "date"'),
    "other line ends": ("they", "they\\r\\n"),
    "other wording": ("ship number", "vessel number"),
    "cut word": ("claimed", "claim"),
    "hidden": ("seen", "se\\u200ben"),
    "denies": ('"date"', '"denies": ["q-3"], "date"'),
    "coordinate": ("10.0", "10"),
    "position": ("-61.0", "-61.5"),
    "renamed": ("Port 2", "Harbour 2"),
    "limit": ("title:", "quotation: {max_chars: 20}\ntitle:"),
    "ruling": ("ruling: region", "ruling: group"),
    "language": ("language: en", "language: de"),
}
EDITS = st.tuples(
    st.sampled_from([QUOTES_FILE, *sorted(contents())]),
    st.sampled_from([*LINE_EDITS, *WORDS, *WORDS, "restore", "restore"]),
    st.integers(0, 200),
)


def edited(text: str, kind: str, number: int, first: str) -> str:
    if kind == "restore":
        return first
    lines = text.splitlines(keepends=True)
    if not lines:
        return text
    at = number % len(lines)
    if kind in LINE_EDITS:
        return "".join(LINE_EDITS[kind](lines, at))
    before, after = WORDS[kind]
    found = [index for index, line in enumerate(lines) if before in line]
    if not found:
        return text
    at = found[number % len(found)]
    return "".join([*lines[:at], lines[at].replace(before, after), *lines[at + 1 :]])


def records(examined: Examined) -> Iterator[tuple[Any, ...]]:
    """All records with their places in the files."""
    dossier = examined.dossier
    if dossier is None:
        return
    groups = (dossier.sources, dossier.places, dossier.quotes, dossier.term_rulings, dossier.settings.layers)
    for record in (one for group in groups for one in group):
        values = [repr(getattr(record, one.name)) for one in fields(record) if one.name != "at"]
        yield record.at.steps, record.at.where(), *values


def shown(value: Any) -> str:
    """A value as its characters: 10 and 10.0 are equal. The order of a mapping's keys does not count."""
    return repr(sorted(value.items()) if isinstance(value, Mapping) else value)


def told(root: Path, store: Kept) -> tuple[Any, ...]:
    """Everything that an examination says."""
    with store.run():
        examined = examine_dossier(root)
        evidence = compose_examined(examined)
        derived = [shown(getattr(examined.derived, one.name, None)) for one in fields(Derived)]
        return (
            examined.faults,
            [*records(examined)],
            examined.spans,
            derived,
            repr(evidence and evidence.payload),
        )


@given(st.lists(EDITS, min_size=1, max_size=6))
@settings(max_examples=12)
def test_an_examination_in_part_is_that_of_the_whole(edits: list[tuple[str, str, int]]) -> None:
    first = contents()
    with TemporaryDirectory() as folder, patch.object(json_reader, "LARGE_CHARS", 0):
        root, store = Path(folder), Kept()
        for file, text in first.items():
            (root / file).parent.mkdir(exist_ok=True)
            (root / file).write_text(text, "utf-8", newline="")
        told(root, store)
        for file, kind, number in edits:
            path = root / file
            text = edited(path.read_text("utf-8"), kind, number, first[file])
            path.write_text(text, "utf-8", newline="")
            assert told(root, store) == told(root, Kept())
