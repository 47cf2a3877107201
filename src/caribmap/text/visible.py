"""Whether a text shows anything at all."""

from __future__ import annotations

import unicodedata

_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
"""Fillers, selectors and the empty Braille cell: letters, marks or signs by category that show nothing."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
"""Categories without a glyph; what is unassigned or private is shown as a box."""


def shows_nothing(text: str) -> bool:
    """Whether a text is empty or only white space, controls and other characters that nobody sees."""
    return all(map(_is_unseen, text))


def _is_unseen(character: str) -> bool:
    if character in _BLANK or "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return True
    return unicodedata.category(character) in _UNSEEN
