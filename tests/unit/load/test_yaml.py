"""YAML: text stays text, positions are known, and nothing makes the process stumble."""

from __future__ import annotations

import pytest

from caribmap.load.files import Refused
from caribmap.load.yaml import parse_yaml


def data_of(text: str) -> object:
    _, data, faults = parse_yaml(text, "a.yaml")
    assert faults == []
    return data


def refused_code(text: str) -> str:
    with pytest.raises(Refused) as refused:
        parse_yaml(text, "a.yaml")
    return refused.value.faults[-1].code


@pytest.mark.parametrize(
    "scalar",
    ["no", "yes", "on", "2025-11-01", "14:36:15", "0x1F", "1_000", "1e3", "16.000", "NaN", ".inf", "true"],
)
def test_a_plain_scalar_stays_the_text_that_stands_there(scalar: str) -> None:
    assert data_of(f"a: {scalar}") == {"a": scalar}


@pytest.mark.parametrize("scalar", ["", "~", "null", "Null", "NULL"])
def test_only_a_plain_null_is_none(scalar: str) -> None:
    assert data_of(f"a: {scalar}") == {"a": None}


@pytest.mark.parametrize("scalar", ['"null"', "'~'", '""'])
def test_a_quoted_null_is_text(scalar: str) -> None:
    assert data_of(f"a: {scalar}") == {"a": scalar[1:-1]}


def test_an_empty_file_has_no_data() -> None:
    assert data_of("# nothing\n") is None


def test_a_value_and_a_key_are_located_in_code_points() -> None:
    document, _, _ = parse_yaml("- {ä: 😀, b: [x,\n    y]}\n", "a.yaml")
    assert document.locate((0, "b", 1)) == (2, 5)
    assert document.locate_key((0, "b")) == (1, 10)


def test_the_position_of_an_absent_value_is_that_of_its_record() -> None:
    document, _, _ = parse_yaml("a: 1\nb:\n  c: 2\n", "a.yaml")
    assert document.locate(("b", "missing", 3)) == (3, 3)


def test_a_byte_order_mark_and_carriage_returns_move_no_line() -> None:
    document, data, _ = parse_yaml("\ufeffa: 1\r\nb: 2\r\n", "a.yaml")
    assert data == {"a": "1", "b": "2"}
    assert document.locate(("b",)) == (2, 4)


def test_of_a_key_that_stands_twice_the_first_counts_and_reading_goes_on() -> None:
    _, data, faults = parse_yaml("a: 1\na: {b: [2]}\nc: 3\nc: 4\n", "a.yaml")
    assert data == {"a": "1", "c": "3"}
    assert [(fault.code, fault.where.line) for fault in faults] == [("Y002", 2), ("Y002", 4)]
    assert "first in line 1" in faults[0].message


def test_the_same_key_in_two_mappings_is_no_duplicate() -> None:
    assert data_of("- {a: 1}\n- {a: 1}\n") == [{"a": "1"}, {"a": "1"}]


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x]\n" + "".join(f"{k}: &{k} [*a, *a]\n" for k in "bcdefghij")
    assert refused_code(bomb) == "Y003"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_a_hundred_thousand_levels_are_a_fault_and_no_crash(opening: str) -> None:
    assert refused_code(opening * 100_000) == "Y006"


def test_the_message_of_a_syntax_error_points_at_it() -> None:
    with pytest.raises(Refused) as refused:
        parse_yaml('a: "open\nb: 2\n', "a.yaml")
    (fault,) = refused.value.faults
    assert fault.code == "Y001"
    assert fault.where.line is not None
