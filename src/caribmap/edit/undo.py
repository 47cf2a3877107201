"""Taking one change of one record back, whatever else has changed in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from caribmap.edit.operations import Edited, delete_record, put_record, record_of
from caribmap.edit.positions import Parsed, Path, parse
from caribmap.edit.records import BY_INDEX, HOMES, from_file
from caribmap.edit.splice import Splice, difference
from caribmap.load.files import Refused

CONTEXT = 80
"""Characters on either side by which the place of a change is found again."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an operation did to one record: its data before and after, as its file has them, and the splice.

    `left` and `right` stood beside the splice. `index` is the record's place in its list.
    """

    noun: str
    id: str
    file: str
    splice: Splice | None
    before: Any
    after: Any
    left: str = ""
    right: str = ""
    index: int | None = None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Change:
        splice = Splice(**data["splice"]) if data["splice"] else None
        return Change(**{**data, "splice": splice})


class CameBetween(Exception):
    """The record is no longer as the change left it. `current` is what it is now; None if it is gone."""

    def __init__(self, change: Change, current: Any) -> None:
        super().__init__(f"{change.noun} '{change.id}' has changed since")
        self.change = change
        self.current = current


def change_of(noun: str, name: str, file: str, edited: Edited, before: str) -> Change:
    """The change that an edit of the text `before` made."""
    splice = edited.splice
    left = right = ""
    if splice:
        end = splice.begin + len(splice.removed)
        left, right = before[max(0, splice.begin - CONTEXT) : splice.begin], before[end : end + CONTEXT]
    return Change(noun, name, file, splice, edited.before, edited.after, left, right, edited.index)


def take_back(parsed: Parsed, change: Change) -> Edited:
    """The text without a change. Raises `CameBetween`, `Guarded`."""
    name, current = _current(parsed, change)
    if current != change.after:
        raise CameBetween(change, current)
    if change.before == change.after and change.splice:  # moved: where from is known by the whole file only
        raise CameBetween(change, current)
    if change.splice is None:
        return Edited(parsed.text, None, current, current, None, change.index)
    expected = _expected(parsed, change, name)
    for splice in _candidates(parsed.text, change.splice.reversed(), change):
        text = splice.apply(parsed.text)
        try:
            data = parse(text, parsed.form).data
        except Refused:
            continue
        if any((data or None) == (one or None) for one in expected):
            return Edited(
                text, difference(parsed.text, text), change.after, change.before, None, change.index
            )
    if change.before is None:
        return delete_record(parsed, change.noun, name)
    return put_record(parsed, change.noun, name, from_file(change.noun, change.before), change.index)


def _current(parsed: Parsed, change: Change) -> tuple[str, Any]:
    """The name and data of the changed record now; records without a name are known by their data."""
    if change.noun in BY_INDEX:
        records = parsed.value(HOMES[change.noun].at) or []
        if change.after is None:
            return "none", None
        same = [index for index, record in enumerate(records) if record == change.after]
        if same:
            return str(min(same, key=lambda index: abs(index - (change.index or 0)))), change.after
    found = record_of(parsed, change.noun, change.id)
    return change.id, found[1] if found else None


def _expected(parsed: Parsed, change: Change, name: str) -> list[Any]:
    """The data that the file may have when the change is taken back."""
    found = record_of(parsed, change.noun, name)
    if found:
        return [_with(parsed.data, found[0], change.before)]
    at = HOMES[change.noun].at
    if change.noun == "setting":
        return [_with(parsed.data, tuple(name.split("/")), change.before)]
    records = parsed.value(at) or []
    wholes = ([*records[:index], change.before, *records[index:]] for index in range(len(records) + 1))
    return [_with(parsed.data, at, whole) for whole in wholes]


def _with(data: Any, path: Path, value: Any) -> Any:
    """A copy of `data` with `value` at `path`; without what stands there if it is None."""
    if not path:
        return value
    step, *rest = path
    copy: Any = list(data) if isinstance(data, list) else dict(data or {})
    if rest:
        copy[step] = _with(copy.get(step) if isinstance(copy, dict) else copy[step], tuple(rest), value)
    elif value is None:
        del copy[step]
    else:
        copy[step] = value
    return copy


def _candidates(text: str, splice: Splice, change: Change) -> Iterator[Splice]:
    """The splice at each place of the text that looks like its own, the nearest first."""
    for context in (CONTEXT, CONTEXT // 4, 0):
        left, right = change.left[len(change.left) - context :] if context else "", change.right[:context]
        passage = left + splice.removed + right
        if not passage:
            return
        offsets: list[int] = []
        at = text.find(passage)
        while at >= 0 and len(offsets) < CONTEXT:
            offsets.append(at + len(left))
            at = text.find(passage, at + 1)
        for offset in sorted(offsets, key=lambda offset: abs(offset - splice.begin)):
            yield splice.shifted(offset - splice.begin)
