"""Arguments and options that several commands have, and how a command ends when the dossier has errors."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from caribmap.commands import printing
from caribmap.faults import Fault

FAULTY = 1
ENVIRONMENT = 3

Dossier = Annotated[
    Path, typer.Argument(metavar="DIR", help="The dossier's folder.", show_default="this folder")
]

Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print only faults and the output that was asked for.")
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Also print each step and its time.")]


Ner = Annotated[
    list[str] | None,
    typer.Option(
        "--ner",
        metavar="MODEL",
        help="Also list what a spaCy model takes for places; an installed model, or its folder. Repeatable.",
    ),
]


class TextOrJson(StrEnum):
    text = "text"
    json = "json"


def fail(faults: tuple[Fault, ...], consequence: str) -> NoReturn:
    """Print the faults and their consequence; exit with code 1."""
    printing.say_faults(faults)
    printing.say_error(f"{printing.count_faults(faults)} – {consequence}")
    raise typer.Exit(FAULTY)
