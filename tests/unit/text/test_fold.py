"""Folds: what they make equal, what they never do, and the way back to the file's own offsets."""

from __future__ import annotations

import pytest

from caribmap.text.fold import HYPHENATION, fold_with_offsets, folds_between, same_wording


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
        ("of finding", "of ﬁnding", ("ligature",)),
        ("affluent staffers", "aﬄuent ﬆaﬀers", ("ligature",)),
        ("Flugzeug", "Flug-\nzeug", (HYPHENATION,)),
        ("Flugzeug", "Flug-\r\n  zeug", (HYPHENATION,)),
        ("Flugzeug", "Flug\u2010\u2028zeug", ("dash", HYPHENATION)),
        ("Flugzeug", "Flug\u00ad\nzeug", ("soft hyphen",)),
        ("well-known", "well-\nknown", (HYPHENATION,)),
        ("US-Amerika", "US-\nAmerika", (HYPHENATION,)),
        ("F-16", "F-\n16", (HYPHENATION,)),
        ("Vor- und Nachteile", "Vor-\nund Nachteile", ("white space",)),
        ("«oui»", "« oui »", ("space inside guillemets",)),
        ('"oui"', "«\u202foui\u00a0»", ("no-break space", "space inside guillemets", "quotation marks")),
        ("« oui »", "«\u202foui\u202f»", ("no-break space",)),
        ('sagte "Ja" und', "sagte »Ja« und", ("quotation marks",)),
        ("Non !", "Non\u202f!", ("no-break space",)),
        ("Non!", "Non !", ("space before punctuation",)),
        ("it's", "itʼs", ("apostrophe",)),
        ("Hawai’i", "Hawaiʻi", ("apostrophe", "quotation marks")),
        ("a b", "a\u200e \u2067b\u2069", ("direction mark",)),
        ("a\nb", "a\r\nb", ("line ends",)),
        ("a\nb", "a\rb", ("line ends",)),
        ('"a\nb"', "“a\r\nb”", ("quotation marks", "line ends")),
        ("same", "same", ()),
    ],
)
def test_a_fold_is_named(one: str, other: str, names: tuple[str, ...]) -> None:
    assert same_wording(one, other)
    assert same_wording(other, one)
    assert folds_between(one, other) == names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("16²", "162"),
        ("16.000", "18.000"),
        ("Moskau", "moskau"),
        ("é", "e"),
        ("e\u0301", "e"),
        ("ö", "oe"),
        ("USAmerika", "US-\nAmerika"),
        ("1015", "10-\n15"),
        ("resign", "re-sign"),
        ("Ha fen", "Ha-\nfen"),
        ("im possible", "impossible"),
        ("lʼeau", "leau"),
        ("½", "1/2"),
        ("１", "1"),
        ("ab", "a b"),
    ],
)
def test_what_could_change_the_meaning_is_not_folded(one: str, other: str) -> None:
    assert not same_wording(one, other)
    assert not same_wording(other, one)


def test_a_folded_character_leads_back_to_what_it_came_from() -> None:
    text = "a\u00a0 \u00adb…„c“ \r\n y\u0308z"
    folded = fold_with_offsets(text)
    assert folded.text == 'a b..."c" ÿz'
    pieces = [text[start:end] for start, end in zip(folded.starts, folded.ends, strict=True)]
    assert pieces == ["a", "\u00a0 ", "b", "…", "…", "…", "„", "c", "“", " \r\n ", "y\u0308", "z"]


def test_conjoining_hangul_and_singletons_are_composed() -> None:
    assert fold_with_offsets("\u1112\u1161\u11ab x \u212b").text == "한 x Å"
