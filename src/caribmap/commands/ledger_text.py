"""Printing the ledger of place names, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from caribmap.commands.printing import counted, named
from caribmap.derive.sentences import sentence_around
from caribmap.pipeline.records import mention_as_record
from caribmap.runtime.terminal import say_lines, visible
from caribmap.text.languages import english_name

if TYPE_CHECKING:
    from caribmap.derive.ledger import Ledger, Mention
    from caribmap.dossier.dossier import Dossier

RECOGNISED_BY = {
    "dossier": "name of the dossier",
    "world": "in a list of the world's names",
    "shape": "by its shape",
    "ner": "by a model",
}


def ledger_as_records(ledger: Ledger, dossier: Dossier) -> dict[str, Any]:
    """Output of `mentions` for JSON; offsets are code points of `file`, which is relative to the dossier."""
    files = {source.id: f"seeds/{source.file}" for source in dossier.sources}

    def record(mention: Mention) -> dict[str, Any]:
        article = {"source": mention.source, "file": files[mention.source]}
        return article | mention_as_record(mention)

    lists = ("mentions", "unaccounted", "possible")
    return {key: [record(found) for found in getattr(ledger, key)] for key in lists}


def say_ledger(ledger: Ledger, dossier: Dossier) -> None:
    """Print a line per accounted mention, the open and the possible names by wording, then the totals."""
    texts = {source.id: source.text for source in dossier.sources}
    say_lines(
        f"{_position(found)}  {visible(found.surface)}  {_account(found)}  {_sentence(texts, found)}"
        for found in ledger.mentions
        if not found.is_open
    )
    say_lines(_by_wording("Neither mapped nor ruled out", ledger.unaccounted, texts))
    say_lines(_by_wording("Possible names, which nobody has to account for", ledger.possible, texts))
    say_lines(_totals(ledger))


def _account(mention: Mention) -> str:
    return mention.place or f"({visible(mention.ruling or '')})"


def _by_wording(title: str, mentions: Iterable[Mention], texts: Mapping[str, str]) -> Iterator[str]:
    """A wording in all its letter cases once, with the class and the sentence of each mention."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.surface.casefold(), []).append(mention)
    if groups:
        yield f"\n{title}:"
    for members in groups.values():
        surfaces = ", ".join(
            visible(surface) for surface in dict.fromkeys(found.surface for found in members)
        )
        classes = ", ".join(RECOGNISED_BY[name] for name in sorted({found.confidence for found in members}))
        yield f"{surfaces}  {counted(len(members), 'times')}, {classes}"
        yield from (f"    {_position(found)}  {_sentence(texts, found)}" for found in members)


def _totals(ledger: Ledger) -> Iterator[str]:
    mapped = sum(found.place is not None for found in ledger.mentions)
    unaccounted = len(ledger.unaccounted)
    ruled_out = len(ledger.mentions) - mapped - unaccounted
    total = counted(len(ledger.mentions), "mentions")
    possible = f", {len(ledger.possible)} possible" if ledger.possible else ""
    yield f"{total}: {mapped} mapped, {ruled_out} ruled out, {unaccounted} unaccounted{possible}"
    for language in ledger.unrecognised:
        yield f"place names in {visible(english_name(language))} are not recognised, except the dossier's own"
    for model in ledger.models:
        yield f"model for named entities: {visible(model)}"


def _position(mention: Mention) -> str:
    return f"{named(mention.source)}:{mention.start}-{mention.end}"


def _sentence(texts: Mapping[str, str], mention: Mention) -> str:
    """The sentence with its mention marked, on one line."""
    before, after = sentence_around(texts[mention.source], mention.start, mention.end)
    return visible(" ".join(f"{before}»{mention.surface}«{after}".split()))
