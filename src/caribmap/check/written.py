"""All texts of a dossier that were written by hand, with their positions; only prose may have line breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import TypeVar, get_type_hints

from caribmap.check.invisible import is_plain
from caribmap.dossier.document import At, Step
from caribmap.dossier.dossier import Dossier
from caribmap.dossier.nouns import (
    BearingRecipe,
    Discrepancy,
    Event,
    Inferred,
    LinkRecipe,
    OffshoreRecipe,
    OutlineRecipe,
    Place,
    Quote,
    Recipe,
    Reference,
    Source,
    SpanRuling,
    TermRuling,
    Text,
)
from caribmap.dossier.settings import Layer, Origin, Settings, View, Worldview

NAME, PROSE = "", "\t\n\r"
"""Control characters that the text may contain."""
EDITION = ("version", "byline", "desk", "contact", "imprint", "privacy", "signed_off")
QUOTE_TEXTS = {
    key: NAME if key == "speaker" else PROSE
    for key, annotation in get_type_hints(Quote).items()
    if annotation == Text | None
}
"""Every key of a quote that holds text per language."""

BATCH = 1_000
Record = TypeVar("Record")
Words = Iterable[str | None]
Written = tuple[At, tuple[Step, ...], str | Mapping[str, str] | None, str]
"""Position of a text, the text, and NAME or PROSE."""


def written_texts(dossier: Dossier) -> Iterator[Written]:
    """Yield all texts but those of which a glance shows that they have no invisible character.

    The wording of quotes is not among them: it belongs to the articles.
    """
    yield from _of_settings(dossier.settings)
    yield from chain.from_iterable(map(_of_source, dossier.sources))
    yield from chain.from_iterable(map(_of_place, unless_plain(dossier.places, _words_of_places)))
    yield from chain.from_iterable(map(_of_quote, unless_plain(dossier.quotes, _words_of_quotes)))
    yield from chain.from_iterable(map(_of_event, dossier.events))
    yield from chain.from_iterable(map(_of_discrepancy, dossier.discrepancies))
    rulings: tuple[TermRuling | SpanRuling, ...] = (*dossier.term_rulings, *dossier.span_rulings)
    yield from chain.from_iterable(map(_of_ruling, rulings))


def unless_plain(
    records: Sequence[Record], words_of: Callable[[Sequence[Record]], Words]
) -> Iterator[Record]:
    """The records that may have an invisible character: a batch of plain words is passed over."""
    for begin in range(0, len(records), BATCH):
        batch = records[begin : begin + BATCH]
        if not is_plain("".join(filter(None, words_of(batch)))):
            yield from batch


def _words_of_places(places: Sequence[Place]) -> Words:
    yield from chain.from_iterable(place.names.values() for place in places)
    for place in places:
        if place.aliases:
            yield from chain.from_iterable(place.aliases.values())
        if place.authority:
            yield from place.authority.values()
    for geocoding in {id(place.geocoding): place.geocoding for place in places}.values():
        yield geocoding.method
        yield from (geocoding.note or {}).values()
    for place in places:
        if place.recipe:
            for _, _, words, _ in _of_recipe(place.at, place.recipe):
                yield from words.values() if isinstance(words, Mapping) else (words,)


def _words_of_quotes(quotes: Sequence[Quote]) -> Words:
    for key in QUOTE_TEXTS:
        for text in filter(None, map(attrgetter(key), quotes)):
            yield from text.values()
    for quote in quotes:
        for found in filter(None, (quote.date_inferred, quote.origin_inferred)):
            yield from found.reason.values()


def _of_settings(settings: Settings) -> Iterator[Written]:
    at = settings.at
    yield at, ("title",), settings.title, NAME
    yield at, ("subtitle",), settings.subtitle, PROSE
    yield at, ("credits",), settings.credits, PROSE
    for key in EDITION:
        yield at, ("edition", key), getattr(settings.edition, key), NAME
    for index, correction in enumerate(settings.edition.corrections):
        yield at, ("edition", "corrections", index, "text"), correction.text, PROSE
    named: tuple[Layer | View | Worldview | Origin, ...] = (
        *settings.layers, *settings.views, *settings.worldviews, *settings.origins,
    )  # fmt: skip
    for record in named:
        yield record.at, ("name",), record.name, NAME
    for view in settings.views:
        yield view.at, ("caption",), view.caption, PROSE
    for worldview in settings.worldviews:
        yield worldview.at, ("note",), worldview.note, PROSE
        yield from _of_references(worldview.at, worldview.references)
    for step in settings.story:
        yield step.at, ("title",), step.title, NAME
        yield step.at, ("text",), step.text, PROSE
        for index, note in enumerate(step.notes):
            yield step.at, ("notes", index, "text"), note.text, NAME


def _of_references(at: At, references: tuple[Reference, ...]) -> Iterator[Written]:
    for index, reference in enumerate(references):
        yield at, ("references", index, "title"), reference.title, NAME


def _of_source(source: Source) -> Iterator[Written]:
    for key in ("short", "title", "publisher", "author"):
        yield source.at, (key,), getattr(source, key), NAME
    yield source.at, ("about",), source.about, PROSE
    for key, found in source.inferred.items():
        yield source.at, ("inferred", key, "value"), found.value, NAME
        yield from _reason(source.at, ("inferred", key), found)


def _of_place(place: Place) -> Iterator[Written]:
    at, geocoding = place.at, place.geocoding
    yield at, ("properties", "names"), place.names, NAME
    for language, aliases in place.aliases.items():
        for index, alias in enumerate(aliases):
            yield at, ("properties", "aliases", language, index), alias, NAME
    for key, identifier in place.authority.items():
        yield at, ("properties", "authority", key), identifier, NAME
    if geocoding.method or geocoding.note:
        yield at, ("properties", "geocoding", "method"), geocoding.method, PROSE
        yield at, ("properties", "geocoding", "note"), geocoding.note, PROSE
    if place.recipe:
        yield from _of_recipe(at, place.recipe)


def _of_recipe(at: At, recipe: Recipe) -> Iterator[Written]:
    if isinstance(recipe, LinkRecipe | OutlineRecipe):
        return
    named = {OffshoreRecipe: "offshore", BearingRecipe: "bearing"}
    steps = ("properties", "recipe", named.get(type(recipe), "ring"))
    yield at, (*steps, "assumption"), recipe.assumption, PROSE
    if isinstance(recipe, OffshoreRecipe):
        for index, point in enumerate(recipe.measured):
            yield at, (*steps, "measured", index, "name"), point.name, NAME


def _of_quote(quote: Quote) -> Iterator[Written]:
    for key, lines in QUOTE_TEXTS.items():
        if text := getattr(quote, key):
            yield quote.at, (key,), text, lines
    yield from _reason(quote.at, ("date_inferred",), quote.date_inferred)
    yield from _reason(quote.at, ("origin_inferred",), quote.origin_inferred)


def _of_event(event: Event) -> Iterator[Written]:
    yield event.at, ("title",), event.title, NAME
    yield from _reason(event.at, ("when_inferred",), event.when_inferred)


def _of_discrepancy(discrepancy: Discrepancy) -> Iterator[Written]:
    yield discrepancy.at, ("question",), discrepancy.question, NAME
    for index, answer in enumerate(discrepancy.answers):
        yield discrepancy.at, ("answers", index, "value"), answer.value, NAME
    yield from _of_references(discrepancy.at, discrepancy.references)
    yield discrepancy.at, ("note",), discrepancy.note, PROSE


def _of_ruling(ruling: TermRuling | SpanRuling) -> Iterator[Written]:
    yield ruling.at, ("ruling",), ruling.ruling, NAME
    yield ruling.at, ("reason",), ruling.reason, PROSE


def _reason(at: At, steps: tuple[Step, ...], inferred: Inferred | None) -> Iterator[Written]:
    if inferred:
        yield at, (*steps, "reason"), inferred.reason, PROSE
