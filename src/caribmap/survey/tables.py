"""Tables of a survey: counts that are summed by their keys, and sentences of which some are chosen."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

COUNTED = ("place", "day", "publisher")
COUNTS = pa.schema(
    [
        ("place", pa.string()),
        ("day", pa.date32()),
        ("publisher", pa.string()),
        ("mentions", pa.int64()),
        ("articles", pa.int64()),
    ]
)
"""Mentions, and articles that have them. Day and publisher are null: none."""
PAIRED = ("place", "other")
PAIRS = pa.schema([("place", pa.string()), ("other", pa.string()), ("sentences", pa.int64())])
"""In how many sentences two places are named."""
OFFERS = pa.schema(
    [
        ("order", pa.binary()),
        ("place", pa.string()),
        ("article", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("exact", pa.string()),
        ("date", pa.date32()),
        *((name, pa.string()) for name in ("publisher", "language", "title", "url", "sha256")),
        ("before", pa.bool_()),
        ("after", pa.bool_()),
        ("chars", pa.int32()),
    ]
)
"""A sentence that names a place, `exact`, at code points `start` to `end` of its article; texts that are none
are null. `order` is what the sample is sorted by."""
SLACK_ROWS = 100_000


def packed(table: pa.Table) -> bytes:
    """A table as the bytes of a Parquet file."""
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def unpacked(data: bytes) -> pa.Table:
    """The table of a Parquet file."""
    return pq.read_table(pa.BufferReader(data), use_threads=False)


@dataclass(slots=True)
class Gathered:
    """Tables of one schema as one, which `merge` keeps small: merged twice it is as merged once."""

    schema: pa.Schema
    merge: Callable[[pa.Table], pa.Table]
    _tables: list[pa.Table] = field(default_factory=list)
    _most: int = SLACK_ROWS
    _is_merged: bool = False

    def add(self, table: pa.Table) -> None:
        self._tables.append(table)
        self._is_merged = False
        if sum(each.num_rows for each in self._tables) > self._most:
            self._most = 2 * self.table().num_rows + SLACK_ROWS

    def table(self) -> pa.Table:
        if not self._is_merged:
            self._tables = [self.merge(pa.concat_tables([self.schema.empty_table(), *self._tables]))]
            self._is_merged = True
        return self._tables[0]


def summed(table: pa.Table, keys: Sequence[str]) -> pa.Table:
    """A row for each of the keys, sorted by them; the other columns are summed."""
    others = [name for name in table.column_names if name not in keys]
    sums = table.group_by([*keys], use_threads=False).aggregate([(name, "sum") for name in others])
    sums = sums.select([*keys, *(f"{name}_sum" for name in others)]).rename_columns([*keys, *others])
    return sums.take(np.lexsort([_ranks(sums[key]) for key in reversed(keys)])).combine_chunks()


def first_sentences(table: pa.Table, most: int) -> NDArray[np.int64]:
    """The rows of the first `most` sentences of each place, each sentence once, by place.

    Of a place the first sentence of every cell – a month and a publisher – stands before the second of any,
    then the smaller `order` before the larger. A sentence that is not among them would not be if there were
    more.
    """
    orders = np.array(table["order"].to_pylist(), "S")
    places = _ranks(table["place"])
    months = pc.add(pc.multiply(pc.year(table["date"]), 12), pc.month(table["date"]))
    cells = _ranks(months) * (table.num_rows + 1) + _ranks(table["publisher"])
    rows = np.lexsort((orders, cells, places))
    is_new = np.ones(len(rows), dtype=bool)
    is_new[1:] = (orders[rows[1:]] != orders[rows[:-1]]) | (places[rows[1:]] != places[rows[:-1]])
    rows = rows[is_new]
    in_cell = _numbers_in_runs(places[rows], cells[rows])
    rows = rows[np.lexsort((orders[rows], in_cell, places[rows]))]
    return rows[_numbers_in_runs(places[rows]) < most]


def chosen(table: pa.Table, most: int) -> pa.Table:
    return table.take(first_sentences(table, most)).combine_chunks()


def _ranks(column: pa.ChunkedArray) -> NDArray[np.int64]:
    """The rank of each value; that of null is 0."""
    ranks: NDArray[np.int64] = pc.rank(column, tiebreaker="dense").to_numpy().astype(np.int64)
    ranks[column.is_null().to_numpy()] = 0
    return ranks


def _numbers_in_runs(*columns: NDArray[np.int64]) -> NDArray[np.int64]:
    """The number of each row, from 0, among those before it that have the same values."""
    numbers = np.arange(len(columns[0]))
    is_first = np.zeros(len(numbers), dtype=bool)
    is_first[:1] = True
    for column in columns:
        is_first[1:] |= column[1:] != column[:-1]
    return numbers - np.maximum.accumulate(np.where(is_first, numbers, 0))
