"""'Did you mean …?' for error messages. A suggestion never changes what is read."""

from __future__ import annotations

from collections.abc import Iterable

CLOSE_ENOUGH = 65.0


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like `word`, None where none is close; the first of equals in order."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(word[:200], sorted(candidates), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
    return best[0] if best else None
