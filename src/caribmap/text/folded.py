"""Words as they are compared: without case, accents and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(
    r"[^\W\d_][^\W\d_\u0300-\u036f\u064b-\u0655\u0670]*(?:[\u0300-\u036f\u064b-\u0655\u0670]+[^\W\d_]*)*"
)
"""A word: letters, with the marks that stand on them."""
SLAVIC_WORD = re.compile(rf"{WORD.pattern}(?:['’]{WORD.pattern})*")
"""The same where an apostrophe is part of a word, as in Ukrainian."""
DROPPED = dict.fromkeys(map(ord, "'’ʼ\u0640"))


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """Lower case without accents, ß as ss, no apostrophes and no Arabic tatweel."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(DROPPED)
