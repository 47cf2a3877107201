"""The command line: arguments, printing and exit codes. The only place that looks at the environment."""

from __future__ import annotations

import gc
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

import caribmap
from caribmap import commands, report
from caribmap.commands.arguments import ENVIRONMENT, FAULTY, Dossier, Quiet, TextOrJson, Verbose, fail
from caribmap.commands.meter import shown_progress
from caribmap.errors import CaribmapError, EnvironmentalError, FaultyDossierError
from caribmap.faults import is_error


class CheckFormat(StrEnum):
    text = "text"
    json = "json"
    github = "github"


STOPPED = 130
"""What typer ends with after Ctrl-C."""

Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]

app = typer.Typer(
    name="caribmap",
    help="Compile a dossier of articles, places and quotes into one offline map.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    if version:
        report.say(f"caribmap {caribmap.__version__}")
        raise typer.Exit


@app.command()
def build(
    dossier: Dossier = Path(),
    out: Annotated[Path | None, typer.Option(help="The folder to write.", show_default="DIR/out")] = None,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Check a dossier and build its map."""
    _import_folium_alone()
    from caribmap.compile import build as build_dossier

    try:
        with shown_progress(quiet=quiet, verbose=verbose) as progress:
            built = build_dossier(dossier, out, strict=strict, progress=progress)
    except FaultyDossierError as error:
        fail(error.faults, "nothing was written")
    report.say_faults(built.faults)
    if not quiet:
        report.say_built(built)


@app.command()
def check(
    dossier: Dossier = Path(),
    strict: Strict = False,
    format: Annotated[CheckFormat, typer.Option(help="How to print the faults.")] = CheckFormat.text,  # noqa: A002
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Report everything that is wrong with a dossier; write nothing."""
    from caribmap.examine import examine_dossier

    with shown_progress(quiet=quiet, verbose=verbose) as progress:
        faults = examine_dossier(dossier, progress).faults
    if format is CheckFormat.json:
        report.say(report.faults_as_json(faults))
    elif format is CheckFormat.github:
        report.say_lines(report.fault_as_annotation(fault, dossier) for fault in faults)
    else:
        report.say_faults(faults)
        if not quiet:
            report.say(report.count_faults(faults) if faults else "no faults")
    if any(map(is_error, faults)) or (strict and faults):
        raise typer.Exit(FAULTY)


@app.command()
def mentions(
    dossier: Dossier = Path(),
    format: Annotated[TextOrJson, typer.Option(help="How to print the ledger.")] = TextOrJson.text,  # noqa: A002
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """List every place name in the articles with the place or the ruling that accounts for it."""
    from caribmap.examine import examine_dossier

    with shown_progress(quiet=quiet, verbose=verbose) as progress:
        examined = examine_dossier(dossier, progress)
    if examined.dossier is None or examined.derived is None:
        fail(examined.faults, "no mentions were looked for")
    ledger = examined.derived.ledger
    if format is TextOrJson.json:
        report.say(report.ledger_as_json(ledger, examined.dossier))
    else:
        report.say_ledger(ledger)


def _import_folium_alone() -> None:
    """Import Folium without pandas, an option of its own for data frames that would be a tenth of a build."""
    if "pandas" in sys.modules:
        return  # somebody else's process: what it has imported stays
    sys.modules["pandas"] = None  # type: ignore[assignment]  # the import system's word for "not to be had"
    try:
        import folium  # noqa: F401
    finally:
        del sys.modules["pandas"]


commands.register(app)


def main() -> None:
    """Run the command line.

    Exit codes: 0 done, 1 faults in the dossier, 2 usage, 3 cannot read or write, 130 stopped with Ctrl-C.
    """
    gc.disable()  # one short run: looking for cycles costs a tenth of it and frees nothing
    report.prepare_streams()
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except SystemExit as end:
        if end.code == STOPPED:
            report.say_error("stopped")
        raise
    except EnvironmentalError as error:
        report.say_error(str(error))
        sys.exit(ENVIRONMENT)
    except CaribmapError as error:
        report.say_error(str(error))
        sys.exit(FAULTY)
    except OSError as error:  # a full disk behind standard output, a file of our own that cannot be read
        report.abandon_output()
        if not isinstance(error, BrokenPipeError):  # whoever read from us wants no more
            named = f"{error.filename}: " if error.filename else ""
            report.say_error(f"{named}{error.strerror or error}")
        sys.exit(ENVIRONMENT)


def run() -> NoReturn:
    """The command as a process of its own: ends it without taking the interpreter down object by object.

    After a large build that takes as long as a tenth of it. A bug keeps its traceback.
    """
    try:
        main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    sys.stderr.flush()
    os._exit(code)
