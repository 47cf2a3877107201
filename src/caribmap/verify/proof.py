"""A published map's quotes against its articles: found at their offsets, altered, absent, source missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from caribmap.check.proof import shown
from caribmap.text.fold import fold, folds_between
from caribmap.text.nearest import nearest_passage
from caribmap.verify.articles import Article

Verdict = Literal["found", "altered", "absent", "source missing"]
SIMILAR = 60.0
"""Likeness in percent from which the passage at a quote's offsets counts as the quote, altered."""


@dataclass(frozen=True, slots=True)
class ProvenQuote:
    """What became of one quote; `detail` holds lines that explain every verdict but found."""

    quote: str
    source: str
    file: str
    start: int
    end: int
    verdict: Verdict
    detail: tuple[str, ...] = ()


def prove_published(payload: Mapping[str, Any], articles: Mapping[str, Article]) -> tuple[ProvenQuote, ...]:
    """Every quote of a map, in its order. Only wording that is exactly at its offsets is found."""
    return tuple(_proven(quote, articles) for quote in payload["quotes"])


def _proven(quote: Mapping[str, Any], articles: Mapping[str, Article]) -> ProvenQuote:
    article = articles.get(quote["source"])
    file = article.file if article else ""
    verdict, detail = _verdict(quote, article, articles)
    return ProvenQuote(quote["id"], quote["source"], file, quote["start"], quote["end"], verdict, detail)


def _verdict(
    quote: Mapping[str, Any], article: Article | None, articles: Mapping[str, Article]
) -> tuple[Verdict, tuple[str, ...]]:
    if article is None:
        return "source missing", (f"the map has no source '{quote['source']}'",)
    if article.text is None:
        return "source missing", (f"{article.file} {article.detail}",)
    exact, start, end = quote["exact"], quote["start"], quote["end"]
    passage = article.text[start:end] if 0 <= start < end <= len(article.text) else ""
    if passage and passage == exact:
        return "found", ()
    if not exact.strip():
        return "absent", ("the map quotes nothing",)
    detail = _alteration(quote, passage, article.text)
    return ("altered", detail) if detail else ("absent", _explanation(exact, article.text, articles))


def _alteration(quote: Mapping[str, Any], passage: str, text: str) -> tuple[str, ...]:
    """How the article's wording became the map's; empty if it is no wording of the article."""
    exact = quote["exact"]
    at = text.find(exact)
    if at >= 0:
        return (
            f"moved: stands at characters {at}–{at + len(exact)}, not at {quote['start']}–{quote['end']}",
        )
    if fold(passage) == fold(exact):
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
