"""Who wrote an article, where a line of its head says so and nothing else: By Eleni Markou."""

from __future__ import annotations

import re

HEAD_LINES = 6
"""Lines with words, of which the byline is one."""
FEWEST_WORDS, MOST_WORDS = 2, 8
_WRITTEN_BY = re.compile(r"(?:by|von|por|par|di|автор:?|بقلم:?)\s+(?P<author>.+)", re.IGNORECASE)
_BETWEEN = re.compile(
    r"and|und|y|e|et|de|da|do|dos|del|della|di|la|le|al|el|bin|van|von|der|ten|ter|та|і|و|&|,", re.IGNORECASE
)
"""What may stand between the words of names."""


def byline_in(text: str) -> str | None:
    """The author as the byline has it; None if no line of the head is one."""
    lines = [line.strip() for line in text.split("\n") if line.strip()][1 : HEAD_LINES + 1]
    for line in lines:
        found = _WRITTEN_BY.fullmatch(line)
        if found and _is_names(found["author"]):
            return found["author"]
    return None


def _is_names(words: str) -> bool:
    """Whether each of several words is a name's, as far as its shape tells: a sentence ends with a mark."""
    parts = words.replace(",", " , ").split()
    names = [part for part in parts if not _BETWEEN.fullmatch(part)]
    return (
        FEWEST_WORDS <= len(names) <= MOST_WORDS
        and words[-1].isalpha()
        and not any(map(_is_other_word, names))
    )


def _is_other_word(part: str) -> bool:
    return part[0].islower() or any(letter.isdecimal() for letter in part)
