"""The commands build and check."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from caribmap.commands import printing
from caribmap.commands.arguments import FAULTY, Dossier, Quiet, Verbose, fail
from caribmap.commands.meter import shown_progress
from caribmap.errors import FaultyDossierError
from caribmap.faults import is_error
from caribmap.runtime.terminal import say, say_lines


class CheckFormat(StrEnum):
    text = "text"
    json = "json"
    github = "github"


Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]


def build(
    dossier: Dossier = Path(),
    out: Annotated[Path | None, typer.Option(help="The folder to write.", show_default="DIR/out")] = None,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Check a dossier and build its map."""
    from caribmap.pipeline.compile import build as build_dossier

    try:
        with shown_progress(quiet=quiet, verbose=verbose) as progress:
            built = build_dossier(dossier, out, strict=strict, progress=progress)
    except FaultyDossierError as error:
        fail(error.faults, "nothing was written")
    printing.say_faults(built.faults)
    if not quiet:
        printing.say_built(built)


def check(
    dossier: Dossier = Path(),
    strict: Strict = False,
    format: Annotated[CheckFormat, typer.Option(help="How to print the faults.")] = CheckFormat.text,  # noqa: A002
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Report everything that is wrong with a dossier; write nothing."""
    from caribmap.pipeline.examine import examine_dossier

    with shown_progress(quiet=quiet, verbose=verbose) as progress:
        faults = examine_dossier(dossier, progress).faults
    if format is CheckFormat.json:
        say(printing.faults_as_json(faults))
    elif format is CheckFormat.github:
        say_lines(printing.fault_as_annotation(fault, dossier) for fault in faults)
    else:
        printing.say_faults(faults)
        if not quiet:
            say(printing.count_faults(faults) if faults else "no faults")
    if any(map(is_error, faults)) or (strict and faults):
        raise typer.Exit(FAULTY)
