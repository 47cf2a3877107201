"""Whatever typesetting does to a text is a fold, and no other change is one."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import assume, given
from hypothesis import strategies as st

from caribmap.check.proof import prove_quotes
from caribmap.dossier.document import At
from caribmap.dossier.nouns import Quote, Source
from caribmap.load.json import parse_json
from caribmap.text.fold import FOLDS, fold, folds_between, same_wording

AT = At(parse_json("{}", "geodata/quotes.yaml")[0])
WORD = st.text("abcdefilmnostéüßжд", min_size=1, max_size=8)
SENTENCE = st.lists(
    st.one_of(WORD, st.sampled_from(["«oui»", "l'eau", "well-known", "11.5", "no...", "1–2"]))
)
PLAIN = SENTENCE.map(" ".join)


def replaced(old: str, *new: str) -> Callable[[st.DrawFn, str], str]:
    """Put one of `new` for some of the `old` in a text."""

    def change(draw: st.DrawFn, text: str) -> str:
        first, *rest = text.split(old)
        return first + "".join(draw(st.sampled_from((old, *new))) + piece for piece in rest)

    return change


def inserted(*signs: str, only_in_words: bool = False) -> Callable[[st.DrawFn, str], str]:
    """Put one of `signs` between two characters of a text."""

    def change(draw: st.DrawFn, text: str) -> str:
        places = [at for at in range(1, len(text)) if not only_in_words or text[at - 1 : at + 1].isalpha()]
        if not places:
            return text
        at = draw(st.sampled_from(places))
        return text[:at] + draw(st.sampled_from(signs)) + text[at:]

    return change


TYPESETTING = (
    replaced(" ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u202f", "\u2003", "\n\n  "),
    replaced("fi", "ﬁ"),
    replaced("fl", "ﬂ"),
    replaced("ff", "ﬀ"),
    replaced("st", "ﬆ", "ﬅ"),
    replaced("'", "’", "ʼ", "ʻ", "‘"),
    replaced("...", "…"),
    replaced("–", "-", "−", "—", "\u2011"),
    replaced("é", "e\u0301"),
    replaced("ü", "u\u0308"),
    replaced("«", "« ", "«\u00a0", "«\u202f", "“", '"'),
    replaced("»", " »", "\u00a0»", "\u202f»", "”", '"'),
    inserted("\u00ad", only_in_words=True),
    inserted("\u200b", "\u2060", "\u200e", "\u2068", "\ufeff"),
)
HYPHENATING = inserted("-\n", "-\r\n", "-\n  ", "\u2010\n", "\u00ad\n", only_in_words=True)


@st.composite
def typeset(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and the same as a typesetter left it."""
    plain = draw(PLAIN)
    text = plain
    if draw(st.booleans()):
        text = HYPHENATING(draw, text)
    for change in draw(st.lists(st.sampled_from(TYPESETTING), max_size=4, unique=True)):
        text = change(draw, text)
    return plain, text


@given(typeset())
def test_what_typesetting_changes_is_a_fold_that_has_a_name(texts: tuple[str, str]) -> None:
    plain, changed = texts
    assert same_wording(plain, changed)
    assert same_wording(changed, plain)
    names = folds_between(plain, changed)
    assert set(names) <= set(FOLDS)
    assert bool(names) == (fold(plain, without=FOLDS) != fold(changed, without=FOLDS))


@given(typeset())
def test_a_quote_is_found_in_its_typeset_article_with_the_files_own_characters(
    texts: tuple[str, str],
) -> None:
    plain, changed = texts
    assume(plain.strip())
    article = f"Vor ab. | {changed} | Nach."
    proof = prove_quotes(
        [Source(AT, "s", "s.txt", "", article, "en", "s")], [Quote(AT, "q", "s", f"| {plain} |", ())]
    )
    assert proof.spans["q"].exact == f"| {changed} |"


@given(PLAIN, st.data())
def test_a_changed_letter_digit_or_accent_is_never_a_fold(text: str, data: st.DataObject) -> None:
    places = [at for at, character in enumerate(text) if character.isalnum()]
    assume(places)
    at = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from("abeёéè0159²ıſ").filter(lambda character: character != text[at]))
    changed = data.draw(
        st.sampled_from(
            (text[:at] + other + text[at + 1 :], text[:at] + text[at + 1 :], f"{text[:at]}{other}{text[at:]}")
        )
    )
    assert not same_wording(text, changed)
    assert not same_wording(changed, text)
