"""Printing stubs: text to paste into geodata/places.geojson, quotes.yaml and mentions.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from caribmap.commands.printing import counted, named
from caribmap.runtime.terminal import as_json, say_lines, visible

if TYPE_CHECKING:
    from caribmap.propose.candidates import Candidate
    from caribmap.propose.stubs import Stub


def stubs_as_records(stubs: Iterable[Stub]) -> list[dict[str, Any]]:
    """The stubs for JSON; candidates by the names of their fields."""
    return [
        asdict(stub) | {"candidates": [candidate._asdict() for candidate in stub.candidates]}
        for stub in stubs
    ]


def say_stubs(stubs: Iterable[Stub]) -> None:
    """Print for each open name what it could mean, and a place with a quote or a ruling to choose from."""
    stubs = tuple(stubs)
    for stub in stubs:
        say_lines(_lines(stub))
    say_lines([f"# {counted(len(stubs), 'names')} to decide" if stubs else "# no name is open"])


def _lines(stub: Stub) -> Iterator[str]:
    names = ", ".join(f"“{visible(surface)}”" for surface in stub.surfaces)
    sentence = visible(" ".join(stub.sentence.split()))
    yield f"# {names}  {counted(stub.count, 'times')}; {named(stub.source)}: {sentence}"
    for candidate in stub.candidates:
        yield f"#   {_candidate(candidate)}"
    if not stub.candidates:
        yield "#   in no gazetteer of the program: place it by hand"
    yield "# either into geodata/places.geojson, among the features:"
    yield as_json(stub.place)
    yield "# with a quote in geodata/quotes.yaml:"
    yield from _yaml(stub.quote, indent="")
    yield "# or into geodata/mentions.yaml, below terms; other rulings are organisation, demonym, event:"
    yield from _yaml(stub.ruling, indent="  ")
    yield ""


def _candidate(candidate: Candidate) -> str:
    main = f" ({candidate.main})" if candidate.main != candidate.name else ""
    people = f", {candidate.population:,} people" if candidate.population else ""
    position = f"latitude {candidate.lat:.5f}, longitude {candidate.lng:.5f}"
    return f"{candidate.name}{main}, {candidate.country}{people}: {position} ({candidate.source})"


def _yaml(record: Mapping[str, Any], indent: str) -> Iterator[str]:
    """An item of a list in YAML; its values are written as JSON, which YAML reads alike."""
    for number, (key, value) in enumerate(record.items()):
        yield f"{indent}{'  ' if number else '- '}{key}: {as_json(value, indent=None)}"
