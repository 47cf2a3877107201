"""Every command of the command line, a file per purpose, and everything they print."""

from __future__ import annotations

import typer

from caribmap.commands.build import build, check
from caribmap.commands.edit import edit
from caribmap.commands.embed import embed
from caribmap.commands.export import export
from caribmap.commands.geometry import geometry
from caribmap.commands.mentions import mentions
from caribmap.commands.offline import offline
from caribmap.commands.picture import picture
from caribmap.commands.published import diff, extract, verify
from caribmap.commands.serve import serve
from caribmap.commands.signoff import report
from caribmap.commands.start import new, schema


def register(app: typer.Typer) -> None:
    """Add the commands in the order in which `--help` lists them."""
    for command in (
        build,
        check,
        mentions,
        edit,
        serve,
        embed,
        export,
        offline,
        picture,
        geometry,
        verify,
        extract,
        diff,
        report,
        new,
        schema,
    ):
        app.command(command.__name__)(command)
