"""A replaced passage of a text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


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
    shorter = min(len(before), len(after))
    begin = _most(shorter, lambda low, high: before[low:high] == after[low:high])
    ends = len(before), len(after)

    def is_same_end(low: int, high: int) -> bool:
        return before[ends[0] - high : ends[0] - low] == after[ends[1] - high : ends[1] - low]

    end = _most(shorter - begin, is_same_end)
    return Splice(begin, before[begin : ends[0] - end], after[begin : ends[1] - end])


def _most(most: int, is_same: Callable[[int, int], bool]) -> int:
    """How many characters are the same, at most `most`, found by halving."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if is_same(low, middle):
            low = middle
        else:
            high = middle - 1
    return low
