"""The installed coast: one file of cells, each with the outlines of its land, read a cell at a time.

A line of JSON is followed by the cells, gzipped columns as `columns.py` has them. The line says for each cell
where it begins and how long it is, and of what the coast was made.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from caribmap.basemap.codec import unzigzag, zigzag
from caribmap.basemap.columns import gzip_columns, split_columns
from caribmap.basemap.grid import GRID, Rect
from caribmap.errors import EnvironmentalError
from caribmap.runtime.installed import data_folder

Ints = npt.NDArray[np.int64]
Cell = tuple[int, int]

FILE = "coast.bin"
FORM = 1
CELL_ZOOM = 7
SIDE = GRID >> CELL_ZOOM


@dataclass(frozen=True, slots=True)
class InstalledCoast:
    """`head` is the file's first line; of equal heads the cells are equal."""

    path: Path
    head: bytes
    index: Mapping[str, Any]

    @property
    def credit(self) -> str:
        """What it was made of, in a line."""
        source: Mapping[str, str] = self.index["source"]
        return f"{source['name']}, from {source['wheel']}, {source['licence']}"

    def outlines(self, rect: Rect) -> list[Ints]:
        """Closed outlines of land, cut along cells, of all cells that a rectangle touches."""
        left, top, right, bottom = rect
        cells = [
            f"{column} {row}"
            for row in range(max(0, top // SIDE), -(-bottom // SIDE))
            for column in range(max(0, left // SIDE), -(-right // SIDE))
        ]
        found: list[Ints] = []
        try:
            with self.path.open("rb") as file:
                for name in cells:
                    if name in self.index["cells"]:
                        at, size = self.index["cells"][name]
                        file.seek(len(self.head) + 1 + at)
                        found += unpack_outlines(file.read(size))
        except (OSError, EOFError, ValueError, zlib.error) as error:
            raise EnvironmentalError(
                f"the installed coast {self.path} cannot be read ({error}): install it again"
            ) from error
        return found


def installed_coast() -> InstalledCoast | None:
    """The coast that the user has installed; None without one."""
    return open_coast(data_folder() / FILE)


def open_coast(path: Path) -> InstalledCoast | None:
    """The coast that is installed; None without one. Raises EnvironmentalError for a file of another form."""
    try:
        with path.open("rb") as file:
            head = file.readline().rstrip(b"\n")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise EnvironmentalError(f"the installed coast {path} cannot be read: {error.strerror}") from error
    try:
        index = json.loads(head)
        is_ours = index["form"] == FORM and isinstance(index["cells"], dict)
    except (ValueError, KeyError, TypeError):
        is_ours = False
    if not is_ours:
        raise EnvironmentalError(f"the installed coast {path} is of another form: install it again")
    return InstalledCoast(path, head, index)


def pack_coast(cells: Mapping[Cell, Iterable[Ints]], source: Mapping[str, str]) -> bytes:
    """The file of the cells' outlines."""
    packed = {f"{column} {row}": pack_outlines(cells[column, row]) for column, row in sorted(cells)}
    index, at = {}, 0
    for name, data in packed.items():
        index[name] = (at, len(data))
        at += len(data)
    body = b"".join(packed.values())
    head = {"form": FORM, "source": source, "sum": zlib.crc32(body), "cells": index}
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + body


def pack_outlines(outlines: Iterable[Ints]) -> bytes:
    """Closed outlines (n, 2), the first point of each repeated at its end."""
    corners = [outline[:-1] for outline in outlines]
    points = np.concatenate(corners) if corners else np.zeros((0, 2), dtype=np.int64)
    steps = zigzag(np.diff(points, axis=0, prepend=np.zeros((1, 2), dtype=np.int64)))
    return gzip_columns({}, {"counts": [len(one) for one in corners], "points": steps.reshape(-1)})


def unpack_outlines(data: bytes) -> list[Ints]:
    _, columns = split_columns(gzip.decompress(data))
    points = np.cumsum(unzigzag(columns["points"]).reshape(-1, 2), axis=0)
    parts = np.split(points, np.cumsum(columns["counts"])[:-1])
    return [np.concatenate([part, part[:1]]) for part in parts if len(part) > 2]
