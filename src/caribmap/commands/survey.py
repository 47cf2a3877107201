"""`caribmap survey`: the dossier's places in an archive."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from caribmap.commands import printing
from caribmap.commands.arguments import Dossier, Quiet, Verbose, fail
from caribmap.commands.meter import shown_progress
from caribmap.errors import FaultyDossierError
from caribmap.runtime.terminal import say, visible

SHOWN = 50
"""Faults that are printed; survey.json has all that were left out."""


def survey(
    dossier: Dossier,
    archive: Annotated[
        str,
        typer.Argument(
            metavar="ARCHIVE",
            help="A Parquet or JSON Lines file, or a folder of such files or of texts; a path, or an address "
            "that fsspec knows.",
            show_default=False,
        ),
    ],
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write.", show_default=False)],
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="ROLE=NAME", help="A column's own name, such as text=body. Repeatable."),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            metavar="TAG",
            help="The language of articles that name none.",
            show_default="that of the dossier's first source",
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The map's title.", show_default="the dossier's")
    ] = None,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="List articles with faults and leave them out.")
    ] = False,
    resume: Annotated[
        bool, typer.Option("--resume/--no-resume", help="Go on where a survey was stopped.")
    ] = True,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes on this machine.", show_default="one for each core")
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Dask's scheduler, such as tcp://host:8786.", show_default=False
        ),
    ] = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Find the dossier's places in an archive of articles; write tables and a map of what was found."""
    from caribmap.survey.extra import require_extra

    require_extra()
    _prepare(scheduler, workers)
    from caribmap.survey.run import Options, survey

    options = Options(
        columns=_columns(column or []),
        language=_tag(language),
        title=title or None,
        keep_going=keep_going,
        resume=resume,
        workers=workers,
        scheduler=scheduler,
    )
    begun = time.monotonic()
    try:
        with shown_progress(quiet=quiet, verbose=verbose) as progress:
            done = survey(dossier, archive, out, options, progress=progress, tell=_mute if quiet else _tell)
    except FaultyDossierError as error:
        if len(error.faults) > SHOWN:
            printing.say_faults(error.faults[:SHOWN])
            typer.echo(f"… and {len(error.faults) - SHOWN:,} more", err=True)
            printing.say_error(f"{printing.count_faults(error.faults)} – nothing was written")
            raise typer.Exit(1) from error
        fail(error.faults, "nothing was written")
    printing.say_faults(done.faults[:SHOWN])
    if len(done.faults) > SHOWN:
        typer.echo(f"… and {len(done.faults) - SHOWN:,} more: survey.json lists all", err=True)
    seconds = max(time.monotonic() - begun, 0.001)
    say(str(done.map))
    say(
        f"{done.articles:,} articles, {done.size / 1e6:,.1f} MB, {done.mentions:,} mentions of "
        f"{len(done.payload['places'] or ()):,} places in {seconds:,.1f} s"
    )
    if done.faults:
        say(f"{len(done.faults):,} left out")


def _prepare(scheduler: str | None, workers: int | None) -> None:
    """Import what takes long, in the process of which workers are copies at the same time."""
    from caribmap.survey.cluster import prepare_workers

    prepare_workers(scheduler, workers)
    from caribmap.render.folium_alone import import_folium_alone
    from caribmap.survey.extra import import_arrow_alone

    import_arrow_alone()
    import_folium_alone()


def _tell(line: str) -> None:
    typer.echo(visible(line), err=True)


def _mute(_: str) -> None:
    pass


def _columns(given: list[str]) -> dict[str, str]:
    from caribmap.survey.archive import ROLES

    columns = {}
    for each in given:
        role, _, name = each.partition("=")
        if role not in ROLES or not name:
            raise typer.BadParameter(
                f"found '{each}', expected one of {', '.join(ROLES)}, = and a name", param_hint="'--column'"
            )
        columns[role] = name
    return columns


def _tag(language: str | None) -> str | None:
    from caribmap.load.schema_types import is_language_tag

    if language is not None and not is_language_tag(language):
        raise typer.BadParameter(f"found '{language}', expected a tag such as de", param_hint="'--language'")
    return language
