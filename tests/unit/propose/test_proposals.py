"""What is proposed from small texts, in several languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caribmap.propose.bylines import byline_in
from caribmap.propose.coordinates import coordinates_in
from caribmap.propose.dates import dateline_in, dates_in
from caribmap.propose.language import language_of
from caribmap.propose.modalities import modalities_in
from caribmap.propose.sentence import sentence_around
from caribmap.propose.speakers import speakers_near
from caribmap.propose.wording import occurrences, wording_at


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("am 31. Oktober und am 1. November 2025", "de", ["XXXX-10-31", "2025-11-01"]),
        ("im März 2024, dann 12.11.2025", "de", ["2024-03", "2025-11-12"]),
        ("On October 31, 2025 and 7 November; 2025-12-01", "en", ["2025-10-31", "XXXX-11-07", "2025-12-01"]),
        ("You may go in March.", "en", []),
        ("el 31 de octubre de 2025", "es", ["2025-10-31"]),
        ("le 1er mai 2025", "fr", ["2025-05-01"]),
        ("em 3 de maio de 2024", "pt", ["2024-05-03"]),
        ("il 3 maggio 2024", "it", ["2024-05-03"]),
        ("31 жовтня 2025", "uk", ["2025-10-31"]),
        ("31 أكتوبر 2025", "ar", ["2025-10-31"]),
        ("99 May 2024", "en", []),
        ("31. Oktober", "xx", []),
    ],
)
def test_dates_are_found_as_far_as_the_text_says(text: str, language: str, expected: list[str]) -> None:
    found = dates_in(text, language)
    assert [date.edtf for date in found] == expected
    assert all(text[date.start : date.end] == date.surface for date in found)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Two flags\n\nSuva, 3 May 2024. Tonga has filed a claim.", "en", "2024-05-03"),
        ("Streit\n\nHamburg, 7. Mai 2024 – Das Riff", "de", "2024-05-07"),
        ("2024-05-03\nThe title", "en", "2024-05-03"),
        ("Suva (AP), 3 May. Tonga has filed a claim.", "en", None),
        ("The ship left Suva on 3 May 2024. It came back.", "en", None),
        ("Suva, May 2024. Tonga has filed a claim.", "en", None),
        (f"{'Long. ' * 100}\nSuva, 3 May 2024. Tonga", "en", None),
        ("", "", None),
    ],
)
def test_only_a_dateline_tells_when_an_article_is_of(text: str, language: str, expected: str | None) -> None:
    assert dateline_in(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the reef, 23°40'S 179°00'E", [(179.0, -23.66667)]),
        ("10.65 N 61.79 W", [(-61.79, 10.65)]),
        ("52° 31' 12.0\" N, 13° 24' 18\" E", [(13.405, 52.52)]),
        ("N 52.5 E 13.4", [(13.4, 52.5)]),
        ("48.858, 2.294 and geo:-18.14,178.44", [(2.294, 48.858), (178.44, -18.14)]),
        ("23°40′ south and 179°00′ west", [(-179.0, -23.66667)]),
        ("91.00 N 10.00 E, 12.50, 200.00", []),
        ("3 S and 4 S; 16.000 Mann, 18,5 km", []),
    ],
)
def test_coordinates_are_read_in_the_common_notations(text: str, expected: list[tuple[float, float]]) -> None:
    found = coordinates_in(text)
    assert [(point.lng, point.lat) for point in found] == expected
    assert all(text[point.start : point.end] == point.surface for point in found)


SENTENCES = (
    'It fell on 31. Oktober. Dr. Smith of the U.S. Navy said: "We left." They came!\n\n'
    "A new paragraph without end"
)


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("fell", "It fell on 31. Oktober."),
        ("Smith", 'Dr. Smith of the U.S. Navy said: "We left."'),
        ("came", "They came!"),
        ("paragraph", "A new paragraph without end"),
    ],
)
def test_the_sentence_of_a_selection_ends_where_it_ends(word: str, sentence: str) -> None:
    start = SENTENCES.index(word)
    assert SENTENCES[slice(*sentence_around(SENTENCES, start, start + len(word)))] == sentence


@pytest.mark.parametrize(
    ("sentence", "language", "first"),
    [
        ("Er dementierte den Bericht.", "de", "denied"),
        ("Peskow bestätigte Kontakte.", "de", "confirmed"),
        ("Sie bereiten möglicherweise etwas vor.", "de", "speculated"),
        ("Fiji said it owns the reef.", "en", "claimed"),
        ("It could reportedly leave.", "en", "speculated"),
        ("El ministro negó la noticia.", "es", "denied"),
        ("Selon le ministre, ils partent.", "fr", "claimed"),
        ("Il ministro ha smentito la notizia.", "it", "denied"),
        ("Міністр підтвердив це.", "uk", "confirmed"),
        ("قال الوزير", "ar", "claimed"),
        ("The sea is blue.", "en", None),
        ("Hat er gesagt", "xx", None),
    ],
)
def test_modalities_are_guessed_from_verbs(sentence: str, language: str, first: str | None) -> None:
    assert next(iter(modalities_in(sentence, language)), None) == first


def test_speakers_stand_at_a_verb_of_saying_or_spoke_before() -> None:
    text = "The reef is ours, Prime Minister Ana Tui said on Friday in Suva. Nobody asked."
    found = speakers_near(text, 0, 16, "en", ["Fiji"])
    assert found[0]["text"] == "Prime Minister Ana Tui"
    assert text[found[0]["start"] : found[0]["end"]] == found[0]["text"]
    assert found[-1] == {"text": "Fiji", "start": None, "end": None, "basis": "article"}
    quoted = "Ana Tui said so. “We stay.” Later they left."
    start = quoted.index("“We")
    assert speakers_near(quoted, start, start + 10, "en")[0]["text"] == "Ana Tui"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Fischer sah das Boot nicht und ging nach Haus.", "de"),
        ("The boat was not there and he went home.", "en"),
        ("El barco no estaba en la bahía y se fue a casa.", "es"),
        ("Le bateau est dans la baie et il ne part pas.", "fr"),
        ("O barco não estava na baía e ele foi para casa.", "pt"),
        ("La barca è nella baia e non parte con gli altri.", "it"),
        ("Човен був у бухті, і він не пішов додому.", "uk"),
        ("كان القارب في الخليج ولم يرجع إلى البيت بعد ذلك", "ar"),
        ("海上保安庁の巡視船が警告した。中国は抗議した。", "ja"),
        ("ספינת משא הותקפה ביום שלישי דרומית לעדן.", "he"),
        ("Gemi limandan ayrıldı ve Türk makamları bunu doğruladı.", "tr"),
        ("Het schip lag in de haven en niemand wist waarom.", "nl"),
        ("They came to Tonga again.\n" * 1000, "en"),
        ("Ein Schiff lag im Hafen.", "de"),
        ("123", None),
        ("Suva", None),
    ],
)
def test_the_language_of_a_text_is_proposed_where_it_is_sure(text: str, language: str | None) -> None:
    assert language_of(text) == language


@given(st.text(st.sampled_from("ab \n\u0301é😀"), min_size=1, max_size=40), st.data())
def test_a_wording_is_the_texts_own_and_its_context_tells_it_apart(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    try:
        found = wording_at(text, start, end)
    except ValueError:
        assert not text[start:end].strip()
        return
    assert text[found.start : found.end] == found.exact
    assert found.exact.strip() == found.exact
    starts = occurrences(text, found.exact)
    assert starts[found.occurrence - 1] == found.start
    fitting = [
        at
        for at in starts
        if (found.prefix is None or text.endswith(found.prefix, 0, at))
        and (found.suffix is None or text.startswith(found.suffix, at + len(found.exact)))
    ]
    assert found.start in fitting
    if found.prefix is None and found.suffix is None:
        assert fitting == [found.start] or found.start in fitting


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 1), (0, 99)])
def test_a_selection_outside_the_text_is_none(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        wording_at("words", start, end)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Eleni Markou", "Eleni Markou"),
        ("Por Ana de Souza e Rui Costa", "Ana de Souza e Rui Costa"),
        ("بقلم: ليلى حسن", "ليلى حسن"),
        ("By noon all passengers had left", None),
        ("By Monday", None),
        ("Von Athen aus sah man das Schiff.", None),
    ],
)
def test_a_byline_is_a_line_of_names_alone(line: str, author: str | None) -> None:
    assert byline_in(f"A headline\n\n{line}\n\nPAROS, 14 September 2025 — The ferry ran aground.\n") == author
    assert byline_in(f"{line}\n") is None


def test_a_speaker_has_no_full_stop_of_the_sentence() -> None:
    text = "“Nothing moved,” said Nikos Vlachos, a passenger from Syros. Two tugs came.\n"
    assert [one["text"] for one in speakers_near(text, 1, 14, "en")] == ["Nikos Vlachos", "Syros"]
