"""The report for an editor's sign-off: every quote with its proof, quoted shares, coverage, open points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from caribmap.cartography.words import text_in
from caribmap.check.proof import QuoteSpan
from caribmap.derive.ledger import Mention
from caribmap.derive.recall import RECALL
from caribmap.derive.records import Derived
from caribmap.dossier.dossier import Dossier
from caribmap.dossier.nouns import Quote
from caribmap.dossier.settings import Edition
from caribmap.faults import Fault
from caribmap.pipeline.examine import Examined
from caribmap.text.languages import english_name
from caribmap.version import __version__

EDITION_POINTS = {
    "version": "no version",
    "as_of": "no as-of date",
    "byline": "no byline",
    "desk": "no desk",
    "contact": "no contact",
    "imprint": "no imprint",
    "privacy": "no privacy notice",
    "signed_off": "not signed off",
}

NOT_CHECKED = (
    "whether what an article says is true",
    "whether a quote supports the place, the event or the answer that it stands under",
    "whether a position, date, speaker, translation or note is right",
    "whether the articles name places that the program does not recognise",
)
"""What no check of the program looks at and an editor has to."""

Verdict = Literal["quoted verbatim", "quoted up to a fold", "not proven"]


@dataclass(frozen=True, slots=True)
class ReportedSource:
    """A source as the report shows it; `quoted_share` is from 0 to 1."""

    id: str
    file: str
    short: str
    sha256: str
    chars: int
    quoted_share: float


@dataclass(frozen=True, slots=True)
class ReportedQuote:
    """A quote as the report shows it; `start` and `end` are code points of `file`, None if not proven."""

    id: str
    source: str
    file: str
    language: str
    start: int | None
    end: int | None
    exact: str
    places: tuple[str, ...]
    speaker: str | None
    modality: str | None
    verdict: Verdict
    fold: str | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Numbers of mentions of place names, and a line for each that is unaccounted, and for each possible one.

    `recall` is the measured share that is recognised, by language; `unrecognised` are languages, in English.
    """

    mentions: int
    mapped: int
    ruled_out: int
    unaccounted: tuple[str, ...]
    possible: tuple[str, ...]
    recall: Mapping[str, float]
    unrecognised: tuple[str, ...]
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. `language` is the language of the title and of the speakers."""

    title: str
    language: str
    generator: str
    edition: Mapping[str, Any]
    open_points: tuple[str, ...]
    faults: tuple[str, ...]
    not_checked: tuple[str, ...]
    coverage: Coverage
    max_share: float
    sources: tuple[ReportedSource, ...]
    quotes: tuple[ReportedQuote, ...]


def report_of(examined: Examined, dossier: Dossier, derived: Derived) -> Report:
    """The report on a dossier as far as it could be read; texts are in its first language."""
    quotes = tuple(_quotes(dossier, examined.spans))
    coverage = _coverage(dossier, derived)
    return Report(
        title=text_in(dossier.settings.title, dossier.settings.languages[0])[0],
        language=dossier.settings.languages[0],
        generator=f"caribmap {__version__}",
        edition=asdict(dossier.settings.edition),
        open_points=tuple(_open_points(dossier, examined.faults, quotes, coverage)),
        faults=tuple(map(str, examined.faults)),
        not_checked=NOT_CHECKED,
        coverage=coverage,
        max_share=dossier.settings.quotation.max_share,
        sources=tuple(
            ReportedSource(
                source.id,
                source.file,
                source.short,
                source.sha256,
                len(source.text),
                round(derived.quoted_shares[source.id], 4),
            )
            for source in dossier.sources
        ),
        quotes=quotes,
    )


def _quotes(dossier: Dossier, spans: Mapping[str, QuoteSpan]) -> Iterator[ReportedQuote]:
    sources = {source.id: source for source in dossier.sources}
    for quote in dossier.quotes:
        span = spans.get(quote.id)
        source = sources.get(quote.source)
        yield ReportedQuote(
            id=quote.id,
            source=quote.source,
            file=source.file if source else "",
            language=source.language if source else "",
            start=span.start if span else None,
            end=span.end if span else None,
            exact=span.exact if span else quote.exact,
            places=quote.places,
            speaker=_speaker(quote, dossier),
            modality=quote.modality,
            verdict=_verdict(span),
            fold=span.fold if span else None,
        )


def _speaker(quote: Quote, dossier: Dossier) -> str | None:
    return text_in(quote.speaker, dossier.settings.languages[0])[0] if quote.speaker else None


def _verdict(span: QuoteSpan | None) -> Verdict:
    if span is None:
        return "not proven"
    return "quoted up to a fold" if span.fold else "quoted verbatim"


def _coverage(dossier: Dossier, derived: Derived) -> Coverage:
    texts = {source.id: source for source in dossier.sources}
    ledger = derived.ledger
    mentions, unaccounted = ledger.mentions, ledger.unaccounted
    mapped = sum(mention.place is not None for mention in mentions)

    def described(mention: Mention) -> str:
        return f"“{mention.surface}” in {texts[mention.source].file}, {mention.start}–{mention.end}"

    return Coverage(
        mentions=len(mentions),
        mapped=mapped,
        ruled_out=len(mentions) - mapped - len(unaccounted),
        unaccounted=tuple(map(described, unaccounted)),
        possible=tuple(map(described, ledger.possible)),
        recall={english_name(tag): RECALL[tag] for tag in ledger.languages if tag in RECALL},
        unrecognised=tuple(map(english_name, ledger.unrecognised)),
        models=ledger.models,
    )


def _open_points(
    dossier: Dossier, faults: tuple[Fault, ...], quotes: tuple[ReportedQuote, ...], coverage: Coverage
) -> Iterator[str]:
    """Yield what is missing or wrong in a dossier, most serious first."""
    unproven = [quote.id for quote in quotes if quote.verdict == "not proven"]
    if unproven:
        yield f"quotes not proven: {', '.join(unproven)}"
    if faults:
        yield f"faults: {len(faults)}"
    if coverage.unaccounted:
        yield f"unaccounted place names: {len(coverage.unaccounted)}"
    quoted = {place for quote in quotes for place in quote.places}
    unquoted = [place.id for place in dossier.places if place.id not in quoted]
    if unquoted:
        yield f"places without a quote: {', '.join(unquoted)}"
    edition: Edition = dossier.settings.edition
    yield from (f"edition: {missing}" for key, missing in EDITION_POINTS.items() if not getattr(edition, key))
    if not dossier.settings.url:
        yield "no address at which the map will be published (url)"
