"""`caribmap new` and `caribmap schema`: a first dossier, and JSON Schemas for text editors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from caribmap.commands.arguments import Dossier, Quiet
from caribmap.runtime.terminal import say, say_lines


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.", show_default=False)],
    quiet: Quiet = False,
) -> None:
    """Create a small dossier to start with: one article, one place and one quote. It can be built at once."""
    from caribmap.edit.scaffold import scaffold_files
    from caribmap.write import write_new_folder

    files = scaffold_files()
    write_new_folder(folder, files)
    if not quiet:
        say_lines(str(folder / name) for name in files)
        say(f"next: caribmap build {folder}")


def schema(dossier: Dossier = Path(), quiet: Quiet = False) -> None:
    """Write JSON Schemas for the dossier's YAML files into its folder `schemas`."""
    from caribmap.load.schemas import FILES, modeline, render_schemas
    from caribmap.write import write_beside

    files = render_schemas()
    write_beside(dossier, files)
    if quiet:
        return
    say_lines(str(dossier / name) for name in files)
    say("first line of each YAML file, by which text editors find its schema:")
    say_lines(f"{file}: {modeline(file)}" for file in FILES)
