"""For any text and offset: letters are those of Unicode's own rules, and no proven span splits one."""

from __future__ import annotations

import re

import regex
from hypothesis import given
from hypothesis import strategies as st

from caribmap.check.proof import prove_quotes
from caribmap.dossier.document import At
from caribmap.dossier.nouns import Quote, Source
from caribmap.load.json import parse_json
from caribmap.text.boundaries import Boundaries
from caribmap.text.graphemes import Graphemes
from caribmap.text.measures import _LAST, _REACH, _weight, _weight_before
from caribmap.text.number_spans import number_around

AT = At(parse_json("{}", "geodata/quotes.yaml")[0])
JOINING = "e\u0301\u0308\r\n\u1112\u1161\u11ab한👩👧🏽\u200d❤\ufe0f🇩🇪🇫🇷क्ष\u094dनि\u0600\u0661กำ1\u20e3 ab.©"
CLUSTERED = st.text(st.one_of(st.sampled_from(JOINING), st.characters()), max_size=40)
NUMERIC = st.text(st.sampled_from("0159 .,:'/-–−+%²½$\u00a0\u202f\u2060٣ab"), max_size=16)


@given(CLUSTERED, st.randoms(use_true_random=False))
def test_the_letters_of_a_text_are_its_extended_grapheme_clusters(text: str, random: object) -> None:
    spans = [match.span() for match in regex.finditer(r"\X", text)]
    offsets = list(range(len(text) + 1))
    random.shuffle(offsets)  # type: ignore[attr-defined]
    graphemes = Graphemes(text)
    for at in offsets:
        around = next((span for span in spans if span[0] < at < span[1]), None)
        assert graphemes.around(at) == around


@given(NUMERIC)
def test_two_digits_side_by_side_are_never_parted_and_every_number_is_told_alike(text: str) -> None:
    found = {at: number_around(text, at) for at in range(1, len(text))}
    for at, number in found.items():
        if text[at - 1].isdecimal() and text[at].isdecimal():
            assert number is not None
        if number is not None:
            start, end = number
            assert start < at < end
            assert any(character.isnumeric() for character in text[start:end])
            assert all(found[inside] == number for inside in range(start + 1, end))


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=2),
    st.sampled_from([",", ".", " ", "\u202f", "’"]),
)
def test_a_number_is_one_with_any_separators(value: object, separator: str) -> None:
    written = (
        f"{value:,}".replace(".", "\0")
        .replace(",", separator)
        .replace("\0", "." if separator != "." else ",")
    )
    if re.fullmatch(r"-?[\d,. \u202f’]+", written):
        text = f"about {written} men"
        for at in range(7, 6 + len(written)):
            assert number_around(text, at) == (6, 6 + len(written))


@given(st.one_of(CLUSTERED, NUMERIC), st.data())
def test_no_proven_quote_begins_or_ends_inside_a_letter_or_a_number(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    exact = text[start : data.draw(st.integers(start, len(text)))]
    proof = prove_quotes([Source(AT, "s", "s.txt", "", text, "en", "s")], [Quote(AT, "q", "s", exact, ())])
    letters = {match.start() for match in regex.finditer(r"\X", text)} | {len(text)}
    for span in proof.spans.values():
        assert {span.start, span.end} <= letters
        assert number_around(text + " ", span.start or len(text)) is None
        assert not Boundaries(text, "en").is_wrong(span.start, span.end)


@given(
    st.lists(st.sampled_from([*"ab5½ .-'’_\n\t\u2010é²,:“", "five", "and", "km"]), max_size=34),
    st.integers(0, 40),
)
def test_the_last_word_before_an_offset_is_that_of_the_pattern(parts: list[str], at: int) -> None:
    text = "".join(parts)
    at = min(at, len(text))
    match = _LAST.search(text, max(0, at - _REACH), at)
    assert _weight_before(text, at, "en") == (_weight(match[1], "en") if match else 0)
