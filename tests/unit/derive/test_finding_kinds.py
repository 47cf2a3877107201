"""Kinds of place names that news is full of: usual names, states, demonyms, waters, towns, accents."""

from __future__ import annotations

import pytest

from caribmap.derive.world import world_of
from tests.unit.derive.finding import found, hits


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "From Saskatchewan to Vermont, and Ontario's lakes", ["Saskatchewan", "Vermont", "Ontario"]),
        ("de", "Niedersachsens Bauern, Hessen und das Saarland", ["Niedersachsens", "Hessen", "Saarland"]),
        ("es", "Extremadura, Navarra y Castilla y León", ["Extremadura", "Navarra", "Castilla y León"]),
        ("en", "Scotland, Crimea, Burma and the Ivory Coast", ["Scotland", "Crimea", "Burma", "Ivory Coast"]),
        (
            "de",
            "Holland, die Elfenbeinküste und das Westjordanland",
            ["Holland", "Elfenbeinküste", "Westjordanland"],
        ),
        ("en", "The U.A.E., the USSR, D.C. and B.C. agreed", ["U.A.E.", "USSR", "D.C.", "B.C."]),
        ("en", "PORTLAND, Ore. and BUTTE, Mont.", ["PORTLAND", "Ore.", "BUTTE", "Mont."]),
        ("es", "EE.UU. y EE. UU., la URSS", ["EE.UU.", "EE. UU.", "URSS"]),
        (
            "en",
            "Norwegians, a Frenchman and two Sri Lankan nurses",
            ["Norwegians", "Frenchman", "Sri Lankan"],
        ),
        ("de", "Schweden, Däninnen und ein Pole", ["Schweden", "Däninnen", "Pole"]),
        (
            "de",
            "fränkischer Wein, preußischen Beamten, hessische",
            ["fränkischer", "preußischen", "hessische"],
        ),
        ("de", "Der Kölner, die Göttinger und eine Leipzigerin", ["Kölner", "Göttinger", "Leipzigerin"]),
        (
            "de",
            "Die Donauschiffe, ein Weserdeich, die Irakpolitik",
            ["Donauschiffe", "Weserdeich", "Irakpolitik"],
        ),
        ("en", "the Volga, the Baltic Sea, the Bay of Bengal", ["Volga", "Baltic Sea", "Bay of Bengal"]),
        ("de", "im Schwarzen Meer und am Persischen Golf", ["Schwarzen Meer", "Persischen Golf"]),
        ("fr", "la mer Noire et le détroit d'Ormuz", ["mer Noire", "détroit d'Ormuz"]),
        ("en", "in the Caucasus, the Far East and Yugoslavia", ["Caucasus", "Far East", "Yugoslavia"]),
        ("de", "Nach Halle, Marburg und Hamm", ["Halle", "Marburg", "Hamm"]),
        (
            "en",
            "From Canberra, Monrovia and Santiago to Austin",
            ["Canberra", "Monrovia", "Santiago", "Austin"],
        ),
        ("es", "MEXICO y MALAGA; Cordoba y Leon", ["MEXICO", "MALAGA", "Cordoba", "Leon"]),
        ("en", "NEW YORK AND SAN FRANCISCO", ["NEW YORK", "SAN FRANCISCO"]),
        ("de", "Muenchen, Koeln und Zuerich", ["Muenchen", "Koeln", "Zuerich"]),
        ("es", "1. Indurain (ESP), 2. Bugno (ITA)", ["ESP", "ITA"]),
    ],
)
def test_names_that_news_is_full_of_are_found(language: str, text: str, expected: list[str]) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "外相は東京で会談した。", ["東京"]),
        ("ja", "パリティを書くローマの人", ["ローマ"]),
        ("ja", "インドネシアとインド", ["インドネシア", "インド"]),
        ("zh", "部长在北京会见了代表。", ["北京"]),
        ("zh", "南海和台湾海峡", ["南海", "台湾海峡"]),
        ("th", "รัฐมนตรีเดินทางถึงกรุงเทพเมื่อวาน", ["กรุงเทพ"]),
        ("hi", "दिल्ली और मुंबई के बीच रेल बंद है।", ["दिल्ली", "मुंबई"]),
        ("ar", "القطارات إلى دمشق وبيروت، ووصل بدمشق", ["دمشق", "بيروت", "دمشق"]),
        ("ar", "بالولايات المتحدة وقطاع غزة", ["الولايات المتحدة", "قطاع غزة"]),
        ("he", "מירושלים לתל אביב ובחיפה", ["ירושלים", "תל אביב", "חיפה"]),
        ("ru", "Из Москвы, под Харьковом, на Украине", ["Москвы", "Харьковом", "Украине"]),
        ("ru", "в Нижнем Новгороде, у Черного моря", ["Нижнем Новгороде", "Черного моря"]),
        ("uk", "З Києва до Львова, в Одесі й у Чорному морі", ["Києва", "Львова", "Одесі", "Чорному морі"]),
        ("ko", "서울에서 부산으로 갔다", ["서울", "부산"]),
    ],
)
def test_names_are_found_in_every_script(language: str, text: str, expected: list[str]) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "He lives in Nice. Nice people, reading in Reading; Of course.", ["Nice", "Reading"]),
        ("en", "Reading, Pennsylvania, is an old town.", ["Reading", "Pennsylvania"]),
        ("en", "Hotels in Dubrovnik, Split and Kotor; split them.", ["Dubrovnik", "Split"]),
        ("de", "Das Essen in der Halle: aus Essen und nach Halle", ["Essen", "Halle"]),
        ("de", "Der Batman-Film und Batman selbst", []),
        ("es", "El limón y la Manta; un Moreno", []),
        ("en", "Mr. Jordan met Whitney Houston and President Lincoln.", []),
        ("en", "Ann Jordan spoke. Jordan flew to Jordan.", ["Jordan"]),
        ("en", "Paris Hilton went to Paris", ["Paris"]),
        ("en", "The Washington Post, the Dallas Cowboys, Bank of America", []),
        ("es", "La Universidad de Salamanca, el Real Madrid", []),
        ("en", "COOPER: Where?\nGUERRERO: In Havana.\nCOOPER: When?", ["Havana"]),
        ("en", "GUERRERO: Three were hurt.\nUPDATE: They are well.", ["GUERRERO"]),
    ],
)
def test_the_context_decides_about_words_persons_and_organisations(
    language: str, text: str, expected: list[str]
) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Deputies of Larkin County and Osborne Township", ["Larkin County", "Osborne Township"]),
        ("en", "Orvinton County closed; Orvinton has no money.", ["Orvinton County", "Orvinton"]),
        (
            "en",
            "near Lake Robinson and Mount Sorrel, on 42nd Street",
            ["Lake Robinson", "Mount Sorrel", "42nd Street"],
        ),
        ("en", "the village of Brindle and the Strait of Quillon", ["Brindle", "Strait of Quillon"]),
        ("en", "north of Ono-i-Brindle, in a Lake Robinson-style boat", ["Ono-i-Brindle", "Lake Robinson"]),
        ("en", "He came from Orvinton, Texas. Orvinton is small.", ["Orvinton", "Texas", "Orvinton"]),
        ("de", "in der Kastanienstraße am Potsdamer Platz", ["Kastanienstraße", "Potsdamer Platz"]),
        ("de", "in Oberkattenhausen", ["Oberkattenhausen"]),
        ("de", "vom Kastanienplatz zum Dunkelsee", ["Kastanienplatz", "Dunkelsee"]),
        ("fr", "le lac d'Orvinton et la rue de Quillon", ["lac d'Orvinton", "rue de Quillon"]),
        ("es", "la provincia de Quiruela y el río Trabón", ["Quiruela", "río Trabón"]),
    ],
)
def test_names_that_no_list_has_are_found_by_their_shape(
    language: str, text: str, expected: list[str]
) -> None:
    assert found(text, language) == expected
    shapes = {text[hit.start : hit.end] for hit in hits(text, language) if hit.confidence == "shape"}
    assert shapes == set(expected) - {"Texas"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On Monday, Benny Hill read the Main Points of Each County to The Street."),
        ("de", "Auf der Hauptstraße stand der Maler im Lager und sprach logisch, politisch und praktisch."),
        ("es", "El jefe y el coronel llegaron tarde a la plaza."),
        ("fr", "Le texte continue sans aucun nom."),
        ("hi", "पाठ बिना किसी नाम के आगे बढ़ता है।"),
        ("ja", "ほかの文が続きます。"),
        ("ar", "ويستمر النص دون أي اسم آخر هنا."),
    ],
)
def test_text_without_place_names_has_none(language: str, text: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Im Bundesstaat Oregon und auf der Insel Rügen", ["Bundesstaat Oregon", "Insel Rügen"]),
        ("es", "La Provincia de Salta y el lago Titicaca", ["Provincia de Salta", "lago Titicaca"]),
        ("en", "Lagos State and Shan State", ["Lagos State", "Shan State"]),
    ],
)
def test_a_country_or_a_part_of_one_counts_with_what_it_is_too(
    language: str, text: str, expected: list[str]
) -> None:
    assert [(text[hit.start : hit.end], hit.confidence) for hit in hits(text, language)] == [
        (name, "world") for name in expected
    ]


def test_a_name_inside_a_longer_one_is_not_found() -> None:
    text = "Papua New Guinea, Guinea, the South China Sea and China"
    assert found(text) == ["Papua New Guinea", "Guinea", "South China Sea", "China"]


@pytest.mark.parametrize("country", ["Israel", "Jordan", "Chad", "Georgia", "Kenya"])
@pytest.mark.parametrize("behind", ["Port", "Bank", "County", "Party", "Talks", "University Dean"])
def test_a_country_before_a_verb_of_a_headline_is_found(country: str, behind: str) -> None:
    for verb in sorted(world_of("en").clues.verbs):
        assert found(f"{country} {verb.capitalize()} {behind}", "en")[0] == country


@pytest.mark.parametrize("surname", ["Roberts", "Woods", "Banks", "Hughes", "Rivers", "Wells"])
def test_no_verb_of_a_headline_is_a_surname(surname: str) -> None:
    assert found(f"Chad {surname} Wins Cup", "en") == []
