"""Views in which the places that they show are specks, and the framing that fits these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from caribmap.dossier.settings import View
from caribmap.geo import roll, unroll

SMALL = 1 / 8
"""Of a view's width and height: places that take less of it are specks."""
WORLD_DEG = 330.0
"""A view that is wider leaves nothing out."""
MARGIN = 0.25
LEAST_DEG = 1.0
"""Height of a framing round a single place."""
MOST_LATITUDE = 85.0

Position = tuple[float, float]
Bounds = list[float]


def loose_views(views: Iterable[View], anchors: Iterable[Position]) -> Mapping[str, Bounds]:
    """A closer framing for each view that needs one: west, south, east, north."""
    found, spots = {}, list(anchors)
    for view in views:
        west, south, east, north = view.bounds
        width, height = (east - west) % 360 or 360.0, north - south
        is_world = width >= WORLD_DEG
        middle, reach = (spots[0][0], 180.0) if is_world and spots else (west + width / 2, width / 2)
        near = [(unroll(lng, middle), lat) for lng, lat in spots]
        inside = [(lng, lat) for lng, lat in near if abs(lng - middle) <= reach and south <= lat <= north]
        if not inside:
            continue
        lngs, lats = [lng for lng, _ in inside], [lat for _, lat in inside]
        if max(lngs) - min(lngs) < width * SMALL and max(lats) - min(lats) < height * SMALL:
            found[view.id] = _framing(min(lngs), min(lats), max(lngs), max(lats))
    return found


def _framing(west: float, south: float, east: float, north: float) -> Bounds:
    margin = max(east - west, north - south, LEAST_DEG) * MARGIN + LEAST_DEG / 4
    south, north = max(-MOST_LATITUDE, south - margin), min(MOST_LATITUDE, north + margin)
    return [round(one, 2) for one in (roll(west - margin), south, roll(east + margin), north)]
