"""Numbers as they are written, in digits: where one begins and ends.

A number is its digits, of any script, with all that makes its value: separators between digits, a sign, a
fraction, a superscript, a percent sign. Dates and times in digits are numbers too. The two ends of a range
are numbers of their own. Units and currencies stand beside a number, except a currency behind a sign.
"""

from __future__ import annotations

import re
import unicodedata

_SPACES = " \u00a0\u2007\u2008\u2009\u202f"
_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_KINDS = {
    **dict.fromkeys(".,·٫．，", "."),
    **dict.fromkeys(":'’‘٬،：^", ":"),
    **dict.fromkeys("/⁄∕", "/"),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys("+-−±‐‑‒–﹣－＋", "-"),
    **dict.fromkeys("%‰‱٪﹪％", "%"),
    **dict.fromkeys("⁺⁻₊₋〇零一二三四五六七八九十百千万萬億亿兆", "n"),
}
_IS_INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_NUMBER = re.compile(
    r"""
    (?: (?<![dnvw.%-]) -\$? )?                 # a sign, and a currency between it and the digits
    (?: (?<![dnvw.]) [.] (?=d) )?              # .5
    (?: (?<![dnv]) d{4}-d{1,2}-d{1,2} (?![dnv])          # 2025-10-31
      | (?<![dnv]) d{1,3} (?:[ ]d{3})+ (?![dnv]) (?:[.:/][dnv]+)*   # 115 000.5
      | [dnv]+ (?:[.:/][dnv]+)*                 # 115,000 11.5 1/2 31.10.2025 14:30 16² 15万
    )
    (?: (?<=d) [ ] (?: v | d+/d+ ) (?![dnv.:/]) )?        # 1 1/2
    (?: (?<![.:/]d) (?<![.:/]dd) (?<=d) - d{1,2}/d{1,2} (?![dnv.:/-]) )?   # 3-1/2
    (?: [ ]?% )?
    """,
    re.VERBOSE,
)
"""A number in kinds of characters: d digit, n another numeral, v fraction, w letter, $ currency."""
_SIGNED = (("-", "$"), ("-", "."), ("$", "."))
"""Neighbours in front of the digits of a number."""
_REACH = 200
"""A number is read at most so far to each side."""


def number_around(text: str, at: int) -> tuple[int, int] | None:
    """Start and end of the number that offset `at` of `text` would split, None where it splits none.

    >>> number_around("The ship lay 11.5 kilometres off.", 16)
    (13, 17)
    """
    if not _may_split(text, at):
        return None
    begin, end = at, at
    while begin > max(0, at - _REACH) and _kind(text[begin - 1]) not in "wx":
        begin -= 1
    while end < min(len(text), at + _REACH) and _kind(text[end]) not in "wx":
        end += 1
    begin = max(0, begin - 1)  # the letter before decides whether a hyphen is a sign
    offsets = [offset for offset in range(begin, end) if _kind(text[offset]) != "i"]
    kinds = "".join(_kind(text[offset]) for offset in offsets)
    for match in _NUMBER.finditer(kinds):
        first, last = offsets[match.start()], offsets[match.end() - 1] + 1
        if first < at < last:
            return first, last
    return None


def _may_split(text: str, at: int) -> bool:
    """Whether the characters on both sides of `at` leave that open."""
    before, after = text[at - 1], text[at]
    return (
        before.isnumeric()
        or after.isnumeric()
        or after in "%‰‱٪﹪％"
        or (_kind(before), _kind(after)) in _SIGNED
        or "i" in (_kind(before), _kind(after))
    )


def _kind(character: str) -> str:
    """What `_NUMBER` reads for a character, i for one that is invisible and passed over."""
    if (kind := _KINDS.get(character)) is not None:
        return kind
    if character.isdecimal():
        return "d"
    if character.isnumeric() and not character.isalpha():
        return "n" if unicodedata.numeric(character).is_integer() else "v"
    if _IS_INVISIBLE.match(character):
        return "i"
    return {"L": "w", "M": "w", "Sc": "$"}.get(_category(character), "x")


def _category(character: str) -> str:
    """The major category of letters and marks, else the full one."""
    category = unicodedata.category(character)
    return category[0] if category[0] in "LM" else category
