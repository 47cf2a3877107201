"""Folds: what they make equal, what they never do, and the way back to the file's own offsets."""

from __future__ import annotations

import pytest

from caribmap.text.fold import fold, fold_with_offsets, folds_between


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ("é", "e\u0301", ("Unicode normalisation",)),
        ("Hafen", "Ha\u00adfen", ("soft hyphen",)),
        ("Hafen", "Ha\u200bfen\ufeff", ("zero-width character",)),
        ("11 km", "11\u00a0km", ("no-break space",)),
        ("11 km", "11\u202fkm", ("no-break space",)),
        ('"so"', "„so“", ("quotation marks",)),
        ("it's", "it’s", ("quotation marks",)),
        ("a - b", "a – b", ("dash",)),
        ("wait...", "wait…", ("ellipsis",)),
        ("a b", "a\r\n  b", ("white space",)),
        ('"a b"', "“a\u00a0b”", ("no-break space", "quotation marks")),
        ("same", "same", ()),
    ],
)
def test_a_fold_is_named(one: str, other: str, names: tuple[str, ...]) -> None:
    assert fold(one) == fold(other)
    assert folds_between(one, other) == names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("16²", "162"),
        ("16.000", "18.000"),
        ("Moskau", "moskau"),
        ("ﬁn", "fin"),
        ("½", "1/2"),
        ("１", "1"),
        ("ab", "a b"),
    ],
)
def test_what_could_change_the_meaning_is_not_folded(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_folded_character_leads_back_to_what_it_came_from() -> None:
    text = "a\u00a0 \u00adb…„c“ \r\n y\u0308z"
    folded = fold_with_offsets(text)
    assert folded.text == 'a b..."c" ÿz'
    pieces = [text[start:end] for start, end in zip(folded.starts, folded.ends, strict=True)]
    assert pieces == ["a", "\u00a0 ", "b", "…", "…", "…", "„", "c", "“", " \r\n ", "y\u0308", "z"]


def test_conjoining_hangul_and_singletons_are_composed() -> None:
    assert fold_with_offsets("\u1112\u1161\u11ab x \u212b").text == "한 x Å"
