"""Numbers in digits of any script, with separators, fractions and mixed numbers: 1.500, 1 1/2, ¾, ١٬٠٠٠."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

SPACES = " \u00a0\u2009\u202f"
APOSTROPHES = "'’"
UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Letters that no space parts from a numeral behind them: Thai, kana, ideographs, Hangul."""
TOKEN = re.compile(
    rf"(?<![^\W{UNSPACED}وبل])(?<![数數几幾])(?<![0-9][.,])"  # not inside a word or a number
    # nor in a type name such as Su-30, but behind a Hebrew prefix, in 10-to-15-km and 10km-15km
    r"(?:(?<![^\W\d_\u05d0-\u05ea]-)|(?<=[0-9]-to-)|(?<=[0-9]-bis-)|(?<=[0-9]km-)|(?<=[0-9]mi-)|(?<=[0-9]m-))"
    r"(?:(?<![^\s(\u2013\u2014-])[.,\ue000])?"  # .5
    rf"[0-9]+(?:(?:[.,{APOSTROPHES}\ue000\ue001]|(?<![0-9]{{4}})[{SPACES}](?=[0-9]{{3}}(?![0-9])))[0-9]+)*(?![0-9])"
)
FRACTION = re.compile(
    rf"(?P<gap>[{SPACES}-]?)(?P<over>[0-9]{{1,2}})[/\u2044](?P<under>[0-9]{{1,3}})(?![\w/\u2044])"
)
SLASH = re.compile(r"[/\u2044](?P<under>[0-9]{1,3})(?![\w/\u2044.,-]*[0-9])")
VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
ALONE = re.compile(rf"(?<!\w)[{VULGAR}]")
MIXED = re.compile(rf"[{SPACES}]?(?P<vulgar>[{VULGAR}])")
MILLIONS = re.compile(r"[0-9]{1,3}(?P<group>[.,])[0-9]{3}(?:(?P=group)[0-9]{3})+")
"""A separator that stands twice groups digits, in whatever language: 1.234.567."""
FEW = 12
"""A denominator up to here makes a fraction of what else may be a date or a year: 3/4, but 2024/25."""


def numerals(text: str, language: str) -> Iterator[tuple[int, int, float, bool]]:
    """Start, end and value of every numeral, and whether it is less than one by a fraction of its own."""
    plain = in_ascii(text)
    group, decimal = _separators(language)
    position = 0
    token, vulgar = TOKEN.search(plain), ALONE.search(plain)
    while position < len(plain):
        if token and token.start() < position:
            token = TOKEN.search(plain, position)
        if vulgar and vulgar.start() < position:
            vulgar = ALONE.search(plain, position)
        if vulgar and (not token or vulgar.start() < token.start()):
            yield vulgar.start(), vulgar.end(), unicodedata.numeric(vulgar[0]), True
            position = vulgar.end()
            continue
        if not token:
            return
        start, end = token.span()
        value = _value_of(token[0], group, decimal)
        if value is None:
            # Neither a number nor two: 26.10.2025. Its parts count, as they do in 26 October 2025.
            for digits in re.finditer("[0-9]+", token[0]):
                yield start + digits.start(), start + digits.end(), float(digits[0]), False
        else:
            end, value, is_part = _with_fraction(plain, end, value)
            yield start, end, value, is_part
        position = end


def in_ascii(text: str) -> str:
    """The text, as long as before, with every digit as 0 to 9; separators of other scripts as one of ours."""
    return "".join(map(_ascii, text)) if not text.isascii() else text


@cache
def _ascii(character: str) -> str:
    if character in "．٫":
        return "." if character == "．" else "\ue000"
    if character in "，٬":
        return "," if character == "，" else "\ue001"
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def _with_fraction(text: str, end: int, value: float) -> tuple[int, float, bool]:
    """A numeral with the fraction behind it: 1 1/2, 1½; or, with a slash behind it, as a fraction: 3/4."""
    if not value.is_integer():
        return end, value, False
    if mixed := MIXED.match(text, end):
        return mixed.end(), value + unicodedata.numeric(mixed["vulgar"]), False
    fraction = FRACTION.match(text, end)
    if fraction and fraction["gap"] and int(fraction["over"]) < int(fraction["under"]):
        return fraction.end(), value + int(fraction["over"]) / int(fraction["under"]), False
    slash = SLASH.match(text, end)
    if slash and 0 < value < int(slash["under"]) <= FEW:
        return slash.end(), value / int(slash["under"]), True
    return end, value, False


def _value_of(token: str, group: str, decimal: str) -> float | None:
    """The number that digits and separators stand for in a language; None for a date or the like."""
    token = token.replace("\ue000", decimal).replace("\ue001", group)
    grouped = _grouped(group, decimal).fullmatch(token)
    if grouped:
        whole = re.sub(r"[^0-9]", "", grouped["whole"])
        return float(f"{whole}.{grouped['fraction'] or 0}")
    if token[0] in ".,":
        return float(f"0.{token[1:]}") if token[1:].isdecimal() else None
    if MILLIONS.fullmatch(token):
        return float(re.sub("[.,]", "", token))
    other = "," if decimal == "." else "."
    abroad = _grouped(decimal, other).fullmatch(token)
    if abroad and abroad["group"] and abroad["fraction"]:  # 1.234,5 in English
        return float(f"{re.sub('[^0-9]', '', abroad['whole'])}.{abroad['fraction']}")
    foreign = re.fullmatch(r"([0-9]+)[.,]([0-9]+)", token)
    return float(f"{foreign[1]}.{foreign[2]}") if foreign else None


@cache
def _grouped(group: str, decimal: str) -> re.Pattern[str]:
    other = "," if decimal == "." else "."
    groups = re.escape(f"{group}{other}{SPACES}{APOSTROPHES}".replace(decimal, ""))
    return re.compile(
        rf"(?P<whole>[0-9]{{1,3}}(?P<group>[{groups}])[0-9]{{3}}(?:(?P=group)[0-9]{{3}})*"
        r"|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}|[0-9]+)"
        rf"(?:{re.escape(decimal)}(?P<fraction>[0-9]+))?"
    )


@cache
def _separators(language: str) -> tuple[str, str]:
    """Group and decimal separator of a language by CLDR; of English where CLDR does not know it."""
    from babel import Locale, UnknownLocaleError

    try:
        symbols = Locale.parse(language, sep="-").number_symbols["latn"]
    except (UnknownLocaleError, ValueError):
        return ",", "."
    return symbols["group"], symbols["decimal"]
