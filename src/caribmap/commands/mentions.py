"""`caribmap mentions`: the ledger of place names, and beginnings of what would account for the open ones."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from caribmap.commands import ledger_text, stub_text
from caribmap.commands.arguments import Dossier, Ner, Quiet, TextOrJson, Verbose, fail
from caribmap.commands.meter import shown_progress
from caribmap.runtime.terminal import as_json, say


def mentions(
    dossier: Dossier = Path(),
    format: Annotated[TextOrJson, typer.Option(help="How to print the ledger.")] = TextOrJson.text,  # noqa: A002
    stubs: Annotated[
        bool, typer.Option("--stubs", help="Print a place and a ruling to choose from for each open name.")
    ] = False,
    ner: Ner = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """List the place names that are recognised in the articles, and what accounts for each."""
    from caribmap.pipeline.entities import ask_models
    from caribmap.pipeline.examine import examine_dossier
    from caribmap.propose.stubs import propose_stubs

    with shown_progress(quiet=quiet, verbose=verbose) as progress:
        examined = ask_models(examine_dossier(dossier, progress), ner or ())
    if examined.dossier is None or examined.derived is None:
        fail(examined.faults, "the articles were not searched for mentions")
    ledger = examined.derived.ledger
    proposed = tuple(propose_stubs(examined.dossier, ledger.unaccounted)) if stubs else ()
    if format is TextOrJson.json:
        records = ledger_text.ledger_as_records(ledger, examined.dossier)
        say(as_json(records | {"stubs": stub_text.stubs_as_records(proposed)} if stubs else records))
    elif stubs:
        stub_text.say_stubs(proposed)
    else:
        ledger_text.say_ledger(ledger, examined.dossier)
