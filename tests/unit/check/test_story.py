"""Story steps: what they may say, name and hide, and what becomes of the key of the first format."""

from __future__ import annotations

from pathlib import Path

import pytest

import caribmap
from caribmap.check.story import MOST_STEPS, NOTE_CHARS, TEXT_CHARS
from caribmap.pipeline.compile import compile_dossier
from tests.dossier_edits import Edit, append, dossier
from tests.golden.broken_records import null_geometry

NOT_STATED = null_geometry(', "not_stated": "region-only"')


def story(*steps: str) -> Edit:
    return append("caribmap.yaml", "story:\n" + "".join(f"- {step}\n" for step in steps))


def codes(root: Path, *edits: Edit) -> list[str]:
    return [fault.code for fault in caribmap.check(dossier(root, *edits))]


def test_a_story_step_shows_the_places_that_it_names(tmp_path: Path) -> None:
    assert codes(tmp_path, story("{title: a, text: b, show: [saint-georges]}")) == []


@pytest.mark.parametrize(("characters", "found"), [(TEXT_CHARS, []), (TEXT_CHARS + 1, ["T001"])])
def test_a_text_of_280_characters_is_not_too_long(characters: int, found: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, story(f"{{title: a, text: {'ä' * characters}}}")) == found


@pytest.mark.parametrize(("characters", "found"), [(NOTE_CHARS, []), (NOTE_CHARS + 1, ["T002"])])
def test_a_note_of_40_characters_is_not_too_long(characters: int, found: list[str], tmp_path: Path) -> None:
    notes = f"notes: [{{place: saint-georges, text: {'ä' * characters}}}]"
    assert codes(tmp_path, story(f"{{title: a, text: b, {notes}}}")) == found


@pytest.mark.parametrize(("steps", "found"), [(MOST_STEPS, []), (MOST_STEPS + 1, ["T005"]), (60, ["T005"])])
def test_more_than_twenty_steps_are_one_warning(steps: int, found: list[str], tmp_path: Path) -> None:
    faults = caribmap.check(dossier(tmp_path, story(*["{title: a, text: b}"] * steps)))
    assert [fault.code for fault in faults] == found
    assert {fault.severity for fault in faults} <= {"warning"}


def test_the_quotes_of_a_place_without_a_point_can_be_told(tmp_path: Path) -> None:
    assert codes(tmp_path, *NOT_STATED, story("{title: a, text: b, quotes: [ferry]}")) == []


def test_every_fault_of_a_story_is_found_at_once(tmp_path: Path) -> None:
    steps = [
        f"{{title: a, text: {'x' * 300}, show: [nowhere]}}",
        "{title: a, text: b, view: no, quotes: [no]}",
    ]
    assert sorted(codes(tmp_path, story(*steps))) == ["K010", "K010", "K010", "T001"]


def step_of(root: Path, *edits: Edit) -> dict[str, object]:
    payload = compile_dossier(dossier(root, *edits)).payload
    assert payload is not None
    (step,) = payload["story"]
    return dict(step)


def test_the_payload_has_every_key_of_a_step(tmp_path: Path) -> None:
    named = "frame: [saint-georges], quotes: [ferry], notes: [{place: saint-georges, text: c}]"
    assert step_of(tmp_path, story(f"{{title: a, text: b, {named}}}")) == {
        "title": {"en": "a"},
        "text": {"en": "b"},
        "view": None,
        "frame": ["saint-georges"],
        "show": [],
        "quotes": ["ferry"],
        "notes": [{"place": "saint-georges", "text": {"en": "c"}}],
        "layers": None,
        "world": None,
        "begin": None,
        "end": None,
    }


def test_place_of_the_first_format_is_shown(tmp_path: Path) -> None:
    assert step_of(tmp_path, story("{title: a, text: b, place: saint-georges}"))["show"] == ["saint-georges"]


def test_place_of_the_first_format_may_have_no_point(tmp_path: Path) -> None:
    """A card could open without a point; a step of the second format cannot show what is not drawn."""
    edits = (*NOT_STATED, story("{title: a, text: b, place: saint-georges}"))
    assert codes(tmp_path / "checked", *edits) == ["T007"]
    assert step_of(tmp_path / "compiled", *edits)["show"] == []


BORDERS = append(
    "caribmap.yaml", "worldviews: [{id: one, name: One, hides: [saint-georges]}, {id: two, name: Two}]\n"
)


@pytest.mark.parametrize(
    ("world", "found"), [("", ["T006"]), ("world: one, ", ["T006"]), ("world: two, ", [])]
)
def test_a_step_without_a_border_view_has_the_first(world: str, found: list[str], tmp_path: Path) -> None:
    step = f"{{title: a, text: b, {world}show: [saint-georges]}}"
    assert codes(tmp_path, BORDERS, story(step)) == found
