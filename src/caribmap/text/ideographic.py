"""Numbers in Chinese and Japanese characters: 十一, 二百五十, 1万2千, 一点五, 半.

Many of these characters are parts of other words (千葉, 十分): without digits they count only where a unit of
length stands behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from caribmap.text.languages import primary
from caribmap.text.numerals import in_ascii

_LANGUAGES = ("zh", "ja", "yue")
_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    "両两兩", 2
)
_DIGITS |= {"零": 0}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_ONES, _TENS = "".join(_DIGITS), "".join([*_PLACES, *_MYRIADS])
_MANY = "数數几幾"
"""Several: 数十 is no ten."""
_NUMBER = re.compile(
    rf"(?<![{_MANY}{_ONES}{_TENS}])(?:(?P<half>半)|"
    rf"(?P<whole>(?:[0-9][0-9,]*(?:[.][0-9]+)?|[{_ONES}])?(?:[{_ONES}{_TENS}]|(?<=[{_TENS}])[0-9]+)*)"
    rf"(?:[点點・](?P<decimals>[{_ONES}]+))?)(?![{_MANY}])"
)
_TOKEN = re.compile(rf"[0-9][0-9,.]*|[{_ONES}{_TENS}]")
_HALF = re.compile("半(?![径徑島岛分月年夜日天])")


def has_ideographs(language: str) -> bool:
    """Whether a language (BCP 47) writes numbers in such characters."""
    return primary(language) in _LANGUAGES


def half_behind(text: str, end: int) -> tuple[float, int] | None:
    """The value of 半 behind a unit, as in 二キロ半, two and a half, and where it ends; None without one."""
    return (0.5, end + 1) if _HALF.match(text, end) else None


def ideographic(text: str) -> Iterator[tuple[int, int, float, bool]]:
    """Start, end and value of every number with such a character, and whether it begins with a digit.

    >>> list(ideographic("約二十五キロ"))
    [(1, 4, 25.0, False)]
    >>> list(ideographic("1万2千人"))
    [(0, 4, 12000.0, True)]
    """
    plain = in_ascii(text)
    for found in _NUMBER.finditer(plain):
        if found["half"]:
            yield *found.span(), 0.5, False
        elif found[0] and not found[0].isascii():
            decimals = "".join(str(_DIGITS[digit]) for digit in found["decimals"] or "")
            value = _value_of(found["whole"]) + float(f"0.{decimals or 0}")
            yield *found.span(), value, found[0][0].isdigit()


def _value_of(written: str) -> float:
    """The value of digits and characters: a digit counts for the places behind it, these for the myriad."""
    total, section, last = 0.0, 0.0, 0.0
    for token in _TOKEN.findall(written):
        if token in _PLACES:
            section, last = section + (last or 1) * _PLACES[token], 0.0
        elif token in _MYRIADS:
            total, section, last = total + ((section + last) or 1) * _MYRIADS[token], 0.0, 0.0
        else:
            digits = str(_DIGITS.get(token, token)).replace(",", "")
            last = last * 10 ** len(digits) + float(digits)
    return total + section + last
