"""Checks of the house limits on quoting: length of a quote, and share of an article that is quoted."""

from __future__ import annotations

from collections.abc import Iterator

from caribmap.check.context import Context
from caribmap.check.shares import quoted_shares
from caribmap.faults import Fault


def check_quotation(context: Context) -> Iterator[Fault]:
    settings = context.dossier.settings
    longest = settings.quotation.max_chars
    for quote in context.unchecked.quotes:
        length = len(quote.exact)
        if length > settings.limits.quote_chars:
            message = (
                f"quote '{quote.id}' has {length} characters, "
                f"expected at most {settings.limits.quote_chars} (limits.quote_chars)"
            )
            hint = "quote a sentence, or raise limits.quote_chars in caribmap.yaml"
            yield Fault("Q007", message, quote.at.where("exact"), hint)
        elif length > longest:
            message = f"quote '{quote.id}' has {length} characters, over the house limit of {longest}"
            hint = "quote a shorter clause, or raise quotation.max_chars in caribmap.yaml"
            yield Fault("Q005", message, quote.at.where("exact"), hint)
        if quote.id in quote.denies:
            where = quote.at.where("denies", quote.denies.index(quote.id))
            yield Fault("Q017", f"quote '{quote.id}' denies itself", where, "name the quote that it denies")
    shares = quoted_shares(context.dossier.sources, context.spans)
    limit = settings.quotation.max_share
    for source in context.dossier.sources:
        if shares[source.id] > limit:
            share = shares[source.id]
            message = f"the quotes show {share:.0%} of '{source.id}', over the house limit of {limit:.0%}"
            hint = "quote less of it, or raise quotation.max_share in caribmap.yaml"
            yield Fault("Q006", message, source.at.where("file"), hint)
