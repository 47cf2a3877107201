"""`caribmap export`: writes the dossier's data in the formats of other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from caribmap.commands.arguments import Dossier, Quiet, Verbose, fail
from caribmap.commands.meter import shown_progress
from caribmap.errors import FaultyDossierError
from caribmap.runtime.terminal import kilobytes, say_lines


class ExportFormat(StrEnum):
    geojson = "geojson"
    gpkg = "gpkg"
    kml = "kml"
    csv = "csv"
    annotations = "annotations"
    linked_places = "linked-places"
    csl = "csl"
    bibtex = "bibtex"


def export(
    dossier: Dossier = Path(),
    out: Annotated[
        Path | None, typer.Option(help="The folder to add the files to.", show_default="DIR/out")
    ] = None,
    format: Annotated[list[ExportFormat] | None, typer.Option(help="A format; may be repeated.")] = None,  # noqa: A002
    every: Annotated[bool, typer.Option("--all", help="Every format.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Write the dossier's data for other programs into out/data; keep all other files in out."""
    if bool(format) == every:
        raise typer.BadParameter("give either --format or --all", param_hint="'--format'")
    from caribmap.pipeline.compile import export as export_dossier

    formats = list(ExportFormat) if every else list(dict.fromkeys(format or ()))
    try:
        with shown_progress(quiet=quiet, verbose=verbose) as progress:
            sizes = export_dossier(dossier, formats, out, progress=progress)
    except FaultyDossierError as error:
        fail(error.faults, "nothing was written")
    if not quiet:
        say_lines(f"{path}  {kilobytes(size)}" for path, size in sizes.items())
