"""Finding many things at once gives what looking for each by itself gives."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caribmap.derive.wording import WORD
from caribmap.derive.words import read_words
from caribmap.load.files import Refused
from caribmap.load.json import parse_json, parse_json_lines
from caribmap.load.sound_json import read_sound_json, read_sound_lines
from caribmap.text.occurrences import find_all

WORDS = st.sampled_from(["so", "sosososo", "é", "größer", "𝄞", "a", "-", "so\u00a0so", "Hafen", "\n"])
TEXT = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(alphabet='a":\\ é\n\u2028', max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(alphabet='a":', max_size=2), inner),
    max_leaves=12,
)
COMMON_ESCAPES = st.text(alphabet='{}[]":, \\aun0229\n1eE.-tf', max_size=30)


@given(TEXT, st.data())
def test_strings_are_found_wherever_they_stand(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    cuts = data.draw(st.lists(st.tuples(ends, ends), max_size=12))
    wanted = {text[min(cut) : max(cut)] for cut in cuts} | {data.draw(TEXT)}
    brute = {
        string: [at for at in range(len(text)) if text.startswith(string, at)] for string in wanted if string
    }
    assert find_all(text, wanted) == brute


@given(st.text() | TEXT)
def test_words_are_those_of_the_pattern(text: str) -> None:
    words = read_words(text)
    assert words.texts == WORD.findall(text)
    assert list(words.starts) == [match.start() for match in WORD.finditer(text)]


@given(JSON, st.sampled_from([None, 1]))
def test_what_is_read_fast_is_what_is_read_precisely(value: object, indent: int | None) -> None:
    agree(json.dumps(value, indent=indent, ensure_ascii=False))


@given(COMMON_ESCAPES | st.from_regex(r'\{("a{1,2}" ?: ?[0-9]{1,2},? ?)+\}', fullmatch=True))
def test_whatever_is_read_fast_could_be_read_precisely(text: str) -> None:
    agree(text)


def agree(text: str) -> None:
    """The fast reader takes no text that the precise one refuses, and gives the same value."""
    try:
        fast = read_sound_json(text)
    except ValueError:
        return
    assert json.dumps(fast) == json.dumps(parse_json(text, "file")[1])


LINES = ["", " ", "\t\r", "{", '{"a":1,"a":2}', '{"a":1}', '{"a":[', '{"b":1}]} {"c":2}', '{"a":1} {"b":2}']


@given(st.lists(JSON.map(json.dumps) | st.sampled_from(LINES), max_size=5))
def test_lines_are_read_fast_as_they_are_precisely(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        starts, values = read_sound_lines(text)
    except ValueError:
        return
    document, precise, faults = parse_json_lines(text, "file")
    assert json.dumps(values) == json.dumps(precise)
    assert list(starts) == list(document.starts or ())
    assert faults == []


@pytest.mark.parametrize(
    "text", ['{"a":1,"a":2}', '{"a":{"b":1,"b":1}}', '{"\\u0061":1,"a":2}', '{"a" :1,"a":1}']
)
def test_a_key_that_stands_twice_is_not_read_fast(text: str) -> None:
    with pytest.raises(ValueError, match="twice"):
        read_sound_json(text)
    with pytest.raises(Refused):
        parse_json(text, "file")
