"""Stories whose steps cannot be shown, or hold more than a reader takes in: family T."""

from __future__ import annotations

from tests.dossier_edits import Edit, append, broken
from tests.golden.broken_records import SETTINGS, null_geometry

NOT_STATED = null_geometry(', "not_stated": "region-only"')


def story(*steps: str) -> Edit:
    return append(SETTINGS, f"story: [{', '.join(steps)}]\n")


def step(rest: str, text: str = "b") -> str:
    return f"{{title: a, text: {text}, {rest}}}"


BORDERS = append(
    SETTINGS, "worldviews: [{id: one, name: One}, {id: two, name: Two, hides: [saint-georges]}]\n"
)

STORY_CASES = (
    broken("T001", "caribmap.yaml:8:26", story(step("view: islands", "x" * 281))),
    broken("T001", "caribmap.yaml:8:38", story(step("view: islands", f"{{en: b, de: {'x' * 281}}}"))),
    broken("T002", "caribmap.yaml:8:66", story(step(f"notes: [{{place: saint-georges, text: {'x' * 41}}}]"))),
    broken("T003", "caribmap.yaml:8:36", *NOT_STATED, story(step("show: [saint-georges]"))),
    broken("T003", "caribmap.yaml:8:37", *NOT_STATED, story(step("frame: [saint-georges]"))),
    broken(
        "T003", "caribmap.yaml:8:45", *NOT_STATED, story(step("notes: [{place: saint-georges, text: c}]"))
    ),
    broken("T004", "caribmap.yaml:8:51", story(step("view: islands, frame: [saint-georges]"))),
    broken("T005", "caribmap.yaml:8:669", story(*[step("view: null")] * 21)),
    broken("T006", "caribmap.yaml:9:48", BORDERS, story(step("world: two, show: [saint-georges]"))),
    broken("T007", "caribmap.yaml:8:36", story(step("place: saint-georges"))),
)
"""Each at the id, text or key to change."""
