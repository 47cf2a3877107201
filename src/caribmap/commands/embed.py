"""`caribmap embed`: prints the HTML that shows the map in an article."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from caribmap.commands import printing
from caribmap.commands.arguments import FAULTY, Dossier, Quiet, Verbose, fail
from caribmap.commands.meter import shown_progress
from caribmap.errors import FaultyDossierError
from caribmap.runtime.terminal import say_file, visible
from caribmap.text.suggest import did_you_mean

if TYPE_CHECKING:
    from caribmap.payload.types import Payload
    from caribmap.render.opening import Opening

MIN_WIDTH_PX = 240
MAX_WIDTH_PX = 2000


class Theme(StrEnum):
    light = "light"
    dark = "dark"


def embed(
    dossier: Dossier = Path(),
    place: Annotated[str | None, typer.Option(help="The place whose card opens, by its id.")] = None,
    view: Annotated[str | None, typer.Option(help="The view that the map opens with, by its id.")] = None,
    story: Annotated[
        int | None, typer.Option(help="The step of the story that the map opens at, from 1.", min=1)
    ] = None,
    world: Annotated[
        str | None, typer.Option(help="The border view that the map opens with, by its id.")
    ] = None,
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
    out: Annotated[
        Path | None, typer.Option(help="The folder of the built map.", show_default="DIR/out")
    ] = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Print the HTML that shows the map in an article; its addresses follow from `url` in caribmap.yaml.

    For a place, a view or a step it also writes the picture that stands for the map, to `embed/` in the
    folder of the built map; later builds keep it and draw it anew.
    """
    if facade and width is not None:
        raise typer.BadParameter(
            "a facade has the same height at every width: leave --width out", param_hint="'--width'"
        )
    from caribmap.payload.rows import column
    from caribmap.pipeline.compile import compile_dossier, write_facade_picture
    from caribmap.render.opening import Opening
    from caribmap.render.snippet import HEIGHT_PX, NEEDS_SERVER, height_for, render_facade, render_frame

    try:
        with shown_progress(quiet=quiet, verbose=verbose) as progress:
            payload = compile_dossier(dossier, progress).sound().payload
    except FaultyDossierError as error:
        fail(error.faults, "nothing was printed")
    _require_known("place", place, column(payload["places"], "id"))
    _require_known("view", view, [known["id"] for known in payload["views"]])
    _require_known("world", world, [known["id"] for known in payload["worldviews"]])
    _require_known("lang", lang, payload["languages"])
    _require_step(payload, story)
    opening = Opening(place, view, lang, theme, story, world)
    _require_shown(payload, opening)
    written = write_facade_picture(payload, opening, dossier / "out" if out is None else out)
    if facade:
        snippet = render_facade(payload, opening)
    else:
        snippet = render_frame(payload, opening, height_for(payload, width) if width else HEIGHT_PX)
    say_file(f"{snippet}\n")
    if written is not None and not quiet:
        typer.echo(f"note: the picture is {visible(str(written))}", err=True)
    if payload["url"] is None and not quiet:
        typer.echo("note: caribmap.yaml has no url, so the addresses in the HTML are relative", err=True)
        if facade:
            typer.echo(f"note: {NEEDS_SERVER}", err=True)


def _require_step(payload: Payload, story: int | None) -> None:
    count = len(payload["story"])
    if story is not None and story > count:
        message = f"the story has no step {story}; " + (
            f"it has {count}" if count else "the dossier has no story"
        )
        raise typer.BadParameter(message, param_hint="'--story'")


def _require_shown(payload: Payload, opening: Opening) -> None:
    """End with a fault if the map's border view takes a place of the snippet off the map."""
    from caribmap.render.opening import hidden_in, subjects_of, world_of

    world = world_of(payload, opening)
    hidden = hidden_in(payload, world)
    names = [place["id"] for place in subjects_of(payload, opening) if place["id"] in hidden]
    if not names:
        return
    others = [
        each["id"]
        for each in payload["worldviews"]
        if not hidden_in(payload, each["id"]).intersection(names) and each["id"] != world
    ]
    advice = (
        f"choose --world {' or '.join(others)}" if others else "no border view shows it: choose another place"
    )
    places = ", ".join(f"'{visible(name)}'" for name in names)
    printing.say_error(
        f"{places}: found hidden in the border view '{visible(str(world))}', expected on the map; {advice}"
    )
    raise typer.Exit(FAULTY)


def _require_known(option: str, value: str | None, known: Iterable[str]) -> None:
    if value is None or value in known:
        return
    likely = did_you_mean(value, known)
    advice = f"did you mean '{likely}'?" if likely else f"known: {', '.join(sorted(known)[:20])}"
    message = f"the dossier has no {option} '{visible(value)}'; {advice}"
    raise typer.BadParameter(message, param_hint=f"'--{option}'")
