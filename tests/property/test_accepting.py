"""The reader that accepts and the reader that explains: one schema, the same values."""

from __future__ import annotations

import copy
import json
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from typing_extensions import is_typeddict

from caribmap.load.accept import Doubt, accept, fields_of
from caribmap.load.schema_types import Before
from caribmap.load.validation import adapter, stated
from tests.unit.load.test_schemas import SCHEMAS

LANGUAGE = "de"
TAG = st.sampled_from(["de", "en", "pt-BR"])
WORD = st.text(min_size=1, max_size=3)
BY_READING: dict[str, st.SearchStrategy[Any]] = {
    "_by_language": WORD | st.dictionaries(TAG, WORD, min_size=1, max_size=2),
    "_tag": TAG,
    "_tagged": st.dictionaries(TAG, st.just({"a": "b"}), max_size=2),
    "_listed": WORD | st.lists(WORD, min_size=1, max_size=2),
    "_yaml_boolean": st.sampled_from(["true", "false"]),
    "_yaml_number": st.just("1"),
}
"""Sound values of annotations that have a reading of their own."""
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: WORD,
    float: st.sampled_from([0.25, 1, 0.5]),
    NoneType: st.none(),
    Any: st.integers(),
}
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.sampled_from([10**400, float("inf"), float("nan"), 0.5, 1e300]),
    st.sampled_from(["", "yes", "de", "not a tag", "1e5", "007", "-1", "9" * 400, "stated"]),
    st.sampled_from(
        [[], {}, [None], [""], {"": ""}, {"de": ""}, {"de": None}, {"de": "a"}, {"x y": "a"}, [[]]]
    ),
    st.just([1.0] * 3),
)


def sound(annotation: Any) -> st.SearchStrategy[Any]:
    """Values that an annotation takes."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if is_typeddict(annotation):
        return sound_record(annotation)
    if origin is Annotated:
        return sound_by_rules(*arguments)
    if origin in (Union, UnionType):
        return st.one_of(*map(sound, arguments))
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is list:
        return st.lists(sound(arguments[0]), max_size=3)
    return st.dictionaries(WORD, sound(arguments[1]), max_size=2) if origin is dict else PLAIN[annotation]


def sound_by_rules(inner: Any, *rules: Any) -> st.SearchStrategy[Any]:
    if reading := next((rule.read.__name__ for rule in rules if isinstance(rule, Before)), None):
        is_aliases = reading == "_tagged" and "list" in str(get_args(inner)[1])
        return st.dictionaries(TAG, st.lists(WORD, max_size=2)) if is_aliases else BY_READING[reading]
    if get_origin(inner) is not list:
        return sound(inner)
    least = next((rule.min_length for rule in rules if hasattr(rule, "min_length")), 0)
    most = next((rule.max_length for rule in rules if hasattr(rule, "max_length")), 3)
    return st.lists(sound(get_args(inner)[0]), min_size=least, max_size=max(least, min(most, 3)))


def sound_record(schema: Any) -> st.SearchStrategy[dict[str, Any]]:
    fields = fields_of(schema)
    keys = {key: sound(field.annotation) for key, field in fields.items()}
    return st.fixed_dictionaries(
        {key: keys[key] for key, field in fields.items() if field.is_required},
        optional={key: keys[key] for key, field in fields.items() if not field.is_required},
    )


def slots(value: Any) -> list[tuple[Any, Any]]:
    """All containers of a value, with each of their keys or indexes."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = []
    for key, inner in items:
        found += [(value, key), *slots(inner)]
    return found


def agree(schema: Any, records: list[Any]) -> bool:
    """Whether all are accepted; if they are, pydantic accepts each, and reads the same."""
    given = copy.deepcopy(records)
    try:
        columns = accept(schema, records, LANGUAGE)
    except Doubt:
        assert repr(records) == repr(given), "a doubt leaves the records as they are"
        return False
    for index, record in enumerate(given):
        row = {key: column[index] for key, column in columns.items()}
        precise = adapter(schema).validate_python(record, context=LANGUAGE)
        assert json.dumps(stated(row), sort_keys=True) == json.dumps(stated(precise), sort_keys=True)
    return True


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.__name__)
@given(data=st.data())
def test_sound_records_are_accepted_and_read_as_pydantic_reads_them(schema: Any, data: st.DataObject) -> None:
    assert agree(schema, data.draw(st.lists(sound_record(schema), max_size=3)))


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.__name__)
@given(data=st.data())
def test_what_is_accepted_of_damaged_records_pydantic_accepts(schema: Any, data: st.DataObject) -> None:
    records = copy.deepcopy(data.draw(st.lists(sound_record(schema), min_size=1, max_size=3)))
    for _ in range(data.draw(st.integers(1, 2))):
        holder, key = data.draw(st.sampled_from([(records, 0), *slots(records)]))
        change = data.draw(st.sampled_from(["replace", "remove", "add"]))
        junk = copy.deepcopy(data.draw(JUNK))
        if change == "remove" and isinstance(holder, dict):
            holder.pop(key, None)
        elif change == "add" and isinstance(holder, dict):
            holder[data.draw(st.sampled_from(["x", "id", "note", "recipe", "from"]))] = junk
        else:
            holder[key] = junk
    try:
        agree(schema, records)
    except ValidationError as error:
        raise AssertionError("accepted, but not sound") from error
