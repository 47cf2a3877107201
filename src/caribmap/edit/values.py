"""From one value to another by the smallest changes: each replaces, adds or deletes one part of the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from caribmap.edit.positions import Parsed, Path

Order = Callable[[Path], Sequence[str]]
"""The keys of the mapping at a path of a record, in the order of the format's tables."""


class TextForm(Protocol):
    """What changes a text of one form by one part; see `YamlText` and `JsonText`."""

    def parse(self, text: str) -> Parsed: ...
    def read(self, value: Any) -> Any: ...
    def replace(self, text: str, parsed: Parsed, path: Path, value: Any) -> str: ...
    def add(self, text: str, parsed: Parsed, path: Path, number: int, value: Any) -> str: ...
    def delete(self, text: str, parsed: Parsed, path: Path) -> str: ...


def change_value(text: str, path: Path, value: Any, form: TextForm, order: Order) -> str:
    """The text with `value` at `path`, where there is a value; what stays the same is not touched."""
    parsed = form.parse(text)
    old, new = parsed.value(path), form.read(value)
    if old == new:
        return text
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys():
        return _change_mapping(text, path, value, form, order)
    if isinstance(old, list) and isinstance(new, list) and old and new:
        return _change_list(text, path, value, form, order)
    return form.replace(text, parsed, path, value)


def add_key(text: str, path: Path, value: Any, form: TextForm, order: Order) -> str:
    """The text with a new key, the last of `path`, where the format's table has it among those there."""
    parsed = form.parse(text)
    keys = list(parsed.value(path[:-1]) or ())
    if not keys:
        return form.replace(text, parsed, path[:-1], {path[-1]: value})
    return form.add(text, parsed, path, _number_among(keys, str(path[-1]), order(path[:-1])), value)


def ordered_keys(value: Any, path: Path, order: Order) -> Any:
    """A new value with the keys of its mappings in the order of the format's tables."""
    if isinstance(value, list | tuple):
        return [ordered_keys(item, (*path, index), order) for index, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    table = order(path)
    known = [key for key in table if key in value]
    keys = [*known, *(key for key in value if key not in table)]
    return {key: ordered_keys(value[key], (*path, key), order) for key in keys}


def _change_mapping(text: str, path: Path, value: dict[str, Any], form: TextForm, order: Order) -> str:
    for key in form.parse(text).value(path):
        if key not in value:
            text = form.delete(text, form.parse(text), (*path, key))
    for key, item in value.items():
        if key in form.parse(text).value(path):
            text = change_value(text, (*path, key), item, form, order)
        else:
            text = add_key(text, (*path, key), ordered_keys(item, (*path, key), order), form, order)
    return text


def _change_list(text: str, path: Path, value: list[Any], form: TextForm, order: Order) -> str:
    """Items that both lists begin or end with stay; those between are changed, added or deleted."""
    old, new = form.parse(text).value(path), form.read(value)
    if len(old) == len(new):
        for index, item in enumerate(value):
            text = change_value(text, (*path, index), item, form, order)
        return text
    shorter = min(len(old), len(new))
    begin = next((index for index in range(shorter) if old[index] != new[index]), shorter)
    same_end = next((n for n in range(shorter - begin) if old[-1 - n] != new[-1 - n]), shorter - begin)
    for index in range(len(old) - same_end - 1, begin - 1, -1):
        is_last = len(form.parse(text).value(path)) == 1
        if is_last:
            return form.replace(text, form.parse(text), path, value)
        text = form.delete(text, form.parse(text), (*path, index))
    for index in range(begin, len(new) - same_end):
        item = ordered_keys(value[index], (*path, index), order)
        text = form.add(text, form.parse(text), (*path, index), index, item)
    return text


def _number_among(keys: list[str], key: str, table: Sequence[str]) -> int:
    """Where a new key stands among others: behind the last one that the table has before it."""
    if key not in table:
        return len(keys)
    rank = table.index(key)
    before = [index for index, other in enumerate(keys) if other in table and table.index(other) < rank]
    return max(before, default=-1) + 1
