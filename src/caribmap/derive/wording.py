"""Words of a text, and the forms in which wordings are compared.

Imports nothing of caribmap: the build hook runs it, too.
"""

from __future__ import annotations

import re
import unicodedata

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711-\u074a\u07a6-\u07b0\u0816-\u082d"
    "\u0859-\u085b\u08e3-\u0963\u0981-\u09e3\u0a01-\u0a75\u0a81-\u0ae3\u0b01-\u0b63\u0b82-\u0bd7"
    "\u0c00-\u0c63\u0c81-\u0ce3\u0d00-\u0d63\u0d81-\u0df3\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ecd"
    "\u0f71-\u0f84\u102b-\u103e\u1056-\u109d\u17b4-\u17d3\u200c\u200d"
)
"""Vowel signs and accents that belong to the letter before them, and the joiners between letters."""
WORD = re.compile(f"[\\w{_MARKS}\u00ad]+")
"""Letters and digits, with their marks and soft hyphens inside words."""
FRINGE = re.compile(f"^[^\\w]+|[^\\w{_MARKS}]+$")
SOFT_HYPHEN = "\u00ad"

_VOCALISATION = "\u0640\u0670" + "".join(
    chr(code)
    for first, last in ((0x064B, 0x0652), (0x0591, 0x05BD), (0x05BF, 0x05C7))
    for code in range(first, last + 1)
)
"""What Arabic and Hebrew texts may leave out: vowels, and the stroke that lengthens a word."""
_ALIKE = str.maketrans(
    {
        **dict.fromkeys(f".\u200c\u200d{_VOCALISATION}"),
        **dict.fromkeys("’ʼ‘ʻ׳", "'"),
        **dict.fromkeys("\u2010\u2011\u05be", "-"),
        "״": '"',
        "ё": "е",
    }
)


def canonical(wording: str) -> str:
    """A wording as it is looked up: NFC, without soft hyphens, single spaces, letters at both ends."""
    if wording.isalnum() and (wording.isascii() or unicodedata.is_normalized("NFC", wording)):
        return wording
    if not wording.isascii():
        wording = unicodedata.normalize("NFC", wording).replace(SOFT_HYPHEN, "")
    words = " ".join(wording.split())
    words = wording if words == wording else words  # one text, not two, for each name of a large dossier
    return words if words[:1].isalnum() and words[-1].isalnum() else FRINGE.sub("", words)


def key_of(wording: str) -> str:
    """The form in which names of the world are compared: no case, no full stops, one kind of hyphen.

    >>> key_of("LOS ÁNGELES"), key_of("U.S."), key_of("Xi’an")
    ('los ángeles', 'us', "xi'an")
    """
    return key_of_canonical(canonical(wording))


def key_of_canonical(wording: str) -> str:
    """The same, of a wording in its canonical form."""
    key = wording.casefold()
    return key.replace(".", "") if key.isascii() else key.translate(_ALIKE)


def without_accents(text: str) -> str:
    """A text of Latin letters as it is written without accents.

    >>> without_accents("Ávila")
    'Avila'
    """
    if text.isascii():
        return text
    plain = text.translate(_PLAIN)
    return "".join(
        letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter)
    )


_PLAIN = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "AE"}
)
