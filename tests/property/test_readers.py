"""Whatever the bytes: reading gives records or faults, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caribmap.check.dossier import check_dossier
from caribmap.faults import Fault
from caribmap.load.dossier import load_dossier
from caribmap.load.files import Refused, decode
from caribmap.load.json import parse_json
from caribmap.load.yaml import parse_yaml
from tests.dossier_edits import dossier, write

SCALAR = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
)
KEY = st.one_of(
    st.sampled_from(["id", "type", "geometry", "properties", "coordinates", "features", "exact", "places"]),
    st.text(max_size=4),
)
VALUE = st.recursive(
    SCALAR, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEY, inner, max_size=4))
)
FILES = [
    "caribmap.yaml",
    "seeds/sources.yaml",
    "geodata/places.geojson",
    "geodata/quotes.yaml",
    "geodata/events.yaml",
    "geodata/discrepancies.yaml",
    "geodata/mentions.yaml",
    "geodata/coast.geojson",
]


def refusal(read: Callable[..., Any], *arguments: Any) -> tuple[Fault, ...]:
    """The faults with which a reader refuses its input, none if it reads it; any other exception is a bug."""
    try:
        read(*arguments)
    except Refused as refused:
        return refused.faults
    return ()


def steps_of(value: Any, steps: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    below: list[tuple[str | int, ...]] = [steps]
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in items:
        below += steps_of(inner, (*steps, step))
    return below


@given(VALUE, st.sampled_from([None, 1, "\t"]))
def test_json_is_read_as_the_standard_library_reads_it_and_each_value_is_located(
    value: Any, indent: Any
) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    document, data = parse_json(text, "a.json")
    assert data == value
    lines = text.split("\n")
    for steps in steps_of(value):
        line, column = document.locate(steps)
        inner = value
        for step in steps:
            inner = inner[step]
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        assert json.JSONDecoder().raw_decode(rest)[0] == inner


@given(st.text(max_size=60) | st.text("[]{}:,-&*!|>'\"\n #?%@ab1", max_size=60))
def test_any_text_is_yaml_or_a_fault(text: str) -> None:
    assert all(fault.hint for fault in refusal(parse_yaml, text, "a.yaml"))


@given(st.text(max_size=60) | st.text('[]{}:,"\\u0dNaInfity-1e \n', max_size=60))
def test_any_text_is_json_or_one_fault(text: str) -> None:
    assert len(refusal(parse_json, text, "a.json")) <= 1


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_one_fault(data: bytes) -> None:
    faults = refusal(decode, data, "a.txt")
    assert len(faults) == 1 or decode(data, "a.txt").encode() == data


@pytest.mark.parametrize("file", FILES)
@given(value=VALUE)
def test_any_value_in_any_file_gives_faults_and_no_exception(file: str, value: Any) -> None:
    with TemporaryDirectory() as folder:
        root = dossier(Path(folder), write(file, json.dumps(value)))
        loaded = load_dossier(root)
        for fault in (*loaded.faults, *check_dossier(loaded).faults):
            assert str(fault)
