"""Tables of a survey: what many of them say together, in whatever parts they come."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import partial
from random import Random
from typing import Any

import pyarrow as pa
import pytest

from caribmap.survey import tables
from caribmap.survey.tables import COUNTED, COUNTS, OFFERS, Gathered, chosen, summed

Row = dict[str, Any]
DAYS = [None, dt.date(999, 3, 1), dt.date(2025, 3, 31), dt.date(2025, 4, 1)]


def offers(rows: list[Row]) -> pa.Table:
    return pa.Table.from_pylist(rows, OFFERS)


def some_offers(chance: Random, count: int) -> list[Row]:
    """Sentences, a few of them twice; of few places, days and publishers."""
    rows: list[Row] = []
    for number in range(count):
        order = chance.choice(rows)["order"] if rows and chance.random() < 0.1 else chance.randbytes(12)
        known = next((row for row in rows if row["order"] == order), None)
        day, publisher = chance.choice(DAYS), chance.choice([None, "Post", "Été"])
        about = known or {"date": day, "publisher": publisher, "article": f"a{number}"}
        rows.append({**about, "order": order, "place": chance.choice(["a", "b", "é"])})
    return rows


def spread(rows: list[Row], most: int) -> list[Row]:
    """The sample as it is described: the first of every cell before the second of any."""
    found: list[Row] = []
    for place in sorted({row["place"] for row in rows}):
        of_place = {row["order"]: row for row in reversed(rows) if row["place"] == place}
        rank: Counter[Any] = Counter()
        ranked = []
        for order, row in sorted(of_place.items()):
            cell = (str(row["date"] or "")[:7], row["publisher"])
            ranked.append((rank[cell], order))
            rank[cell] += 1
        found += [of_place[order] for _, order in sorted(ranked)[:most]]
    return found


@pytest.mark.parametrize("seed", range(8))
def test_the_sample_is_the_same_in_any_parts(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "SLACK_ROWS", 10)
    chance = Random(seed)
    rows = some_offers(chance, 120)
    gathered = Gathered(OFFERS, partial(chosen, most=7), _most=10)
    for begin in range(0, len(rows), 13):
        gathered.add(offers(rows[begin : begin + 13]))
    assert gathered.table() == offers(spread(rows, 7))


def test_sums_are_sorted_with_what_is_not_known_first() -> None:
    day = dt.date(2025, 1, 1)
    counts = [
        ("b", day, "Post", 1, 1),
        ("a", day, None, 2, 1),
        ("a", None, "Post", 3, 2),
        ("a", day, None, 4, 1),
        ("a", day, "Été", 1, 1),
        ("a", day, "Post", 1, 1),
    ]
    table = pa.table([list(column) for column in zip(*counts, strict=True)], schema=COUNTS)
    assert [tuple(row.values()) for row in summed(table, COUNTED).to_pylist()] == [
        ("a", None, "Post", 3, 2),
        ("a", day, None, 6, 2),
        ("a", day, "Post", 1, 1),
        ("a", day, "Été", 1, 1),
        ("b", day, "Post", 1, 1),
    ]


def test_no_tables_are_an_empty_table() -> None:
    assert Gathered(COUNTS, partial(summed, keys=COUNTED)).table() == COUNTS.empty_table()
    assert Gathered(OFFERS, partial(chosen, most=7)).table() == OFFERS.empty_table()
