"""Saving records from the terminal, with the desk's own transactions and journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from caribmap.commands import desk_state, printing
from caribmap.commands.arguments import FAULTY

if TYPE_CHECKING:
    from caribmap.desk.transactions import Operation


def save(
    root: Path, label: str, operations: Sequence[Operation], new_files: Mapping[str, bytes] | None = None
) -> None:
    """Write records, all or none; the desk can take them back. Faults end the command with code 1."""
    from caribmap.desk.session import Session
    from caribmap.desk.transactions import Busy, EditClash, NotOfTheFormat
    from caribmap.desk.working import Unreadable
    from caribmap.edit.guard import Guarded

    with desk_state.journal_folder(root) as journal:
        session = Session(root, journal, desk_state.now)
        try:
            session.transactions.commit(label, operations, new_files or {})
        except (NotOfTheFormat, Unreadable) as refused:
            printing.say_faults(refused.faults)
            refuse("nothing was added")
        except EditClash as clash:
            refuse(f"there is already a {clash.noun} '{clash.name}'")
        except FileExistsError as there:
            refuse(f"{there} is there already")
        except (Busy, Guarded) as error:
            refuse(f"{error} – nothing was added")


def refuse(message: str) -> NoReturn:
    """Say what is wrong and end with code 1."""
    printing.say_error(message)
    raise typer.Exit(FAULTY)
