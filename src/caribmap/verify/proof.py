"""A published map's quotes against its articles: found at their offsets, altered, absent, source missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from caribmap.check.cuts import cut_lines
from caribmap.text.boundaries import Boundaries
from caribmap.text.fold import folds_between, same_wording
from caribmap.text.nearest import nearest_passage, shown
from caribmap.text.visible import shows_nothing
from caribmap.verify.articles import Article

Verdict = Literal["found", "altered", "absent", "source missing"]
SIMILAR = 60.0
"""Likeness in percent from which the passage at a quote's offsets counts as the quote, altered."""


@dataclass(frozen=True, slots=True)
class ProvenQuote:
    """What became of one quote; `detail` explains every verdict but found, and what may mislead in that."""

    quote: str
    source: str
    file: str
    start: int
    end: int
    verdict: Verdict
    detail: tuple[str, ...] = ()


def prove_published(payload: Mapping[str, Any], articles: Mapping[str, Article]) -> tuple[ProvenQuote, ...]:
    """Every quote of a map, in its order. Only wording that is exactly at its offsets is found.

    What begins or ends inside a letter or a number is no wording of the article; inside a word it is told.
    """
    boundaries = {name: Boundaries(article.text or "") for name, article in articles.items()}
    return tuple(_proven(quote, articles, boundaries) for quote in payload["quotes"])


def _proven(
    quote: Mapping[str, Any], articles: Mapping[str, Article], boundaries: Mapping[str, Boundaries]
) -> ProvenQuote:
    article = articles.get(quote["source"])
    file = article.file if article else ""
    verdict, detail = _verdict(quote, article, articles)
    if article is not None and article.text is not None and verdict == "found":
        verdict, detail = _judged_ends(quote, article.text, boundaries[quote["source"]])
    return ProvenQuote(quote["id"], quote["source"], file, quote["start"], quote["end"], verdict, detail)


def _verdict(
    quote: Mapping[str, Any], article: Article | None, articles: Mapping[str, Article]
) -> tuple[Verdict, tuple[str, ...]]:
    if article is None:
        return "source missing", (f"the map has no source '{quote['source']}'",)
    if article.text is None:
        return "source missing", (f"{article.file} {article.detail}",)
    exact, start, end = quote["exact"], quote["start"], quote["end"]
    if shows_nothing(exact):
        return "absent", ("the map quotes nothing",)
    passage = article.text[start:end] if 0 <= start < end <= len(article.text) else ""
    if passage and passage == exact:
        return "found", ()
    detail = _alteration(quote, passage, article.text)
    return ("altered", detail) if detail else ("absent", _explanation(exact, article.text, articles))


def _judged_ends(
    quote: Mapping[str, Any], text: str, boundaries: Boundaries
) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict on wording that stands at its offsets, by what its two ends split."""
    start, end = quote["start"], quote["end"]
    if boundaries.are_clear(start, end):
        return "found", ()
    cuts = boundaries.cuts(start, end)
    is_wrong = any(cut is not None and cut.is_wrong for cut in cuts)
    return "altered" if is_wrong else "found", tuple(cut_lines(text, cuts))


def _alteration(quote: Mapping[str, Any], passage: str, text: str) -> tuple[str, ...]:
    """How the article's wording became the map's; empty if it is no wording of the article."""
    exact = quote["exact"]
    at = text.find(exact)
    if at >= 0:
        return (
            f"moved: stands at characters {at}–{at + len(exact)}, not at {quote['start']}–{quote['end']}",
        )
    if passage and same_wording(passage, exact):
        return f"differs by {', '.join(folds_between(exact, passage))}", *_beside(exact, passage)
    return _beside(exact, passage) if _are_similar(passage, exact) else ()


def _explanation(exact: str, text: str, articles: Mapping[str, Article]) -> tuple[str, ...]:
    """Where an absent quote stands instead, or what comes nearest to it."""
    for other in articles.values():
        if other.text and exact in other.text:
            return (f"stands in {other.file}, source '{other.source}'",)
    return nearest_passage(exact, text) or (f"map:      {shown(exact)}",)


def _are_similar(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) >= SIMILAR


def _beside(exact: str, passage: str) -> tuple[str, str]:
    return f"map:      {shown(exact)}", f"article:  {shown(passage)}"
