"""The words of one text with what stands between them."""

from __future__ import annotations

from collections.abc import MutableSequence
from dataclasses import dataclass

ENDS_SENTENCE = frozenset('.!?:;\n\r\t"„“”«»()[]…–—•|')


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


@dataclass(slots=True)
class Words:
    """Words of a text and where each begins, in code points."""

    text: str
    texts: list[str]
    starts: MutableSequence[int]

    def end(self, index: int) -> int:
        return self.starts[index] + len(self.texts[index])

    def before(self, index: int) -> tuple[str, str]:
        """The word before one, and what stands between; both empty at the start."""
        if index <= 0:
            return "", ""
        word = self.texts[index - 1]
        return word, self.text[self.starts[index - 1] + len(word) : self.starts[index]]

    def behind(self, index: int) -> tuple[str, str]:
        """The word behind one, and what stands between; both empty at the end."""
        if index + 1 >= len(self.texts):
            return "", ""
        return self.texts[index + 1], self.text[self.end(index) : self.starts[index + 1]]

    def begins_sentence(self, index: int) -> bool:
        """Whether a sentence, a line or something quoted begins with a word."""
        return index == 0 or any(character in ENDS_SENTENCE for character in self.before(index)[1])
