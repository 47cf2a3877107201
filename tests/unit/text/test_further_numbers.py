"""Lengths in further languages: units in the article's own script, behind digits of any script."""

from __future__ import annotations

import pytest

from caribmap.text.further_units import KM, LANGUAGES, MILE, NAUTICAL, SCANDINAVIAN_MILE
from caribmap.text.numbers import numbers_in

ZEROS = {"hi": "०", "bn": "০", "th": "๐", "fa": "۰", "ur": "۰", "ja": "\uff10", "zh": "\uff10"}
SAID = {
    "ja": "沖合約{}キロの海上 {}キロメートル {}km沖 {}㎞ {}海里 {}マイル",
    "zh": "距海岸约{}公里处 {}千米 {}km外 {}公里 {}海里 {}英里",
    "yue": "離岸{}公里 {}公里 {}km {}km {}海里 {}英里",
    "ko": "해안에서_{}킬로미터_떨어진 {}킬로 약_{}km를 {}㎞ {}해리 {}마일",
    "th": "ห่างฝั่ง{}กิโลเมตร {}_กม. {}กิโลเมตร {}km {}_ไมล์ทะเล {}ไมล์",
    "hi": "तट_से_{}_किलोमीटर_दूर {}_किमी {}_कि.मी. {}_km {}_समुद्री_मील {}_मील",
    "bn": "{}_কিলোমিটার {}_কিমি {}_কি.মি. {}_km {}_নটিক্যাল_মাইল {}_মাইল",
    "he": '{}_קילומטרים {}_ק"מ כ-{}_ק״מ {}_km {}_מייל_ימי {}_מייל',
    "fa": "{}_کیلومتر {}_کیلومتری {}_كيلومتر {}_km {}_مایل_دریایی {}_مایل",
    "ur": "{}_کلومیٹر {}_کلو_میٹر {}_کلومیٹر {}_km {}_سمندری_میل {}_میل",
    "ru": "в_{}_километрах {}-километровой_зоне {}_км {}km {}_морских_миль {}_миль",
    "pl": "{}_kilometrów {}-kilometrowej {}_kilometra {}_km {}_mil_morskich {}_mil",
    "cs": "{}_kilometrů {}_kilometru {}_kilometry {}_km {}_námořních_mil {}_mil",
    "nl": "{}_kilometer {}_kilometers {}km {}_km {}_zeemijl {}_mijl",
    "sv": "{}_kilometer {}_km {}km {}_km {}_sjömil {}_engelska_mil",
    "nb": "{}_kilometer {}_km {}km {}_km {}_nautiske_mil {}_engelske_mil",
    "no": "{}_kilometer {}_km {}km {}_km {}_nautiske_mil {}_engelske_mil",
    "nn": "{}_kilometer {}_km {}km {}_km {}_nautiske_mil {}_engelske_mil",
    "da": "{}_kilometer {}_km {}km {}_km {}_sømil {}_engelske_mil",
    "fi": "{}_kilometriä {}_kilometrin {}_km {}_km {}_merimailia {}_mailia",
    "tr": "{}_kilometre {}_kilometrelik {}_km {}_km {}_deniz_mili {}_mil",
    "el": "{}_χιλιόμετρα {}_χιλιομέτρων {}_χλμ. {}_km {}_ναυτικά_μίλια {}_μίλια",
    "ro": "{}_de_kilometri {}_kilometri {}_km {}_km {}_de_mile_marine {}_de_mile",
    "hu": "{}_kilométerre {}_kilométer {}_km {}_km {}_tengeri_mérföld {}_mérföldre",
    "id": "{}_kilometer {}_km {}km {}_km {}_mil_laut {}_mil",
    "ms": "{}_kilometer {}_km {}km {}_km {}_mil_laut {}_mil",
    "vi": "{}_ki-lô-mét {}_cây_số {}_km {}km {}_hải_lý {}_dặm",
}
"""Six phrases for each: four in kilometres, then nautical and statute miles."""
PHRASES = [
    (language, phrase.replace("_", " "), metres)
    for language, said in SAID.items()
    for phrase, metres in zip(said.split(), (KM, KM, KM, KM, NAUTICAL, MILE), strict=True)
]


def test_every_further_language_is_tried() -> None:
    assert set(SAID) == LANGUAGES


@pytest.mark.parametrize(("language", "phrase", "metres"), PHRASES)
def test_digits_with_a_unit_are_a_length(language: str, phrase: str, metres: float) -> None:
    zero = ZEROS.get(language, "0")
    for value in (7, 12, 250):
        native = "".join(chr(ord(zero) + int(digit)) for digit in str(value))
        for digits in (str(value), native):
            (number,) = numbers_in(phrase.format(digits), language)
            assert number.metres == pytest.approx(value * metres), phrase


@pytest.mark.parametrize(
    ("language", "text", "metres"),
    [
        ("ja", "約11キロ沖", 11_000),
        ("ja", "十一キロメートル", 11_000),
        ("ja", "二百五十キロ", 250_000),
        ("ja", "二五〇キロ", 250_000),
        ("ja", "2.5キロ", 2_500),
        ("ja", "二キロ半", 2_500),
        ("ja", "1万2千メートル", 12_000),
        ("ja", "１，５００メートル", 1_500),
        ("zh", "一点五公里", 1_500),
        ("zh", "两公里半", 2_500),
        ("zh", "半公里", 500),
        ("zh", "三千米", 3_000),
        ("zh-Hant", "二十五公里", 25_000),
        ("ru", "в одиннадцати километрах от берега", 11_000),
        ("ru", "полтора километра", 1_500),
        ("ru", "полкилометра", 500),
        ("ru", "два с половиной километра", 2_500),
        ("ru", "в двухстах пятидесяти километрах", 250_000),
        ("ru", "тысяча километров", 1_000_000),
        ("ru", "2,5 км", 2_500),
        ("sv", "3 mil", 3 * SCANDINAVIAN_MILE),
        ("he", "במרחק 1.5 ק״מ", 1_500),
        ("nl", "1.500 meter", 1_500),
    ],
)
def test_a_length_is_read_as_it_is_written(language: str, text: str, metres: float) -> None:
    assert [number.metres for number in numbers_in(text, language)] == [pytest.approx(metres)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "10〜15キロ"),
        ("ja", "10キロから15キロ"),
        ("zh", "10至15公里"),
        ("ko", "10~15km"),
        ("ru", "от 10 до 15 км"),
        ("ru", "между 10 и 15 километрами"),
        ("nl", "tussen 10 en 15 kilometer"),
        ("he", "בין 10 ל-15 ק״מ"),
        ("hi", "10 से 15 किमी"),
    ],
)
def test_a_range_has_two_ends(language: str, text: str) -> None:
    (number,) = numbers_in(text, language)
    assert (number.metres, number.upper_metres) == (10_000, 15_000)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "時速90キロ"),
        ("ja", "11平方キロ"),
        ("ja", "50キログラム"),
        ("ja", "数十キロ"),
        ("ja", "千葉で、十分に"),
        ("zh", "每小时90公里"),
        ("zh", "90公里/小时"),
        ("zh", "11平方公里"),
        ("zh", "几十公里"),
        ("zh", "十几公里"),
        ("ko", "시속 90킬로미터"),
        ("ru", "90 км/ч"),
        ("ru", "90 километров в час"),
        ("ru", "11 кв. км"),
        ("pl", "11 kilometrów kwadratowych"),
        ("hi", "90 किमी प्रति घंटा"),
        ("he", "11 קמ״ר"),
        ("tr", "11 kilometrekare"),
    ],
)
def test_a_rate_an_area_a_weight_and_several_are_no_length(language: str, text: str) -> None:
    assert [number for number in numbers_in(text, language) if number.metres is not None] == []


def test_a_unit_of_one_language_is_none_in_another() -> None:
    assert [number.metres for number in numbers_in("3 mil", "tr")] == [3 * MILE]
    assert [number.metres for number in numbers_in("3 mil", "es")] == [None]
