"""A replaced passage of a text."""

from __future__ import annotations

from dataclasses import dataclass

from caribmap.text.passages import changed_passage


@dataclass(frozen=True, slots=True)
class Splice:
    """`removed` at offset `begin`, in code points, gives way to `put`."""

    begin: int
    removed: str
    put: str

    def apply(self, text: str) -> str:
        """The text with the passage replaced. Raises ValueError if it does not hold the passage there."""
        end = self.begin + len(self.removed)
        if text[self.begin : end] != self.removed:
            raise ValueError("the text has changed at the place of the edit")
        return text[: self.begin] + self.put + text[end:]

    def reversed(self) -> Splice:
        """What takes the replacement back."""
        return Splice(self.begin, self.put, self.removed)

    def shifted(self, by: int) -> Splice:
        return Splice(self.begin + by, self.removed, self.put)


def difference(before: str, after: str) -> Splice | None:
    """The shortest passage that turns one text into the other; None if they are equal."""
    if before == after:
        return None
    begin, end, new_end = changed_passage(before, after)
    return Splice(begin, before[begin:end], after[begin:new_end])
