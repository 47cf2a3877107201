"""What makes finding hard: many aliases, short names, names within names, long texts, odd tags."""

from __future__ import annotations

import time

import pytest

from caribmap.derive import words as reading
from caribmap.derive.ledger import Ledger, derive_ledger
from caribmap.derive.lexicon import build_lexicon
from caribmap.derive.scan import Finder
from caribmap.derive.wording import WORD
from caribmap.derive.world import is_recognised
from caribmap.dossier.nouns import Place
from tests.unit.derive.example import dossier, place, source, term
from tests.unit.derive.finding import finder_of


def ledger(text: str, *places: Place, language: str = "en", **more: object) -> Ledger:
    return derive_ledger(dossier(*places, sources=[source(text, language=language)], **more))  # type: ignore[arg-type]


def surfaces(found: Ledger) -> list[tuple[str, str | None]]:
    return [(mention.surface, mention.place or mention.ruling) for mention in found.mentions]


def test_ten_thousand_aliases_are_looked_up_as_fast_as_ten() -> None:
    many = place("harbour", name="Zarin", aliases=[f"Zarin Quay {number}" for number in range(10_000)])
    begin = time.process_time()
    finder = Finder(build_lexicon("en", (many,), ()))
    text = "He came from Zarin Quay 9999 to Zarin Quay 17 in Zarin. " * 2_000
    found = [text[hit.start : hit.end] for hit in finder.find(text)]
    assert found[:3] == ["Zarin Quay 9999", "Zarin Quay 17", "Zarin"]
    assert len(found) == 6_000
    assert time.process_time() - begin < 3


def test_a_name_of_one_letter_is_found_as_a_word_of_its_own() -> None:
    found = ledger("Å is a village; Åland is not, nor is Ångström.", place("a", name="Å"), language="no")
    assert surfaces(found)[0] == ("Å", "a")
    assert ("Ångström", None) not in surfaces(found)


def test_a_name_of_one_character_is_found_within_running_text() -> None:
    assert surfaces(ledger("津は港町で、津の人は多い。", place("tsu", name="津"), language="ja")) == [
        ("津", "tsu"),
        ("津", "tsu"),
    ]


@pytest.mark.parametrize("name", ["Of", "Reading", "Nice", "Batman"])
def test_a_dossiers_own_name_is_found_though_it_is_a_word(name: str) -> None:
    assert surfaces(ledger(f"{name} was full.", place("own", name=name))) == [(name, "own")]
    assert surfaces(ledger(f"He was {name.lower()} there.", place("own", name=name))) == []


def test_a_dossiers_name_within_a_longer_name_of_the_world_is_not_meant() -> None:
    found = ledger(
        "Papua New Guinea and Guinea, the South China Sea and China",
        place("gn", name="Guinea"),
        place("cn", name="China"),
    )
    assert surfaces(found) == [
        ("Papua New Guinea", None),
        ("Guinea", "gn"),
        ("South China Sea", None),
        ("China", "cn"),
    ]


def test_demonyms_of_the_dossiers_places_are_found_where_they_are_written_small() -> None:
    found = ledger(
        "los soldados rusos y la prensa rusa, belgas y chinos", place("ru", name="Rusia"), language="es"
    )
    assert surfaces(found) == [("rusos", "ru"), ("rusa", "ru")]


def test_a_ruling_on_one_form_of_a_demonym_holds_for_all() -> None:
    ruled = (term("Russian", ruling="demonym"),)
    assert surfaces(ledger("A Russian and two Russians", place("x", name="Xanadu"), terms=ruled)) == [
        ("Russian", "demonym"),
        ("Russians", "demonym"),
    ]


def test_what_is_found_says_whose_name_it_is() -> None:
    finder = Finder(build_lexicon("en", (place("x", name="Xanadu"),), ()))
    hits = finder.find("Xanadu, London and Larkin County")
    assert [hit.confidence for hit in hits] == ["dossier", "world", "shape"]


@pytest.mark.parametrize(
    ("language", "is_known"),
    [
        ("en", True),
        ("zh-Hant-TW", True),
        ("pt-BR", True),
        ("tlh", False),
        ("xx-Latn", False),
        ("qaa", False),
        ("", False),
    ],
)
def test_a_language_without_a_list_is_not_claimed(language: str, is_known: bool) -> None:
    assert is_recognised(language) is is_known


def test_the_dossiers_own_names_are_found_in_a_language_nobody_knows() -> None:
    assert ("Qo'noS", "home") in surfaces(
        ledger("Qo'noS batlh", place("home", name="Qo'noS"), language="tlh")
    )


@pytest.mark.parametrize(("language", "sentence"), [
    ("en", "The mayor of Springfield told reporters in London that trains to West Virginia were late. "),
    ("de", "Der Göttinger Bürgermeister sagte in Hamburg, die sächsischen Züge nach Kiel seien verspätet. "),
    ("zh", "北京和上海的列车晚点，部长在广州会见了代表，随后前往南海。"),
])  # fmt: skip
def test_time_is_linear_in_the_text(language: str, sentence: str) -> None:
    finder = finder_of(language)
    text = sentence * (2_000_000 // len(sentence))

    def seconds(part: str) -> float:
        begin = time.process_time()
        assert sum(1 for _ in finder.find(part)) > 1_000
        return time.process_time() - begin

    seconds(text[:10_000] * 3 + text[: len(text) // 20])
    small, large = seconds(text[: len(text) // 4]), seconds(text)
    assert large < 8 * small + 0.2


def test_a_long_text_is_read_in_sections_with_the_same_names(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "A ferry left New York for San Juan; Larkin County was quiet.\n\n東京 😀 lies far from Kyiv.\n" * 9
    finder = finder_of("en")
    whole = list(finder.find(text))
    monkeypatch.setattr(reading, "SECTION", 150)
    assert len(list(reading.sections(text))) > 5
    assert "".join(section for _, section in reading.sections(text)) == text
    assert list(finder.find(text)) == whole


@pytest.mark.parametrize("text", ["Lima und Köln", "東京 und Lima", "Lima 😀 Köln 𐐀𐐁 e\u0301t x\u00adz", ""])
def test_words_are_read_in_every_width_of_characters(text: str) -> None:
    words = reading.read_words(text)
    found = [(match[0], match.start()) for match in WORD.finditer(text)]
    assert list(zip(words.texts, words.starts, strict=True)) == found


def test_what_is_called_after_a_place_is_not_that_place() -> None:
    text = "Ein Wiener aß Wiener Würstchen aus Wien."
    found = ledger(text, place("vienna", name="Wien"), language="de")
    assert surfaces(found) == [("Wiener", "vienna"), ("Wien", "vienna")]
    own = ledger(text, place("vienna", name="Wien"), language="de", terms=[term("Wiener Würstchen")])
    assert [surface for surface, _ in surfaces(own)] == ["Wiener", "Wiener Würstchen", "Wien"]
