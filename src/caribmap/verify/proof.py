"""A published map's quotes against its articles: found at their offsets, altered, absent, or source missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from caribmap.check.fold import fold, folds_between
from caribmap.check.nearest import nearest_passage
from caribmap.check.proof import shown
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

    def proven(verdict: Verdict, *detail: str) -> ProvenQuote:
        file = article.file if article else ""
        return ProvenQuote(quote["id"], quote["source"], file, quote["start"], quote["end"], verdict, detail)

    if article is None:
        return proven("source missing", f"the map has no source '{quote['source']}'")
    if article.text is None:
        return proven("source missing", f"{article.file} {article.detail}")
    text, exact, start, end = article.text, quote["exact"], quote["start"], quote["end"]
    passage = text[start:end] if 0 <= start < end <= len(text) else ""
    if passage and passage == exact:
        return proven("found")
    elsewhere = text.find(exact) if exact else -1
    if elsewhere >= 0:
        span = f"{elsewhere}–{elsewhere + len(exact)}"
        return proven("altered", f"moved: stands at characters {span}, not at {start}–{end}")
    if exact.strip() and fold(passage) == fold(exact):
        folds = ", ".join(folds_between(exact, passage))
        return proven("altered", f"differs by {folds}", *_beside(exact, passage))
    if exact.strip():
        for other in articles.values():
            if other.text and exact in other.text:
                return proven("absent", f"stands in {other.file}, source '{other.source}'")
    if passage and _are_similar(passage, exact):
        return proven("altered", *_beside(exact, passage))
    return proven("absent", *(nearest_passage(exact, text) or (f"map:      {shown(exact)}",)))


def _are_similar(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) >= SIMILAR


def _beside(exact: str, passage: str) -> tuple[str, str]:
    return f"map:      {shown(exact)}", f"article:  {shown(passage)}"
