"""A key that a mapping has twice: either may be kept, and nothing else of the file changes."""

from __future__ import annotations

import json

import pytest

from caribmap.edit.repeated_keys import with_one_key
from caribmap.edit.splice import difference
from caribmap.load.json import parse_json
from caribmap.load.yaml import parse_yaml

YAML = (
    "a: 1\nb: first\nc: 3\nb: second\n",
    "b: first\nb: second\n",
    "b: first\nb: second",
    "\ufeffb: first\r\nc: 1\r\nb: second\r\n",
    "x:\n  - b: first\n    c: 1\n    b: second\n  - b: other\n",
    "- b: first\n  b: second\n",
    "x: {b: first, c: 1, b: second}\ny: {b: third}\n",
    "x: {b: first,\n  b: second}\n",
    "b: first # said\nc: 1 # kept\n# above\nb: second # too\n",
    "b: >\n  first\nc: |\n  kept\nb: second\nd: 1\n",
    "b:\n  - first\n  - more\nc: 1\nb:\n  - second\n",
    "b:\n- first\nc: 1\nb:\n- second\nd: 2\n",
    'b: "first\n  goes on"\nb: second\n',
)
JSON = (
    '{"a": 1, "b": "first", "b": "second"}',
    '{"b": {"b": [1, 2]}, "c": [{"b": 3}],\n "b": "second"}\n',
    '[{"b": "first"}, {"b": "first", "c": "}", "b" : "second", "d": null}]',
)


@pytest.mark.parametrize("text", YAML)
def test_either_key_of_yaml_is_kept(text: str) -> None:
    _, data, (fault,) = parse_yaml(text, "x.yaml")
    assert fault.where.line is not None
    assert fault.where.column is not None
    at = fault.where.line, fault.where.column
    kept = [with_one_key(text, "yaml", at, keep) for keep in ("first", "second")]
    first, second = (found[0] if found else "" for found in kept)
    assert parse_yaml(first, "")[1:] == (data, [])
    changed, faults = parse_yaml(second, "")[1:]
    assert not faults
    assert str(changed).count("second") == 1
    assert changed != data
    for shorter in (first, second):  # one passage is taken out
        taken = difference(text, shorter)
        assert taken is not None
        assert taken.put == ""


@pytest.mark.parametrize("text", JSON)
def test_either_key_of_json_is_kept(text: str) -> None:
    second = text.rindex('"b"', 0, text.index('"second"'))
    at = text.count("\n", 0, second) + 1, second - text.rfind("\n", 0, second)
    for keep in ("first", "second"):
        found = with_one_key(text, "json", at, keep)
        assert found is not None
        shorter, value, is_same = found
        assert not is_same
        assert ("second" in shorter) == (keep == "second")
        assert value in shorter
        assert parse_json(shorter, "")[1] == json.loads(shorter)


def test_what_both_say_is_certain() -> None:
    found = with_one_key("a: 1\nb: x\na: 1\n", "yaml", (3, 1), "first")
    assert found == ("a: 1\nb: x\n", "1", True)
    found = with_one_key('{"a": [1], "a": [ 1 ]}', "json", (1, 12), "first")
    assert found == ('{"a": [1]}', "[1]", True)
