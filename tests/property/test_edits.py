"""Edits of the repository's own files: the right data, all other bytes as they were, and back again."""

from __future__ import annotations

import copy
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from caribmap.dossier.document import Step
from caribmap.edit.guard import Guarded
from caribmap.edit.moves import move_record
from caribmap.edit.operations import Edited, delete_record, put_record, read, record_of
from caribmap.edit.positions import Parsed, form_of, ordered
from caribmap.edit.records import BY_INDEX, HOMES, from_file, names_of
from caribmap.edit.scalars import as_read, yaml_scalar
from caribmap.edit.splice import difference
from caribmap.load.yaml import reads_alike

ROOT = Path(__file__).parents[2]
DOSSIERS = (ROOT, ROOT / "docs/pictures/dossier", *sorted((ROOT / "tests/dossiers").iterdir()))
FILES = [
    (noun, path)
    for dossier in DOSSIERS
    for noun, home in HOMES.items()
    for path in (dossier / file for file in home.files)
    if path.is_file() and noun != "setting"
]
NASTY = (
    "x", "yes", "No", "null", "~", "", "How far?", "a: b", "a #b", "# c", "- d", "'q'", '"dq"', "it's", "1.0",
    "2025-11-01", "14:36:15", "a\u00a0b", "line\nbreak", "tab\tx", "trail ", " lead", "{a}", "[b]", "a, b",
    "*al", "&an", "%p", "@at", "`bt", "|", "> x", "\u200b", "é😀", "عربي", "\ufeffx", "a:", "?", "? x", "\\n",
    "C:\\x", "<<", "=", "-", "---", "...", "\x85", "\u2028",
)  # fmt: skip
VARIANTS = ("as it is", "CRLF", "byte order mark", "no line end at the end")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(NASTY)


def variant(text: str, kind: str, *, yaml_file: bool) -> str:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if kind == "CRLF":
        return text.replace("\n", "\r\n")
    if kind == "byte order mark" and yaml_file:
        return "\ufeff" + text
    return text.rstrip("\n") if kind.startswith("no") else text


def mutated(random: Random, value: Any) -> Any:
    """A value that differs from another in one part."""
    if isinstance(value, dict):
        return _mutated_mapping(random, dict(value))
    if isinstance(value, list):
        return _mutated_list(random, list(value))
    return random.choice(NASTY)


def _mutated_mapping(random: Random, value: dict[str, Any]) -> dict[str, Any]:
    choice = random.random()
    if choice < 0.25 and len(value) > 1:
        del value[random.choice(list(value))]
    elif choice < 0.55:
        value[random.choice(["de", "fr", "note", "places", "of", "no"])] = _new_value(random)
    elif value:
        key = random.choice(list(value))
        value[key] = mutated(random, value[key])
    return value


def _mutated_list(random: Random, value: list[Any]) -> list[Any]:
    choice = random.random()
    if choice < 0.3 and value:
        del value[random.randrange(len(value))]
    elif choice < 0.6:
        item = copy.deepcopy(random.choice(value)) if value else random.choice(NASTY)
        value.insert(random.randint(0, len(value)), item)
    elif value:
        index = random.randrange(len(value))
        value[index] = mutated(random, value[index])
    return value


def _new_value(random: Random) -> Any:
    text = random.choice(NASTY)
    return random.choice(
        [
            text,
            {"de": text, "en": "x"},
            [text, "x"],
            None,
            {"a": {"b": text}},
            [{"value": text, "quotes": ["x"]}],
        ]
    )


def one_edit(random: Random, parsed: Parsed, noun: str) -> tuple[Edited, str | None]:
    """A random edit, and the name of the record that stood there before."""
    records = parsed.value(HOMES[noun].at) or []
    choice = random.random()
    index = random.randrange(len(records)) if records else 0
    if choice < 0.25 and records:
        name = names_of(noun, records[index], index)[0]
        return delete_record(parsed, noun, name), name
    record = from_file(noun, copy.deepcopy(records[index])) if records else {"id": "n", "names": {"de": "x"}}
    record = mutated(random, record)
    if choice > 0.6 and records:
        name = names_of(noun, records[index], index)[0]
        return put_record(parsed, noun, name, record), name
    new = f"new-{random.randrange(10**9)}"
    record |= {"text": new} if noun in ("term", "span") else {"id": new}
    return put_record(
        parsed, noun, "none" if noun in BY_INDEX else new, record, random.choice([None, index])
    ), None


def texts_of_others(parsed: Parsed, noun: str, own: Step | None) -> list[str]:
    """The text of every record but one."""
    outer = parsed.node(HOMES[noun].at)
    parts = ordered(outer) if outer is not None else ()
    return [parsed.text[node.begin : node.end] for step, _, node in parts if step != own]


def step_of_name(parsed: Parsed, noun: str, name: str | None) -> Step | None:
    found = record_of(parsed, noun, name) if name is not None else None
    return found[0][-1] if found else None


def step_at(parsed: Parsed, noun: str, begin: int | None) -> Step | None:
    outer = parsed.node(HOMES[noun].at)
    parts = outer.parts if outer is not None else {}
    return next((step for step, node in parts.items() if node.begin == begin), None)


def comment_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.lstrip("\ufeff ").startswith("#")]


@pytest.mark.parametrize("kind", VARIANTS)
@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FILES), st.integers(0, 2**32), st.integers(1, 8))
def test_any_edits_leave_the_right_data_and_the_other_bytes_and_go_back(
    kind: str, file: tuple[str, Path], seed: int, steps: int
) -> None:
    noun, path = file
    random, form = Random(seed), form_of(path.name)
    first = text = variant(path.read_bytes().decode(), kind, yaml_file=form == "yaml")
    splices = []
    for _ in range(steps):
        parsed = read(text, form, noun)
        try:
            edited, name = one_edit(random, parsed, noun)
        except Guarded as guarded:
            pytest.fail(str(guarded))
        after = read(edited.text, form, noun)
        assert texts_of_others(after, noun, step_at(after, noun, edited.begin)) == texts_of_others(
            parsed, noun, step_of_name(parsed, noun, name)
        )
        if edited.begin is not None:
            assert comment_lines(edited.text) == comment_lines(text)
        if edited.splice:
            splices.append(edited.splice)
            assert edited.splice == difference(text, edited.text)
        text = edited.text
        if "\n" not in text:
            break  # no line tells any more how lines end
        assert text.count("\r\n") == (text.count("\n") if kind == "CRLF" else 0)
    if form == "yaml":
        assert reads_alike(text)
    for splice in reversed(splices):
        text = splice.reversed().apply(text)
    assert text == first


@pytest.mark.parametrize("kind", VARIANTS)
@settings(max_examples=25, deadline=None)
@given(st.sampled_from(FILES), st.integers(0, 2**32))
def test_a_record_moves_with_its_comment_and_nothing_else_changes(
    kind: str, file: tuple[str, Path], seed: int
) -> None:
    noun, path = file
    random, form = Random(seed), form_of(path.name)
    text = variant(path.read_bytes().decode(), kind, yaml_file=form == "yaml")
    parsed = read(text, form, noun)
    records = list(parsed.value(HOMES[noun].at) or [])
    if not records:
        return
    old, new = random.randrange(len(records)), random.randrange(len(records) + 2)
    moved = move_record(parsed, noun, names_of(noun, records[old], old)[0], new)
    first = next(i for i, one in enumerate(records) if one == moved.before)
    records.insert(new, records.pop(first))
    assert read(moved.text, form, noun).value(HOMES[noun].at) == records
    if form == "yaml":
        lines = [sorted(one.removeprefix("\ufeff").split("\n")) for one in (moved.text, text)]
        assert lines[0] == lines[1]
        assert moved.text[:1] == text[:1] or not text.startswith("\ufeff")
    assert sorted(moved.text) == sorted(text)
    if moved.splice:
        assert moved.splice.reversed().apply(moved.text) == text


@settings(max_examples=400)
@given(TEXT, st.sampled_from(["plain", "single", "double", "free"]), st.booleans())
def test_both_readers_read_a_written_text_back(text: str, quoting: Any, bracketed: bool) -> None:
    written = yaml_scalar(text, quoting, bracketed=bracketed)
    whole = (
        f"a: {{b: {written}, c: [{written}]}}\n"
        if bracketed
        else f"a:\n  b: {written}\n  c:\n    - {written}\n"
    )
    assert reads_alike(whole)
    loaded = yaml.load(whole, yaml.BaseLoader)
    assert loaded == {"a": {"b": text, "c": [text]}}
    assert not any(mark in written for mark in ("\u00a0", "\u200b", "\ufeff", "\n"))


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_difference_leads_from_one_text_to_the_other_and_back(before: str, after: str) -> None:
    splice = difference(before, after)
    if splice is None:
        assert before == after
        return
    assert splice.apply(before) == after
    assert splice.reversed().apply(after) == before
    assert not (splice.removed and splice.put) or splice.removed[0] != splice.put[0]


def test_numbers_and_booleans_are_text_to_the_reader() -> None:
    assert as_read({"a": [1, 2.5, True, None]}) == {"a": ["1", "2.5", "true", None]}
