"""Payload types of a large dossier's columns."""

from __future__ import annotations

from typing import Any, Literal, TypedDict


class CodedColumn(TypedDict):
    """A number for each record: the index of its value in `values`."""

    values: list[Any]
    type: Literal["uint8", "uint16", "uint32"]


class NumberColumn(TypedDict):
    """`length` numbers. Divided by `scale`, they are degrees."""

    type: Literal["int32", "float64"]
    scale: int | None
    length: int


class TableManifest(TypedDict):
    """What stands in the blocks of one table. `sha256` is of the blocks' texts, one after the other."""

    count: int
    chunk_size: int
    chunks: int
    coded: dict[str, CodedColumn]
    numbers: dict[str, NumberColumn]
    sha256: str


class PayloadColumns(TypedDict):
    places: TableManifest
    quotes: TableManifest
