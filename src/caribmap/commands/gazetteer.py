"""`caribmap gazetteer`: gazetteers of one's own, for the desk's candidates."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from caribmap.commands.desk_state import gazetteer_folder
from caribmap.commands.saving import refuse
from caribmap.runtime.terminal import say

gazetteer = typer.Typer(
    name="gazetteer", help="Gazetteers of your own, for the desk's candidates.", no_args_is_help=True
)
File = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="A GeoNames country file, GeoJSON or CSV.", show_default=False),
]


@gazetteer.command("add")
def add_gazetteer(
    file: File,
    name: Annotated[str | None, typer.Option(help="Its name in the desk.", show_default="the file's")] = None,
) -> None:
    """Index a file of places beside your settings, so that the desk proposes them.

    A second one of the same name replaces the first.
    """
    from caribmap.desk.own_gazetteers import write_gazetteer
    from caribmap.edit.identifiers import slug
    from caribmap.importing.found import Refusal
    from caribmap.importing.gazetteer import read_places

    title = slug(name or file.stem)
    if not title:
        refuse("give a name in Latin letters with --name")
    try:
        written, count = write_gazetteer(gazetteer_folder(), title, read_places(file))
    except Refusal as refusal:
        refuse(f"{file.name}{f':{refusal.line}' if refusal.line else ''}: {refusal} – nothing was added")
    say(f"{written}  {count:,} {'place' if count == 1 else 'places'}")
