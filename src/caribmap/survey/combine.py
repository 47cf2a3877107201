"""From the parts of an archive, in its order, to what was found in all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b

import msgspec.msgpack
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from caribmap.dossier.document import Where
from caribmap.faults import Fault
from caribmap.survey.archive import Piece
from caribmap.survey.part import Part
from caribmap.survey.tables import (
    COUNTED,
    COUNTS,
    OFFERS,
    PAIRED,
    PAIRS,
    Gathered,
    chosen,
    summed,
    unpacked,
)

PER_PLACE = 50
"""Sentences of a place in the sample."""
HASH_BYTES = 8


@dataclass(slots=True)
class Found:
    """What the parts say together. Days are ISO 8601."""

    articles: int = 0
    size: int = 0
    undated: int = 0
    mapped: int = 0
    days: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    rulings: Counter[str] = field(default_factory=Counter)
    ambiguous: Counter[str] = field(default_factory=Counter)
    _counts: Gathered = field(default_factory=lambda: Gathered(COUNTS, partial(summed, keys=COUNTED)))
    _pairs: Gathered = field(default_factory=lambda: Gathered(PAIRS, partial(summed, keys=PAIRED)))
    _offers: Gathered = field(default_factory=lambda: Gathered(OFFERS, partial(chosen, most=PER_PLACE)))

    @property
    def counts(self) -> pa.Table:
        """counts.parquet: mentions and articles that have them, by place, day and publisher."""
        return self._counts.table()

    @property
    def pairs(self) -> pa.Table:
        """pairs.parquet: in how many sentences two places are named; `place` stands before `other` by id."""
        return self._pairs.table()

    @property
    def offers(self) -> pa.Table:
        """The sampled sentences of each place, in the order in which they were chosen."""
        return self._offers.table()

    @property
    def by_place(self) -> dict[str, int]:
        """Mentions by place."""
        sums = self.counts.group_by("place").aggregate([("mentions", "sum")])
        return dict(zip(sums["place"].to_pylist(), sums["mentions_sum"].to_pylist(), strict=True))

    @property
    def total(self) -> int:
        return self.mapped + self.rulings.total() + self.ambiguous.total()

    def add(self, part: Part) -> None:
        self.articles += part.articles
        self.size += part.size
        self.undated += part.undated
        self.mapped += part.mapped
        self.days.update(part.days)
        self.languages.update(part.languages)
        self.rulings.update(part.rulings)
        self.ambiguous.update(part.ambiguous)
        self._counts.add(unpacked(part.counts))
        self._pairs.add(unpacked(part.pairs))
        self._offers.add(unpacked(part.offers))


# Articles that are there twice


class _Begun(msgspec.Struct):
    """What a Head needs of a part; the rest of its bytes is skipped."""

    articles: int
    ids: list[str]
    faults: list[Fault]


@dataclass(slots=True)
class Head:
    """Of a part: how many articles it has, their ids as hashes, and its faults."""

    articles: int
    ids: NDArray[np.uint64]
    faults: list[Fault]


def head_of(data: bytes) -> Head:
    """Of a part as it was written. Raises msgspec.DecodeError for bytes that are none."""
    begun = msgspec.msgpack.decode(data, type=_Begun)
    digests = b"".join(blake2b(id_.encode(), digest_size=HASH_BYTES).digest() for id_ in begun.ids)
    return Head(begun.articles, np.frombuffer(digests, np.uint64), begun.faults)


def repeated_ids(hashes: Sequence[NDArray[np.uint64]]) -> dict[int, NDArray[np.int64]]:
    """Which articles of which parts have an id that an earlier one has, too, by the hashes of each part."""
    if not hashes:
        return {}
    every = np.concatenate(hashes)
    _, first = np.unique(every, return_index=True)
    later = np.ones(len(every), dtype=bool)
    later[first] = False
    ends = np.cumsum([len(each) for each in hashes])
    found: dict[int, NDArray[np.int64]] = {}
    at = np.flatnonzero(later)
    for number in np.unique(np.searchsorted(ends, at, side="right")).tolist():
        begin = int(ends[number - 1]) if number else 0
        found[number] = at[(at >= begin) & (at < ends[number])] - begin
    return found


def repetitions(part: Part, piece: Piece, at: Iterable[int]) -> Iterator[Fault]:
    """Fault A006 for articles of a part."""
    for number in at:
        file = part.files[number] if part.files else piece.files[0].name
        row = part.rows[number] if not part.files else None
        yield Fault("A006", f"the id '{part.ids[number]}' is that of an earlier article", Where(file, row))
