"""JSON and JSON Lines: strict, and located only when asked."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caribmap.load.files import Refused
from caribmap.load.findings import UNREADABLE
from caribmap.load.json import parse_json, parse_json_lines
from caribmap.load.sound_json import read_sound_json

TEXTS = st.text('[]{}"\\:a', max_size=6)


def refused_code(text: str) -> str:
    with pytest.raises(Refused) as refused:
        parse_json(text, "a.json")
    return refused.value.faults[0].code


def test_a_value_and_a_key_are_located_after_objects_arrays_and_escapes() -> None:
    text = '{\n "a": [{"}": "\\"]"}, 2,\n  {"b" : [3, 4]}]}'
    document, data = parse_json(text, "a.json")
    assert data == json.loads(text)
    assert document.locate(("a", 2, "b", 1)) == (3, 14)
    assert document.locate_key(("a", 2, "b")) == (3, 4)
    assert document.locate(()) == (1, 1)


def test_the_position_of_an_absent_value_is_that_of_its_record() -> None:
    document, _ = parse_json('{"a": {"b": 1}}', "a.json")
    assert document.locate(("a", "x", 5)) == (1, 7)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "J001"),
        ("{", "J001"),
        ("[1,]", "J001"),
        ("{'a': 1}", "J001"),
        ('"\n"', "J001"),
        ("[1] [2]", "J001"),
        ('{"a": {"b": 1, "b": 2}}', "J002"),
        ('{"b": 1, "\\u0062": 2}', "J002"),
        ("[NaN]", "J003"),
        ('["NaN", -Infinity]', "J003"),
        ("[" * 100_000, "J004"),
        ("[" * 201 + "]" * 201, "J004"),
        ('[["]"], ' + '{"[":' * 200, "J004"),
        ("\ufeff[]", "J005"),
        ("[" + "1" * 5000 + "]", "J006"),
        ('["\\uDC00"]', "J007"),
        ('["\\ud83d"]', "J007"),
    ],
)
def test_what_is_not_strict_json_is_refused(text: str, code: str) -> None:
    assert refused_code(text) == code


@given(
    st.recursive(
        TEXTS, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3))
    )
)
def test_a_large_text_is_read_at_once_whatever_its_texts_hold(value: Any) -> None:
    assert read_sound_json(json.dumps(value)) == value


@pytest.mark.parametrize(("begin", "end"), [('{"[":[', "]}"), ('["\\"]",[', "]]"), ('["\\\\",{"":', "}]")])
def test_a_large_text_is_doubted_if_it_may_be_too_deep(begin: str, end: str) -> None:
    assert read_sound_json(begin * 20 + "1" + end * 20)
    with pytest.raises(ValueError, match="too deep"):
        read_sound_json(begin * 101 + "1" + end * 101)


def test_brackets_in_texts_and_beside_each_other_are_no_depth() -> None:
    text = "[" * 200 + '"[[["' + "]" * 200
    assert parse_json(text, "a.json")[0].text == text
    assert parse_json(f"[{'[],' * 300}[]]", "a.json")[1] == [[]] * 301


def test_a_line_that_opens_does_not_go_on_in_the_next() -> None:
    _, values, faults = parse_json_lines("[1,\n2]\n[3]\n", "a.jsonl")
    assert [fault.code for fault in faults] == ["J001", "J001"]
    assert [(fault.where.line, fault.where.column) for fault in faults] == [(1, 4), (2, 2)]
    assert values[2] == [3]


def test_a_surrogate_pair_and_a_backslash_before_ud_are_text() -> None:
    assert parse_json('["\\ud83d\\ude00", "\\\\ud800"]', "a.json")[1] == ["😀", "\\ud800"]


def test_the_same_key_in_two_objects_is_no_duplicate() -> None:
    assert parse_json('[{"a": 1}, {"a": {"a": 2}}]', "a.json")[1] == [{"a": 1}, {"a": {"a": 2}}]


def test_each_line_is_a_record_and_blank_lines_are_passed_over() -> None:
    document, values, faults = parse_json_lines('{"a": 1}\r\n\n  {"b": [2]}', "a.jsonl")
    assert (values, faults) == ([{"a": 1}, {"b": [2]}], [])
    assert document.locate((1, "b", 0)) == (3, 10)


def test_a_line_that_cannot_be_read_is_a_fault_and_the_others_are_read() -> None:
    _, values, faults = parse_json_lines('{"a": 1}\n{"a": 1, "a": 2}\n[1] x\n[1,\n2]\n{"b": 1}\n', "a.jsonl")
    assert values == [{"a": 1}, *[UNREADABLE] * 4, {"b": 1}]
    assert [(fault.code, fault.where.line) for fault in faults] == [
        ("J002", 2),
        ("J001", 3),
        ("J001", 4),
        ("J001", 5),
    ]


@pytest.mark.parametrize(("levels", "is_read"), [(200, True), (201, False), (900, False), (100_000, False)])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_a_long_text_may_be_as_deep_as_a_short_one(
    levels: int, is_read: bool, opening: str, closing: str
) -> None:
    inner = levels - 1
    text = f'{{"a": {opening * inner}1{closing * inner}, "b": "{"x" * 100_000}"}}'
    if is_read:
        assert parse_json(text, "a.json")[1]["b"]
    else:
        assert refused_code(text) == "J004"


@pytest.mark.parametrize("part", ['"a": 1, "a" :2', '"a": ":", "a": 1', '"\\u0061": 1, "a": "\\u003a"'])
def test_a_long_text_has_no_key_twice(part: str) -> None:
    assert refused_code(f'{{{part}, "b": "{"x" * 100_000}"}}') == "J002"
