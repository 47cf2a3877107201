"""`caribmap offline`: a page that Folium or geopandas wrote, as one that loads nothing."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from caribmap.runtime.terminal import kilobytes, say_lines


class TilesChoice(StrEnum):
    basemap = "basemap"
    drop = "drop"
    keep = "keep"


def offline(
    source: Annotated[Path, typer.Argument(metavar="IN.html", help="The page to read.", show_default=False)],
    target: Annotated[
        Path, typer.Argument(metavar="OUT.html", help="The page to write.", show_default=False)
    ],
    tiles: Annotated[
        TilesChoice,
        typer.Option(help="What tile layers show: the shipped base map, nothing, or tiles from their hosts."),
    ] = TilesChoice.basemap,
    asset: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ADDRESS=FILE", help="A copy of what the page links. Can be given several times."
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
) -> None:
    """Make a page that Folium or geopandas wrote into one that loads nothing.

    Nothing of it is run. Pictures beside the page are put into it.
    """
    from caribmap.errors import EnvironmentalError
    from caribmap.pipeline.offline_file import read_page, whole_page
    from caribmap.write import write_beside

    given = {address: _read(Path(file)) for address, file in map(_pair, asset or [])}
    page = whole_page(read_page(source), source.parent, tiles=tiles.value, assets=given).encode("utf-8")
    if target.exists() and source.exists() and target.samefile(source):
        raise EnvironmentalError(f"{target} is the page that is read: give another name")
    write_beside(target.parent, {target.name: page})
    if not quiet:
        say_lines([f"{target}  {kilobytes(len(page))}"])


def _pair(stated: str) -> tuple[str, str]:
    address, separator, file = stated.rpartition("=")
    if not separator or not address or not file:
        raise typer.BadParameter(f"found '{stated}', expected ADDRESS=FILE", param_hint="'--asset'")
    return address, file


def _read(file: Path) -> bytes:
    from caribmap.errors import EnvironmentalError

    try:
        return file.read_bytes()
    except OSError as error:
        raise EnvironmentalError(f"{file} cannot be read ({error.strerror})") from error
