"""Check of sources: each article belongs to one source."""

from __future__ import annotations

from collections.abc import Iterator

from caribmap.check.context import Context, unique
from caribmap.faults import Fault


def check_sources(context: Context) -> Iterator[Fault]:
    sources = context.dossier.sources
    for index, file, first in unique(source.file for source in sources):
        if not first:
            message = f"article '{file}' belongs to two sources, expected one"
            yield Fault("S001", message, sources[index].at.where("file"), "remove one of the two sources")
