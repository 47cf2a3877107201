"""Where quotes begin or end inside a sentence."""

from __future__ import annotations

import pytest

from caribmap.derive.cuts import Cut, derive_cut

WHOLE, BEFORE, AFTER, BOTH = Cut(False, False), Cut(True, False), Cut(False, True), Cut(True, True)


@pytest.mark.parametrize(
    ("text", "quoted", "expected"),
    [
        ("Er kam. Sie ging nicht.", "Sie ging nicht.", WHOLE),
        ("Er kam. Sie ging nicht.", "Sie ging nicht", WHOLE),
        ("Er kam. Sie ging nicht.", "Sie ging", AFTER),
        ("Er kam. Sie ging nicht.", "ging nicht", BEFORE),
        ("Er kam, sah und ging.", "sah", BOTH),
        ("Überschrift\nEin Satz.", "Überschrift", WHOLE),
        ("Überschrift\r\nEin Satz.", "Ein Satz", WHOLE),
        ("„Er kam“, sagte sie.", "Er kam", AFTER),
        ("Sie sagte: „Er kam.“ Dann ging sie.", "Er kam", WHOLE),
        ("Am 31. Oktober kam er.", "Oktober kam er", BEFORE),
        ("Die Gerald R. Ford kam.", "Ford kam", BEFORE),
        ("\ufeffEr kam.", "Er kam", WHOLE),
    ],
)
def test_a_quote_knows_whether_its_sentence_goes_on(text: str, quoted: str, expected: Cut) -> None:
    start = text.index(quoted)
    assert derive_cut(text, start, start + len(quoted)) == expected
