"""Checks of dates: every date is EDTF, and no time window of a story step ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from caribmap.check.context import Context
from caribmap.dossier.document import At, Step
from caribmap.dossier.dossier import Dossier
from caribmap.dossier.nouns import Inferred, Quote, Reference
from caribmap.faults import Fault
from caribmap.text.dates import day_order, parse_date

Dated = tuple[At, tuple[Step, ...], str | None]


def check_dates(context: Context) -> Iterator[Fault]:
    for at, steps, date in _dates(context.unchecked):
        if date is None:
            continue
        try:
            parse_date(date)
        except ValueError as error:
            hint = "write the date as EDTF: 2025-10-31, 2025-10, XXXX-10-26, 2025-10~, 2025-10-31/2025-11-07"
            yield Fault("E001", str(error), at.where(*steps), hint)


def check_story_spans(context: Context) -> Iterator[Fault]:
    for step in context.dossier.settings.story:
        if step.begin is None or step.end is None:
            continue
        try:
            begin, end = parse_date(step.begin).earliest, parse_date(step.end).latest
        except ValueError:
            continue
        if begin and end and day_order(begin) > day_order(end):
            message = f"the step's time window from {step.begin} to {step.end} ends before it begins"
            yield Fault("E003", message, step.at.where("from"), "swap 'from' and 'to'")


def _dates(dossier: Dossier) -> Iterator[Dated]:
    """All dates, of quotes those that are none."""
    settings = dossier.settings
    yield settings.at, ("edition", "as_of"), settings.edition.as_of
    for index, correction in enumerate(settings.edition.corrections):
        yield settings.at, ("edition", "corrections", index, "date"), correction.date
    for worldview in settings.worldviews:
        yield from _of_references(worldview.at, worldview.references)
    for step in settings.story:
        yield step.at, ("from",), step.begin
        yield step.at, ("to",), step.end
    for source in dossier.sources:
        yield source.at, ("published",), source.published
        if published := source.inferred.get("published"):
            yield source.at, ("inferred", "published", "value"), published.value
    yield from _of_quotes(dossier.quotes)
    for event in dossier.events:
        yield event.at, ("when",), event.when
        yield from _inferred(event.at, "when_inferred", event.when_inferred)
    for discrepancy in dossier.discrepancies:
        yield from _of_references(discrepancy.at, discrepancy.references)


def _of_quotes(quotes: Sequence[Quote]) -> Iterator[Dated]:
    wrong = {date for date in {quote.date for quote in quotes} if date and not _is_date(date)}
    for quote in quotes:
        if quote.date in wrong:
            yield quote.at, ("date",), quote.date
        if quote.date_inferred:
            yield from _inferred(quote.at, "date_inferred", quote.date_inferred)


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def _inferred(at: At, key: str, inferred: Inferred | None) -> Iterator[Dated]:
    if inferred is not None:
        yield at, (key, "value"), inferred.value


def _of_references(at: At, references: tuple[Reference, ...]) -> Iterator[Dated]:
    for index, reference in enumerate(references):
        yield at, ("references", index, "published"), reference.published
