"""What of a text is another one's: all but one passage."""

from __future__ import annotations

from collections.abc import Callable


def changed_passage(before: str, after: str) -> tuple[int, int, int]:
    """Where the shortest passage begins that turns one text into the other, and where it ends in each.

    >>> changed_passage("a b c", "a bb c")
    (3, 3, 4)
    """
    shorter = min(len(before), len(after))
    begin = _most(shorter, lambda low, high: before.startswith(after[low:high], low))
    ends = len(before), len(after)

    def is_same_end(low: int, high: int) -> bool:
        return before.startswith(after[ends[1] - high : ends[1] - low], ends[0] - high)

    same = _most(shorter - begin, is_same_end)
    return begin, ends[0] - same, ends[1] - same


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
