"""Checks of ids: slugs, unique in their list; and of the names of authorities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from caribmap.check.by_article import quotes_by_source
from caribmap.check.context import Context
from caribmap.dossier.document import At
from caribmap.faults import Fault
from caribmap.runtime.kept import of_each

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
AUTHORITY = re.compile(r"[a-z][a-z0-9]*")
COLUMNS = frozenset(
    (
        "id", "kind", "layer", "role", "lng", "lat", "basis", "method", "recipe", "lead", "quotes",
        "fid", "geom", "geometry",
    )
)  # fmt: skip
"""Column names of the tables of places that AUTHORITY would allow."""
SLUGS = re.compile(rf"({SLUG.pattern}\n)*+{SLUG.pattern}")
"""Many slugs, one per line: matching them one by one takes ten times as long."""


class Named(Protocol):
    @property
    def at(self) -> At: ...
    @property
    def id(self) -> str: ...


def check_authority_names(context: Context) -> Iterator[Fault]:
    """Names of authorities must be usable as column names, in CSV and GeoPackage."""
    for place in context.dossier.places:
        for name in place.authority:
            if not AUTHORITY.fullmatch(name) or name in COLUMNS:
                where = place.at.where("properties", "authority", name)
                message = f"'{name}' cannot name an authority, expected lower-case letters and digits"
                if name in COLUMNS:
                    message = f"'{name}' cannot name an authority, it is a column of places.csv"
                yield Fault("P016", message, where, "write a word such as wikidata, geonames or iso3166")


def check_ids(context: Context) -> Iterator[Fault]:
    dossier, settings = context.dossier, context.dossier.settings
    lists: tuple[tuple[str, Sequence[Named]], ...] = (
        ("layer", settings.layers),
        ("view", settings.views),
        ("worldview", settings.worldviews),
        ("origin", settings.origins),
        ("source", dossier.sources),
        ("place", dossier.places),
        ("event", dossier.events),
        ("discrepancy", dossier.discrepancies),
    )
    for noun, records in lists:
        yield from _check_list(noun, records)
    by_source = quotes_by_source(dossier.quotes)
    are_slugs = all(of_each("slugs", by_source, _are_slugs).values())
    if not are_slugs or len(context.quotes) < len(dossier.quotes):
        yield from _explained("quote", dossier.quotes)


def _check_list(noun: str, records: Sequence[Named]) -> Iterator[Fault]:
    if not _are_slugs(records) or len({record.id for record in records}) < len(records):
        yield from _explained(noun, records)


def _are_slugs(records: Sequence[Named]) -> bool:
    lines = "\n".join(record.id for record in records)
    return SLUGS.fullmatch(lines) is not None and lines.count("\n") + 1 == len(records)


def _explained(noun: str, records: Sequence[Named]) -> Iterator[Fault]:
    first: dict[str, Named] = {}
    for record in records:
        if not SLUG.fullmatch(record.id):
            message = f"{noun} id '{record.id}' is not a slug"
            hint = "use lower-case letters a–z, digits and single hyphens"
            yield Fault("K005", message, record.at.where("id"), hint)
        if record.id in first:
            line = first[record.id].at.where("id").line
            message = f"{noun} id '{record.id}' is used twice, first in line {line}"
            yield Fault("K009", message, record.at.where("id"), "give each record its own id")
        first.setdefault(record.id, record)
