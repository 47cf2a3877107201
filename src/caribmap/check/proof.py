"""The proof of wording: each quote is in its source character for character, or differs by a fold only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from caribmap.dossier.document import line_and_column
from caribmap.dossier.nouns import Quote, Source
from caribmap.faults import Fault
from caribmap.runtime.progress import Progress, silent
from caribmap.text.fold import Folded, fold, fold_with_offsets, folds_between
from caribmap.text.nearest import nearest_passage, on_one_line
from caribmap.text.occurrences import find_all

SHOWN_POSITIONS = 5
NEAREST_PASSAGES = 50
"""Nearest passages are looked for as long as few quotes are absent; a fuzzy search is slow."""


class QuoteSpan(NamedTuple):
    """Where a quote stands: code points `start` (inclusive) to `end` (exclusive) of its source's text.

    `exact` is the file's own wording. `fold` names what separates the dossier's wording from it.
    """

    quote: str
    source: str
    start: int
    end: int
    exact: str
    fold: str | None = None


@dataclass(slots=True)
class _Article:
    """A source with what is computed about it once, when first needed."""

    source: Source
    _folded: Folded | None = None

    @property
    def path(self) -> str:
        return f"seeds/{self.source.file}"

    @property
    def folded(self) -> Folded:
        if self._folded is None:
            self._folded = fold_with_offsets(self.source.text)
        return self._folded

    def find_folded(self, wordings: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
        """Spans in the file's own offsets whose fold is that of a wording."""
        folds = {wording: fold(wording) for wording in wordings}
        found = find_all(self.folded.text, folds.values())
        return {wording: self._unfolded(folds[wording], found.get(folds[wording], [])) for wording in folds}

    def _unfolded(self, wording: str, offsets: list[int]) -> list[tuple[int, int]]:
        spans = [(self.folded.starts[at], self.folded.ends[at + len(wording) - 1]) for at in offsets]
        # A match that begins or ends inside an expanded character ("…" is three full stops) is none.
        return [(start, end) for start, end in spans if fold(self.source.text[start:end]) == wording]

    def position(self, offset: int) -> str:
        line, column = line_and_column(self.source.text, offset)
        return f"{line}:{column}"


@dataclass(slots=True)
class Proof:
    """The spans of the quotes that are proven, by quote id, and the faults of the others."""

    spans: dict[str, QuoteSpan] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def prove_quotes(sources: Sequence[Source], quotes: Sequence[Quote], progress: Progress = silent) -> Proof:
    """Find every quote in its source. One of an unknown source is passed over; of one id the first counts."""
    proof = Proof()
    articles = {source.id: _Article(source) for source in reversed(sources)}
    by_source: dict[str, list[Quote]] = defaultdict(list)
    seen: set[str] = set()
    for quote in quotes:
        if quote.id not in seen and quote.source in articles:
            by_source[quote.source].append(quote)
        seen.add(quote.id)
    absent: list[Quote] = []
    done = 0
    for source, its_quotes in by_source.items():
        progress("proving quotes", done, len(quotes))
        absent += _prove_in(articles[source], its_quotes, proof)
        done += len(its_quotes)
    _explain_absent(absent, articles, proof)
    return proof


def _prove_in(article: _Article, quotes: list[Quote], proof: Proof) -> list[Quote]:
    """Prove the quotes of one article; returns those that are not in it."""
    found = find_all(article.source.text, {quote.exact for quote in quotes})
    missing = [quote for quote in quotes if not found.get(quote.exact)]
    folded = article.find_folded({quote.exact for quote in missing}) if missing else {}
    absent = []
    for quote in quotes:
        exact, starts = quote.exact, found.get(quote.exact, [])
        if not exact or exact.isspace():
            message, hint = f"quote '{quote.id}' is only white space", "quote a sentence or a clause"
            proof.faults.append(Fault("Q008", message, quote.at.where("exact"), hint))
        elif len(starts) == 1 and quote.prefix is None and quote.suffix is None:
            start = starts[0]
            proof.spans[quote.id] = QuoteSpan(quote.id, quote.source, start, start + len(exact), exact)
        elif spans := [(start, start + len(exact)) for start in starts] or folded[exact]:
            _settle(quote, article, spans, proof)
        else:
            absent.append(quote)
    return absent


def _settle(quote: Quote, article: _Article, spans: list[tuple[int, int]], proof: Proof) -> None:
    """Choose the one span that the quote's prefix and suffix allow."""
    chosen = [span for span in spans if _fits(quote, article.source.text, span)]
    if len(chosen) == 1:
        start, end = chosen[0]
        exact = article.source.text[start:end]
        folds = None
        if exact != quote.exact:
            folds = ", ".join(folds_between(quote.exact, exact)) or "several folds"
            message = f"quote '{quote.id}' differs from {article.path} by {folds}"
            detail = (
                f"expected: {shown(quote.exact)}",
                f"found:    {shown(exact)}  (characters {start}–{end})",
            )
            hint = "copy the file's own characters"
            proof.faults.append(Fault("Q004", message, quote.at.where("exact"), hint, detail))
        proof.spans[quote.id] = QuoteSpan(quote.id, quote.source, start, end, exact, folds)
        return
    positions = ", ".join(article.position(start) for start, _ in (chosen or spans)[:SHOWN_POSITIONS])
    if chosen:
        message = f"quote '{quote.id}' stands {len(chosen)} times in {article.path}: at {positions}"
        hint = "add prefix or suffix: the words right before or after it"
        proof.faults.append(Fault("Q002", message, quote.at.where("exact"), hint))
    else:
        key = "prefix" if quote.prefix is not None else "suffix"
        message = (
            f"quote '{quote.id}' stands in {article.path} at {positions}, but not with this prefix or suffix"
        )
        proof.faults.append(Fault("Q009", message, quote.at.where(key), f"correct the {key}"))


def _fits(quote: Quote, text: str, span: tuple[int, int]) -> bool:
    """Whether the words right before and after `span` are the quote's prefix and suffix, up to folds."""
    start, end = span
    prefix, suffix = fold(quote.prefix or ""), fold(quote.suffix or "")
    before = fold(text[max(0, start - 2 * len(prefix) - 20) : start]) if prefix else ""
    after = fold(text[end : end + 2 * len(suffix) + 20]) if suffix else ""
    return before.endswith(prefix) and after.startswith(suffix)


def _explain_absent(absent: list[Quote], articles: Mapping[str, _Article], proof: Proof) -> None:
    """Say for each absent quote that another source has it, or what in its own comes nearest."""
    elsewhere: dict[str, str] = {}
    for article in articles.values() if absent else ():
        for wording, spans in article.find_folded({quote.exact for quote in absent}).items():
            if spans:
                elsewhere.setdefault(wording, f"{article.path}, source '{article.source.id}'")
    for index, quote in enumerate(absent):
        article = articles[quote.source]
        where = quote.at.where("exact")
        if quote.exact in elsewhere:
            message = f"quote '{quote.id}' is not in {article.path}, but in {elsewhere[quote.exact]}"
            proof.faults.append(
                Fault("Q003", message, quote.at.where("source"), "correct the quote's source")
            )
            continue
        detail: tuple[str, ...] = (f"expected: {shown(quote.exact)}",)
        if index < NEAREST_PASSAGES:
            detail = nearest_passage(quote.exact, article.source.text) or detail
        message = f"quote '{quote.id}' is not in {article.path}"
        hint = "correct the quote; a near match is never accepted"
        proof.faults.append(Fault("Q001", message, where, hint, detail))


def shown(text: str, limit: int = 120) -> str:
    """The beginning of a text on one line, for a message."""
    line = on_one_line(text)
    return line if len(line) <= limit else line[: limit - 1] + "…"
