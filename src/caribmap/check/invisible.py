"""Invisible characters: those that hide, reorder or smuggle text, and those that a script needs."""

from __future__ import annotations

import re
import unicodedata

RIGHT_TO_LEFT = ("R", "AL")
DIRECTION_MARKS = "\u061c\u200e\u200f"
JOINERS = "\u200b\u200c\u200d"
WITHOUT_JOINERS = ("LATIN", "GREEK", "CYRILLIC", "HEBREW")
WITH_SELECTORS = ("CJK", "MONGOLIAN LETTER", "MYANMAR LETTER")
SOFT_HYPHEN = "\u00ad"
BLACK_FLAG = "\U0001f3f4"

_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
"""Control characters, bidi controls, zero-width characters, fillers, selectors, tags, line separators,
noncharacters."""


def is_plain(text: str) -> bool:
    """Whether every character of a text can be seen: most texts need no closer look."""
    return text.isprintable() and (text.isascii() or _SUSPECT.search(text) is None)


def find_invisible(text: str, allowed: str = "") -> int | None:
    """Offset of the first invisible character that the text's script does not need; None if there is none."""
    if text.isascii() and text.isprintable():
        return None
    for match in _SUSPECT.finditer(text):
        if match.group() not in allowed and not _is_needed(text, match.start()):
            return match.start()
    return None


def name_of(character: str) -> str:
    """'U+202E RIGHT-TO-LEFT OVERRIDE'; controls and noncharacters have no name of their own."""
    fallback = "control character" if unicodedata.category(character) == "Cc" else "noncharacter"
    return f"U+{ord(character):04X} {unicodedata.name(character, fallback)}"


def _is_needed(text: str, at: int) -> bool:
    """Whether a script or an emoji sequence needs the character at offset `at`."""
    character, before = text[at], text[at - 1 : at] if at else ""
    if character in DIRECTION_MARKS:
        letters = (letter for letter in text if letter not in DIRECTION_MARKS)
        return any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in letters)
    if character in JOINERS:
        return _takes_joiners(before) and _takes_joiners(text[at + 1 : at + 2])
    if unicodedata.name(character, "").startswith(("VARIATION SELECTOR", "MONGOLIAN FREE")):
        return _takes_selectors(before)
    if "\U000e0020" <= character <= "\U000e007f":  # tag characters follow a black flag, as in England's flag
        return text[:at].rstrip("".join(map(chr, range(0xE0020, 0xE0080)))).endswith(BLACK_FLAG)
    return False


def _takes_joiners(neighbour: str) -> bool:
    """Whether joiners occur next to this character: letters and marks of joining scripts, and emoji."""
    if not neighbour or neighbour.isascii() or unicodedata.category(neighbour)[0] not in "LMS":
        return False
    return not unicodedata.name(neighbour, "").startswith(WITHOUT_JOINERS)


def _takes_selectors(before: str) -> bool:
    """Whether a variation selector may follow: emoji, keycaps, symbols, ideographs, Mongolian letters."""
    if not before:
        return False
    is_picture = unicodedata.category(before)[0] == "S" or before in "#*0123456789\u203c\u2049\u2139"
    return is_picture or unicodedata.name(before, "").startswith(WITH_SELECTORS)
