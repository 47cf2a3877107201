"""The reader that accepts: takes records that are certainly as their schema says, all of them at once.

It goes through the records of a file column by column, a key at a time: what has to be looked at value by
value is done by Python's own loops. It never says what is wrong. Whatever it doubts, `validation.py` gives to
pydantic, which follows the same schema, explains it, and gives the same values of what is sound.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain, islice
from operator import is_, itemgetter
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Required, Union, get_args, get_origin, get_type_hints

from typing_extensions import is_typeddict

from caribmap.load.schema_types import Before, Unfit

Values = list[Any]
Columns = dict[str, Values]
Arguments = tuple[Any, ...]


class Doubt(Exception):
    """Some record may not be as its schema says."""


class Field(NamedTuple):
    """A key of a schema: its name in Python, what it takes, and whether a record must have it."""

    name: str
    annotation: Any
    is_required: bool


def accept(schema: Any, records: Values, language: str) -> Columns:
    """The values of each key of a schema, None where a record does not have it. Raises Doubt."""
    try:
        return _columns(schema, records, language)[0]
    except (Unfit, TypeError, OverflowError):
        raise Doubt from None


@cache
def fields_of(schema: Any) -> Mapping[str, Field]:
    """The keys of a schema as a file has them."""
    written = getattr(schema, "__pydantic_config__", {}).get("alias_generator", str)
    fields = {}
    for name, annotation in get_type_hints(schema, include_extras=True).items():
        is_required = schema.__total__ or get_origin(annotation) is Required
        inner = get_args(annotation)[0] if get_origin(annotation) is Required else annotation
        fields[written(name)] = Field(name, inner, is_required)
    return fields


def _columns(schema: Any, records: Values, language: str) -> tuple[Columns, bool]:
    """The columns, and whether reading has changed anything in them."""
    fields, is_changed = fields_of(schema), False
    _require(_types(records) <= {dict})
    stated = set().union(*records)
    _require(fields.keys() >= stated)
    columns = {}
    for key, field in fields.items():
        if key not in stated:
            _require(not (field.is_required and records))
            columns[field.name] = [None] * len(records)
            continue
        values = _stated(key, field, records)
        optional = field.annotation
        if not field.is_required and not _takes_none(optional):
            _require(sum(key in record for record in records) == len(values) - values.count(None))
            optional = optional | None
        columns[field.name] = _accepted(optional, values, language)
        is_changed |= field.name != key or columns[field.name] is not values
    return columns, is_changed


def _stated(key: str, field: Field, records: Values) -> Values:
    try:
        return list(map(itemgetter(key), records))
    except KeyError:
        _require(not field.is_required)
        return [record.get(key) for record in records]


def _accepted(annotation: Any, values: Values, language: str) -> Values:
    """The values as they are after reading; the same list where that changes nothing."""
    if not values:
        return values
    if annotation is float:
        return _numbers(values)
    if is_typeddict(annotation):
        return _dictionaries(annotation, values, language)
    if read := _READERS.get(get_origin(annotation)):
        return read(get_args(annotation), values, language)
    _require(annotation is Any or _types(values) == {annotation})
    return values


def _annotated(arguments: Arguments, values: Values, language: str) -> Values:
    inner, *rules = arguments
    for rule in reversed(rules):
        if isinstance(rule, Before):
            read = [rule.read(value, language) for value in values]
            values = values if all(map(is_, read, values)) else read
    values = _accepted(inner, values, language)
    for rule in rules:
        for name, holds in _RULES.items():
            if (bound := getattr(rule, name, None)) is not None:
                _require(holds(values, bound))
    return values


def _words(choices: Arguments, values: Values, _: str) -> Values:
    _require(set(values) <= set(choices))
    return values


def _of_several(choices: Arguments, values: Values, language: str) -> Values:
    """Values of any of several types; if None is one of them, it stands for a key that is not there."""
    if NoneType not in choices:
        return [next(_readings(choices, value, language)) for value in values]
    is_whole = None not in values
    there = values if is_whole else [value for value in values if value is not None]
    choices = tuple(choice for choice in choices if choice is not NoneType)
    annotation = choices[0] if len(choices) == 1 else Union[choices]  # noqa: UP007  a tuple of types
    read = _accepted(annotation, there, language)
    if is_whole or read is there:
        return read if is_whole else values
    following = iter(read)
    return [None if value is None else next(following) for value in values]


def _readings(choices: Arguments, value: Any, language: str) -> Iterator[Any]:
    for choice in choices:
        try:
            yield _accepted(choice, [value], language)[0]
        except (Doubt, Unfit):
            continue
    raise Doubt


def _dictionaries(schema: Any, values: Values, language: str) -> Values:
    columns, is_changed = _columns(schema, values, language)
    if not is_changed:
        return values
    names = {key: field.name for key, field in fields_of(schema).items()}
    return [
        {names[key]: columns[names[key]][index] for key in value if key in names}
        for index, value in enumerate(values)
    ]


def _lists(of: Arguments, values: Values, language: str) -> Values:
    _require(_types(values) == {list})
    flat = list(chain.from_iterable(values))
    read = _accepted(of[0], flat, language)
    if read is flat:
        return values
    following = iter(read)
    return [list(islice(following, len(value))) for value in values]


def _mappings(of: Arguments, values: Values, language: str) -> Values:
    _require(_types(values) == {dict})
    _accepted(of[0], list(set().union(*values)), language)
    flat = list(chain.from_iterable(value.values() for value in values))
    read = _accepted(of[1], flat, language)
    if read is flat:
        return values
    following = iter(read)
    return [dict(zip(value, following, strict=False)) for value in values]


def _numbers(values: Values) -> Values:
    kinds = _types(values)
    _require(kinds <= {int, float})
    numbers = values if kinds == {float} else list(map(float, values))
    _require(all(map(math.isfinite, numbers)))
    return numbers


_RULES: Mapping[str, Callable[[Values, Any], bool]] = {
    "min_length": lambda values, least: min(map(len, values)) >= least,
    "max_length": lambda values, most: max(map(len, values)) <= most,
    "gt": lambda values, bound: min(values) > bound,
    "ge": lambda values, bound: min(values) >= bound,
    "le": lambda values, bound: max(values) <= bound,
}
"""The rules of `annotated_types`, by the name of their bound."""


_READERS: Mapping[Any, Callable[[Arguments, Values, str], Values]] = {
    Annotated: _annotated,
    Union: _of_several,
    UnionType: _of_several,
    Literal: _words,
    list: _lists,
    dict: _mappings,
}
"""The readers of annotations with arguments, by what is in front of the arguments."""


def _takes_none(annotation: Any) -> bool:
    return NoneType in get_args(annotation)


def _types(values: Values) -> set[type]:
    return set(map(type, values))


def _require(holds: bool) -> None:
    if not holds:
        raise Doubt
