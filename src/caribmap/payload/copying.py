"""Copies records into the payload's typed dictionaries: each key from the attribute of the same name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints, is_typeddict

from caribmap.payload.rows import Rows

EMPTY: dict[str, Any] = {}
"""All empty mappings of a payload, one object: most places have two of them."""

Target = TypeVar("Target")
Conversion = Callable[[Any], Any]


def convert(value: Any, annotation: Any) -> Any:
    """A record's value as that of a payload key with this type. None stays None."""
    conversion = conversion_to(annotation)
    return value if conversion is None or value is None else conversion(value)


class Copier(Generic[Target]):
    """Makes dictionaries of one payload type, their keys in the type's order.

    `computed` names the keys that no attribute has: whoever copies a record gives their values with it.
    """

    def __init__(self, target: type[Target], *computed: str) -> None:
        self._conversions = {
            key: None if key in computed else conversion_to(hint)
            for key, hint in get_type_hints(target).items()
        }

    def __call__(self, record: Any, **given: Any) -> Target:
        (copy,) = self.each([record], **{key: [value] for key, value in given.items()})
        return copy

    def each(self, records: Sequence[Any], **given: Iterable[Any]) -> Rows[Target]:
        """All records, column by column; `given` has the values of computed keys."""
        return Rows(
            {
                key: list(given[key] if key in given else _column(records, key, conversion))
                for key, conversion in self._conversions.items()
            }
        )


def _column(records: Sequence[Any], key: str, conversion: Conversion | None) -> Iterable[Any]:
    values = map(attrgetter(key), records)
    return (
        values if conversion is None else (value if value is None else conversion(value) for value in values)
    )


@cache
def conversion_to(annotation: Any) -> Conversion | None:
    """What makes a record's value that of a payload key; None where it is the value itself.

    A record becomes a typed dictionary, a tuple a list, a mapping a dictionary, all the way down.
    """
    members = [member for member in get_args(annotation) if member is not NoneType]
    if NoneType in get_args(annotation):
        (annotation,) = members
        return conversion_to(annotation)
    if is_typeddict(annotation):
        return Copier(annotation)
    inner = conversion_to(members[-1]) if get_origin(annotation) in (list, dict) else None
    if get_origin(annotation) is list:
        return list if inner is None else lambda values: list(map(inner, values))
    if get_origin(annotation) is dict:
        return plain if inner is None else lambda values: _converted(values, inner)
    return None


def plain(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """The mapping itself where it is a dictionary: of a million places, copies would fill the memory."""
    if type(mapping) is dict:
        return mapping
    return dict(mapping) if mapping else EMPTY


def _converted(mapping: Mapping[str, Any], conversion: Conversion) -> dict[str, Any]:
    return {key: conversion(value) for key, value in mapping.items()} if mapping else EMPTY
