"""caribmap.yaml of this dossier: story, views, border views refer to what exists and keep to the limits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
LANGUAGES = {"de", "en", "es"}
SETTINGS = yaml.safe_load((ROOT / "caribmap.yaml").read_text("utf-8"))
PLACES = {f["id"] for f in json.loads((ROOT / "geodata/places.geojson").read_text("utf-8"))["features"]}
LAYERS, VIEWS, WORLDS = ({item["id"] for item in SETTINGS[key]} for key in ("layers", "views", "worldviews"))


@pytest.mark.parametrize("step", SETTINGS["story"], ids=lambda step: step["title"]["en"])
def test_story_step_is_short_in_every_language_and_points_at_what_exists(step: dict[str, Any]) -> None:
    assert set(step["title"]) == set(step["text"]) == LANGUAGES
    assert max(len(text) for text in step["text"].values()) <= 280
    assert set(step["layers"]) <= LAYERS
    assert ("view" in step) != ("frame" in step)
    assert step.get("view", next(iter(VIEWS))) in VIEWS
    notes = [note["place"] for note in step.get("notes", ())]
    assert {*step.get("frame", ()), *step.get("show", ()), *notes} <= PLACES
    assert step["world"] in WORLDS


def test_the_story_begins_with_the_finding_and_has_eleven_steps() -> None:
    assert len(SETTINGS["story"]) == 11
    assert len(SETTINGS["story"][0]["notes"]) in (2, 3)


@pytest.mark.parametrize("view", SETTINGS["views"], ids=lambda view: view["id"])
def test_view_frames_a_box_and_names_known_layers(view: dict[str, Any]) -> None:
    for west, south, east, north in filter(None, (view["bounds"], view.get("portrait"))):
        assert -180 <= west < east <= 180
        assert -90 <= south < north <= 90
    assert set(view["layers"]) <= LAYERS


@pytest.mark.parametrize("world", SETTINGS["worldviews"], ids=lambda world: world["id"])
def test_border_view_is_explained_and_cites_a_dated_document(world: dict[str, Any]) -> None:
    assert set(world["note"]) == LANGUAGES
    assert set(world["shows"] + world["hides"]) <= PLACES
    assert not set(world["shows"]) & set(world["hides"])
    assert world["references"]
    assert all(reference["published"] for reference in world["references"])
