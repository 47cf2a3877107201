"""`caribmap picture`: draws a view as an image, without a browser."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from caribmap.commands.arguments import Dossier, Quiet, Verbose, fail
from caribmap.commands.meter import shown_progress
from caribmap.errors import FaultyDossierError
from caribmap.runtime.terminal import kilobytes, say_lines

SIZE = re.compile(r"(\d{1,5})x(\d{1,5})")


class PictureFormat(StrEnum):
    svg = "svg"
    png = "png"
    pdf = "pdf"


def picture(
    dossier: Dossier = Path(),
    view: Annotated[
        str | None, typer.Option(help="The view to draw, by its id; by default the first.")
    ] = None,
    lang: Annotated[str | None, typer.Option(help="One of the dossier's languages.")] = None,
    size: Annotated[str, typer.Option(help="Width and height in pixels.")] = "1200x630",
    format: Annotated[PictureFormat, typer.Option(help="The format to write.")] = PictureFormat.png,  # noqa: A002
    dark: Annotated[bool, typer.Option("--dark", help="Use the dark colours.")] = False,
    out: Annotated[Path | None, typer.Option(help="The file to write.", show_default="VIEW.FORMAT")] = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Draw a view of the map as a picture."""
    from caribmap.pipeline.compile import compile_dossier
    from caribmap.render.ground import basemap_of
    from caribmap.render.picture import rasterize, render_pdf, render_picture
    from caribmap.write import write_beside

    measures = SIZE.fullmatch(size)
    if measures is None:
        raise typer.BadParameter(
            f"found '{size}', expected width and height such as 1600x900", param_hint="'--size'"
        )
    try:
        with shown_progress(quiet=quiet, verbose=verbose) as progress:
            payload = compile_dossier(dossier, progress).sound().payload
    except FaultyDossierError as error:
        fail(error.faults, "nothing was written")
    if lang is not None and lang not in payload["languages"]:
        raise typer.BadParameter(
            f"found '{lang}', expected a language of the dossier: {', '.join(payload['languages'])}",
            param_hint="'--lang'",
        )
    width, height = map(int, measures.groups())
    try:
        svg = render_picture(
            payload,
            basemap_of(payload).sheets(),
            view=view,
            language=lang,
            width=width,
            height=height,
            theme="dark" if dark else "light",
        )
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    target = out or Path(f"{view or payload['views'][0]['id']}.{format.value}")
    match format:
        case PictureFormat.svg:
            content = svg.encode("utf-8")
        case PictureFormat.png:
            content = rasterize(svg)
        case PictureFormat.pdf:
            content = render_pdf(svg)
    write_beside(target.parent, {target.name: content})
    if not quiet:
        say_lines([f"{target}  {kilobytes(len(content))}"])
