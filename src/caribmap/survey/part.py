"""What is found in one piece of an archive: mentions as Parquet, counts, and sentences to choose from."""

from __future__ import annotations

import datetime as dt
import gc
import io
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from hashlib import blake2b, sha256
from itertools import combinations, groupby
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
from caribmap.survey.tables import (
    COUNTED,
    COUNTS,
    OFFERS,
    PAIRS,
    Gathered,
    first_sentences,
    packed,
    summed,
)
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


SENTENCES = pa.schema([OFFERS.field(name) for name in ("order", "place", "date", "publisher")])
MOST_NAMED = 200_000
"""Mentions that are kept until it is decided whose sentences are offered."""


class Task(NamedTuple):
    """A piece, how it is read and by which program. `offers` is how many sentences of a place it offers."""

    piece: Piece
    columns: Mapping[str, str]
    language: str
    offers: int
    program: str
    skip: frozenset[int] = frozenset()


class Part(msgspec.Struct):
    """The result of a piece. Days are ISO 8601, "" for none.

    `ids` and `rows` are those of the articles, in order; `rulings` has mentions by ruling. `mentions`,
    `counts`, `pairs` and `offers` are Parquet.
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
    counts: bytes = b""
    pairs: bytes = b""
    offers: bytes = b""
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
        self._counts = Gathered(COUNTS, partial(summed, keys=COUNTED))
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._named: list[_Mention] = []
        """Mentions whose sentences may be offered."""

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
        part.counts = packed(self._counts.table())
        pairs = sorted(self._pairs.items())
        columns = [[pair[0] for pair, _ in pairs], [pair[1] for pair, _ in pairs], [n for _, n in pairs]]
        part.pairs = packed(pa.table(columns, schema=PAIRS))
        part.offers = packed(_offers(self._first()))
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
        self._counts.add(_counts(mapped))
        for _, of_sentence in groupby(mapped, key=lambda each: (each.article, each.sentence)):
            places = {mention.place or "" for mention in of_sentence}
            if len(places) > 1:
                self._pairs.update(combinations(sorted(places), 2))
        self._named += mapped
        if len(self._named) > MOST_NAMED:
            self._named = self._first()

    def _first(self) -> list[_Mention]:
        """The mentions of which the sentences are offered, by place."""
        named = self._named
        columns: list[list[bytes | str | dt.date | None]] = [
            [_order(each.article.id, each.sentence[0]) for each in named],
            [each.place for each in named],
            [each.article.date for each in named],
            [each.article.publisher or None for each in named],
        ]
        table = pa.table(columns, schema=SENTENCES)
        return [named[row] for row in first_sentences(table, self._task.offers).tolist()]


def _counts(mapped: Sequence[_Mention]) -> pa.Table:
    """Mentions and articles by place, day and publisher."""
    columns: list[list[str | int | dt.date | None]] = [
        [each.place for each in mapped],
        [each.article.date for each in mapped],
        [each.article.publisher or None for each in mapped],
        [each.article.row for each in mapped],
        [each.article.row for each in mapped],
    ]
    counts = pa.table(columns, schema=COUNTS).group_by([*COUNTED], use_threads=False)
    return (
        counts.aggregate([("mentions", "count"), ("articles", "count_distinct")])
        .select([*COUNTED, "mentions_count", "articles_count_distinct"])
        .rename_columns(COUNTS.names)
    )


@lru_cache(maxsize=64)
def _order(article: str, sentence: int) -> bytes:
    return blake2b(f"{article}\0{sentence}".encode(), digest_size=12).digest()


def _offers(mentions: Sequence[_Mention]) -> pa.Table:
    rows = []
    for article, place, (start, end) in ((each.article, each.place, each.sentence) for each in mentions):
        cut = derive_cut(article.text, start, end)
        exact, digest = article.text[start:end], _digest(article.text)
        about = (article.publisher, article.language, article.title, article.url)
        texts = (text or None for text in about)
        sentence = (_order(article.id, start), place, article.id, start, end, exact, article.date)
        rows.append((*sentence, *texts, digest, cut.before, cut.after, len(article.text)))
    columns = map(list, zip(*rows, strict=True) if rows else [()] * len(OFFERS))
    return pa.table([*columns], schema=OFFERS)


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
