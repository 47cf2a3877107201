"""Parts that are done, in a folder beside the output: a survey that was stopped goes on from them.

A part's name is the hash of all that it depends on: the archive's bytes, the dossier's names, the program.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec.json

from caribmap.survey.archive import Print
from caribmap.survey.names import Names
from caribmap.survey.part import Task
from caribmap.write import write_beside

DIGEST_BYTES = 32


class Parts:
    """The folder of parts of output folder `out`."""

    def __init__(self, out: Path) -> None:
        out = out.absolute()
        self.folder = out.with_name(f".{out.name}.survey")

    def get(self, key: str) -> bytes | None:
        """A part that is whole, or None."""
        with suppress(OSError):
            data = (self.folder / key).read_bytes()
            if sha256(data[DIGEST_BYTES:]).digest() == data[:DIGEST_BYTES]:
                return data[DIGEST_BYTES:]
        return None

    def put(self, key: str, part: bytes) -> None:
        """Keep a part, whole or not at all. Raises EnvironmentalError if it cannot be written."""
        write_beside(self.folder, {key: sha256(part).digest() + part})

    def clear(self) -> None:
        """Remove the folder; without an error where that fails."""
        shutil.rmtree(self.folder, ignore_errors=True)


def key_of(task: Task, names: Names, prints: Mapping[str, Print]) -> str:
    """The name of a task's part."""
    piece = task.piece
    content = [
        task.program,
        names.sha256,
        [(file.name, prints[file.name].sha256) for file in piece.files],
        (piece.begin, piece.end, piece.row),
        sorted(task.columns.items()),
        task.language,
        task.offers,
        sorted(task.skip),
    ]
    return sha256(msgspec.json.encode(content)).hexdigest()
