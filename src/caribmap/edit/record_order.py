"""Where a new record goes in its file."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Key = tuple[int, int]
"""Source, by its position in sources.yaml, and offset in its article."""


def index_among(keys: Sequence[Key | None], new: Key | None) -> int | None:
    """The index of a new record among others that follow source and position; None for the end.

    None too if the others follow no such order, or are fewer than two.

    >>> index_among([(0, 10), (0, 90), (1, 5)], (0, 50))
    1
    """
    known = [key for key in keys if key is not None]
    if new is None or len(known) < 2 or len(known) < len(keys):
        return None
    if any(first > second for first, second in pairwise(known)):
        return None
    return next((index for index, key in enumerate(known) if key > new), None)
