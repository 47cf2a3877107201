"""`caribmap mentions`: the ledger of place names, and beginnings of what would account for the open ones."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from caribmap.commands import ledger_text
from caribmap.commands.arguments import Dossier, Quiet, TextOrJson, Verbose, fail
from caribmap.commands.meter import shown_progress
from caribmap.runtime.terminal import say


def mentions(
    dossier: Dossier = Path(),
    format: Annotated[TextOrJson, typer.Option(help="How to print the ledger.")] = TextOrJson.text,  # noqa: A002
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """List the place names that are recognised in the articles, and what accounts for each."""
    from caribmap.pipeline.examine import examine_dossier

    with shown_progress(quiet=quiet, verbose=verbose) as progress:
        examined = examine_dossier(dossier, progress)
    if examined.dossier is None or examined.derived is None:
        fail(examined.faults, "the articles were not searched for mentions")
    ledger = examined.derived.ledger
    if format is TextOrJson.json:
        say(ledger_text.ledger_as_json(ledger, examined.dossier))
    else:
        ledger_text.say_ledger(ledger, examined.dossier)
