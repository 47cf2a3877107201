"""Checks of the story: a step names what can be shown, and its texts are short enough for a reader."""

from __future__ import annotations

from collections.abc import Iterator

from caribmap.check.context import Context
from caribmap.dossier.document import Step
from caribmap.dossier.settings import Settings, StoryStep
from caribmap.faults import Fault

TEXT_CHARS = 280
"""Longest text of a step in code points: about six lines of the reading column."""
NOTE_CHARS = 40
"""Longest note: it stands on the map beside its place."""
MOST_STEPS = 20
"""Steps beyond which few readers come to the end."""


def check_story(context: Context) -> Iterator[Fault]:
    settings = context.dossier.settings
    drawn = {place.id for place in context.dossier.places if place.geometry is not None}
    for step in settings.story:
        yield from _check_lengths(step)
        yield from _check_framing(step)
        yield from _check_drawn(step, context, drawn)
        yield from _check_borders(step, settings)
    if len(settings.story) > MOST_STEPS:
        first = settings.story[MOST_STEPS]
        message = f"the story has {len(settings.story)} steps, expected at most {MOST_STEPS}"
        yield Fault("T005", message, first.at.where(), "leave steps out, or join them")


def _check_lengths(step: StoryStep) -> Iterator[Fault]:
    for language, text in step.text.items():
        if len(text) > TEXT_CHARS:
            message = f"the text of a step has {len(text)} characters, expected at most {TEXT_CHARS}"
            yield Fault("T001", message, step.at.where("text", language), "shorten it, or make it two steps")
    for index, note in enumerate(step.notes):
        for language, text in note.text.items():
            if len(text) > NOTE_CHARS:
                message = (
                    f"the note at '{note.place}' has {len(text)} characters, expected at most {NOTE_CHARS}"
                )
                yield Fault("T002", message, step.at.where("notes", index, "text", language), "shorten it")


def _check_framing(step: StoryStep) -> Iterator[Fault]:
    if step.view is not None and step.frame:
        message = f"a step has both the view '{step.view}' and a frame, expected one of them"
        yield Fault("T004", message, step.at.where("frame"), "keep view or frame")
    if step.place is not None:
        message = f"'place' is the older form of 'show': the step shows '{step.place}' and opens no card"
        yield Fault("T007", message, step.at.where("place"), f"write show: [{step.place}]")


def _check_drawn(step: StoryStep, context: Context, drawn: set[str]) -> Iterator[Fault]:
    places = context.ids["place"]
    for name, steps in _named(step):
        if name in drawn or name not in places or not context.is_whole("place"):
            continue
        message = f"place '{name}' is not drawn: the articles state no position"
        yield Fault("T003", message, step.at.where(*steps), "take it out of the step, and quote it instead")


def _check_borders(step: StoryStep, settings: Settings) -> Iterator[Fault]:
    if not settings.worldviews:
        return
    default = settings.worldviews[0].id
    hidden = hidden_places(settings, step.world or default)
    for name, steps in _named(step):
        if name in hidden:
            message = f"place '{name}' is hidden in the step's border view '{step.world or default}'"
            yield Fault(
                "T006", message, step.at.where(*steps), "choose another border view, or leave the place out"
            )


def _named(step: StoryStep) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """Each place that a step names, with the steps to its id; but `place`, which may have no position."""
    for key, names in (("frame", step.frame), ("show", step.show)):
        for index, name in enumerate(names):
            yield name, (key, index)
    for index, note in enumerate(step.notes):
        yield note.place, ("notes", index, "place")


def hidden_places(settings: Settings, worldview: str | None) -> frozenset[str]:
    """Ids of the places that a border view takes off the map; none in a border view that there is not."""
    chosen = next((candidate for candidate in settings.worldviews if candidate.id == worldview), None)
    if chosen is None:
        return frozenset()
    elsewhere = {name for candidate in settings.worldviews for name in candidate.shows}
    return frozenset(elsewhere - set(chosen.shows) | set(chosen.hides))
