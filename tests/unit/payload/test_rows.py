"""Records in columns read as a list of dictionaries does, whichever of the two a payload has."""

from __future__ import annotations

import pytest

from caribmap.payload.rows import Rows, chosen, column, having

PLACES = [{"id": name, "kind": kind} for name, kind in (("a", "city"), ("b", "border"), ("c", "city"))]
IN_COLUMNS = Rows[dict[str, str]]({key: [place[key] for place in PLACES] for key in ("id", "kind")})
BOTH = pytest.mark.parametrize("places", [PLACES, IN_COLUMNS], ids=["list", "columns"])


def test_columns_are_a_sequence_of_dictionaries() -> None:
    assert IN_COLUMNS == PLACES
    assert (len(IN_COLUMNS), IN_COLUMNS[-1], list(IN_COLUMNS[1:])) == (3, PLACES[-1], PLACES[1:])
    assert PLACES[1] in IN_COLUMNS
    assert PLACES[:2] != IN_COLUMNS
    with pytest.raises(IndexError):
        IN_COLUMNS[3]


@BOTH
def test_a_key_of_all_records_is_a_column(places: Rows[dict[str, str]]) -> None:
    assert column(places, "kind") == ["city", "border", "city"]


@BOTH
def test_records_are_chosen_in_their_order(places: Rows[dict[str, str]]) -> None:
    assert list(chosen(places, [True, False, True])) == [PLACES[0], PLACES[2]]
    assert list(chosen(places, [True] * 3)) == PLACES
    assert list(chosen(places, [False] * 3)) == []


@BOTH
def test_records_are_found_by_a_value(places: Rows[dict[str, str]]) -> None:
    assert list(having(places, "id", ["c", "b"])) == PLACES[1:]
