"""The pack of names that ships: complete in the interface's languages, readable, and packed by the tool."""

from __future__ import annotations

import json
import lzma
import unicodedata
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, box
from shapely.ops import unary_union

from tools.basemap_names import LANGUAGES, PACK, TABLES, read_table, slug, spoken
from tools.label_rooms import rooms_in

SCRIPTS = {"uk": "CYRILLIC", "ar": "ARABIC"}


@cache
def names() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(lzma.decompress((PACK / "names.json.xz").read_bytes()))[
        "names"
    ]
    return entries


def test_every_capital_is_named_in_every_language_of_the_interface() -> None:
    capitals = [entry["names"] for entry in names() if entry["kind"] == "capital"]
    assert len(capitals) > 190
    assert [each["en"] for each in capitals if set(each) != set(LANGUAGES)] == []


def test_the_large_seas_are_named_in_every_language_of_the_interface() -> None:
    large = [entry["names"] for entry in names() if entry["kind"] == "sea" and entry["rank"] <= 1]
    assert [each["en"] for each in large if set(each) != set(LANGUAGES)] == []


@pytest.mark.parametrize("language", sorted(SCRIPTS))
def test_names_are_written_in_the_letters_of_their_language(language: str) -> None:
    for entry in names():
        for letter in entry["names"].get(language, ""):
            is_letter = letter.isalpha() and letter != "ʼ"
            assert not is_letter or SCRIPTS[language] in unicodedata.name(letter), entry["names"]


def test_no_name_has_lost_letters_or_has_invisible_ones() -> None:
    for entry in names():
        for name in entry["names"].values():
            assert name.isprintable(), name
            assert name == name.strip("? \ufffd"), name


def test_positions_and_rooms_are_on_the_globe() -> None:
    for entry in names():
        lng, lat = entry["at"]
        assert -180 <= lng <= 180
        assert -90 <= lat <= 90
        for west, south, east, north in entry.get("rooms", ()):
            assert -180 <= west < east <= 180
            assert -85 <= south < north <= 85


def test_provenance_names_source_tool_and_the_hash_of_every_input() -> None:
    pack = json.loads(lzma.decompress((PACK / "names.json.xz").read_bytes()))
    assert {"source", "tool", "sha256"} <= set(pack["provenance"])
    assert all(len(value) == 64 for value in pack["provenance"]["sha256"].values())


@pytest.mark.parametrize("table", ["capitals", "seas", "waters"])
def test_a_row_of_a_table_has_a_name_for_each_language_or_none(table: str) -> None:
    lines = (TABLES / f"{table}.txt").read_text("utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    assert all(line.count("|") in {6, 7, 8} for line in rows), [r for r in rows if r.count("|") < 6]
    assert len({line.split("|")[0] for line in rows}) == len(rows), "a name stands twice"


def test_a_name_that_states_disagree_about_has_a_key() -> None:
    disputed = {entry["disputed"] for entry in names() if entry.get("disputed")}
    assert {"persian-gulf", "sea-of-japan", "south-china-sea"} <= disputed
    assert disputed <= {slug(row["en"]) for row in read_table("seas").values() if row["!"]}


def test_letters_of_another_script_have_no_stand_in() -> None:
    assert spoken({"de": "Donau"}, "Danube") == {
        "de": "Donau", "en": "Danube", "es": "Danube", "fr": "Danube", "it": "Danube", "pt": "Danube"
    }  # fmt: skip


CIRCLES = st.lists(
    st.tuples(st.floats(-20, 20), st.floats(-20, 20), st.floats(0.5, 12)), min_size=1, max_size=5
)


@given(CIRCLES)
def test_a_room_lies_wholly_in_its_area(circles: list[tuple[float, float, float]]) -> None:
    area = unary_union([Point(lng, lat).buffer(size) for lng, lat, size in circles])
    rooms = rooms_in([area])
    assert rooms
    assert all(area.buffer(1e-9).covers(box(west, south, east, north)) for west, south, east, north in rooms)


def test_an_area_without_room_has_none() -> None:
    assert rooms_in([Point(0, 0).buffer(0.001)]) == []
