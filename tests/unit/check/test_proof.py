"""The proof of quotes: exact, by a fold, or not at all."""

from __future__ import annotations

import pytest

from caribmap.check.proof import Proof, prove_quotes
from caribmap.dossier.document import At
from caribmap.dossier.nouns import Quote, Source
from caribmap.load.json import parse_json

AT = At(parse_json("{}", "geodata/quotes.yaml")[0])
ARTICLE = (
    "Nach Angaben der Zeitung sind es gegenwärtig etwa 16.000 Mann.\r\n\r\n"
    "„Wir stehen in\u00a0Kontakt“, sagte er. Das Schiff lag vor Anker.\n"
    "Das Schiff lag vor Anker, als der Abend kam…\n"
)
OTHER = "Ein ganz anderer Artikel – mit einem Satz, der nur hier steht."


def source(name: str, text: str) -> Source:
    return Source(AT, name, f"{name}.txt", "", text, "de", name)


SOURCES = (source("one", ARTICLE), source("two", OTHER))


def prove(exact: str, prefix: str | None = None, suffix: str | None = None) -> Proof:
    return prove_quotes(SOURCES, [Quote(AT, "q", "one", exact, (), prefix=prefix, suffix=suffix)])


def codes(proof: Proof) -> list[str]:
    return [fault.code for fault in proof.faults]


def test_an_exact_quote_has_its_offsets_and_no_fault() -> None:
    proof = prove("gegenwärtig etwa 16.000 Mann")
    span = proof.spans["q"]
    assert codes(proof) == []
    assert ARTICLE[span.start : span.end] == span.exact == "gegenwärtig etwa 16.000 Mann"
    assert span.fold is None


def test_a_quote_that_differs_by_folds_gets_the_files_own_characters() -> None:
    proof = prove('"Wir stehen in Kontakt", sagte er.')
    span = proof.spans["q"]
    assert span.exact == "„Wir stehen in\u00a0Kontakt“, sagte er." == ARTICLE[span.start : span.end]
    assert span.fold == "no-break space, quotation marks"
    assert codes(proof) == ["Q004"]


def test_a_quote_may_run_over_a_line_break_of_the_article() -> None:
    span = prove("16.000 Mann. „Wir").spans["q"]
    assert span.exact == "16.000 Mann.\r\n\r\n„Wir"


def test_an_altered_digit_is_absent_and_shown_beside_the_nearest_passage() -> None:
    (fault,) = prove("gegenwärtig etwa 18.000 Mann").faults
    assert fault.code == "Q001"
    assert fault.message == "quote 'q' is not in seeds/one.txt"
    assert fault.detail == (
        "expected: gegenwärtig etwa 18.000 Mann",
        "nearest:  gegenwärtig etwa 16.000 Mann  (characters 33–61)",
    )


def test_the_nearest_passage_is_shown_in_whole_words() -> None:
    (fault,) = prove("als der Abendd kam").faults
    assert "als der Abend kam" in fault.detail[1]


def test_a_quote_of_another_case_is_absent() -> None:
    assert codes(prove("nach angaben der Zeitung")) == ["Q001"]


def test_a_quote_without_anything_near_shows_only_what_was_expected() -> None:
    (fault,) = prove("ZZZZZZZZZZZZ QQQQQQQQQQ XXXXXXXXX").faults
    assert fault.detail == ("expected: ZZZZZZZZZZZZ QQQQQQQQQQ XXXXXXXXX",)


def test_a_quote_in_another_source_names_it_even_by_a_fold() -> None:
    (fault,) = prove("anderer Artikel - mit einem Satz").faults
    assert fault.code == "Q003"
    assert "seeds/two.txt, source 'two'" in fault.message


def test_an_ambiguous_quote_tells_its_positions() -> None:
    (fault,) = prove("Das Schiff lag vor Anker").faults
    assert fault.code == "Q002"
    assert fault.message.endswith("stands 2 times in seeds/one.txt: at 3:36, 4:1")


@pytest.mark.parametrize(
    ("prefix", "suffix", "start"),
    [
        ("sagte er. ", None, ARTICLE.index("Das Schiff")),
        ("sagte er.", None, ARTICLE.index("Das Schiff")),
        (None, ", als", ARTICLE.rindex("Das Schiff")),
        (None, " , als", ARTICLE.rindex("Das Schiff")),
        ("vor Anker. ", None, ARTICLE.rindex("Das Schiff")),
        ('Kontakt", sagte er.', ".", ARTICLE.index("Das Schiff")),
        ("sagte sie.", None, None),
    ],
)
def test_prefix_and_suffix_choose_an_occurrence(
    prefix: str | None, suffix: str | None, start: int | None
) -> None:
    proof = prove("Das Schiff lag vor Anker", prefix, suffix)
    if start is None:
        assert codes(proof) == ["Q009"]
    else:
        assert codes(proof) == []
        assert proof.spans["q"].start == start


def test_a_full_stop_is_no_part_of_an_ellipsis() -> None:
    assert codes(prove("als der Abend kam.")) == ["Q001"]
    assert prove("als der Abend kam...").spans["q"].exact == "als der Abend kam…"


def test_white_space_is_no_quote() -> None:
    assert codes(prove(" \n ")) == ["Q008"]


def test_a_quote_of_an_unknown_source_is_passed_over_and_of_one_id_the_first_counts() -> None:
    quotes = [
        Quote(AT, "a", "nowhere", "x", ()),
        Quote(AT, "b", "two", "Ein ganz", ()),
        Quote(AT, "b", "two", "nicht da", ()),
    ]
    proof = prove_quotes(SOURCES, quotes)
    assert list(proof.spans) == ["b"]
    assert proof.faults == []


def prove_in(article: str, exact: str, prefix: str | None = None, suffix: str | None = None) -> Proof:
    return prove_quotes(
        [source("one", article)], [Quote(AT, "q", "one", exact, (), prefix=prefix, suffix=suffix)]
    )


@pytest.mark.parametrize(
    "gap", ["", " ", " " * 500, "\n" + " " * 40, "\u00a0", "\u202f\r\n\r\n\t", "\u200b \u200b"]
)
def test_any_white_space_may_stand_between_a_prefix_or_suffix_and_its_quote(gap: str) -> None:
    article = f"The squad,{gap}(Colonel B){gap}spoke; later (Colonel B) left."
    for prefix, suffix in (("squad,", None), ("squad, ", None), (None, "spoke"), (None, " spoke")):
        assert prove_in(article, "(Colonel B)", prefix, suffix).spans["q"].start == 10 + len(gap)


def test_a_prefix_or_suffix_of_a_space_alone_counts() -> None:
    article = "A (ship) and a\u00a0ship, or a (ship)."
    assert prove_in(article, "ship", " ").spans["q"].start == article.index("\u00a0ship") + 1
    assert codes(prove_in(article, "ship", suffix=" ")) == ["Q009"]
    assert codes(prove_in("(ship)", "ship", " ")) == ["Q009"]


def test_an_occurrence_inside_a_number_or_letter_is_none_beside_a_whole_one() -> None:
    article = "It lay 11.5 km off, then 5 km off. The cafe\u0301, the cafe."
    assert prove_in(article, "5 km off").spans["q"].start == article.rindex("5 km")
    assert prove_in(article, "The cafe", None).faults[0].code == "Q012"
    assert prove_in(article, "the cafe").spans["q"].exact == "the cafe"


def test_a_quote_cut_inside_a_number_is_found_whole_elsewhere_by_a_fold() -> None:
    proof = prove_in("It lay 11.5 km off, then 5\u00a0km off.", "5 km")
    assert proof.spans["q"].exact == "5\u00a0km"


def test_a_folded_quote_may_not_split_a_number_either() -> None:
    (fault,) = prove_in("Rund 16.000 „Mann“ kamen.", '000 "Mann"').faults
    assert (fault.code, fault.message) == ("Q013", "quote 'q' begins inside the number '16.000'")


def test_a_quote_inside_a_word_is_proven_with_a_warning_that_names_the_word() -> None:
    proof = prove_in("By the shipyard it lay.", "the ship")
    assert [fault.message for fault in proof.faults] == ["quote 'q' ends inside the word 'shipyard'"]
    assert proof.spans["q"].exact == "the ship"


@pytest.mark.parametrize(
    "exact", ["\u200b", "\u2060\ufeff", "\u00ad \u200e", "\u3164", "\u2800", "\ufe0f", "\x01"]
)
def test_what_nobody_sees_is_no_quote(exact: str) -> None:
    assert codes(prove_in(f"Seen {exact} seen.", exact)) == ["Q008"]


def test_other_line_ends_are_told_once_for_an_article() -> None:
    article = "One line,\r\nanother line.\r\nA third,\r\na fourth."
    quotes = [Quote(AT, "a", "one", "line,\nanother", ()), Quote(AT, "b", "one", "third,\na", ())]
    proof = prove_quotes([source("one", article)], quotes)
    assert codes(proof) == ["Q015"]
    assert (
        proof.faults[0].message
        == "2 quotes differ from seeds/one.txt by line ends only: the article has CRLF"
    )
    assert [span.exact for span in proof.spans.values()] == ["line,\r\nanother", "third,\r\na"]
