"""A record to another place of its list: what stands between the records stays where it is."""

from __future__ import annotations

from collections.abc import Sequence

from caribmap.edit.operations import Edited, NoSuchRecord, edited_to, record_of
from caribmap.edit.positions import Node, Parsed, is_bracketed, line_begin, line_end
from caribmap.edit.records import HOMES
from caribmap.edit.yaml_lines import begin_of_item


def move_record(parsed: Parsed, noun: str, name: str, index: int) -> Edited:
    """The text with a record at `index` of its list, or at its end. Raises `NoSuchRecord`, `Guarded`.

    The comment above a record goes with it; indentation, commas and blank lines between records stay.
    """
    found = record_of(parsed, noun, name)
    if found is None or noun == "setting":
        raise NoSuchRecord(f"there is no {noun} '{name}' in a list")
    at = HOMES[noun].at
    (*_, current), record = found
    records = parsed.value(at)
    order = list(range(len(records)))
    order.insert(min(index, len(records) - 1), order.pop(int(current)))
    spans = [_passage(parsed, parsed.at(at), number) for number in range(len(records))]
    text = _reordered(parsed.text, spans, order)
    expected = _with_list(parsed.data, at, [records[number] for number in order])
    return edited_to(parsed, text, (*at, order.index(int(current))), record, expected)


def _passage(parsed: Parsed, outer: Node, number: int) -> tuple[int, int]:
    """Where a record begins and ends; on lines of its own, with the comment above it."""
    text, part = parsed.text, outer.parts[number]
    if parsed.form == "lines":
        return line_begin(text, part.begin), line_end(text, part.end)
    if parsed.form == "json" or is_bracketed(text, outer):
        return part.begin, part.end
    return begin_of_item(text, outer, number), line_end(text, part.end)


def _reordered(text: str, spans: Sequence[tuple[int, int]], order: Sequence[int]) -> str:
    pieces, end = [], 0
    for (begin, after), number in zip(spans, order, strict=True):
        pieces += [text[end:begin], text[slice(*spans[number])]]
        end = after
    return "".join([*pieces, text[end:]])


def _with_list(data: object, at: Sequence[object], records: list[object]) -> object:
    """A copy of `data` with another list at `at`."""
    if not at:
        return records
    inner = dict(data) if isinstance(data, dict) else {}
    return {**inner, at[0]: _with_list(inner.get(at[0]), at[1:], records)}
