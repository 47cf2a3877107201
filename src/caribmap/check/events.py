"""Check of events: each has a quote."""

from __future__ import annotations

from collections.abc import Iterator

from caribmap.check.context import Context
from caribmap.faults import Fault


def check_events(context: Context) -> Iterator[Fault]:
    for event in context.dossier.events:
        if not event.quotes:
            message = f"event '{event.id}' has no quote"
            yield Fault("E002", message, event.at.where("quotes"), "name the quote that reports it")
