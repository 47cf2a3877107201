"""Reads the columnar form of a payload, which encode.py writes, back into the plain one."""

from __future__ import annotations

import zlib
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import pairwise, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from caribmap.load.files import Refused
from caribmap.load.json import parse_json
from caribmap.payload.form import (
    DATING,
    DATING_KEYS,
    GZIP,
    LAT,
    LNG,
    MENTIONS,
    NO_ANCHOR,
    PLACES,
    PLACES_OFFSETS,
    PLACES_VALUES,
    POINT,
    QUOTES,
    SHAPE,
    START,
    block_ids,
)
from caribmap.payload.types import PayloadPlace, PayloadQuote

MAX_UNPACKED_MB = 1_000
"""What all blocks of a table may unpack to: a stranger's page could hold a zip bomb."""
MEGABYTE = 1_000_000
FORMAT_IN_STEPS = 1
"""In this format of the payload an int32 is written as its step from the one before it, modulo 2^32."""


class Damaged(Exception):
    """The blocks are not what the readable part says of them."""


def decode(payload: Mapping[str, Any], blocks: Mapping[str, str]) -> dict[str, Any]:
    """The plain payload of a columnar one; `blocks` are its texts by id. Raises `Damaged`."""
    try:
        in_steps = payload["format"] == FORMAT_IN_STEPS
        places, quotes = (
            _Table(name, payload["columns"][name], blocks, in_steps=in_steps) for name in (PLACES, QUOTES)
        )
        counts = zip(places.ids, places.whole(MENTIONS), strict=True)
        return {
            **payload,
            PLACES: list(_places(places)),
            QUOTES: list(_quotes(quotes, places.ids)),
            "mentions": {
                **payload["mentions"],
                "by_place": dict(sorted((name, count) for name, count in counts if count)),
            },
            "columns": None,
        }
    except Refused as refused:
        raise Damaged(f"a chunk is {refused.faults[0].message}") from None
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise Damaged(f"its columns do not fit their description ({type(error).__name__})") from None


def are_intact(payload: Mapping[str, Any], blocks: Mapping[str, str]) -> bool:
    """Whether the blocks of a payload that `decode` could read have the hashes that its manifests state."""
    manifests = {name: payload["columns"][name] for name in (PLACES, QUOTES)}
    return all(
        _hash_of(_blocks(name, manifest, blocks)) == manifest.get("sha256")
        for name, manifest in manifests.items()
    )


def _hash_of(texts: Iterable[str]) -> str:
    digest = sha256()
    for text in texts:
        digest.update(text.encode())
    return digest.hexdigest()


def _blocks(name: str, manifest: Mapping[str, Any], blocks: Mapping[str, str]) -> Iterator[str]:
    for block in block_ids(name, manifest["chunks"]):
        if block not in blocks:
            raise Damaged(f"it has no '#{block}'")
        yield blocks[block]


class _Table:
    """One table, everything unpacked but the chunks."""

    def __init__(
        self, name: str, manifest: Mapping[str, Any], blocks: Mapping[str, str], *, in_steps: bool
    ) -> None:
        self._manifest = manifest
        self._in_steps = in_steps
        self._budget = MAX_UNPACKED_MB * MEGABYTE
        self._coded: Mapping[str, Any] = manifest["coded"]
        self._numbers: Mapping[str, Any] = manifest["numbers"]
        columns, ids, *self._chunks = _blocks(name, manifest, blocks)
        self._arrays = dict(self._read_arrays(self._unpacked(columns)))
        self.ids = list(self._read_ids(self._unpacked(ids)))

    def _unpacked(self, text: str) -> bytes:
        unpack = zlib.decompressobj(GZIP)
        try:
            data = unpack.decompress(b64decode(text, validate=True), self._budget + 1)
        except zlib.error:
            raise Damaged("a block cannot be unpacked") from None
        self._spend(len(data))
        if not unpack.eof or unpack.unused_data:
            raise Damaged("a block is cut off or has something behind it")
        return data

    def _spend(self, size: int) -> None:
        self._budget -= size
        if self._budget < 0:
            raise Damaged(f"its blocks unpack to over {MAX_UNPACKED_MB} MB")

    def _read_ids(self, data: bytes) -> Iterator[str]:
        count = self._manifest["count"]
        shared, rests = data[:count], data[count:].split(b"\n")[:-1]
        self._spend(sum(shared))
        name = b""
        for length, rest in zip(shared, rests, strict=True):
            if length > len(name):
                raise ValueError
            name = name[:length] + rest
            yield name.decode()

    def _read_arrays(self, data: bytes) -> Iterator[tuple[str, NDArray[Any]]]:
        columns = {key: (column["type"], self._manifest["count"]) for key, column in self._coded.items()}
        columns |= {key: (column["type"], column["length"]) for key, column in self._numbers.items()}
        offset = 0
        for key, (kind, length) in columns.items():
            little = np.dtype(kind).newbyteorder("<")
            planes = np.frombuffer(data, np.uint8, little.itemsize * length, offset)
            array = planes.reshape(little.itemsize, length).T.copy().view(little).reshape(length)
            yield key, _sums(array) if self._in_steps and kind == "int32" else array
            offset += planes.nbytes

    def whole(self, key: str) -> list[int]:
        """A column of whole numbers."""
        numbers: list[int] = self._arrays[key].astype(np.int64).tolist()
        return numbers

    def degrees(self, key: str) -> list[float | None]:
        """A column of positions."""
        scale = self._numbers[key]["scale"]
        array = self._arrays[key].astype(np.float64)
        known = array != NO_ANCHOR if scale else ~np.isnan(array)
        values = (array / scale if scale else array).tolist()
        return [value if here else None for value, here in zip(values, known.tolist(), strict=True)]

    def records(self) -> Iterator[dict[str, Any]]:
        """The records without their numbers and ids, coded values in place."""
        codes = [(key, column["values"], self._arrays[key].tolist()) for key, column in self._coded.items()]
        size = self._manifest["chunk_size"]
        for number, text in enumerate(self._chunks):
            _, chunk = parse_json(self._unpacked(text).decode(), "chunk")
            begin = number * size
            count = min(size, len(self.ids) - begin)
            columns = {key: _values(column, count) for key, column in chunk.items()}
            for key, values, numbers in codes:
                columns[key] = [values[code] for code in numbers[begin : begin + count]]
            for row in zip(*columns.values(), strict=True):
                yield dict(zip(columns, row, strict=True))


def _sums(steps: NDArray[np.int32]) -> NDArray[np.int32]:
    """The whole numbers whose steps these are, each counted as 0, -1, 1, -2 and so on."""
    return np.cumsum((steps >> 1 & 0x7FFFFFFF) ^ -(steps & 1), dtype=np.int32)


def _values(column: Mapping[str, Any], count: int) -> Any:
    values = column["each"] if "each" in column else list(repeat(column["all"], count))
    if len(values) != count:
        raise ValueError
    return values


def _places(table: _Table) -> Iterator[dict[str, Any]]:
    anchors = zip(table.degrees(LNG), table.degrees(LAT), strict=True)
    for name, record, (lng, lat) in zip(table.ids, table.records(), anchors, strict=True):
        anchor = None if lng is None else [lng, lat]
        if record.pop(SHAPE) == POINT:
            record["geometry"] = {"type": "Point", "coordinates": anchor}
        record |= {"id": name, "anchor": anchor}
        yield {key: record[key] for key in PayloadPlace.__annotations__ if key in record}


def _quotes(table: _Table, places: list[str]) -> Iterator[dict[str, Any]]:
    named = [places[index] for index in table.whole(PLACES_VALUES)]
    lists = [named[begin:end] for begin, end in pairwise(table.whole(PLACES_OFFSETS))]
    rows = zip(table.ids, table.records(), table.whole(START), lists, strict=True)
    for name, record, start, its_places in rows:
        dating = record.pop(DATING)
        record |= {key: dating[key] for key in DATING_KEYS}
        record |= {"id": name, "start": start, "end": start + len(record["exact"]), "places": its_places}
        yield {key: record[key] for key in PayloadQuote.__annotations__ if key in record}
