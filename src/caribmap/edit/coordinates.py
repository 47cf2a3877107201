"""New coordinates as they are written: within ±180, with as many decimals as they are worth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

DECIMALS = ((1000.0, 2), (100.0, 3), (10.0, 4))
MOST_DECIMALS = 5


def decimals_for(precision_m: float | None) -> int:
    """How many decimals of a degree a radius in metres is worth.

    >>> decimals_for(1500), decimals_for(250), decimals_for(None)
    (2, 3, 4)
    """
    if precision_m is None:
        return 4
    return next((decimals for least, decimals in DECIMALS if precision_m >= least), MOST_DECIMALS)


def written_geometry(geometry: Mapping[str, Any], precision_m: float | None) -> dict[str, Any]:
    """A geometry with longitudes within ±180 and rounded positions. Order stays longitude, latitude."""
    decimals = decimals_for(precision_m)
    return {**geometry, "coordinates": _rounded(geometry["coordinates"], decimals)}


def _rounded(value: Any, decimals: int) -> Any:
    if value and isinstance(value[0], int | float):
        lng, lat = value[:2]
        if not -180 <= lng <= 180:
            lng = (lng + 180) % 360 - 180
        return [_number(lng, decimals), _number(lat, decimals)]
    return [_rounded(item, decimals) for item in value]


def _number(value: float, decimals: int) -> float | int:
    rounded = round(value, decimals)
    return int(rounded) if rounded == int(rounded) else rounded
