"""Checks of references: every id that a record names is the id of a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from caribmap.check.context import Context, unique
from caribmap.dossier.document import At, Step
from caribmap.dossier.nouns import (
    BearingRecipe,
    LinkRecipe,
    OffshoreRecipe,
    OutlineRecipe,
    Recipe,
    RingRecipe,
    SpanRuling,
    TermRuling,
)
from caribmap.dossier.settings import Settings
from caribmap.faults import Fault

Reference = tuple[At, str, tuple[Step, ...], str]
"""Position of the referring record, noun of the target, steps to the id, and the id."""


def check_references(context: Context) -> Iterator[Fault]:
    for at, noun, steps, name in _references(context):
        if not context.knows(noun, name):
            yield Fault("K010", f"there is no {noun} '{name}'", at.where(*steps), context.hint(noun, name))
    coast = context.dossier.coast
    if coast is None:
        return
    for land in coast.land:
        if not context.knows("place", land.land_of):
            where = land.at.where("properties", "land_of")
            message = f"there is no place '{land.land_of}' for land '{land.id}'"
            yield Fault("K010", message, where, context.hint("place", land.land_of))


def check_repeated_references(context: Context) -> Iterator[Fault]:
    """No list names the same record twice: the page would show it twice."""
    for quote in context.unchecked.quotes:
        if len(quote.places) > 1:
            yield from _repeated(quote.at, "place", "places", quote.places)
        if len(quote.denies) > 1:
            yield from _repeated(quote.at, "quote", "denies", quote.denies)
    for event in context.dossier.events:
        yield from _repeated(event.at, "quote", "quotes", event.quotes)
        yield from _repeated(event.at, "place", "places", event.places)
    yield from _repeated(
        context.dossier.settings.at, "language", "languages", context.dossier.settings.languages
    )
    for view in context.dossier.settings.views:
        yield from _repeated(view.at, "layer", "layers", view.layers or ())
    for step in context.dossier.settings.story:
        yield from _repeated(step.at, "place", "frame", step.frame)
        yield from _repeated(step.at, "place", "show", step.show)
        yield from _repeated(step.at, "quote", "quotes", step.quotes)


def _repeated(at: At, noun: str, key: str, names: Iterable[str]) -> Iterator[Fault]:
    names = tuple(names)
    if len(names) == len(set(names)):
        return
    for index, name, first in unique(names):
        if not first:
            yield Fault(
                "K012", f"{noun} '{name}' is listed twice", at.where(key, index), "remove one of the two"
            )


def _each(at: At, noun: str, key: str, names: Iterable[str] | None) -> Iterator[Reference]:
    for index, name in enumerate(names or ()):
        yield at, noun, (key, index), name


def _one(at: At, noun: str, key: str, name: str | None) -> Iterator[Reference]:
    if name is not None:
        yield at, noun, (key,), name


def _references(context: Context) -> Iterator[Reference]:
    dossier = context.dossier
    yield from _of_settings(dossier.settings)
    yield from _of_places(context)
    yield from _of_quotes(context)
    for event in dossier.events:
        yield from _each(event.at, "quote", "quotes", event.quotes)
        yield from _each(event.at, "place", "places", event.places)
    for discrepancy in dossier.discrepancies:
        for index, answer in enumerate(discrepancy.answers):
            inner = At(discrepancy.at.document, (*discrepancy.at.steps, "answers", index))
            yield from _each(inner, "quote", "quotes", answer.quotes)
    rulings: tuple[TermRuling | SpanRuling, ...] = (*dossier.term_rulings, *dossier.span_rulings)
    for ruling in rulings:
        yield from _one(ruling.at, "place", "place", ruling.place)
    for span in dossier.span_rulings:
        yield span.at, "source", ("source",), span.source


def _of_quotes(context: Context) -> Iterator[Reference]:
    """References to sources and places, but only if any of them is unknown, origins, denied quotes."""
    quotes = context.unchecked.quotes
    sources = {quote.source for quote in quotes}
    places = set(chain.from_iterable(quote.places for quote in quotes))
    if not (sources <= context.ids["source"] and places <= context.ids["place"]):
        for quote in quotes:
            yield quote.at, "source", ("source",), quote.source
            yield from _each(quote.at, "place", "places", quote.places)
    if context.dossier.settings.origins:  # a dossier need not name any origin
        for quote in quotes:
            yield from _one(quote.at, "origin", "origin", quote.origin)
            if quote.origin_inferred:
                yield quote.at, "origin", ("origin_inferred", "value"), quote.origin_inferred.value
    for quote in quotes:
        if quote.denies:
            yield from _each(quote.at, "quote", "denies", quote.denies)


def _of_settings(settings: Settings) -> Iterator[Reference]:
    for view in settings.views:
        yield from _each(view.at, "layer", "layers", view.layers)
    for worldview in settings.worldviews:
        yield from _each(worldview.at, "place", "shows", worldview.shows)
        yield from _each(worldview.at, "place", "hides", worldview.hides)
        yield from _each(worldview.at, "quote", "quotes", worldview.quotes)
    for step in settings.story:
        yield from _one(step.at, "view", "view", step.view)
        yield from _each(step.at, "layer", "layers", step.layers)
        yield from _each(step.at, "place", "frame", step.frame)
        yield from _each(step.at, "place", "show", step.show)
        yield from _each(step.at, "quote", "quotes", step.quotes)
        for index, note in enumerate(step.notes):
            yield step.at, "place", ("notes", index, "place"), note.place
        yield from _one(step.at, "place", "place", step.place)
        yield from _one(step.at, "worldview", "world", step.world)
    for index, correction in enumerate(settings.edition.corrections):
        at = At(settings.at.document, ("edition", "corrections", index))
        yield from _each(at, "place", "places", correction.places)


def _of_places(context: Context) -> Iterator[Reference]:
    """References to layers only if any of them is unknown, and all others."""
    places = context.dossier.places
    if not {place.layer for place in places} <= context.ids["layer"]:
        for place in places:
            yield place.at, "layer", ("properties", "layer"), place.layer
    for place in places:
        if place.lead is not None:
            yield place.at, "quote", ("properties", "lead"), place.lead
        if place.recipe is not None:
            yield from _of_recipe(place.at, place.recipe)


def _of_recipe(place: At, recipe: Recipe) -> Iterator[Reference]:
    if isinstance(recipe, OutlineRecipe):
        return
    kind, names = _places_of(recipe)
    at = At(place.document, (*place.steps, "properties", "recipe", kind))
    for key, name in names.items():
        yield at, "place", (key,), name
    if isinstance(recipe, LinkRecipe):
        yield from _each(at, "place", "via", recipe.via)
    else:
        yield at, "quote", ("quote",), recipe.quote


def _places_of(
    recipe: OffshoreRecipe | BearingRecipe | LinkRecipe | RingRecipe,
) -> tuple[str, dict[str, str]]:
    """The recipe's key, and the ids of the places that the recipe names, by key."""
    if isinstance(recipe, OffshoreRecipe):
        return "offshore", {"coast": recipe.coast, "facing": recipe.facing}
    if isinstance(recipe, BearingRecipe):
        return "bearing", {"from": recipe.origin}
    if isinstance(recipe, LinkRecipe):
        return "link", {"from": recipe.origin, "to": recipe.target}
    return "ring", {"center": recipe.center}
