"""The lists of names that the build hook writes for the finder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from caribmap.runtime.shipped import STATIC
from tools.place_names import HAND, first_words, read_sections, town_names, write_names

MODULES = Path(__file__).parents[2] / "src/caribmap/viewer/node_modules"
LISTS = sorted(HAND.glob("??.txt"))


def test_towns_are_there_by_script_with_large_ones_under_their_other_names() -> None:
    towns = town_names()
    assert {"Caracas", "Wellington", "Kiel", "Reading", "Peking", "Mailand", "Londres", "St. Louis"} <= towns[
        "Latn"
    ]
    assert {"Москва", "Київ"} <= towns["Cyrl"]
    assert "東京" in towns["Hani"] | towns["Hira"]
    assert not {"Dabei", "Bella", "Perto"} & towns["Latn"]


def test_the_first_words_know_the_longest_name() -> None:
    assert first_words(["new york", "new york city", "york"]) == {"new": 3}


def test_the_files_are_the_same_each_time_and_small(tmp_path: Path) -> None:
    write_names(MODULES, tmp_path)
    shipped = {path.name: path.read_bytes() for path in (STATIC / "names").iterdir()}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == shipped
    assert sum(map(len, shipped.values())) < 2_500_000


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_no_list_has_a_name_twice_or_an_empty_section(path: Path) -> None:
    for section, entries in read_sections(path).items():
        assert entries, section
        assert all(entry == entry.strip() for entry in entries)
    names = json.loads((STATIC / f"names/{path.stem}.json").read_text("utf-8"))
    assert names["names"] == sorted(set(names["names"]))
