"""Isolating a dossier's text, so that it cannot change the direction of the text round it.

The viewer's i18n/bidi.ts does the same.
"""

from __future__ import annotations

import re

from caribmap.text.languages import Direction

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NO_WORDS = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f]|{_CONTROLS.pattern}")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def holds_controls(text: str) -> bool:
    """Whether the text contains bidi controls, which could close an isolate: it needs an inline block."""
    return _CONTROLS.search(text) is not None


def isolated(text: str) -> str:
    r"""The text without control characters, and between isolates if it has right-to-left letters.

    >>> isolated("photo\u202egpj.exe")
    'photogpj.exe'
    """
    plain = _NO_WORDS.sub("", text)
    return f"\u2068{plain}\u2069" if _RIGHT_TO_LEFT.search(plain) else plain


def directed(text: str, direction: Direction) -> str:
    r"""A line of text that runs in `direction`, also where letters of the other direction begin or end it.

    Programs that draw pictures know no direction of their own: characters say it.

    >>> directed("نعم.", "rtl")
    '\u2067نعم.\u2069'
    """
    if direction == "rtl":
        return f"\u2067{text}\u2069"
    return f"\u2066{text}\u2069" if _RIGHT_TO_LEFT.search(text) else text
