"""`caribmap import`: places and quotes from files of other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from caribmap.commands import printing
from caribmap.commands.arguments import FAULTY, Dossier, Quiet, fail
from caribmap.runtime.terminal import say, say_lines, visible

File = Annotated[Path, typer.Argument(metavar="FILE", help="The file to read.", show_default=False)]


def import_file(file: File, dossier: Dossier = Path(), quiet: Quiet = False) -> None:
    """Add the places and quotes of a file of another program.

    Read are CSV, KML and KMZ (My Maps), GeoJSON (uMap, geojson.io), W3C annotations (Recogito, Hypothesis).
    Descriptions become plain words. What cannot be proven is added all the same and is then a fault to mend;
    what cannot be added is listed. The desk undoes an import in one step.
    """
    from caribmap.commands.saving import save
    from caribmap.desk.transactions import Operation
    from caribmap.importing.found import Refusal
    from caribmap.importing.readers import read_found
    from caribmap.importing.take_over import destination_of, records_of, take_over
    from caribmap.pipeline.examine import examine_dossier

    examined = examine_dossier(dossier)
    if examined.dossier is None:
        fail(examined.faults, "there is nothing to add to")
    try:
        taken = take_over(read_found(file), file.name, destination_of(examined.dossier))
    except Refusal as refusal:
        where = f"{file.name}:{refusal.line}" if refusal.line else file.name
        printing.say_error(f"{where}: {refusal} – nothing was added")
        raise typer.Exit(FAULTY) from None
    operations = [Operation(noun, record["id"], put=record) for noun, record in records_of(taken)]
    if operations:
        save(dossier, f"import {file.name}", operations)
    if not quiet:
        say(f"added {_counted(len(taken.places), 'place')}, {_counted(len(taken.quotes), 'quote')}")
        say_lines(f"to mend: {visible(one)}" for one in taken.to_mend)
    for one in taken.left_out:
        printing.say_error(f"left out: {file.name}:{one.line}: {one.message}")
    if taken.left_out:
        raise typer.Exit(FAULTY)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
