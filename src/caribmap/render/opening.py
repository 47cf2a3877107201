"""The state in which a snippet opens the map: a place, a view, a step of the story, a border view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from caribmap.payload.rows import having
from caribmap.payload.types import Payload, PayloadPlace, PayloadStoryStep


@dataclass(frozen=True, slots=True)
class Opening:
    """None means the map's default; `story` is a step's number, from 1. Field names are fragment keys."""

    place: str | None = None
    view: str | None = None
    lang: str | None = None
    theme: str | None = None
    story: int | None = None
    world: str | None = None

    def choices(self) -> dict[str, str]:
        """What is chosen, by fragment key."""
        chosen = {
            "story": None if self.story is None else str(self.story),
            "place": self.place,
            "view": self.view,
            "world": self.world,
            "lang": self.lang,
            "theme": self.theme,
        }
        return {key: value for key, value in chosen.items() if value is not None}

    def language(self, payload: Payload) -> str:
        return self.lang or payload["languages"][0]


def step_of(payload: Payload, opening: Opening) -> PayloadStoryStep | None:
    """The step of the story, None if the opening names none. Raises IndexError for an unknown number."""
    return None if opening.story is None else payload["story"][opening.story - 1]


def subjects_of(payload: Payload, opening: Opening) -> list[PayloadPlace]:
    """The places that the opening is about: its own, and its step's; in the payload's order."""
    step = step_of(payload, opening)
    return places_named(payload, {opening.place, *_ids(step, "place"), *_ids(step, "show")})


def framed_by(payload: Payload, opening: Opening) -> list[PayloadPlace]:
    """The places to which the opening's step frames the map; [] for a view."""
    return places_named(payload, set(_ids(step_of(payload, opening), "frame")))


def places_named(payload: Payload, ids: set[str | None]) -> list[PayloadPlace]:
    return list(having(payload["places"], "id", ids))


def _ids(step: PayloadStoryStep | None, key: str) -> list[str]:
    """Ids under a key of a step, which not every step has."""
    found: Any = None if step is None else step.get(key)
    return [found] if isinstance(found, str) else list(found or ())


def world_of(payload: Payload, opening: Opening) -> str | None:
    """Id of the border view that the map opens with; None in a dossier without any."""
    step = step_of(payload, opening)
    first = payload["worldviews"][0]["id"] if payload["worldviews"] else None
    return opening.world or (step["world"] if step else None) or first


def hidden_in(payload: Payload, world: str | None) -> set[str]:
    """Ids of the places that a border view takes off the map: what only others show, and what it hides."""
    shown_by_all = {place for each in payload["worldviews"] for place in each["shows"]}
    for each in payload["worldviews"]:
        if each["id"] == world:
            return shown_by_all - set(each["shows"]) | set(each["hides"])
    return set()
