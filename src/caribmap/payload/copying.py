"""Copies records into the payload's typed dictionaries: each key from the attribute of the same name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType
from typing import Any, Generic, TypeVar, cast, get_args, get_origin, get_type_hints, is_typeddict

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
        hints = get_type_hints(target)
        self._blank: dict[str, Any] = dict.fromkeys(hints)
        self._copied = [key for key in hints if key not in computed]
        conversions = [(key, conversion_to(hints[key])) for key in self._copied]
        self._converted = [(key, conversion) for key, conversion in conversions if conversion]

    def __call__(self, record: Any, **given: Any) -> Target:
        copy = self._blank | given
        for key in self._copied:
            copy[key] = getattr(record, key)
        for key, conversion in self._converted:
            if copy[key] is not None:
                copy[key] = conversion(copy[key])
        return cast(Target, copy)


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
