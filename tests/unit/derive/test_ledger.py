"""The mention ledger: what the finder finds, what rulings decide, what stays unaccounted."""

from __future__ import annotations

import pickle
import time
from pathlib import Path

import pytest

from caribmap.derive.ledger import Ledger, derive_ledger
from caribmap.derive.lexicon import UNKNOWN
from caribmap.derive.scan import Finder, Hit
from caribmap.dossier.nouns import Place, SpanRuling, TermRuling
from caribmap.load.dossier import load_dossier
from caribmap.runtime.collector import collector_paused
from tests.unit.derive.example import dossier, place, source, span, term

ROOT = Path(__file__).parents[3]
PLACES = (
    place("kremlin", name="Kreml"),
    place("iran", name="Iran"),
    place("usa", name="Vereinigte Staaten", aliases=["Vereinigten Staaten", "USA", "US"]),
    place("moscow", name="Moskau"),
    place("washington-dc", name="Washington"),
    place("caribbean", name="Karibik"),
    place("trinidad", name="Trinidad und Tobago"),
    place("russia", name="Russland"),
)


def ledger(
    text: str,
    *places: Place,
    terms: tuple[TermRuling, ...] = (),
    spans: tuple[SpanRuling, ...] = (),
    language: str = "de",
) -> Ledger:
    article = source(text, language=language)
    return derive_ledger(dossier(*(places or PLACES), sources=[article], terms=terms, spans=spans))


def mapped(found: Ledger) -> list[tuple[str, str | None]]:
    return [(mention.surface, mention.place or mention.ruling) for mention in found.mentions]


@pytest.mark.parametrize(
    ("text", "surface", "place_id"),
    [
        ("Der Kreml schwieg.", "Kreml", "kremlin"),
        ("Vertreter des Kremls", "Kremls", "kremlin"),
        ("der Kremlchef", "Kremlchef", "kremlin"),
        ("Kreml-Sprecher Peskow", "Kreml-Sprecher", "kremlin"),
        ("MOSKAU – Russisch", "MOSKAU", "moscow"),
        ("Moskauer Zeitungen", "Moskauer", "moscow"),
        ("nächster Iran-Besuch", "Iran-Besuch", "iran"),
        ("iranische Schiffe", "iranische", "iran"),
        ("Iranische Schiffe", "Iranische", "iran"),
        ("russischen Stellen", "russischen", "russia"),
        ("US-U-Boot", "US-U-Boot", "usa"),
        ("die Vereinigten\u00a0Staaten", "Vereinigten\u00a0Staaten", "usa"),
        ("die Vereinigten\nStaaten", "Vereinigten\nStaaten", "usa"),
        ("in der Karibikkrise", "Karibikkrise", "caribbean"),
        ("Trinidad und Tobagos Küste", "Trinidad und Tobagos", "trinidad"),
        ("Mos\u00adkau", "Mos\u00adkau", "moscow"),
        ("Washington's plan", "Washington", "washington-dc"),
    ],
)
def test_names_are_found_in_every_german_form(text: str, surface: str, place_id: str) -> None:
    assert (surface, place_id) in mapped(ledger(text))


@pytest.mark.parametrize(
    "text",
    [
        "Kremlin",
        "Der Moskowiter",
        "politische technischen Tisch",
        "usa und us",
        "Karibi",
        "XUSA USAX US_A",
        "",
    ],
)
def test_words_that_only_look_alike_are_not_found(text: str) -> None:
    assert ledger(text).mentions == ()


def test_two_names_joined_by_a_hyphen_are_two_mentions() -> None:
    assert mapped(ledger("Washington-Moskau-Gipfel")) == [
        ("Washington", "washington-dc"),
        ("Moskau-Gipfel", "moscow"),
    ]


def test_offsets_count_code_points_of_the_file_as_it_is() -> None:
    text = "\ufeff😀\r\nin Moskau"
    (mention,) = ledger(text).mentions
    assert text[mention.start : mention.end] == mention.surface == "Moskau"
    assert mention.start == 7


def test_the_longest_wording_wins_so_that_a_newspaper_is_no_city() -> None:
    found = ledger("Die Washington Post und Washington", terms=(term("Washington Post", ruling="newspaper"),))
    assert mapped(found) == [("Washington Post", "newspaper"), ("Washington", "washington-dc")]
    assert found.mentions[0].reason == {"de": "Grund"}
    assert found.faults == ()


def test_one_adjective_in_the_rulings_covers_all_its_forms() -> None:
    found = ledger(
        "Russische Schiffe, ein russisches und russischem", terms=(term("russisch", ruling="demonym"),)
    )
    assert [ruling for _, ruling in mapped(found)] == ["demonym"] * 3


def test_a_term_ruling_wins_over_a_name() -> None:
    found = ledger("Moskau", terms=(term("Moskau", place_id="kremlin"),))
    assert mapped(found) == [("Moskau", "kremlin")]


def test_a_span_ruling_wins_over_a_term_for_its_occurrence_alone() -> None:
    found = ledger(
        "Moskaus Wort, in Moskau, Moskau",
        terms=(term("Moskau", place_id="kremlin"),),
        spans=(span("Moskau", 2, place_id="moscow"),),
    )
    assert mapped(found) == [("Moskaus", "kremlin"), ("Moskau", "moscow"), ("Moskau", "kremlin")]


def test_a_span_ruling_with_more_words_falls_on_the_name_in_them() -> None:
    found = ledger("nach Moskau", spans=(span("nach Moskau", 1, ruling="elsewhere"),))
    assert mapped(found) == [("Moskau", "elsewhere")]


def test_a_span_ruling_where_nothing_was_found_makes_a_mention() -> None:
    found = ledger("in der Hauptstadt", spans=(span("Hauptstadt", 1, place_id="moscow"),))
    assert mapped(found) == [("Hauptstadt", "moscow")]


# Unaccounted


def test_names_of_the_world_that_the_dossier_does_not_know_are_unaccounted() -> None:
    found = ledger("Schweden und Kairo, Schwedens Schiffe\nin London und schwedische")
    assert [mention.surface for mention in found.unaccounted] == [
        "Schweden",
        "Kairo",
        "Schwedens",
        "London",
        "schwedische",
    ]
    assert {fault.code for fault in found.faults} == {"M001"}


@pytest.mark.parametrize(
    "surface",
    [
        *("französischen", "deutsche", "britischer", "polnische", "türkische", "ungarische", "afghanische"),
        *("libanesischen", "peruanische", "asiatische", "Vereinigten Staaten", "Großbritannien"),
        *("Niederlanden", "Deutsche"),
    ],
)
def test_german_forms_of_names_of_the_world_are_unaccounted_too(surface: str) -> None:
    found = ledger(f"Mit {surface} im Hafen", place("moscow", name="Moskau"))
    assert [mention.surface for mention in found.unaccounted] == [surface]


def test_an_irregular_adjective_belongs_to_the_place_that_has_the_name() -> None:
    found = ledger("Das französische Schiff", place("france", name="Frankreich"))
    assert mapped(found) == [("französische", "france")]


def test_an_unaccounted_wording_is_told_once_with_count_and_first_position() -> None:
    (fault,) = ledger("Heute.\nIn Schweden und Schweden").faults
    assert fault.message == "“Schweden” (2 times) is neither mapped nor ruled out"
    assert (fault.where.file, fault.where.line, fault.where.column) == ("seeds/artikel.txt", 2, 4)


def test_a_name_of_two_places_needs_a_ruling() -> None:
    both = (place("caracas"), place("regierung", aliases=["caracas"]))
    found = ledger("caracas", *both)
    assert [fault.code for fault in found.faults] == ["M002"]
    assert "'caracas', 'regierung'" in found.faults[0].message
    assert ledger("caracas", *both, terms=(term("caracas", place_id="regierung"),)).faults == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Sweden, the U.S. and New York; a nice reading", ["Sweden", "U.S.", "New York"]),
        ("es", "Suecia, EE. UU. y La Habana", ["Suecia", "EE. UU.", "La Habana"]),
        ("tlh", "Stockholm", ["Stockholm"]),
    ],
)
def test_other_languages_have_their_own_names_of_the_world(
    language: str, text: str, expected: list[str]
) -> None:
    found = ledger(text, place("nirgendwo", name="Nirgendwo"), language=language)
    assert [mention.surface for mention in found.unaccounted] == expected


# Faults of rulings


def test_two_terms_that_disagree_are_a_fault() -> None:
    found = ledger("Moskau", terms=(term("Moskau", ruling="city"), term("Moskau", place_id="moscow")))
    assert [fault.code for fault in found.faults] == ["M003"]


def test_two_spans_on_one_name_are_a_fault_whether_they_disagree_or_agree() -> None:
    city, other = span("Moskau", 1, place_id="moscow"), span("in Moskau", 1, place_id="kremlin")
    assert [fault.code for fault in ledger("in Moskau", spans=(city, other)).faults] == ["M003"]
    again = span("Moskau", 1, place_id="moscow")
    assert [fault.code for fault in ledger("in Moskau", spans=(city, again)).faults] == ["K012"]


@pytest.mark.parametrize("occurrence", [0, 2, -1])
def test_a_span_whose_wording_does_not_stand_so_often_is_a_fault(occurrence: int) -> None:
    found = ledger("in Moskau", spans=(span("Moskau", occurrence, place_id="kremlin"),))
    assert [fault.code for fault in found.faults] == ["M004"]
    assert "stands 1 times" in found.faults[0].message


def test_a_term_that_stands_nowhere_is_a_warning() -> None:
    found = ledger("Moskau", terms=(term("Atlantis", ruling="legend"),))
    assert [(fault.code, fault.severity) for fault in found.faults] == [("M005", "warning")]


# The repository's dossier, and large texts


def test_every_place_name_of_the_five_articles_is_accounted_for() -> None:
    real = load_dossier(ROOT).dossier
    assert real is not None
    found = derive_ledger(real)
    assert found.unaccounted == ()
    assert found.faults == ()
    assert len(found.mentions) > 300
    places = {place.id for place in real.places}
    assert all(mention.place in places for mention in found.mentions if not mention.ruling)


@pytest.mark.parametrize(
    "piece",
    ["a" * 5000, "US-x-", "Vereinigte ", "isch", "Trinidad und ", "Moskau \u00ad\u00ad ", "Kremlchef "],
)
def test_hostile_texts_take_time_in_proportion_to_their_length(piece: str) -> None:
    def seconds(characters: int) -> float:
        text = piece * (characters // len(piece))
        start = time.process_time()
        with collector_paused():  # as in a build
            ledger(text)
        return time.process_time() - start

    seconds(1000)
    assert seconds(400_000) < 16 * seconds(50_000) + 0.5


@pytest.mark.parametrize("text", ["", "Moskau, Kairo, Russland und Iran"])
def test_a_ledger_of_another_process_says_the_same(text: str) -> None:
    found = ledger(text)
    other = pickle.loads(pickle.dumps(found))
    assert len(other.mentions) == len(found.mentions)
    assert tuple(other.mentions) == tuple(other.mentions[:]) == found.mentions
    assert [other.mentions[at] for at in range(len(other.mentions))] == list(found.mentions)
    assert other.mentions[1:3] == found.mentions[1:3]
    assert (other.unaccounted, other.faults) == (found.unaccounted, found.faults)


def test_a_mention_says_what_it_was_recognised_by() -> None:
    found = ledger("Der Kreml und Schweden.").mentions
    assert [(mention.surface, mention.confidence) for mention in found] == [
        ("Kreml", "dossier"),
        ("Schweden", "world"),
    ]


def test_what_only_has_the_shape_of_a_name_is_possible_and_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Finder, "find", lambda _, __: [Hit(4, 17, UNKNOWN, "shape")])
    found = ledger("Der Larkin County.")
    assert [(mention.surface, mention.confidence) for mention in found.possible] == [
        ("Larkin County", "shape")
    ]
    assert (found.mentions, found.unaccounted, found.faults) == ((), (), ())


def test_a_ruling_on_a_possible_name_makes_it_a_mention(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Finder, "find", lambda _, __: [Hit(4, 17, UNKNOWN, "shape")])
    ruling = span("Larkin County", 1, ruling="fiction")
    found = ledger("Der Larkin County.", spans=(ruling,))
    assert [(mention.ruling, mention.confidence) for mention in found.mentions] == [("fiction", "dossier")]
    assert found.possible == ()


def test_all_unknown_names_are_one_warning_whatever_their_letter_case() -> None:
    (fault,) = ledger("Schweden, SCHWEDEN und Norwegen, Peru").faults
    assert (fault.code, fault.where.line, fault.where.column) == ("M001", 1, 1)
    assert fault.message == (
        "3 place names are neither mapped nor ruled out: “Schweden” (2 times), “Norwegen”, “Peru”"
    )


def test_a_warning_names_some_of_many_names_and_counts_the_others() -> None:
    names = (
        "Schweden, Norwegen, Peru, Chile, Kenia, Ghana, Mali, Togo, Benin, Irak, Japan, Indien, Nepal, Laos"
    )
    (fault,) = ledger(names).faults
    assert fault.message.startswith("14 place names are neither mapped nor ruled out: “Schweden”, ")
    assert fault.message.endswith("“Indien” and 2 more")


def test_all_ambiguous_names_are_one_warning() -> None:
    places = [
        place(id_, name=name) for id_, name in (("a", "Tal"), ("b", "Tal"), ("c", "Weiler"), ("d", "Weiler"))
    ]
    (fault,) = ledger("Im Tal der Weiler, im Weiler", *places).faults
    assert (fault.code, fault.message) == (
        "M002",
        "2 place names could mean several places: “Tal”: 'a', 'b'; “Weiler” (2 times): 'c', 'd'",
    )


def test_a_language_without_a_list_of_names_is_told() -> None:
    assert ledger("Kreml", language="tlh").unrecognised == ("tlh",)
    assert ledger("Kreml", language="de-CH").unrecognised == ()
    assert ledger("Kreml", language="de-CH").languages == ("de",)
