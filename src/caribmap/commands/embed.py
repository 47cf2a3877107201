"""`caribmap embed`: prints the HTML that shows the map in an article."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from caribmap.commands.arguments import Dossier, Quiet, Verbose, fail
from caribmap.commands.meter import shown_progress
from caribmap.errors import FaultyDossierError
from caribmap.runtime.terminal import say_file, visible
from caribmap.text.suggest import did_you_mean

MIN_WIDTH_PX = 240
MAX_WIDTH_PX = 2000


class Theme(StrEnum):
    light = "light"
    dark = "dark"


def embed(
    dossier: Dossier = Path(),
    place: Annotated[str | None, typer.Option(help="The place whose card opens, by its id.")] = None,
    view: Annotated[str | None, typer.Option(help="The view that the map opens with, by its id.")] = None,
    lang: Annotated[str | None, typer.Option(help="One of the dossier's languages.")] = None,
    theme: Annotated[
        Theme | None, typer.Option(help="For pages that are always light, or always dark.")
    ] = None,
    width: Annotated[
        int | None,
        typer.Option(
            help="Width of the article's column in pixels, from which the height is computed.",
            min=MIN_WIDTH_PX,
            max=MAX_WIDTH_PX,
        ),
    ] = None,
    facade: Annotated[
        bool,
        typer.Option("--facade", help="Print a picture that the map replaces on a click or on scrolling."),
    ] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Print the HTML that shows the map in an article; its addresses follow from `url` in caribmap.yaml."""
    if facade and width is not None:
        raise typer.BadParameter(
            "a facade has the same height at every width: leave --width out", param_hint="'--width'"
        )
    from caribmap.pipeline.compile import compile_dossier
    from caribmap.render.snippet import HEIGHT_PX, Opening, height_for, render_facade, render_frame

    try:
        with shown_progress(quiet=quiet, verbose=verbose) as progress:
            payload = compile_dossier(dossier, progress).sound().payload
    except FaultyDossierError as error:
        fail(error.faults, "nothing was printed")
    _require_known("place", place, [known["id"] for known in payload["places"]])
    _require_known("view", view, [known["id"] for known in payload["views"]])
    _require_known("lang", lang, payload["languages"])
    opening = Opening(place, view, lang, theme)
    if facade:
        snippet = render_facade(payload, opening)
    else:
        snippet = render_frame(payload, opening, height_for(payload, width) if width else HEIGHT_PX)
    say_file(f"{snippet}\n")
    if payload["url"] is None and not quiet:
        typer.echo("note: caribmap.yaml has no url, so the addresses in the HTML are relative", err=True)


def _require_known(option: str, value: str | None, known: Iterable[str]) -> None:
    if value is None or value in known:
        return
    likely = did_you_mean(value, known)
    advice = f"did you mean '{likely}'?" if likely else f"known: {', '.join(sorted(known)[:20])}"
    message = f"the dossier has no {option} '{visible(value)}'; {advice}"
    raise typer.BadParameter(message, param_hint=f"'--{option}'")
