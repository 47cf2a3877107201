"""What is found in one piece of an archive: mentions as Parquet, counts, and sentences to choose from."""

from __future__ import annotations

import datetime as dt
import gc
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b, sha256
from itertools import combinations, groupby
from operator import attrgetter
from typing import Any, NamedTuple

import msgspec.msgpack
import pyarrow as pa
import pyarrow.parquet as pq

from caribmap.derive.cuts import derive_cut
from caribmap.derive.lexicon import Reading
from caribmap.derive.many_texts import ManyTexts, OwnHit
from caribmap.derive.sentences import sentence_bounds
from caribmap.errors import EnvironmentalError
from caribmap.faults import Fault
from caribmap.survey.archive import Piece
from caribmap.survey.names import Names, lexicon_of
from caribmap.survey.program import program_print
from caribmap.survey.rows import Article, Rows
from caribmap.version import __version__

MENTIONS = pa.schema(
    [
        ("article", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("surface", pa.string()),
        ("place", pa.string()),
        ("ruling", pa.string()),
        ("sentence_start", pa.int32()),
        ("sentence_end", pa.int32()),
        ("date", pa.date32()),
    ]
)
"""Offsets are code points of the article's text, end exclusive. Place and ruling are null: ambiguous."""


KEPT = 4
"""Sentences of a place that are kept until it is decided which are offered, by how many are."""


class Task(NamedTuple):
    """A piece, how it is read and by which program. `offers` is how many sentences of a place it offers."""

    piece: Piece
    columns: Mapping[str, str]
    language: str
    offers: int
    program: str
    skip: frozenset[int] = frozenset()


class Offer(NamedTuple):
    """A sentence that names a place, `exact`, at code points `start` to `end` of its article."""

    order: str
    place: str
    article: str
    date: str | None
    publisher: str
    language: str
    title: str
    url: str
    start: int
    end: int
    exact: str
    before: bool
    after: bool
    sha256: str
    chars: int


class Part(msgspec.Struct):
    """The result of a piece. Days are ISO 8601, "" for none.

    `ids` and `rows` are those of the articles, in order; `counts` has mentions and articles by place, day
    and publisher; `pairs` sentences by two places that they name; `rulings` mentions by ruling.
    """

    mentions: bytes = b""
    articles: int = 0
    size: int = 0
    ids: list[str] = []
    files: list[str] = []
    rows: list[int] = []
    days: dict[str, int] = {}
    undated: int = 0
    languages: dict[str, int] = {}
    mapped: int = 0
    ambiguous: dict[str, int] = {}
    rulings: dict[str, int] = {}
    counts: list[tuple[str, str, str, int, int]] = []
    pairs: list[tuple[str, str, int]] = []
    offers: list[Offer] = []
    faults: list[Fault] = []


def read_part(data: bytes) -> Part:
    """A part as it was written. Raises msgspec.DecodeError for bytes that are none."""
    return msgspec.msgpack.decode(data, type=Part)


def survey_piece(names: Names, task: Task) -> bytes:
    """The part of a piece, as bytes that depend on the arguments and the piece's bytes alone.

    Raises EnvironmentalError if this is not the program that the task is for.
    """
    if task.program != program_print():
        raise EnvironmentalError(
            f"a worker has another caribmap than the one that asks it (here {__version__}): install the same"
        )
    collects = gc.isenabled()
    gc.disable()  # there are many small objects, and no cycles
    try:
        return msgspec.msgpack.encode(_Survey(names, task).run())
    finally:
        if collects:
            gc.enable()


class _Mention(NamedTuple):
    article: Article
    start: int
    end: int
    reading: Reading
    sentence: tuple[int, int]
    place: str | None


class _Survey:
    def __init__(self, names: Names, task: Task) -> None:
        self._names, self._task = names, task
        self._part = Part(
            ids=[], files=[], rows=[], days={}, languages={}, ambiguous={}, rulings={}, faults=[]
        )
        self._counts: Counter[tuple[str, str, str]] = Counter()
        self._in_articles: Counter[tuple[str, str, str]] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._chosen: dict[str, dict[str, _Mention]] = defaultdict(dict)
        """By place: the mentions whose sentences may be offered, by their order."""

    def run(self) -> Part:
        task, part = self._task, self._part
        rows = Rows(task.columns, task.language, task.skip, part.faults)
        buffer = io.BytesIO()
        with pq.ParquetWriter(buffer, MENTIONS, compression="zstd") as writer:
            for batch in rows.batches(task.piece):
                mentions = self._mentions(batch)
                writer.write_table(_table(mentions))
                self._note(batch, mentions)
        part.mentions = buffer.getvalue()
        part.counts = [(*key, count, self._in_articles[key]) for key, count in sorted(self._counts.items())]
        part.pairs = [(*pair, count) for pair, count in sorted(self._pairs.items())]
        part.offers = [
            _offer(order, mention)
            for place in sorted(self._chosen)
            for order, mention in self._first(self._chosen[place]).items()
        ]
        return part

    def _mentions(self, batch: Sequence[Article]) -> list[_Mention]:
        """Mentions in the batch, by article and position."""
        found: list[tuple[int, OwnHit]] = []
        by_language: dict[str, list[int]] = defaultdict(list)
        for number, article in enumerate(batch):
            by_language[article.language].append(number)
        for language, numbers in by_language.items():
            finder = _finder(self._names, language)
            hits = finder.find([batch[number].text for number in numbers])
            found.extend((numbers[hit.text], hit) for hit in hits)
        found.sort(key=lambda each: each[0])  # stable: within an article by position
        mentions = []
        for number, hits_of in groupby(found, key=lambda each: each[0]):
            article = batch[number]
            sentence = (0, 0)
            for _, hit in hits_of:
                if not sentence[0] <= hit.start < hit.end <= sentence[1]:
                    sentence = sentence_bounds(article.text, hit.start, hit.end)
                places = hit.reading.places
                place = places[0] if len(places) == 1 else None
                mentions.append(_Mention(article, hit.start, hit.end, hit.reading, sentence, place))
        return mentions

    def _note(self, batch: Sequence[Article], mentions: Sequence[_Mention]) -> None:
        part = self._part
        part.articles += len(batch)
        part.size += sum(len(article.text.encode()) for article in batch)
        part.ids += [article.id for article in batch]
        part.files += [article.file for article in batch] if self._task.piece.kind == "text" else []
        part.rows += [article.row for article in batch]
        days = Counter(article.date.isoformat() for article in batch if article.date)
        part.undated += len(batch) - days.total()
        _add(part.days, days)
        _add(part.languages, Counter(article.language for article in batch))
        _add(part.rulings, Counter(each.reading.ruling for each in mentions if each.reading.ruling))
        open_ = [each for each in mentions if each.place is None and not each.reading.ruling]
        _add(part.ambiguous, Counter(each.article.text[each.start : each.end] for each in open_))
        mapped = [each for each in mentions if each.place]
        part.mapped += len(mapped)
        for article, of_article in groupby(mapped, key=attrgetter("article")):
            day = article.date.isoformat() if article.date else ""
            named: set[tuple[str, str, str]] = set()
            sentence, places = (0, 0), {""}
            for mention in of_article:
                place = mention.place or ""
                key = (place, day, article.publisher)
                self._counts[key] += 1
                named.add(key)
                if mention.sentence != sentence:
                    self._pair(places)
                    sentence, places = mention.sentence, {place}
                else:
                    places.add(place)
            self._pair(places)
            for key in named:
                self._in_articles[key] += 1
        self._offer(mapped)

    def _pair(self, places: set[str]) -> None:
        """Count a sentence for each two of the places that it names."""
        if len(places) > 1:
            for pair in combinations(sorted(places), 2):
                self._pairs[pair] += 1

    def _offer(self, mentions: Iterable[_Mention]) -> None:
        """Keep the sentences that may stand first in the order of the sample."""
        for mention in mentions:
            chosen = self._chosen[mention.place or ""]
            chosen.setdefault(_order(mention), mention)
            if len(chosen) > KEPT * self._task.offers:
                self._chosen[mention.place or ""] = self._first(chosen)

    def _first(self, chosen: dict[str, _Mention]) -> dict[str, _Mention]:
        """The sentences that are offered. Who is not among them would not be if there were more."""
        cells = {order: cell_of(mention.article) for order, mention in chosen.items()}
        return {order: chosen[order] for order in spread(cells)[: self._task.offers]}


def spread(cells: Mapping[str, Any]) -> list[str]:
    """Keys in their own order, but the first of every cell before the second of any."""
    rank: Counter[Any] = Counter()
    ranked = []
    for key in sorted(cells):
        ranked.append((rank[cells[key]], key))
        rank[cells[key]] += 1
    return [key for _, key in sorted(ranked)]


def cell_of(of: Article | Offer) -> tuple[str, str]:
    """Month and publisher."""
    return str(of.date or "")[:7], of.publisher


def _order(mention: _Mention) -> str:
    named = f"{mention.article.id}\0{mention.sentence[0]}"
    return blake2b(named.encode(), digest_size=12).hexdigest()


def _offer(order: str, mention: _Mention) -> Offer:
    article, (start, end) = mention.article, mention.sentence
    cut = derive_cut(article.text, start, end)
    return Offer(
        order,
        mention.place or "",
        article.id,
        article.date.isoformat() if article.date else None,
        article.publisher,
        article.language,
        article.title,
        article.url,
        start,
        end,
        article.text[start:end],
        cut.before,
        cut.after,
        _digest(article.text),
        len(article.text),
    )


@lru_cache(maxsize=1024)
def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _table(mentions: Sequence[_Mention]) -> pa.Table:
    columns: list[list[str | int | dt.date | None]] = [
        [each.article.id for each in mentions],
        [each.start for each in mentions],
        [each.end for each in mentions],
        [each.article.text[each.start : each.end] for each in mentions],
        [each.place for each in mentions],
        [each.reading.ruling for each in mentions],
        [each.sentence[0] for each in mentions],
        [each.sentence[1] for each in mentions],
        [each.article.date for each in mentions],
    ]
    return pa.table(columns, schema=MENTIONS)


def _add(sums: dict[str, int], more: Mapping[Any, int]) -> None:
    for key, count in more.items():
        sums[key] = sums.get(key, 0) + count


@lru_cache(maxsize=16)
def _finder(names: Names, language: str) -> ManyTexts:
    return ManyTexts(lexicon_of(names, language))
