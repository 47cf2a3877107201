"""Places and quotes of a payload in columns: of a large dossier their dictionaries would fill the memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
from operator import itemgetter
from typing import Any, TypeVar, overload

from caribmap.payload.types import Payload

Row = TypeVar("Row")


class Rows(Sequence[Row]):
    """Records in columns of equal length, which nobody changes. One is a dictionary when asked for."""

    def __init__(self, columns: Mapping[str, list[Any]]) -> None:
        self._columns = columns

    def __len__(self) -> int:
        return len(next(iter(self._columns.values())))

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Rows[Row]: ...
    def __getitem__(self, at: int | slice) -> Any:
        found = {key: values[at] for key, values in self._columns.items()}
        return Rows(found) if isinstance(at, slice) else found

    def __iter__(self) -> Iterator[Any]:
        keys = tuple(self._columns)
        return (dict(zip(keys, row, strict=True)) for row in zip(*self._columns.values(), strict=True))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # like a list

    def column(self, key: str) -> list[Any]:
        return self._columns[key]

    def chosen(self, is_chosen: Sequence[bool]) -> Rows[Row]:
        return Rows({key: list(compress(values, is_chosen)) for key, values in self._columns.items()})

    def taken(self, numbers: Sequence[int]) -> Rows[Row]:
        return Rows({key: list(map(values.__getitem__, numbers)) for key, values in self._columns.items()})


def plain_json(payload: Payload) -> Payload:
    """The payload with a dictionary for each of its records."""
    return {**payload, "places": list(payload["places"]), "quotes": list(payload["quotes"])}


def column(records: Sequence[Any], key: str) -> list[Any]:
    """The values of a key of all records."""
    return records.column(key) if isinstance(records, Rows) else list(map(itemgetter(key), records))


def chosen(records: Sequence[Row], is_chosen: Iterable[bool]) -> Sequence[Row]:
    """The records of which it is said."""
    chosen = list(is_chosen)
    if isinstance(records, Rows):
        return records if all(chosen) else records.chosen(chosen)
    return list(compress(records, chosen))


def taken(records: Sequence[Row], numbers: Sequence[int]) -> Sequence[Row]:
    """The records at some numbers, in their order."""
    return records.taken(numbers) if isinstance(records, Rows) else [records[number] for number in numbers]


def having(records: Sequence[Row], key: str, values: Iterable[Any]) -> Iterator[Row]:
    """The records that have one of some values."""
    wanted = set(values)
    return (records[at] for at, value in enumerate(column(records, key)) if value in wanted)
