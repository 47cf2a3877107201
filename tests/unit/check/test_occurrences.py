"""find_all: the same answer as a search for each string by itself."""

from __future__ import annotations

from caribmap.text.occurrences import find_all


def test_every_occurrence_is_found_at_its_offset() -> None:
    text = "the harbour was quiet, and the harbour was quiet again"
    wanted = ["the harbour was quiet", "quiet, and the harbour", "harbour", "was", "never there at all", "t"]
    found = find_all(text, wanted)
    assert found["the harbour was quiet"] == [0, 27]
    assert found["quiet, and the harbour"] == [16]
    assert found["harbour"] == [4, 31]
    assert found["never there at all"] == []


def test_overlapping_occurrences_count() -> None:
    assert find_all("aaaa", ["aa"]) == {"aa": [0, 1, 2]}
    words = "so so so so so so so so so"
    assert find_all(words, ["so so so so so so so"])["so so so so so so so"] == [0, 3, 6]


def test_a_string_at_the_end_and_one_longer_than_the_text() -> None:
    assert find_all("one two three four", ["two three four"]) == {"two three four": [4]}
    assert find_all("one", ["one two three four five"]) == {"one two three four five": []}


def test_an_empty_string_is_nowhere() -> None:
    assert find_all("text", [""]) == {}
