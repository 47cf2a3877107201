"""Words of a text, and the one form in which wordings are compared."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[\w\u0300-\u036f\u00ad]+")
"""Letters and digits, with combining accents and soft hyphens inside words."""
FRINGE = re.compile(r"^\W+|\W+$")
SOFT_HYPHEN = "\u00ad"


def canonical(wording: str) -> str:
    """A wording as it is looked up: NFC, without soft hyphens, single spaces, letters at both ends."""
    if wording.isascii():
        if wording.isalnum():
            return wording
    else:
        wording = unicodedata.normalize("NFC", wording).replace(SOFT_HYPHEN, "")
    words = " ".join(wording.split())
    return words if words[:1].isalnum() and words[-1].isalnum() else FRINGE.sub("", words)
