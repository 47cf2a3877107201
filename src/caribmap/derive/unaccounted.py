"""Faults of place names that nothing accounts for: one for all unknown names, one for all ambiguous ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from caribmap.derive.scan import Hit
from caribmap.dossier.document import Where, line_and_column
from caribmap.dossier.nouns import Source
from caribmap.faults import Fault

LISTED = 12
"""Names that a fault tells; `caribmap mentions` tells all."""


@dataclass(slots=True)
class _Name:
    """A wording in all its letter cases, as it stands first, at `start` of `source`."""

    surface: str
    source: Source
    start: int
    places: tuple[str, ...]
    count: int = 0

    def __str__(self) -> str:
        times = f" ({self.count} times)" if self.count > 1 else ""
        return f"“{self.surface}”{times}"

    @property
    def where(self) -> Where:
        return Where(f"seeds/{self.source.file}", *line_and_column(self.source.text, self.start))


@dataclass(slots=True)
class Unaccounted:
    """Gathers unaccounted mentions by wording, whatever the letter case."""

    _names: dict[tuple[str, tuple[str, ...]], _Name] = field(default_factory=dict)

    def add(self, surface: str, source: Source, hit: Hit) -> None:
        places = hit.reading.places
        name = self._names.setdefault((surface.casefold(), places), _Name(surface, source, hit.start, places))
        name.count += 1

    def faults(self) -> Iterator[Fault]:
        """M001 and M002 at the first standing of such a name."""
        unknown = [name for name in self._names.values() if not name.places]
        ambiguous = [name for name in self._names.values() if name.places]
        if unknown:
            yield _unknown(unknown)
        if ambiguous:
            yield _ambiguous(ambiguous)


def _unknown(names: Sequence[_Name]) -> Fault:
    hint = "add a place or an alias in geodata/places.geojson, or a ruling in geodata/mentions.yaml"
    if len(names) == 1:
        return Fault("M001", f"{names[0]} is neither mapped nor ruled out", names[0].where, hint)
    listed = _listed([str(name) for name in names])
    return Fault(
        "M001",
        f"{len(names):,} place names are neither mapped nor ruled out: {listed}",
        names[0].where,
        f"{hint}; “caribmap mentions --stubs” prints a beginning of each",
    )


def _ambiguous(names: Sequence[_Name]) -> Fault:
    hint = "say which by a term in geodata/mentions.yaml, single exceptions by spans"
    meant = [", ".join(f"'{place}'" for place in name.places) for name in names]
    if len(names) == 1:
        return Fault("M002", f"{names[0]} could mean {meant[0]}", names[0].where, hint)
    listed = _listed([f"{name}: {places}" for name, places in zip(names, meant, strict=True)], "; ")
    return Fault(
        "M002", f"{len(names):,} place names could mean several places: {listed}", names[0].where, hint
    )


def _listed(items: Sequence[str], separator: str = ", ") -> str:
    """At most LISTED items, and how many more there are."""
    more = len(items) - LISTED
    return separator.join(items[:LISTED]) + (f" and {more:,} more" if more > 0 else "")
