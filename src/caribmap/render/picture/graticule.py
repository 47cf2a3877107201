"""Meridians and parallels of a picture, with their degrees where they leave it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from caribmap.cartography.ground import (
    DEGREE_PX,
    GRATICULE_MAP_PX,
    GRATICULE_PX,
    GRATICULE_STEPS,
    GRATICULE_ZOOM,
)
from caribmap.cartography.palette import Palette
from caribmap.render.picture.frame import Frame
from caribmap.render.picture.lettering import Lettering
from caribmap.render.picture.plane import Box
from caribmap.render.picture.svg import element, path_data

OPACITY = 0.45
LINE_PX = 0.6
DEGREES = Lettering(9.5, 400)
INSET_PX = 4
MINUTES = 60

Lines = list[tuple[int, float]]


def draw_graticule(frame: Frame, palette: Palette) -> Iterator[Element]:
    meridians, parallels = _lines(frame)
    if not meridians and not parallels:
        return
    lines = [[(x, 0.0), (x, frame.height)] for _, x in meridians]
    lines += [[(0.0, y), (frame.width, y)] for _, y in parallels]
    yield element(
        "path",
        d=path_data(lines),
        fill="none",
        stroke=palette.border,
        stroke_width=LINE_PX,
        opacity=OPACITY,
    )


def draw_degrees(frame: Frame, palette: Palette, taken: Sequence[Box]) -> Iterator[Element]:
    """The degrees of lines where they leave the map at the left and below, clear of `taken`."""
    meridians, parallels = _lines(frame)
    spots = [(minutes, (0.0, y)) for minutes, y in parallels]
    spots += [(minutes, (x, frame.height)) for minutes, x in meridians]
    for minutes, (x, y) in spots:
        box = Box(x, y - DEGREE_PX[1], x + DEGREE_PX[0], y)
        if frame.box.holds(box) and not any(map(box.overlaps, taken)):
            yield DEGREES.write(degrees(minutes), (x + INSET_PX, y - INSET_PX), palette.secondary)


def _lines(frame: Frame) -> tuple[Lines, Lines]:
    """Meridians with their x in the frame and parallels with their y, in minutes of arc, if there are any."""
    step = step_of(frame)
    if step is None:
        return [], []
    (west, north), (east, south) = frame.unproject((0, 0)), frame.unproject((frame.width, frame.height))
    meridians = [
        (minutes, frame.project_unrolled(minutes / MINUTES, 0)[0]) for minutes in _between(west, east, step)
    ]
    parallels = [
        (minutes, frame.project_unrolled(west, minutes / MINUTES)[1])
        for minutes in _between(south, north, step)
    ]
    return meridians, parallels


def step_of(frame: Frame) -> int | None:
    """In minutes of arc; None for no graticule."""
    if frame.zoom < GRATICULE_ZOOM or frame.width < GRATICULE_MAP_PX[0] or frame.height < GRATICULE_MAP_PX[1]:
        return None
    minute_px = frame.world / 360 / MINUTES
    return min((step for step in GRATICULE_STEPS if step * minute_px >= GRATICULE_PX), default=None)


def degrees(minutes: int) -> str:
    """Without a side, which its place on the map says: 60°, 10°30′."""
    whole = abs((minutes + 180 * MINUTES) % (360 * MINUTES) - 180 * MINUTES)
    rest = f"{whole % MINUTES:02}′" if whole % MINUTES else ""
    return f"{whole // MINUTES}°{rest}"


def _between(low: float, high: float, step: int) -> range:
    """Multiples of a step in minutes between degrees."""
    first = math.ceil(low * MINUTES / step) * step
    return range(first, math.floor(high * MINUTES) + 1, step)
