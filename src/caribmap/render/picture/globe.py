"""The inset globe of a picture: where on Earth its view lies."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

import numpy as np
import numpy.typing as npt

from caribmap.basemap.extents import land_of
from caribmap.basemap.sheet import Sheet
from caribmap.cartography.ground import (
    GLOBE_CORNER,
    GLOBE_CORNERS,
    GLOBE_EDGE_POINTS,
    GLOBE_GAP_PX,
    GLOBE_LAND_DEG,
    GLOBE_LEAST_PX,
    GLOBE_MAP_PX,
    GLOBE_MARGIN_PX,
    GLOBE_PX,
    GLOBE_STEP_DEG,
    GLOBE_ZOOM,
)
from caribmap.cartography.palette import Palette
from caribmap.render.picture.frame import Frame
from caribmap.render.picture.plane import Box, Point
from caribmap.render.picture.svg import element, number, path_data

Floats = npt.NDArray[np.float64]
LINE_PX = 0.75
SEAM_PX = 0.5


def globe_box(frame: Frame, furniture: Sequence[Box], taken: Sequence[Box]) -> Box | None:
    """The first corner in which nothing of `taken` stands, past `furniture`; None without room or use."""
    if frame.zoom < GLOBE_ZOOM or frame.width < GLOBE_MAP_PX[0] or frame.height < GLOBE_MAP_PX[1]:
        return None
    boxes = (_corner_box(frame, side, edge, furniture) for side, edge in GLOBE_CORNERS)
    return next((box for box in boxes if box and not any(map(box.overlaps, taken))), None)


def _corner_box(frame: Frame, side: str, edge: str, furniture: Sequence[Box]) -> Box | None:
    """In a corner, moved away from its upper or lower edge past `furniture`; None where that is too far."""
    far = GLOBE_MARGIN_PX + GLOBE_PX
    left = GLOBE_MARGIN_PX if side == "left" else frame.width - far
    top = GLOBE_MARGIN_PX if edge == "top" else frame.height - far
    while True:
        box = Box(left, top, left + GLOBE_PX, top + GLOBE_PX)
        met = next((other for other in furniture if box.overlaps(other)), None)
        if met is None:
            return box
        top = met.bottom + GLOBE_GAP_PX if edge == "top" else met.top - GLOBE_GAP_PX - GLOBE_PX
        moved = top if edge == "top" else frame.height - top - GLOBE_PX
        if moved > GLOBE_CORNER * frame.height:
            return None


def draw_globe(box: Box, frame: Frame, basemap: Sequence[Sheet], palette: Palette) -> Iterator[Element]:
    radius = GLOBE_PX / 2
    middle = frame.unproject((frame.width / 2, frame.height / 2))
    world = min(basemap, key=lambda sheet: sheet.level, default=None)
    rings = list(_land(world, middle, radius)) if world else []
    group = element(
        "g",
        element("circle", r=radius, fill=palette.deep),
        element(
            "path",
            d=path_data(rings, closed=True),
            fill=palette.land,
            stroke=palette.land,
            stroke_width=SEAM_PX,
        ),
        element("circle", r=radius, fill="none", stroke=palette.coast, stroke_width=LINE_PX),
        _view(frame, middle, radius, palette),
        transform=f"translate({number(box.left + radius)} {number(box.top + radius)})",
    )
    group.set("class", "globe")
    yield group


def _view(frame: Frame, middle: Point, radius: float, palette: Palette) -> Element:
    """The outline of what the map shows, or a dot."""
    corners = [(0.0, 0.0), (frame.width, 0.0), (frame.width, frame.height), (0.0, frame.height)]
    edge = [
        frame.unproject(
            (x + (to_x - x) * part / GLOBE_EDGE_POINTS, y + (to_y - y) * part / GLOBE_EDGE_POINTS)
        )
        for (x, y), (to_x, to_y) in zip(corners, corners[1:] + corners[:1], strict=True)
        for part in range(GLOBE_EDGE_POINTS)
    ]
    outline, _ = _projected(np.array(edge), middle, radius)
    size = (outline.max(axis=0) - outline.min(axis=0)).max()
    if size < GLOBE_LEAST_PX:
        return element("circle", r=GLOBE_LEAST_PX / 2, fill=palette.ink)
    line = [(float(x), float(y)) for x, y in outline]
    return element("path", d=path_data([line], closed=True), fill="none", stroke=palette.ink, stroke_width=1)


def _land(world: Sheet, middle: Point, radius: float) -> Iterator[list[Point]]:
    """Outlines of land on the side that is seen; what lies beyond the edge is drawn along it."""
    for land in land_of(world):
        west, south, east, north = land.bounds_deg
        if max(east - west, north - south) < GLOBE_LAND_DEG:
            continue
        ring = _thinned(land.rings[0])
        points, is_seen = _projected(ring, middle, radius)
        if is_seen.any():
            yield [(float(x), float(y)) for x, y in points]


def _thinned(ring: Floats) -> Floats:
    """Points that are GLOBE_STEP_DEG apart, by how far the line has come."""
    come = np.concatenate([[0], np.cumsum(np.abs(np.diff(ring, axis=0)).max(axis=1))])
    steps = np.floor(come / GLOBE_STEP_DEG)
    kept: Floats = ring[np.concatenate([[True], np.diff(steps) > 0])]
    return kept


def _projected(degrees: Floats, middle: Point, radius: float) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Orthographic, from above the middle; what lies behind comes to the edge. Which points are seen."""
    lng, lat = np.radians(degrees[:, 0] - middle[0]), np.radians(degrees[:, 1])
    tilt = math.radians(middle[1])
    x = np.cos(lat) * np.sin(lng)
    y = math.cos(tilt) * np.sin(lat) - math.sin(tilt) * np.cos(lat) * np.cos(lng)
    is_seen = math.sin(tilt) * np.sin(lat) + math.cos(tilt) * np.cos(lat) * np.cos(lng) >= 0
    away = np.where(is_seen, 1, np.maximum(np.hypot(x, y), 1e-9))
    return np.stack([x / away, -y / away], axis=1) * radius, is_seen
