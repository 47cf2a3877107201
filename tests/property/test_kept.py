"""What a run keeps changes nothing: after any edits, built with it and without it is the same."""

from __future__ import annotations

import re
import shutil
import threading
from collections import ChainMap
from functools import partial
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from caribmap.faults import Fault
from caribmap.payload.types import Payload
from caribmap.pipeline.compile import compile_dossier, render_files
from caribmap.runtime.kept import Kept, grouped, keep, merged

BASE = Path(__file__).parents[2] / "docs/pictures/dossier"
FILES = sorted(
    str(file.relative_to(BASE))
    for folder in (".", "geodata", "seeds")
    for file in (BASE / folder).glob("*.*")
)
TOKEN = re.compile(r"[0-9]|\b[a-z]{4,}\b")

Edit = tuple[str, int, str]
EDITS = st.tuples(
    st.sampled_from(FILES), st.integers(0, 2000), st.sampled_from(["digit", "word", "drop line", "undo"])
)


def apply(root: Path, edit: Edit) -> None:
    """Change a digit or a word, drop a line, or bring a file back to what it was."""
    name, number, kind = edit
    file = root / name
    text = file.read_text("utf-8")
    lines = text.splitlines(keepends=True)
    tokens = [found for found in TOKEN.finditer(text) if found[0].isdigit() == (kind == "digit")]
    if kind == "undo":
        shutil.copy(BASE / name, file)
    elif kind == "drop line" and lines:
        del lines[number % len(lines)]
        file.write_text("".join(lines), "utf-8")
    elif tokens:
        token = tokens[number % len(tokens)]
        other = str((int(token[0]) + 1) % 10) if kind == "digit" else token[0][::-1]
        file.write_text(text[: token.start()] + other + text[token.end() :], "utf-8")


def built(root: Path) -> tuple[tuple[Fault, ...], Payload | None, dict[str, bytes]]:
    compiled = compile_dossier(root)
    payload = compiled.payload
    return compiled.faults, payload, render_files(payload) if payload else {}


@given(st.lists(EDITS, min_size=1, max_size=4))
@settings(max_examples=6)
def test_after_any_edits_what_is_built_from_what_was_kept_is_what_is_built_anew(edits: list[Edit]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder) / "dossier"
        shutil.copytree(BASE, root, ignore=shutil.ignore_patterns("out"))
        store = Kept()
        with store.run():
            built(root)
        for edit in edits:
            apply(root, edit)
            with store.run():
                incremental = built(root)
            assert incremental == built(root)


PARTS = st.dictionaries(
    st.sampled_from("abc"), st.dictionaries(st.integers(0, 5).map(str), st.integers(), max_size=4)
)


@given(st.lists(PARTS, max_size=6))
def test_what_is_merged_again_is_what_is_merged_anew(runs: list[dict[str, dict[str, int]]]) -> None:
    store = Kept()
    former: dict[str, dict[str, int]] = {}
    for asked in runs:
        # Parts that are the same are the same objects, as those are that were kept.
        parts = {name: former[name] if former.get(name) == part else part for name, part in asked.items()}
        with store.run():
            found = merged("whole", parts)
        whole = dict(ChainMap(*reversed(parts.values())))
        assert found == whole == merged("whole", parts)
        former = parts


POOL = [(name, number) for name in "abcd" for number in range(4)]


@given(st.lists(st.lists(st.sampled_from(POOL), unique=True), max_size=6))
def test_what_is_grouped_again_is_what_is_grouped_anew(runs: list[list[tuple[str, int]]]) -> None:
    """The order of the groups, too."""
    store = Kept()
    for items in runs:
        with store.run():
            found = grouped("pairs", items, itemgetter(0))
        assert [*found.items()] == [*grouped("pairs", items, itemgetter(0)).items()]


@given(
    st.permutations(POOL), st.integers(0, 15), st.sampled_from(POOL), st.sampled_from(["put", "add", "drop"])
)
def test_one_change_in_many_items_is_grouped_as_anew(
    items: list[tuple[str, int]], at: int, like: tuple[str, int], change: str
) -> None:
    store = Kept()
    after = [*items[:at], *([] if change == "drop" else [(like[0], 9)]), *items[at + (change != "add") :]]
    with store.run():
        grouped("pairs", items, itemgetter(0))
    with store.run():
        found = grouped("pairs", after, itemgetter(0))
    assert [*found.items()] == [*grouped("pairs", after, itemgetter(0)).items()]


def test_groups_that_are_the_same_are_the_same_tuples() -> None:
    store = Kept()
    words = ["ant", "bee", "asp", "bug", "cat"]
    with store.run():
        first = grouped("words", words, itemgetter(0))
    with store.run():
        second = grouped("words", [*words[:3], "bat", *words[3:]], itemgetter(0))
    assert second == {"a": ("ant", "asp"), "b": ("bee", "bat", "bug"), "c": ("cat",)}
    assert second["a"] is first["a"]
    assert second["c"] is first["c"]


def test_a_result_is_kept_as_long_as_its_content_is_the_same() -> None:
    store, made = Kept(), list[int]()

    def result(content: int) -> int:
        def square() -> int:
            made.append(content)
            return content**2

        return keep("square", lambda: content, square)

    assert result(2) == result(2) == 4
    assert made == [2, 2]  # nothing is kept outside a run
    for contents, newly in (((3, 3), [3]), ((3, 4), [4]), ((4,), []), ((3,), [3])):
        made.clear()
        with store.run():
            assert [result(content) for content in contents] == [content**2 for content in contents]
        assert made == newly


def test_a_run_that_does_not_come_to_a_step_keeps_its_results() -> None:
    store, made = Kept(), list[str]()
    for steps in ("ab", "a", "ab"):
        with store.run():
            for step in steps:
                keep(step, lambda: 1, partial(made.append, step))
    assert made == ["a", "b"]


def test_a_second_thread_waits_until_a_run_is_done() -> None:
    store, order = Kept(), list[str]()

    def second() -> None:
        with store.run():
            order.append("second")

    with store.run():
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.05)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
