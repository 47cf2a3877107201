"""The sentence around a mention."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caribmap.derive.sentences import CLIPPED, sentence_around, sentence_bounds


@pytest.mark.parametrize(
    ("text", "name", "sentence"),
    [
        ("Sie kam. Er ging nach Bern. Dort blieb er.", "Bern", "Er ging nach Bern."),
        ("Am 3. Mai kam G. R. Ford nach Bern! Er blieb.", "Bern", "Am 3. Mai kam G. R. Ford nach Bern!"),
        ("„Er ging nach Bern.“ Sie blieb.", "Bern", "„Er ging nach Bern.“"),
        ("Titel ohne Punkt\nEr ging nach Bern\r\nNoch eine Zeile", "Bern", "Er ging nach Bern"),
        ("彼は来た。彼はベルンへ行った。そこにいた。", "ベルン", "彼はベルンへ行った。"),
        ("Bern", "Bern", "Bern"),
    ],
)  # fmt: skip
def test_the_sentence_is_found(text: str, name: str, sentence: str) -> None:
    start = text.index(name)
    assert text[slice(*sentence_bounds(text, start, start + len(name)))] == sentence


def test_a_long_sentence_is_clipped_on_both_sides() -> None:
    text = "a " * 500 + "Bern" + " z" * 500
    before, after = sentence_around(text, 1_000, 1_004)
    assert before.startswith("…")
    assert after.endswith("…")
    assert len(before) == len(after) == CLIPPED + 1


@given(st.text(alphabet="abcdefghij .!?\n。”1", max_size=700), st.integers(0, 700))
def test_what_is_shown_of_a_sentence_is_the_sentence_clipped(text: str, at: int) -> None:
    start, end = min(at, len(text)), min(at + 4, len(text))
    first, last = sentence_bounds(text, start, end)
    before, after = text[first:start], text[end:last]
    before = before if len(before) <= CLIPPED else f"…{before[-CLIPPED:]}"
    after = after if len(after) <= CLIPPED else f"{after[:CLIPPED]}…"
    assert sentence_around(text, start, end) == (before, after)


@given(st.text(alphabet="ab .!?\n。”", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_the_sentence_holds_the_span(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    first, last = sentence_bounds(text, start, end)
    if text[start:end].strip() == text[start:end] != "":
        assert first <= start <= end <= last
