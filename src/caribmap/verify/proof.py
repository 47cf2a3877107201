"""Verdicts on the quotes of a published map: found at their offsets, altered, absent, source missing."""

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
"""Similarity in percent from which the passage at a quote's offsets counts as the quote, altered."""


@dataclass(frozen=True, slots=True)
class ProvenQuote:
    """The verdict on one quote; `detail` explains every verdict except "found", and what misleads in that."""

    quote: str
    source: str
    file: str
    start: int
    end: int
    verdict: Verdict
    detail: tuple[str, ...] = ()


def prove_published(payload: Mapping[str, Any], articles: Mapping[str, Article]) -> tuple[ProvenQuote, ...]:
    """Verdicts on all quotes of a map, in its order. "Found" means: exactly this wording at these offsets.

    A quote that begins or ends inside a letter or a number is altered; inside a word, `detail` says so.
    """
    languages = {source["id"]: source["language"] for source in payload["sources"]}
    boundaries = {name: Boundaries(article.text or "", languages[name]) for name, article in articles.items()}
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
    """How the map's wording differs from the article's; empty if the article has no such passage."""
    exact = quote["exact"]
    at = text.find(exact)
    if at >= 0:
        return (
            f"moved: found at characters {at}–{at + len(exact)}, expected {quote['start']}–{quote['end']}",
        )
    if passage and same_wording(passage, exact):
        return f"differs by {', '.join(folds_between(exact, passage))}", *_beside(exact, passage)
    return _beside(exact, passage) if _are_similar(passage, exact) else ()


def _explanation(exact: str, text: str, articles: Mapping[str, Article]) -> tuple[str, ...]:
    """The other article that contains an absent quote, or the passage most similar to it."""
    for other in articles.values():
        if other.text and exact in other.text:
            return (f"found in {other.file}, source '{other.source}'",)
    return nearest_passage(exact, text) or (f"map:      {shown(exact)}",)


def _are_similar(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) >= SIMILAR


def _beside(exact: str, passage: str) -> tuple[str, str]:
    return f"map:      {shown(exact)}", f"article:  {shown(passage)}"
