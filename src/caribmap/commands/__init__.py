"""The commands beside build, check and mentions: what leaves the desk, and what comes back to be verified."""

from __future__ import annotations

import typer

from caribmap.commands.export import export


def register(app: typer.Typer) -> None:
    """Add the commands in the order in which `--help` lists them."""
    for name, command in {"export": export}.items():
        app.command(name)(command)
