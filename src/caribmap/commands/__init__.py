"""Every command of the command line, a file per purpose, and everything they print."""

from __future__ import annotations

import typer

from caribmap.commands.add import add
from caribmap.commands.build import build, check
from caribmap.commands.coast import coast
from caribmap.commands.edit import edit
from caribmap.commands.embed import embed
from caribmap.commands.export import export
from caribmap.commands.fix import fix
from caribmap.commands.gazetteer import gazetteer
from caribmap.commands.geometry import geometry
from caribmap.commands.import_file import import_file
from caribmap.commands.mentions import mentions
from caribmap.commands.offline import offline
from caribmap.commands.picture import picture
from caribmap.commands.published import diff, extract, verify
from caribmap.commands.serve import serve
from caribmap.commands.signoff import report
from caribmap.commands.start import new, schema
from caribmap.commands.survey import survey


def register(app: typer.Typer) -> None:
    """Add the commands in the order in which `--help` lists them."""
    for command in (
        build,
        check,
        mentions,
        fix,
        edit,
        serve,
        embed,
        export,
        offline,
        picture,
        geometry,
        survey,
        verify,
        extract,
        diff,
        report,
        new,
        schema,
    ):
        app.command(command.__name__)(command)
    app.command("import")(import_file)
    for group in (add, gazetteer, coast):
        app.add_typer(group)
