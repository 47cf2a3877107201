"""The proof of wording: each quote is in its source character for character, or differs by a fold only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from caribmap.check.by_article import quotes_by_id, quotes_by_source
from caribmap.check.cuts import cut_faults
from caribmap.dossier.document import line_and_column
from caribmap.dossier.nouns import Quote, Source
from caribmap.faults import Fault, is_error
from caribmap.runtime.kept import grouped, merged, unless_changed
from caribmap.runtime.progress import Progress, silent
from caribmap.text.boundaries import Boundaries
from caribmap.text.fold import LINE_ENDS, folds_between, line_ends_of
from caribmap.text.nearest import nearest_passage, shown
from caribmap.text.occurrences import find_all
from caribmap.text.search import FoldedText
from caribmap.text.visible import shows_nothing

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
    boundaries: Boundaries = field(init=False)
    folds: FoldedText = field(init=False)
    other_line_ends: list[str] = field(default_factory=list)
    """The quotes that only line ends separate from it."""

    def __post_init__(self) -> None:
        self.boundaries = Boundaries(self.source.text, self.source.language)
        self.folds = FoldedText(self.source.text)

    @property
    def path(self) -> str:
        return f"seeds/{self.source.file}"

    def position(self, offset: int) -> str:
        line, column = line_and_column(self.source.text, offset)
        return f"{line}:{column}"


def spans_by_source(spans: Mapping[str, QuoteSpan]) -> Mapping[str, tuple[QuoteSpan, ...]]:
    """The spans of each article that has any."""
    by_source = attrgetter("source")
    return unless_changed("spans", (spans,), lambda: grouped("spans by source", spans.values(), by_source))


@dataclass(slots=True)
class Proof:
    """The spans of the quotes that are proven, by quote id, and the faults of the others."""

    spans: dict[str, QuoteSpan] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def prove_quotes(sources: Sequence[Source], quotes: Sequence[Quote], progress: Progress = silent) -> Proof:
    """Find every quote in its source. One of an unknown source is passed over; of one id the first counts."""
    proof = Proof()
    articles = {source.id: _Article(source) for source in reversed(sources)}
    quotes = tuple(quotes)
    by_id = quotes_by_id(quotes)
    if len(by_id) < len(quotes):
        quotes = tuple(quote for quote in quotes if by_id[quote.id] is quote)
    spans: dict[str, dict[str, QuoteSpan]] = {}
    absent: list[Quote] = []
    done = 0
    for source, its_quotes in quotes_by_source(quotes).items():
        progress("proving quotes", done, len(quotes))
        if source in articles:
            own = Proof(faults=proof.faults)
            absent += _prove_in(articles[source], its_quotes, own)
            spans[source] = own.spans
        done += len(its_quotes)
    _explain_absent(absent, articles, proof)
    proof.spans = merged("proven", spans)
    return proof


def _prove_in(article: _Article, quotes: tuple[Quote, ...], proof: Proof) -> list[Quote]:
    """Prove the quotes of one article; returns those that are not in it."""
    source = article.source
    plain, doubtful = unless_changed(
        "plain spans", (source, quotes), lambda: _plain_spans(article, quotes), of=source.id
    )
    proof.spans = dict(plain) if doubtful else plain
    found = find_all(source.text, {quote.exact for quote in doubtful}) if doubtful else {}
    missing = {quote.exact for quote in doubtful if not _is_whole_somewhere(article, quote.exact, found)}
    folded = article.folds.find(missing) if missing else {}
    absent = []
    for quote in doubtful:
        exact, starts = quote.exact, found.get(quote.exact, [])
        if shows_nothing(exact):
            message = f"quote '{quote.id}' is only white space and invisible characters"
            hint = "quote a sentence or a clause"
            proof.faults.append(Fault("Q008", message, quote.at.where("exact"), hint))
        elif spans := [(start, start + len(exact)) for start in starts] + folded.get(exact, []):
            _settle(quote, article, spans, proof)
        else:
            absent.append(quote)
    if article.other_line_ends:
        proof.faults.append(_other_line_ends(article))
    return absent


def _plain_spans(article: _Article, quotes: Sequence[Quote]) -> tuple[dict[str, QuoteSpan], list[Quote]]:
    """The spans of those quotes of which a glance shows that all is right, and the other quotes."""
    found = find_all(article.source.text, {quote.exact for quote in quotes})
    spans = (_plain_span(quote, article, found.get(quote.exact, [])) for quote in quotes)
    plain = {span.quote: span for span in spans if span is not None}
    return plain, [quote for quote in quotes if quote.id not in plain]


def _plain_span(quote: Quote, article: _Article, starts: list[int]) -> QuoteSpan | None:
    """The span of a quote of which a glance shows that all is right: most are."""
    if len(starts) != 1 or quote.prefix is not None or quote.suffix is not None:
        return None
    start, exact = starts[0], quote.exact
    end = start + len(exact)
    if exact[0].isspace() or not article.boundaries.are_clear(start, end):
        return None
    return QuoteSpan(quote.id, quote.source, start, end, exact)


def _is_whole_somewhere(article: _Article, exact: str, found: Mapping[str, list[int]]) -> bool:
    """Whether a wording stands in an article without splitting a letter or a number there."""
    return any(not article.boundaries.is_wrong(at, at + len(exact)) for at in found.get(exact, ()))


def _settle(quote: Quote, article: _Article, spans: list[tuple[int, int]], proof: Proof) -> None:
    """Choose the one span that the quote's prefix and suffix allow and that splits no letter or number."""
    beside = [span for span in spans if article.folds.stands_between(span, quote.prefix, quote.suffix)]
    chosen = [span for span in beside if not article.boundaries.is_wrong(*span)] or beside[:1]
    if len(chosen) == 1:
        start, end = chosen[0]
        cuts = cut_faults(quote, article.source.text, article.boundaries.cuts(start, end))
        proof.faults += cuts
        if not any(map(is_error, cuts)):
            exact = article.source.text[start:end]
            folds = _report_folds(quote, article, exact, start, proof)
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


def _report_folds(quote: Quote, article: _Article, exact: str, start: int, proof: Proof) -> str | None:
    """Name the folds between a quote and its article and report them; line ends are reported per article."""
    if exact == quote.exact:
        return None
    folds = folds_between(quote.exact, exact)
    if folds == (LINE_ENDS,):
        article.other_line_ends.append(quote.id)
        return LINE_ENDS
    named = ", ".join(folds) or "several folds"
    message = f"quote '{quote.id}' differs from {article.path} by {named}"
    detail = (
        f"expected: {shown(quote.exact)}",
        f"found:    {shown(exact)}  (characters {start}–{start + len(exact)})",
    )
    hint = "copy the file's own characters"
    proof.faults.append(Fault("Q004", message, quote.at.where("exact"), hint, detail))
    return named


def _other_line_ends(article: _Article) -> Fault:
    count = len(article.other_line_ends)
    what = f"quote '{article.other_line_ends[0]}' differs" if count == 1 else f"{count:,} quotes differ"
    message = (
        f"{what} from {article.path} by line ends only: the article has {line_ends_of(article.source.text)}"
    )
    hint = (
        "keep Git from rewriting articles: 'seeds/** -text' in .gitattributes, then check the files out anew"
    )
    return Fault("Q015", message, article.source.at.where("file"), hint)


def _explain_absent(absent: list[Quote], articles: Mapping[str, _Article], proof: Proof) -> None:
    """Say for each absent quote that another source has it, or what in its own comes nearest."""
    elsewhere: dict[str, str] = {}
    for article in articles.values() if absent else ():
        for wording, spans in article.folds.find({quote.exact for quote in absent}).items():
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
