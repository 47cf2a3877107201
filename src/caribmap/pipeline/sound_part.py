"""The sound part of a dossier: without the records that have errors, and without what hangs on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from caribmap.dossier.document import At
from caribmap.dossier.settings import Settings
from caribmap.faults import is_error
from caribmap.pipeline.examine import Examined, Sound

Kept = Mapping[str, frozenset[str]]
"""The ids of the records that stay, by noun."""


def sound_part(examined: Examined) -> Sound | None:
    """What of a dossier can be shown; None if it has no settings, no layer or no view to show it with."""
    dossier, derived = examined.dossier, examined.derived
    if dossier is None or derived is None:
        return None
    faulty = {(fault.where.file, fault.where.pointer) for fault in examined.faults if is_error(fault)}
    pointers = tuple(f"{file}#{pointer}" for file, pointer in faulty)

    def is_sound(at: At) -> bool:
        begin = f"{at.document.file}#" + "".join(f"/{step}" for step in at.steps)
        return not any(one == begin or one.startswith(f"{begin}/") for one in pointers)

    def sound(records: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(record for record in records if is_sound(record.at))

    settings = dossier.settings
    layers = sound(settings.layers)
    kept: dict[str, frozenset[str]] = {"layer": _ids(layers)}
    sources, quotes = sound(dossier.sources), sound(dossier.quotes)
    kept["source"] = _ids(sources)
    places = [place for place in sound(dossier.places) if place.layer in kept["layer"]]
    kept["place"] = _ids(places)
    quotes = tuple(
        replace(quote, places=_those(quote.places, kept["place"]))
        for quote in quotes
        if quote.id in examined.spans and quote.source in kept["source"] and {*quote.places} & kept["place"]
    )
    kept["quote"] = _ids(quotes)
    part = replace(
        dossier,
        sources=sources,
        places=tuple(_place(place, kept) for place in places),
        quotes=quotes,
        events=tuple(
            _event(event, kept) for event in sound(dossier.events) if {*event.quotes} & kept["quote"]
        ),
        discrepancies=tuple(_discrepancy(one, kept) for one in sound(dossier.discrepancies)),
        settings=_settings(settings, layers, sound, kept),
    )
    if not part.settings.layers or not part.settings.views:
        return None
    mentions = tuple(m for m in derived.ledger.mentions if m.place is None or m.place in kept["place"])
    ledger = replace(derived.ledger, mentions=mentions)
    spans = {name: span for name, span in examined.spans.items() if name in kept["quote"]}
    return Sound(part, spans, replace(derived, ledger=ledger))


def _ids(records: Iterable[Any]) -> frozenset[str]:
    return frozenset(record.id for record in records)


def _those(names: Iterable[str] | None, kept: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in names or () if name in kept)


def _place(place: Any, kept: Kept) -> Any:
    return place if place.lead is None or place.lead in kept["quote"] else replace(place, lead=None)


def _event(event: Any, kept: Kept) -> Any:
    return replace(
        event, quotes=_those(event.quotes, kept["quote"]), places=_those(event.places, kept["place"])
    )


def _discrepancy(discrepancy: Any, kept: Kept) -> Any:
    answers = tuple(
        replace(answer, quotes=_those(answer.quotes, kept["quote"])) for answer in discrepancy.answers
    )
    return replace(discrepancy, answers=answers)


def _settings(
    settings: Settings, layers: tuple[Any, ...], sound: Any, kept: dict[str, frozenset[str]]
) -> Settings:
    views = tuple(
        view if view.layers is None else replace(view, layers=_those(view.layers, kept["layer"]))
        for view in sound(settings.views)
    )
    worldviews = tuple(
        replace(
            one,
            shows=_those(one.shows, kept["place"]),
            hides=_those(one.hides, kept["place"]),
            quotes=_those(one.quotes, kept["quote"]),
        )
        for one in sound(settings.worldviews)
    )
    corrections = tuple(
        replace(one, places=_those(one.places, kept["place"])) for one in settings.edition.corrections
    )
    kept = {**kept, "view": _ids(views), "worldview": _ids(worldviews)}
    return replace(
        settings,
        layers=layers,
        views=views,
        worldviews=worldviews,
        story=tuple(step for step in sound(settings.story) if _stands(step, kept)),
        origins=sound(settings.origins),
        edition=replace(settings.edition, corrections=corrections),
    )


def _stands(step: Any, kept: Kept) -> bool:
    """Whether everything that a step names is there."""
    named = {"view": [step.view], "worldview": [step.world], "layer": step.layers or ()}
    named["place"] = [getattr(step, "place", None), *(getattr(step, "show", None) or ())]
    named["quote"] = list(getattr(step, "quotes", None) or ())
    return all(name is None or name in kept[noun] for noun, names in named.items() for name in names)
