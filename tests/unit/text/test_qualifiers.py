"""Qualifying words that a span leaves out of its clause, in German, English and Spanish."""

from __future__ import annotations

import pytest

from caribmap.text.qualifiers import WORDS, left_out

# The span stands between bars.
LEFT_OUT = [
    ("de", "Der Minister soll |in Moskau gewesen sein|.", ["soll"]),
    ("de", "Er soll gelogen und |betrogen haben|.", ["soll"]),
    ("de", "Laut einer Studie |entsenden die USA 13 Schiffe|.", ["Laut"]),
    ("de", "|Die Fähre kam| nicht.", ["nicht"]),
    ("de", "Das Blatt meldete, dass |Maduro Briefe verfasst| und darum gebeten habe.", ["habe"]),
    ("de", "|Moskau sei bereit zu reagieren|, sofern alle eine Eskalation vermeiden.", ["sofern"]),
    ("de", "Nach Angaben der Post |zählt der Verband 16.000 Mann|.", ["Nach Angaben"]),
    ("en", "It did not |arrive on Friday|.", ["not"]),
    ("en", "The minister denied |a plan to attack|.", ["denied"]),
    ("en", "According to the paper |the fleet has 13 ships|.", ["According to"]),
    ("en", "|Russia will help| if all parties stay calm.", ["if"]),
    ("en", "The plane reportedly |landed in Caracas|.", ["reportedly"]),
    ("en", "The fleet didn’t |leave the harbour|.", ["didn’t"]),
    ("es", "Según el diario |el avión aterrizó en Caracas|.", ["Según"]),
    ("es", "El ministro negó |el plan de ataque|.", ["negó"]),
    ("es", "La carta habría sido |entregada en Moscú|.", ["habría"]),
    ("es", "|El barco llegó| sin permiso.", ["sin"]),
]
WHOLE = [
    ("de", "|Der Minister soll in Moskau gewesen sein|."),
    ("de", "Der Sprecher sagte am Freitag, |man stehe in Kontakt|."),
    ("de", "Die Regierung dementierte den Bericht und |kündigte Hilfe an|."),
    ("de", "Man glaubt nicht, |dass die Fähre kommt|."),
    ("de", "Nicht nur Russland, |auch China wurde gefragt|."),
    ("de", "Medien |behaupten unter Berufung auf Quellen|, dass ein Angriff bevorsteht."),
    ("de", "„|Wir stehen in Kontakt|“, sagte er, ohne es zu bestätigen."),
    ("de", "Obwohl er es nie sagte: |Die Fähre kam|."),
    ("en", "The minister said on Friday |that the ferry was late|."),
    ("en", "|No ship was in sight.| The crew said that it may come."),
    ("de", "|„Wir gehen!“| Tonga bestritt das nicht."),
    ("en", "|The ferry arrived| and did not leave."),
    ("en", "“|We are in contact|,” he said."),
    ("en", "It was not late. |The ferry arrived|."),
    ("es", "El ministro dijo |que el barco llegó|."),
    ("es", "No hubo heridos: |el barco llegó| a puerto."),
    ("es", "|El barco llegó| y no salió."),
    ("ja", "|船は来|なかった。"),
]


def span_of(marked: str) -> tuple[str, int, int]:
    before, exact, after = marked.split("|")
    return before + exact + after, len(before), len(before) + len(exact)


@pytest.mark.parametrize(("language", "marked", "words"), LEFT_OUT, ids=[case[1] for case in LEFT_OUT])
def test_a_span_that_leaves_out_what_qualifies_it_is_found(
    language: str, marked: str, words: list[str]
) -> None:
    assert list(left_out(*span_of(marked), language)) == words


@pytest.mark.parametrize(("language", "marked"), WHOLE, ids=[case[1] for case in WHOLE])
def test_a_span_that_is_a_clause_of_its_own_is_left_alone(language: str, marked: str) -> None:
    assert left_out(*span_of(marked), language) == ()


def test_a_regional_tag_is_read_by_the_words_of_its_language() -> None:
    assert left_out(*span_of("It did not |arrive|."), "en-GB") == ("not",)


@pytest.mark.parametrize("language", WORDS)
def test_the_tables_hold_small_letters_only(language: str) -> None:
    words = WORDS[language]
    for table in (
        words.reporting,
        words.negations,
        words.hedges,
        words.openers,
        words.joiners,
        words.conditions,
    ):
        assert table == table.lower()
