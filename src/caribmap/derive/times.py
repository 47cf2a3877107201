"""When quotes and events are: the inferred date, else the bounds of the stated one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from caribmap.dossier.nouns import Inferred
from caribmap.text.dates import DateBounds, parse_date


@dataclass(frozen=True, slots=True)
class TimeBounds(DateBounds):
    """Bounds of a date, and whether it is the text's own or ours."""

    basis: Literal["stated", "inferred"] = "stated"


def derive_time(stated: str | None, inferred: Inferred | None) -> TimeBounds | None:
    """The bounds that filters use. None for what is undated, and for dates that check has found invalid."""
    date = inferred.value if inferred else stated
    return _bounds(date, "inferred" if inferred else "stated") if date is not None else None


@lru_cache(maxsize=65536)
def _bounds(date: str, basis: Literal["stated", "inferred"]) -> TimeBounds | None:
    try:
        bounds = parse_date(date)
    except ValueError:
        return None
    return TimeBounds(bounds.earliest, bounds.latest, bounds.approximate, bounds.uncertain, basis)
