"""Where a quote may begin and end: numbers, letters and words as they are written."""

from __future__ import annotations

import sys
import unicodedata

import pytest
import regex

from caribmap.text.boundaries import Boundaries
from caribmap.text.graphemes import _ALONE
from caribmap.text.number_spans import number_around


def cut_by_each_offset(text: str, unit: str) -> set[str]:
    """What the offsets inside a text split, of one unit."""
    boundaries = Boundaries(text, "en")
    cuts = [boundaries.cut(at) for at in range(len(text) + 1)]
    return {text[cut.start : cut.end] for cut in cuts if cut is not None and cut.unit == unit}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("lay 11.5 kilometres off", "11.5"),
        ("counted 115,000 dead", "115,000"),
        ("etwa 16.000 Mann", "16.000"),
        ("environ 16\u00a0000 hommes", "16\u00a0000"),
        ("environ 16\u202f500,5 hommes", "16\u202f500,5"),
        ("some 16 500 men", "16 500"),
        ("rund 1'000'000 Franken", "1'000'000"),
        ("rund 1’000 Franken", "1’000"),
        ("in 1\u2060000 cases", "1\u2060000"),
        ("of 16² metres", "16²"),
        ("of 10⁻⁶ metres", "10⁻⁶"),
        ("of 10^6 metres", "10^6"),
        ("about 1/2 of it", "1/2"),
        ("about 1⁄2 of it", "1⁄2"),
        ("about 1½ miles", "1½"),
        ("about 1 1/2 miles", "1 1/2"),
        ("about 1 ½ miles", "1 ½"),
        ("at −5 degrees", "−5"),
        ("at -5 degrees", "-5"),
        ("lost -$50 there", "-$50"),
        ("about .75 miles", ".75"),
        ("by 11.5% at once", "11.5%"),
        ("um 11,5\u00a0% mehr", "11,5\u00a0%"),
        ("on 2025-10-31 it", "2025-10-31"),
        ("am 31.10.2025 um", "31.10.2025"),
        ("at 14:30 on", "14:30"),
        ("نحو ٣٫٥ كم", "٣٫٥"),
        ("लगभग १५ किमी", "१५"),
        ("約１５．５キロ", "１５．５"),
        ("約15万人", "15万"),
        ("三十五人", "三十五"),
    ],
)
def test_no_offset_inside_a_number_is_a_boundary(text: str, number: str) -> None:
    at = text.index(number)
    boundaries = Boundaries(text, "en")
    for inside in range(at + 1, at + len(number)):
        cut = boundaries.cut(inside)
        assert cut is not None
        assert (cut.unit, text[cut.start : cut.end]) == ("number", number)
    for end in (at, at + len(number)):
        cut = boundaries.cut(end)
        assert cut is None or cut.unit == "word"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("10–15 km", {"10", "15"}),
        ("10-15 km", {"10", "15"}),
        ("10 000–15 000 men", {"10 000", "15 000"}),
        ("an F-16 jet", {"16"}),
        ("Flight 2025 100 people", {"2025", "100"}),
        ("on line 12\n115 men", {"12", "115"}),
        ("of 12, 15 and 18.", {"12", "15", "18"}),
        ("in 2025. 18 men", {"2025", "18"}),
        ("$50 or 50 €", {"50"}),
        ("50 km or 50°", {"50"}),
        ("No.55", {"55"}),
    ],
)
def test_what_stands_beside_a_number_is_no_part_of_it(text: str, numbers: set[str]) -> None:
    assert cut_by_each_offset(text, "number") == numbers


@pytest.mark.parametrize(
    "cluster",
    [
        "e\u0301",
        "\r\n",
        "\u1112\u1161\u11ab",
        "👩\u200d👩\u200d👧",
        "👍🏽",
        "🇩🇪",
        "1\ufe0f\u20e3",
        "क्षि",
        "নি",
        "กำ",
        "\u0600\u0661",
        "a\u0301\u0302\u0303",
    ],
)
def test_no_offset_inside_a_letter_is_a_boundary(cluster: str) -> None:
    text = f"x {cluster} y"
    boundaries = Boundaries(text, "en")
    for at in range(3, 2 + len(cluster)):
        cut = boundaries.cut(at)
        assert cut is not None
        assert (cut.unit, text[cut.start : cut.end]) == ("letter", cluster)
    assert boundaries.cut(2) is None
    assert boundaries.cut(2 + len(cluster)) is None


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("the shipyard of", 8, "shipyard"),
        ("ein Flug\u00adzeug kam", 9, "Flug\u00adzeug"),
        ("they can't go", 8, "can't"),
        ("they can’t go", 9, "can’t"),
        ("about 5km off", 7, "5km"),
        ("about 5 km² of", 10, "km²"),
        ("в Москве было", 4, "Москве"),
        ("서울에서 열린", 2, "서울에서"),
        ("the non-lethal aid", 8, "non-lethal"),
        ("the non-lethal aid", 7, "non-lethal"),
        ("the non‐lethal aid", 8, "non‐lethal"),
        ("the non-\nlethal aid", 9, "non-\nlethal"),
        ("the non-\r\nlethal aid", 10, "non-\r\nlethal"),
        ("an F-16 jet", 5, "F-16"),
        ("an F-16 jet", 4, "F-16"),
        ("a Covid\u201119 case", 8, "Covid\u201119"),
    ],
)
def test_an_offset_inside_a_word_names_the_word(text: str, at: int, word: str) -> None:
    cut = Boundaries(text, "en").cut(at)
    assert cut is not None
    assert (cut.unit, text[cut.start : cut.end]) == ("word", word)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("de l'État voisin", 5),
        ("of Venezuela's coast", 12),
        ("東京都庁で会見", 2),
        ("กรุงเทพมหานคร", 4),
        ("said “Go” and", 6),
        ("der US-Außenminister", 4),
        ("Vor- und Nachteile", 4),
        ("he said - and left", 9),
        ("the coast¹ of", 9),
    ],
)
def test_a_quote_may_begin_or_end_where_words_do(text: str, at: int) -> None:
    assert Boundaries(text, "en").cut(at) is None


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "some five |hundred miles off", "five hundred miles"),
        ("en", "some 1.5 |million people", "1.5 million"),
        ("en", "the $50| million loan", "50 million"),
        ("en", "twenty-|five men", "twenty-five"),
        ("en", "two and a |half miles", "two and a half miles"),
        ("en", "just a mile| and a half", "a mile and a half"),
        ("de", "nur 2 km| und 300 m entfernt", "2 km und 300 m"),
        ("en", "at 5 |± 1 km", "5 ± 1 km"),
        ("en", "at 5 ± |1 km", "5 ± 1 km"),
        ("en", "3-|1/2 miles", "3-1/2"),
        ("en", "200 nautical| miles", "200 nautical miles"),
        ("en", "at 50 km|/h", "50 km/h"),
        ("en", "at 50 km| an hour", "50 km an hour"),
        ("de", "fünf|hundert Kilometer", "fünfhundert Kilometer"),
        ("de", "3 |Mio. Euro", "3 Mio"),
        ("de", "100 Kilometer| pro Stunde", "100 Kilometer pro"),
        ("es", "a 200 millas| náuticas", "200 millas náuticas"),
        ("es", "dos kilómetros| y medio", "dos kilómetros y medio"),
        ("es", "100 kilómetros| cuadrados", "100 kilómetros cuadrados"),
        ("fr", "quatre-|vingts kilomètres", "quatre-vingts kilomètres"),
        ("fr", "12 milles| marins", "12 milles marins"),
        ("uk", "двадцять |п'ять кораблів", "двадцять п'ять"),
        ("ar", "خمسة |وعشرون كيلومتراً", "خمسة وعشرون كيلومتراً"),
        ("en", "some five\r\n|thousand men", "five\r\nthousand"),
        ("en", "some five|  thousand men", "five  thousand"),
        ("en", "some 3.5|\n  million men", "3.5\n  million"),
        ("en", "five hun|-\ndred men", "five hun-\ndred"),
        ("de", "rund hun\u00ad|dert Meter", "hun\u00addert Meter"),
        ("de", "15| Tsd. Mann", "15 Tsd"),
        ("fr", "deux |centaines de milles", "deux centaines de milles"),
    ],
)
def test_no_part_of_a_number_in_words_or_of_a_length_is_quoted_for_the_whole(
    language: str, text: str, number: str
) -> None:
    before, _, behind = text.partition("|")
    boundaries = Boundaries(before + behind, language)
    cut = boundaries.cut(len(before))
    assert cut is not None
    assert (cut.unit, (before + behind)[cut.start : cut.end]) == ("number", number)
    assert not boundaries.are_clear(len(before), len(before + behind))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "five hundred| miles off"),
        ("en", "between 2 km| and 300 m off"),
        ("en", "in 2025 |two men"),
        ("en", "the two| and the three"),
        ("en", "one| and two hundred"),
        ("en", "a |hundred miles"),
        ("en", "ten |to fifteen miles"),
        ("en", "12| nautical miles"),
        ("en", "100 km| in one day"),
        ("en", "100 km| a week ago"),
        ("de", "um acht |zehn Männer"),
        ("de", "am 3. |Oktober"),
        ("de", "300 Kilometer| am Sonntag"),
        ("es", "el uno |de los cien"),
        ("fr", "vers midi et |demi-siècle"),
        ("ja", "12 km| 先"),
    ],
)
def test_numbers_that_stand_beside_each_other_are_apart(language: str, text: str) -> None:
    before, _, behind = text.partition("|")
    assert Boundaries(before + behind, language).cut(len(before)) is None


def test_numerals_of_every_script_hold_together() -> None:
    for character in map(chr, range(sys.maxunicode + 1)):
        if unicodedata.category(character) == "Nd":
            assert number_around(f" {character}{character} ", 2) == (1, 3), hex(ord(character))


def test_characters_that_are_taken_to_stand_alone_do() -> None:
    alone = [character for character in map(chr, range(0x10000)) if regex.match(f"[{_ALONE}]", character)]
    assert len(alone) > 20_000
    text = "".join(alone)
    assert regex.findall(r"\X", text) == alone
    assert regex.findall(r"\X", "".join(f"{character}\r." for character in alone))[::3] == alone


def test_a_long_text_of_marks_or_flags_costs_no_more_than_its_length() -> None:
    marks = Boundaries("e" + "\u0301" * 50_000, "en")
    flags = Boundaries("🇩🇪" * 25_000, "en")
    assert all(marks.cut(at) is not None for at in range(1, 50_000, 100))
    assert all((flags.cut(at) is None) == (at % 2 == 0) for at in range(49_999, 1, -99))
