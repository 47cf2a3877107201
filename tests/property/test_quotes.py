"""Whatever the text: offsets point at the wording, and folding never loses the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from caribmap.check.proof import prove_quotes
from caribmap.dossier.document import At, line_and_column
from caribmap.dossier.nouns import Quote, Source
from caribmap.load.json import parse_json
from caribmap.text.boundaries import Boundaries
from caribmap.text.fold import fold, fold_with_offsets, same_wording
from caribmap.text.occurrences import find_all
from caribmap.text.visible import shows_nothing

AT = At(parse_json("{}", "geodata/quotes.yaml")[0])
FOLDABLE = " \t\r\n\u00a0\u202f\u00ad\u200b\ufeff„“”\"'’–—-…."
TEXT = st.text(
    st.one_of(st.sampled_from(FOLDABLE), st.sampled_from("abAB e\u0301é16²ﬁ한"), st.characters()), max_size=60
)


@given(TEXT)
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_folding_with_offsets_gives_the_fold_and_spans_in_order(text: str) -> None:
    folded = fold_with_offsets(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)
    assert folded.text.replace(" ", "") == fold(text).replace(" ", "")


@given(TEXT, st.data())
def test_a_span_of_a_text_is_proven_or_ambiguous_never_absent(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    exact = text[start : data.draw(st.integers(start, len(text)))]
    source = Source(AT, "s", "s.txt", "", text, "en", "s")
    proof = prove_quotes([source], [Quote(AT, "q", "s", exact, ())])
    boundaries = Boundaries(text, "en")
    begins = [at for at in range(len(text)) if exact and text.startswith(exact, at)]
    whole = [at for at in begins if not boundaries.is_wrong(at, at + len(exact))]
    codes = {fault.code for fault in proof.faults} - {"Q014"}
    if shows_nothing(exact):
        assert codes == {"Q008"}
    elif len(whole) == 1:
        span = proof.spans["q"]
        assert (span.start, span.exact, span.fold) == (whole[0], exact, None)
        assert text[span.start : span.end] == exact
    elif whole:
        assert codes == {"Q002"}
    elif not proof.spans:
        assert codes <= {"Q002", "Q012", "Q013"}


@given(TEXT, TEXT)
def test_a_proven_quote_has_the_fold_of_its_wording(text: str, exact: str) -> None:
    source = Source(AT, "s", "s.txt", "", text, "en", "s")
    proof = prove_quotes([source], [Quote(AT, "q", "s", exact, ())])
    for span in proof.spans.values():
        assert text[span.start : span.end] == span.exact
        assert same_wording(span.exact, exact)
        assert (span.fold is None) == (span.exact == exact)


@given(st.text("ab ", max_size=80), st.lists(st.text("ab ", min_size=1, max_size=20), max_size=8))
def test_find_all_finds_what_a_plain_search_finds(text: str, wanted: list[str]) -> None:
    plain = {word: [at for at in range(len(text)) if text.startswith(word, at)] for word in wanted}
    assert find_all(text, wanted) == plain


@given(TEXT, st.data())
def test_line_and_column_lead_back_to_the_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column = line_and_column(text, offset)
    before = text.split("\n")[: line - 1]
    assert sum(len(each) + 1 for each in before) + column - 1 == offset
