"""`caribmap report`: prints what an editor reads before signing off."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from caribmap.commands.arguments import FAULTY, Dossier, Ner, Quiet, Verbose, fail
from caribmap.commands.meter import shown_progress
from caribmap.faults import is_error
from caribmap.runtime.terminal import as_json, say_file


class ReportFormat(StrEnum):
    html = "html"
    json = "json"


def report(
    dossier: Dossier = Path(),
    format: Annotated[ReportFormat, typer.Option(help="How to print the report.")] = ReportFormat.html,  # noqa: A002
    ner: Ner = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Print the report for sign-off: every quote with its proof, shares, coverage, open points."""
    from caribmap.pipeline.entities import ask_models
    from caribmap.pipeline.examine import examine_dossier
    from caribmap.verify.signoff import report_of
    from caribmap.verify.signoff_page import signoff_page

    with shown_progress(quiet=quiet, verbose=verbose) as progress:
        examined = ask_models(examine_dossier(dossier, progress), ner or ())
    if examined.dossier is None or examined.derived is None:
        fail(examined.faults, "there is nothing to report on")
    found = report_of(examined, examined.dossier, examined.derived)
    text = signoff_page(found) if format is ReportFormat.html else as_json(asdict(found)) + "\n"
    say_file(text)
    if any(map(is_error, examined.faults)):
        raise typer.Exit(FAULTY)
