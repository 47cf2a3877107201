"""Numbers in quotes: numerals, number words, fractions, ranges and units of eight languages."""

from __future__ import annotations

import math

import pytest

from caribmap.text.numbers import numbers_in


def values(text: str, language: str) -> list[float]:
    return [number.value for number in numbers_in(text, language)]


def metres(text: str, language: str) -> list[float | None]:
    return [number.metres for number in numbers_in(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "nur 11 Kilometer vor der Küste", 11_000),
        ("de", "einer Reichweite von 1.000 Kilometern", 1_000_000),
        ("de", "von bis zu tausend Kilometern", 1_000_000),
        ("de", "zwölf Seemeilen", 22_224),
        ("de", "anderthalb Kilometer", 1_500),
        ("de", "11km", 11_000),
        ("de", "nur 11 KM", 11_000),
        ("de", "eine 11-Kilometer-Zone", 11_000),
        ("de", "1\u202f500\u00a0m", 1_500),
        ("de", "2,5 Meilen", 4_023.36),
        ("en", "within 12 nautical miles", 22_224),
        ("en", "a thousand kilometres", 1_000_000),
        ("en", "1,000.5 kilometers", 1_000_500),
        ("en", "a 1,000-mile range", 1_609_344),
        ("es", "a 1.000,5 kilómetros", 1_000_500),
        ("es", "doce millas náuticas", 22_224),
        ("es-MX", "1,000 km", 1_000_000),
        ("de-CH", "1’000 km", 1_000_000),
    ],
)
def test_a_length_is_read_in_metres(language: str, text: str, expected: float) -> None:
    found = [length for length in metres(text, language) if length is not None]
    assert found == [pytest.approx(expected)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "sechzehntausend", [16_000]),
        ("de", "zweihundertfünfzigtausenddreihunderteinundzwanzig", [250_321]),
        ("de", "eine Million dreihunderttausend", [1_300_000]),
        ("de", "3,5 Millionen Euro", [3_500_000]),
        ("de", "vier oder fünf der 25", [4, 5, 25]),
        ("en", "two hundred and fifty", [250]),
        ("en", "twenty-one", [21]),
        ("en", "two and three", [2, 3]),
        ("en", "sixteen thousand", [16_000]),
        ("es", "treinta y uno", [31]),
        ("es", "dos mil quinientos", [2_500]),
        ("es", "mil millones", [1e9]),
        ("es", "ciento veinte", [120]),
    ],
)
def test_number_words_add_up(language: str, text: str, expected: list[float]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "ein Haus, eine Frage, Zweifel, Achtung, und"),
        ("de", "Su-30MK2 und Il-76"),
        ("en", "a man and an island"),
        ("es", "un barco y una isla"),
        ("en", "half of the people, the third ship, a quarter of the town"),
        ("fr", "un bateau et une île"),
        ("it", "un uomo e una nave"),
        ("nl", "duizend"),
        ("de", ""),
    ],
)
def test_articles_type_names_and_ordinary_words_are_no_numbers(language: str, text: str) -> None:
    assert numbers_in(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "half a kilometre", 500),
        ("en", "5m deep", 5),
        ("en", "a dozen miles off", 19_312.128),
        ("en", "one-half mile", 804.672),
        ("en", "5 nm", 9_260),
        ("en", "1 1/2 miles", 2_414.016),
        ("en", "1½ miles", 2_414.016),
        ("en", "3/4 mile", 1_207.008),
        ("en", "a mile and a half", 2_414.016),
        ("en", "two-and-a-half-mile zone", 4_023.36),
        ("en", "three quarters of a mile", 1_207.008),
        ("en", "a third of a kilometre", 1_000 / 3),
        ("en", "two point five kilometres", 2_500),
        ("en", "half a million kilometres", 5e8),
        ("en", "1,00,000 km", 1e8),
        ("en", "2 km 300 m", 2_300),
        ("de", "2 km und 300 m", 2_300),
        ("en", "a mile and 200 yards", 1_792.224),
        ("es", "dos kilómetros y 300 metros", 2_300),
        ("ar", "كيلومترين و300 متر", 2_300),
        ("en", "5 ± 1 km", 5_000),
        ("en", "5 km ± 500 m", 5_000),
        ("en", "5 km +/- 500 m", 5_000),
        ("de", "5 plus/minus 1 km", 5_000),
        ("en", "5 km, give or take 1 km", 5_000),
        ("en", "100 yards", 91.44),
        ("en", "5 feet", 1.524),
        ("de", "zweieinhalb Kilometer", 2_500),
        ("de", "ein halber Kilometer", 500),
        ("de", "eine dreiviertel Meile", 1_207.008),
        ("de", "2 1/2 Seemeilen", 4_630),
        ("es", "medio kilómetro", 500),
        ("es", "un kilómetro y medio", 1_500),
        ("es", "tres cuartos de milla", 1_207.008),
        ("fr", "un kilomètre et demi", 1_500),
        ("fr", "un demi-kilomètre", 500),
        ("fr", "quatre-vingt-dix-sept kilomètres", 97_000),
        ("fr", "12 milles marins", 22_224),
        ("fr", "un mille de la côte", 1_852),
        ("fr", "deux mille mètres", 2_000),
        ("fr", "1.500 km", 1_500_000),
        ("pt", "um quilómetro e meio", 1_500),
        ("pt", "doze milhas náuticas", 22_224),
        ("it", "un chilometro e mezzo", 1_500),
        ("it", "duemilacinquecento metri", 2_500),
        ("it", "dodici miglia nautiche", 22_224),
        ("uk", "півтора кілометра", 1_500),
        ("uk", "півкілометра", 500),
        ("uk", "два з половиною кілометри", 2_500),
        ("uk", "двадцять п’ять кілометрів", 25_000),
        ("uk", "12 морських миль", 22_224),
        ("uk", "15-кілометрова зона", 15_000),
        ("ar", "نصف كيلومتر", 500),
        ("ar", "تسعمئة وأحد عشر كيلومترا", 911_000),
        ("ar", "كيلومتر ونصف", 1_500),
        ("ar", "كيلومترين", 2_000),
        ("ar", "كيلومتر واحد", 1_000),
        ("ar", "خمسة وعشرون كيلومتراً", 25_000),
        ("ar", "اثنا عشر ميلاً بحرياً", 22_224),
        ("ar", "١٠٫٥ كم", 10_500),
        ("ar", "١٬٥٠٠ كم", 1_500_000),
        ("hi", "१५ km", 15_000),
        ("ja", "１５．５ km", 15_500),
        ("en", "12 milles marins", 22_224),
        ("es", "12 millas marinas", 22_224),
        ("pt", "12 milhas marítimas", 22_224),
        ("pt", "12 milhas marinhas", 22_224),
        ("it", "12 miglia marine", 22_224),
        ("uk", "12 миль морських", 22_224),
        ("en", "2.5m km", 2.5e9),
        ("en", "1.234,5 km", 1_234_500),
        ("de", "1,234.5 km", 1_234_500),
        ("en", "1 234,5 km", 1_234_500),
        ("de", "15 Tsd. Meter", 15_000),
        ("uk", "за десятьма кілометрами", 10_000),
        ("uk", "у двохстах кілометрах", 200_000),
        ("uk", "п’ятдесятьма кілометрами", 50_000),
        ("uk", "півсотні кілометрів", 50_000),
        ("ar", "ثلث كيلومتر", 1_000 / 3),
    ],
)
def test_parts_and_scripts_are_read_as_the_length_they_say(language: str, text: str, expected: float) -> None:
    found = [length for length in metres(text, language) if length is not None]
    assert found == [pytest.approx(expected)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Half a million people", [500_000]),
        ("en", "a dozen ships", [12]),
        ("en", "two dozen people", [24]),
        ("en", "half a dozen boats", [6]),
        ("en", "3 dozen eggs", [36]),
        ("en", "dozens of boats", []),
        ("en", "several dozen boats", []),
        ("de", "ein halbes Dutzend Boote", [6]),
        ("de", "zwei Dutzend Boote", [24]),
        ("es", "media docena", [6]),
        ("fr", "une demi-douzaine", [6]),
        ("pt", "meia dúzia", [6]),
        ("it", "due dozzine", [24]),
        ("uk", "дві дюжини", [24]),
        ("en", "5m people", [5_000_000]),
        ("en", "a $1.5m deal", [1_500_000]),
        ("en", "one and a half million", [1_500_000]),
        ("en", "at 07:40 and a third", [7, 40]),
        ("en", "7:40 and a half", [7, 40]),
        ("en", "2½ million", [2_500_000]),
        ("en", "two thirds of it", [2 / 3]),
        ("de", "eine halbe Million", [500_000]),
        ("de", "dreieinhalb Millionen", [3_500_000]),
        ("es", "un millón y medio", [1_500_000]),
        ("fr", "un million et demi", [1_500_000]),
        ("pt", "meio milhão", [500_000]),
        ("it", "mezzo milione", [500_000]),
        ("uk", "півмільйона", [500_000]),
        ("ar", "مليون ونصف المليون", [1_500_000]),
        ("ar", "مليونان وخمسمئة ألف", [2_500_000]),
    ],
)
def test_parts_of_a_million_are_multiplied(language: str, text: str, expected: list[float]) -> None:
    assert values(text, language) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "10–15 km off"),
        ("en", "10-15 km"),
        ("en", "a 10-to-15-km radius"),
        ("en", "10km-15km"),
        ("en", "10 km to 15 km"),
        ("en", "a 10- to 15-km radius"),
        ("en", "10 to 15 kilometres"),
        ("en", "between 10 and 15 km"),
        ("en", "between ten and fifteen kilometres"),
        ("en", "from 10,000 m to 15 km"),
        ("de", "10 bis 15 Kilometer"),
        ("de", "zwischen zehn und fünfzehn Kilometern"),
        ("es", "entre 10 y 15 kilómetros"),
        ("es", "de 10 a 15 km"),
        ("fr", "10 à 15 kilomètres"),
        ("pt", "entre 10 e 15 quilómetros"),
        ("it", "da 10 a 15 chilometri"),
        ("it", "tra i 10 e i 15 chilometri"),
        ("uk", "від 10 до 15 кілометрів"),
        ("uk", "між 10 і 15 кілометрами"),
        ("ar", "من 10 إلى 15 كيلومترا"),
        ("ar", "بين 10 و15 كيلومترا"),
    ],
)
def test_a_range_is_one_number_with_two_ends(language: str, text: str) -> None:
    (number,) = numbers_in(text, language)
    assert (number.metres, number.upper_metres) == (10_000, 15_000)
    assert text[number.start : number.end] == number.surface


def test_the_thousands_of_a_range_belong_to_both_ends() -> None:
    (number,) = numbers_in("two to three thousand kilometres", "en")
    assert number.values == (2000, 3000)
    (number,) = numbers_in("between one hundred and two hundred miles", "en")
    assert number.values == (100, 200)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fell from 15 km to 10 km", [(15_000,), (10_000,)]),
        ("10 or 15 km", [(10_000,), (15_000,)]),
        ("10 u 15 km", [(10_000,), (15_000,)]),
        ("10 m by 15 m", [(10,), (15,)]),
        ("10 ships and 15 km", [(15_000,)]),
    ],
)
def test_two_lengths_that_are_no_range_stay_two(text: str, expected: list[tuple[float, ...]]) -> None:
    lengths = [tuple(metres for metres, _ in number.lengths) for number in numbers_in(text, "en")]
    assert [found for found in lengths if found] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "5 km/h"),
        ("en", "5 kilometres per hour"),
        ("en", "a 5-kilometre-per-hour limit"),
        ("en", "5 miles an hour"),
        ("en", "10 miles a day"),
        ("en", "30 miles per gallon"),
        ("en", "5 m/s"),
        ("en", "5 knots"),
        ("en", "8 l/100 km"),
        ("en", "10–15 km/h"),
        ("en", "$5m"),
        ("de", "5 km in der Stunde"),
        ("de", "5 Kilometer pro Stunde, 100 Stundenkilometer"),
        ("de", "20 Kilometer am Tag"),
        ("es", "90 kilómetros por hora"),
        ("fr", "90 kilomètres à l’heure, 90 km par heure"),
        ("pt", "90 quilómetros por hora"),
        ("it", "90 chilometri all’ora, 90 chilometri orari"),
        ("uk", "90 кілометрів на годину, 90 км/год"),
        ("ar", "90 كيلومترا في الساعة"),
        ("en", "60 km p/h"),
        ("en", "5 km², 5 km2"),
    ],
)
def test_a_rate_an_area_or_money_is_no_length(language: str, text: str) -> None:
    assert [length for length in metres(text, language) if length is not None] == []
    assert values(text, language)


@pytest.mark.parametrize(
    ("language", "text", "metres_", "slack_m"),
    [
        ("en", "30 miles", 48_280.32, 500),
        ("en", "1,000 miles", 1_609_344, 50_000),
        ("en", "115 miles", 185_074.56, 500),
        ("en", "half a mile", 804.672, 5),
        ("en", "a third of a kilometre", 1000 / 3, 5),
        ("en", "30 km", 30_000, 0),
        ("en", "half a kilometre", 500, 0),
    ],
)
def test_a_length_leaves_as_much_room_as_its_wording(
    language: str, text: str, metres_: float, slack_m: float
) -> None:
    (number,) = numbers_in(text, language)
    assert number.lengths[0] == pytest.approx((metres_, slack_m))


def test_a_date_in_digits_is_no_decimal_number() -> None:
    assert values("26.10.2025", "de") == [26, 10, 2025]
    assert values("2024/25", "en") == [2024, 25]


def test_separators_follow_the_language_of_the_article() -> None:
    assert values("1.500", "de") == [1500]
    assert values("1.500", "en") == [1.5]
    assert values("1,500", "de") == [1.5]
    assert values("1,500", "en") == [1500]


def test_a_language_that_cldr_does_not_know_is_read_like_english() -> None:
    assert values("1,500.5", "tlh") == [1500.5]


def test_the_span_covers_number_and_unit_in_code_points() -> None:
    text = "𝟛 Schiffe, „nur 11 Kilometer“"
    (number,) = [number for number in numbers_in(text, "de") if number.metres]
    assert text[number.start : number.end] == number.surface == "11 Kilometer"


def test_a_huge_numeral_is_a_number_and_not_a_crash() -> None:
    assert values("9" * 5000, "de") == [math.inf]
