"""Check of rulings on mentions: each says either which place is meant or why none is."""

from __future__ import annotations

from collections.abc import Iterator

from caribmap.check.context import Context
from caribmap.dossier.nouns import SpanRuling, TermRuling
from caribmap.faults import Fault


def check_rulings(context: Context) -> Iterator[Fault]:
    dossier = context.dossier
    rulings: tuple[TermRuling | SpanRuling, ...] = (*dossier.term_rulings, *dossier.span_rulings)
    for ruling in rulings:
        if (ruling.ruling is None) == (ruling.place is None):
            found = "neither 'place' nor 'ruling'" if ruling.place is None else "both 'place' and 'ruling'"
            hint = "write 'place' if it is mapped, 'ruling' if it is ruled out"
            yield Fault("M006", f"a ruling has {found}, expected one of them", ruling.at.where(), hint)
