"""Where no name of a country may follow a reader's view: land that Natural Earth lists as disputed."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from caribmap.basemap.disputes import Dispute, read_disputes
from caribmap.basemap.grid import to_degrees
from caribmap.basemap.names import Room
from caribmap.dossier.nouns import Place

STEPS_PER_DEG = 10
"""The boxes are rounded outwards: they cost a page a few bytes each."""


def derive_contested(places: Iterable[Place]) -> tuple[Room, ...]:
    """Boxes round the disputed land that the base map gives to a country which is a place."""
    named = {place.authority.get("iso3166") for place in places if place.kind == "country"}
    return tuple(_box(dispute) for dispute in _owned() if dispute.owner in named)


@cache
def _owned() -> tuple[Dispute, ...]:
    return tuple(dispute for dispute in read_disputes() if dispute.owner)


def _box(dispute: Dispute) -> Room:
    lefts, tops, rights, bottoms = zip(*dispute.boxes, strict=True)
    (west, north), (east, south) = to_degrees([(min(lefts), min(tops)), (max(rights), max(bottoms))])
    return (
        math.floor(west * STEPS_PER_DEG) / STEPS_PER_DEG,
        math.floor(south * STEPS_PER_DEG) / STEPS_PER_DEG,
        math.ceil(east * STEPS_PER_DEG) / STEPS_PER_DEG,
        math.ceil(north * STEPS_PER_DEG) / STEPS_PER_DEG,
    )
