"""Checks of discrepancies: two or more answers, each with quotes that contain its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from caribmap.check.context import Context
from caribmap.dossier.nouns import Answer, Discrepancy, Quote
from caribmap.faults import Fault
from caribmap.text.numbers import Number, numbers_in

_numbers: Callable[[str, str], Sequence[Number]] = lru_cache(maxsize=4096)(numbers_in)
"""Answers quote the same sentences again and again."""


def check_discrepancies(context: Context) -> Iterator[Fault]:
    for discrepancy in context.dossier.discrepancies:
        yield from _check_answers(discrepancy)
        yield from _check_kind(discrepancy, context.quotes)


def _check_answers(discrepancy: Discrepancy) -> Iterator[Fault]:
    where = discrepancy.at.where
    outside = discrepancy.kind == "outside-fact"
    if len(discrepancy.answers) < 2:
        message = (
            f"discrepancy '{discrepancy.id}' has {len(discrepancy.answers)} answer, expected two or more"
        )
        yield Fault("D001", message, where("answers"), "add another answer")
    if outside and not discrepancy.references:
        message = f"discrepancy '{discrepancy.id}' is of kind 'outside-fact', but has no reference"
        yield Fault("D005", message, where("references"), "add the document to 'references'")
    given: dict[str, int] = {}
    for index, answer in enumerate(discrepancy.answers):
        if not answer.quotes and not outside:
            message = f"answer {index + 1} of discrepancy '{discrepancy.id}' has no quote"
            yield Fault("D002", message, where("answers", index), "name the quote that gives it")
        for position, name in enumerate(answer.quotes):
            if given.setdefault(name, index) != index:
                message = f"quote '{name}' is listed under two answers of discrepancy '{discrepancy.id}'"
                hint = "keep it under one answer, or split the quote"
                yield Fault("D003", message, where("answers", index, "quotes", position), hint)


def _check_kind(discrepancy: Discrepancy, quotes: Mapping[str, Quote]) -> Iterator[Fault]:
    """Compare the kind with the sources of the quotes. An unknown quote is a fault of its own (K010)."""
    known = [quotes[name] for answer in discrepancy.answers for name in answer.quotes if name in quotes]
    if not known or len(known) < sum(len(answer.quotes) for answer in discrepancy.answers):
        return
    sources = {quote.source for quote in known}
    if discrepancy.kind == "between-sources" and len(sources) < 2:
        message = (
            f"discrepancy '{discrepancy.id}' is of kind 'between-sources', "
            f"but all its quotes are from '{min(sources)}'"
        )
        yield Fault(
            "D006",
            message,
            discrepancy.at.where("kind"),
            "write within-source, or add the other source's quote",
        )
    elif discrepancy.kind == "within-source" and len(sources) > 1:
        names = ", ".join(sorted(sources))
        message = (
            f"discrepancy '{discrepancy.id}' is of kind 'within-source', but its quotes are from {names}"
        )
        yield Fault("D006", message, discrepancy.at.where("kind"), "write between-sources, or remove a quote")


def check_answer_numbers(context: Context) -> Iterator[Fault]:
    """Every number in an answer is in one of the answer's quotes."""
    languages = {source.id: source.language for source in context.dossier.sources}
    for discrepancy in context.dossier.discrepancies:
        for index, answer in enumerate(discrepancy.answers):
            named = filter(None, map(context.quotes.get, answer.quotes))
            known = [quote for quote in named if quote.source in languages]
            if known and len(known) == len(answer.quotes):
                stated = {
                    value
                    for quote in known
                    for number in _numbers(quote.exact, languages[quote.source])
                    for value in number.values
                }
                yield from _check_numbers(discrepancy, index, answer, stated)


def _check_numbers(
    discrepancy: Discrepancy, index: int, answer: Answer, stated: set[float]
) -> Iterator[Fault]:
    for language, value in answer.value.items():
        for number in _numbers(value, language):
            if not stated.issuperset(number.values):
                message = (
                    f"'{number.surface}' in an answer of discrepancy '{discrepancy.id}' "
                    "is in none of the answer's quotes"
                )
                where = discrepancy.at.where("answers", index, "value", language)
                yield Fault(
                    "D004", message, where, "write a number of the quotes, or add the quote that says it"
                )
                return
