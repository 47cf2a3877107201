"""`caribmap geometry`: an outline of the base map, to take into a dossier or any other program."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from caribmap.commands import printing
from caribmap.commands.arguments import FAULTY
from caribmap.runtime.terminal import say


def geometry(
    what: Annotated[
        str,
        typer.Argument(
            metavar="KIND:NAME",
            help="country:FJ, by its ISO 3166 code; island:, sea:, river: or lake: by name.",
            show_default=False,
        ),
    ],
) -> None:
    """Print an outline of the base map as a GeoJSON Feature (RFC 7946). Exit code 1 if it has none."""
    from caribmap.basemap.outlines import KINDS, find_outline
    from caribmap.derive.outline_names import outline_hint

    kind, colon, name = what.partition(":")
    if kind not in KINDS or not colon or not name.strip():
        message = f"found '{what}', expected one of {', '.join(f'{each}:NAME' for each in KINDS)}"
        raise typer.BadParameter(message, param_hint="KIND:NAME")
    outline = find_outline(kind, name.strip())
    if outline is None:
        printing.say_error(f"the base map has no {kind} '{name.strip()}': {outline_hint(kind, name.strip())}")
        raise typer.Exit(FAULTY)
    feature = {
        "type": "Feature",
        "id": what,
        "geometry": outline.geometry,
        "properties": {
            "kind": kind,
            "name": outline.name,
            "source": "Natural Earth 4.0 (public domain), as caribmap packs it",
        },
    }
    say(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
