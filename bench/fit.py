"""Growth of cost with the number of places: the exponent b of cost = a * places ** b."""

from __future__ import annotations

import math
from collections.abc import Sequence


def exponent(points: Sequence[tuple[float, float]]) -> float | None:
    """The exponent by least squares on the logarithms of (places, cost); None for fewer than two sizes."""
    if len({places for places, _ in points}) < 2:
        return None
    logs = [(math.log(places), math.log(cost)) for places, cost in points]
    mean_x, mean_y = (math.fsum(values) / len(logs) for values in zip(*logs, strict=True))
    covariance = math.fsum((x - mean_x) * (y - mean_y) for x, y in logs)
    variance = math.fsum((x - mean_x) ** 2 for x, _ in logs)
    return covariance / variance
