"""Writes the columnar form of a payload: places and quotes as typed arrays and chunks of records, gzipped.

A small payload stands in its page as readable JSON. Beyond LARGE_FROM records a page would spend seconds on
parsing that, so places and quotes are laid out in columns: what the map needs at once, as numbers; what a
card or a search needs, in chunks that are unpacked one at a time. docs/large-dossiers.md describes the form.
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate, chain
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from caribmap.payload.form import (
    CHUNK_SIZE,
    DATING,
    DATING_KEYS,
    GZIP,
    LARGE_FROM,
    LAT,
    LNG,
    MENTIONS,
    NO_ANCHOR,
    NUMBER_KEYS,
    OTHER,
    PLACE_CODES,
    PLACES,
    PLACES_OFFSETS,
    PLACES_VALUES,
    POINT,
    QUOTE_CODES,
    QUOTES,
    SCALES,
    SHAPE,
    START,
    block_ids,
)
from caribmap.payload.rows import column
from caribmap.payload.types import (
    CodedColumn,
    ColumnarPayload,
    Geometry,
    NumberColumn,
    Payload,
    PayloadPlace,
    PayloadQuote,
    TableManifest,
)
from caribmap.runtime.fast_json import write_json

FEW_VALUES = 256
"""A key with at most so many distinct values is coded, by one byte a record."""
LEVEL = 5
"""zlib's level of compression: 6 takes two and a half times as long for a fourteenth of the bytes."""
MOST_SHARED = 255
"""So many bytes of an id are left out at most: their number is a byte."""


@dataclass(frozen=True, slots=True)
class Block:
    """A data block of the page: gzipped bytes in Base64, and the id of its element."""

    id: str
    text: str


def is_large(payload: Payload) -> bool:
    """Whether a page has this payload in columns."""
    return max(len(payload["places"]), len(payload["quotes"])) > LARGE_FROM


def encode(
    payload: Payload, *, chunk_size: int = CHUNK_SIZE, few_values: int = FEW_VALUES
) -> tuple[ColumnarPayload, tuple[Block, ...]]:
    """The columnar form: the readable part, and the blocks in the order of their texts' hash."""
    places = _Table(PLACES, column(payload["places"], "id"), chunk_size, few_values)
    quotes = _Table(QUOTES, column(payload["quotes"], "id"), chunk_size, few_values)
    _fill_places(places, payload)
    _fill_quotes(quotes, payload)
    tables = places, quotes
    blocks = [table.blocks() for table in tables]
    columns = {table.name: table.manifest(its) for table, its in zip(tables, blocks, strict=True)}
    mentions = {**payload["mentions"], "by_place": None}
    readable = {**payload, "places": None, "quotes": None, "mentions": mentions, "columns": columns}
    return cast(ColumnarPayload, readable), tuple(chain.from_iterable(blocks))


@dataclass(slots=True)
class _Table:
    """The columns of a table. `arrays` has those of `coded` and `numbers`; `records` is cut into chunks."""

    name: str
    ids: list[str]
    chunk_size: int
    few_values: int
    coded: dict[str, CodedColumn] = field(default_factory=dict)
    numbers: dict[str, NumberColumn] = field(default_factory=dict)
    arrays: dict[str, NDArray[Any]] = field(default_factory=dict)
    records: dict[str, list[Any]] = field(default_factory=dict)

    def code(self, key: str, values: list[Any], most: int | None = None) -> bool:
        """Add a coded column; nothing, and False, where it has more than `most` distinct values.

        Records share most of these values, so each object is looked at only once.
        """
        if values.count(None) == len(values) > 0:  # as many keys are, and an identity is soon compared
            self.coded[key] = {"values": [None], "type": "uint8"}
            self.arrays[key] = np.zeros(len(values), dtype="uint8")
            return True
        numbers: dict[Any, int] = {}
        distinct: list[Any] = []
        by_identity: dict[int, int] = {}
        for identity, value in dict(zip(map(id, values), values, strict=True)).items():
            name = value if value is None or type(value) is str else (write_json(value),)
            number = numbers.setdefault(name, len(distinct))
            if number == len(distinct):
                if number == most:
                    return False
                distinct.append(value)
            by_identity[identity] = number
        codes = map(by_identity.__getitem__, map(id, values))
        kind = "uint8" if len(distinct) <= 2**8 else "uint16" if len(distinct) <= 2**16 else "uint32"
        self.coded[key] = {"values": distinct, "type": cast(Any, kind)}
        self.arrays[key] = np.fromiter(codes, dtype=kind, count=len(values))
        return True

    def code_or_keep(self, records: Sequence[Any], keys: Iterable[str]) -> None:
        """Code the keys that have few distinct values, leave the others to the chunks."""
        for key in keys:
            values = column(records, key)
            if not self.code(key, values, self.few_values):
                self.records[key] = values

    def count(self, key: str, values: Iterable[int]) -> None:
        """Add a column of whole numbers, none below 0."""
        whole = np.fromiter(values, dtype=np.int64)
        self._number(key, whole, fits=bool((whole < 2**31).all()))

    def degrees(self, key: str, values: NDArray[np.float64], scale: int | None) -> None:
        """Add a column of positions, NaN where there is none."""
        if scale:
            values = np.where(np.isnan(values), NO_ANCHOR, np.rint(values * scale))
        self._number(key, values, fits=scale is not None, scale=scale)

    def _number(self, key: str, values: NDArray[Any], *, fits: bool, scale: int | None = None) -> None:
        self.numbers[key] = {"type": "int32" if fits else "float64", "scale": scale, "length": len(values)}
        self.arrays[key] = values.astype(np.int32 if fits else np.float64)

    def blocks(self) -> list[Block]:
        """All columns, the ids, and the chunks, in this order; zlib packs them on all processors."""
        columns = byte_planes(self.arrays[key] for key in (*self.coded, *self.numbers))
        parts = chain((columns, without_shared_starts(self.ids, self.chunk_size)), self._chunks())
        with ThreadPoolExecutor() as pool:
            texts = list(pool.map(_packed, parts))
        return list(map(Block, block_ids(self.name, self.chunks), texts))

    @property
    def chunks(self) -> int:
        return -(-len(self.ids) // self.chunk_size)

    def manifest(self, blocks: Iterable[Block]) -> TableManifest:
        digest = sha256()
        for block in blocks:
            digest.update(block.text.encode("ascii"))
        return {
            "count": len(self.ids),
            "chunk_size": self.chunk_size,
            "chunks": self.chunks,
            "coded": self.coded,
            "numbers": self.numbers,
            "sha256": digest.hexdigest(),
        }

    def _chunks(self) -> Iterator[bytes]:
        for begin in range(0, len(self.ids), self.chunk_size):
            columns = {key: values[begin : begin + self.chunk_size] for key, values in self.records.items()}
            chunk = {key: _column(values) for key, values in columns.items()}
            yield write_json(chunk)


def _fill_places(table: _Table, payload: Payload) -> None:
    places = payload["places"]
    for key in PLACE_CODES:
        table.code(key, column(places, key))
    geometries, positions = column(places, "geometry"), column(places, "anchor")
    is_point = list(map(_is_point, geometries, positions))
    table.code(SHAPE, [POINT if point else OTHER for point in is_point])
    rest = sorted(PayloadPlace.__annotations__.keys() - {"id", "geometry", "anchor", *PLACE_CODES})
    table.code_or_keep(places, rest)
    if not all(is_point):
        table.records["geometry"] = [
            None if point else geometry for geometry, point in zip(geometries, is_point, strict=True)
        ]
    nowhere = (np.nan, np.nan)
    anchors = np.array([position or nowhere for position in positions], dtype=np.float64).reshape(-1, 2)
    scale = _exact_scale(anchors)
    table.degrees(LNG, anchors[:, 0], scale)
    table.degrees(LAT, anchors[:, 1], scale)
    by_place = payload["mentions"]["by_place"]
    table.count(MENTIONS, (by_place.get(name, 0) for name in table.ids))


def _fill_quotes(table: _Table, payload: Payload) -> None:
    quotes = payload["quotes"]
    for key in QUOTE_CODES:
        table.code(key, column(quotes, key))
    table.code(DATING, _datings(quotes))
    rest = sorted(PayloadQuote.__annotations__.keys() - {"id", *QUOTE_CODES, *DATING_KEYS, *NUMBER_KEYS})
    table.code_or_keep(quotes, rest)
    index = {name: number for number, name in enumerate(column(payload["places"], "id"))}
    named = column(quotes, "places")
    table.count(START, column(quotes, "start"))
    table.count(PLACES_OFFSETS, accumulate(map(len, named), initial=0))
    table.count(PLACES_VALUES, map(index.__getitem__, chain.from_iterable(named)))


def _datings(quotes: Sequence[PayloadQuote]) -> list[dict[str, Any]]:
    """When each quote is; those that share all of it share the value."""
    shared: dict[tuple[Any, ...], dict[str, Any]] = {}
    datings = []
    for date, inferred, time in zip(*(column(quotes, key) for key in DATING_KEYS), strict=True):
        name = date, id(inferred), id(time)
        if name not in shared:
            shared[name] = {"date": date, "date_inferred": inferred, "time": time}
        datings.append(shared[name])
    return datings


def _is_point(geometry: Geometry | None, anchor: list[float] | None) -> bool:
    """Whether a place's geometry is no more than its anchor."""
    return (
        geometry is not None
        and anchor is not None
        and len(geometry) == 2
        and geometry["type"] == "Point"
        and geometry["coordinates"] == anchor
        and list(map(type, geometry["coordinates"])) == [float, float]
    )


def _exact_scale(anchors: NDArray[np.float64]) -> int | None:
    """The smallest of SCALES in which every position is a whole number, None where none is."""
    known = anchors[~np.isnan(anchors)]
    known = known if not np.signbit(known[known == 0]).any() else np.array([np.pi])
    return next((scale for scale in SCALES if np.array_equal(np.rint(known * scale) / scale, known)), None)


def _column(values: list[Any]) -> dict[str, Any]:
    """A key's values in a chunk, once where they are all the same."""
    return {"all": values[0]} if all(value == values[0] for value in values) else {"each": values}


def byte_planes(arrays: Iterable[NDArray[Any]]) -> bytes:
    """Of each array the lowest bytes of all numbers, then the next: what is alike stands together."""
    little = (array.astype(array.dtype.newbyteorder("<")) for array in arrays)
    return b"".join(array.view(np.uint8).reshape(-1, array.itemsize).T.tobytes() for array in little)


def without_shared_starts(ids: Sequence[str], chunk_size: int) -> bytes:
    """How many bytes each id shares with the start of the one before it; then the rest of each, by lines.

    The first of each chunk shares none, so that a chunk's ids are read without those before it.
    """
    text = np.frombuffer("".join(f"{name}\n" for name in ids).encode(), dtype=np.uint8)
    is_end = text == ord("\n")
    starts = np.concatenate(([0], np.flatnonzero(is_end) + 1))
    shared, is_left = np.zeros(len(ids), dtype=np.uint8), np.ones(len(text), dtype=bool)
    alike = np.flatnonzero(np.arange(len(ids)) % chunk_size)
    for length in range(MOST_SHARED):
        here, before = starts[alike] + length, starts[alike - 1] + length
        is_same = (text[here] == text[before]) & ~is_end[here]
        alike = alike[is_same]
        shared[alike] += 1
        is_left[here[is_same]] = False
    return shared.tobytes() + text[is_left].tobytes()


def _packed(data: bytes) -> str:
    return b64encode(zlib.compress(data, LEVEL, GZIP)).decode("ascii")
