"""Times for filters, and how much of an article its quotes show."""

from __future__ import annotations

import pytest

from caribmap.check.proof import QuoteSpan
from caribmap.check.shares import quoted_shares
from caribmap.derive.times import TimeBounds, derive_time
from caribmap.dossier.nouns import Inferred
from tests.unit.derive.example import source


def test_an_inferred_date_wins_over_a_stated_one() -> None:
    time = derive_time("XXXX-10-26", Inferred("2025-10-26~", {"de": "Grund"}))
    assert time == TimeBounds("2025-10-26", "2025-10-26", approximate=True, basis="inferred")


def test_a_stated_date_counts_where_none_is_inferred() -> None:
    assert derive_time("2025-10", None) == TimeBounds("2025-10-01", "2025-10-31")


def test_a_date_without_a_year_is_open_on_both_sides() -> None:
    assert derive_time("XXXX-10-26", None) == TimeBounds(None, None)


@pytest.mark.parametrize("stated", [None, "gestern"])
def test_what_has_no_readable_date_is_undated(stated: str | None) -> None:
    assert derive_time(stated, None) is None


def test_overlapping_quotes_count_once() -> None:
    found = [("artikel", 0, 4), ("artikel", 2, 6), ("artikel", 3, 5), ("anderer", 0, 99)]
    spans = {name: QuoteSpan(name, *span, "") for name, span in zip("abcd", found, strict=True)}
    assert quoted_shares([source("0123456789")], spans) == {"artikel": 0.6}


def test_an_article_without_quotes_or_text_shows_nothing() -> None:
    assert quoted_shares([source("abc"), source("", "leer")], {}) == {"artikel": 0, "leer": 0}
