"""Output of `verify` and `diff`: lines for a terminal, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from caribmap.runtime.terminal import as_json, visible
from caribmap.verify.diff import Change
from caribmap.verify.verification import PROVES, Verification

SHOWN_CHARS = 160


def verification_lines(found: Verification, *, only_troubles: bool = False) -> Iterator[str]:
    """A line for every article and quote with its verdict, the differences, the totals, and what is proven.

    With `only_troubles`, only lines about what is wrong: none if the map passes.
    """
    page = found.page
    if not (only_troubles and page.is_intact):
        yield f"data: sha256 {page.sha256}, {_integrity(found)}"
    for article in found.articles:
        if only_troubles and article.verdict == "identical":
            continue
        detail = f" – {article.detail}" if article.detail else ""
        yield f"article {visible(article.file)}: {article.verdict}{visible(detail)}"
    for quote in found.quotes:
        if only_troubles and quote.verdict == "found":
            continue
        where = f"{visible(quote.file)} {quote.start}–{quote.end}"
        yield f"quote {visible(quote.quote)}: {quote.verdict}, {where}"
        yield from (f"    {visible(line)}" for line in quote.detail)
    if found.differences or (found.differences is not None and not only_troubles):
        yield f"compared with the dossier: {len(found.differences)} differences"
        yield from change_lines(found.differences)
    if only_troubles:
        return
    counts = ", ".join(f"{count} {verdict}" for verdict, count in found.counts.items())
    yield f"{len(found.quotes)} quotes: {counts}"
    yield PROVES
    yield from found.not_checked
    yield (
        "PASSED: data, articles and quotes are as published" if found.holds else f"FAILED: {_failures(found)}"
    )


def _failures(found: Verification) -> str:
    """The reasons why a map does not pass."""
    changed = sum(article.verdict != "identical" for article in found.articles)
    unproven = sum(quote.verdict != "found" for quote in found.quotes)
    reasons = {
        "the data was changed after publication": not found.page.is_intact,
        f"{changed} of {len(found.articles)} articles not identical": changed,
        f"{unproven} of {len(found.quotes)} quotes not found as published": unproven,
        "the map differs from the dossier": found.differences,
    }
    return ", ".join(reason for reason, applies in reasons.items() if applies)


def _integrity(found: Verification) -> str:
    if found.page.stated_sha256 is None:
        return "but the page states no hash to compare it with"
    if found.page.is_intact:
        return "the one that the page states"
    return "NOT the one that the page states: the data was changed"


def verification_as_json(found: Verification) -> str:
    return as_json(
        {
            "holds": found.holds,
            "proves": PROVES,
            "not_checked": list(found.not_checked),
            "data": {
                "sha256": found.page.sha256,
                "stated_sha256": found.page.stated_sha256,
                "intact": found.page.is_intact,
            },
            "summary": found.counts,
            "articles": [
                {
                    "source": article.source,
                    "file": article.file,
                    "verdict": article.verdict,
                    "detail": article.detail,
                }
                for article in found.articles
            ],
            "quotes": [asdict(quote) for quote in found.quotes],
            "differences": None
            if found.differences is None
            else [asdict(change) for change in found.differences],
        }
    )


def change_lines(changes: Iterable[Change]) -> Iterator[str]:
    for change in changes:
        yield f"{change.noun} {visible(change.id)}: {change.kind}"
        for value in change.values:
            where = visible(value.at) or "/"
            yield f"    {where}: {value.moved or f'{_short(value.old)} -> {_short(value.new)}'}"


def changes_as_json(changes: Iterable[Change]) -> str:
    return as_json({"changes": [asdict(change) for change in changes]})


def _short(value: Any) -> str:
    text = visible(json.dumps(value, ensure_ascii=False))
    return text if len(text) <= SHOWN_CHARS else text[: SHOWN_CHARS - 1] + "…"
