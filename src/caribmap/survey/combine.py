"""From the parts of an archive, in its order, to what was found in all of it."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

import msgspec.msgpack
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from caribmap.dossier.document import Where
from caribmap.faults import Fault
from caribmap.survey.archive import Piece
from caribmap.survey.part import Offer, Part, cell_of, spread

PER_PLACE = 50
"""Sentences of a place in the sample."""
HASH_BYTES = 8


@dataclass(slots=True)
class Found:
    """What the parts say together. Days are ISO 8601, "" for none; `offers` are the sample by place."""

    articles: int = 0
    size: int = 0
    undated: int = 0
    mapped: int = 0
    days: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    rulings: Counter[str] = field(default_factory=Counter)
    ambiguous: Counter[str] = field(default_factory=Counter)
    mentions: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """By place, day and publisher."""
    in_articles: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    offers: dict[str, list[Offer]] = field(default_factory=lambda: defaultdict(list))

    def add(self, part: Part) -> None:
        self.articles += part.articles
        self.size += part.size
        self.undated += part.undated
        self.mapped += part.mapped
        self.days.update(part.days)
        self.languages.update(part.languages)
        self.rulings.update(part.rulings)
        self.ambiguous.update(part.ambiguous)
        for place, day, publisher, mentions, articles in part.counts:
            self.mentions[place, day, publisher] += mentions
            self.in_articles[place, day, publisher] += articles
        for one, other, sentences in part.pairs:
            self.pairs[one, other] += sentences
        offered: dict[str, list[Offer]] = defaultdict(list)
        for offer in part.offers:
            offered[offer.place].append(offer)
        for place, offers in offered.items():
            by_order = {offer.order: offer for offer in (*self.offers[place], *offers)}
            chosen = spread({order: cell_of(offer) for order, offer in by_order.items()})
            self.offers[place] = [by_order[order] for order in chosen[:PER_PLACE]]


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


# Files


def counts_table(found: Found) -> bytes:
    """counts.parquet: mentions and articles that have them, by place, day and publisher."""
    keys = sorted(found.mentions)
    return _parquet(
        {
            "place": pa.array([key[0] for key in keys], pa.string()),
            "day": _days([key[1] for key in keys]),
            "publisher": pa.array([key[2] or None for key in keys], pa.string()),
            "mentions": pa.array([found.mentions[key] for key in keys], pa.int64()),
            "articles": pa.array([found.in_articles[key] for key in keys], pa.int64()),
        }
    )


def pairs_table(found: Found) -> bytes:
    """pairs.parquet: in how many sentences two places are named; `place` stands before `other` by id."""
    keys = sorted(found.pairs)
    return _parquet(
        {
            "place": pa.array([key[0] for key in keys], pa.string()),
            "other": pa.array([key[1] for key in keys], pa.string()),
            "sentences": pa.array([found.pairs[key] for key in keys], pa.int64()),
        }
    )


def samples_table(offers: Sequence[Offer]) -> bytes:
    """samples.parquet: the sampled sentences of each place, in the order in which they were chosen."""

    def texts(name: str) -> pa.Array:
        return pa.array([getattr(offer, name) or None for offer in offers], pa.string())

    return _parquet(
        {
            "place": texts("place"),
            "article": texts("article"),
            "start": pa.array([offer.start for offer in offers], pa.int32()),
            "end": pa.array([offer.end for offer in offers], pa.int32()),
            "exact": texts("exact"),
            "date": _days([offer.date or "" for offer in offers]),
            **{name: texts(name) for name in ("publisher", "language", "title", "url", "sha256")},
        }
    )


def _days(days: Sequence[str]) -> pa.Array:
    return pa.array([day or None for day in days], pa.string()).cast(pa.date32())


def _parquet(columns: dict[str, pa.Array]) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer, compression="zstd")
    return buffer.getvalue()
