"""The fade of an offshore band: a mask that is white along each stretch and black where a stretch ends."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from caribmap.render.picture.geometry import along
from caribmap.render.picture.plane import Point, bounds_of
from caribmap.render.picture.svg import element, path_data

SHARE = 0.15
"""Share of a stretch's length over which a band fades at either end."""
STEPS = 12
ISLAND_M = 6000
"""Width of an island that does not end a stretch."""

Line = Sequence[Point]


def draw_fade(
    identifier: str, lines: Sequence[Line], width: float, metres_per_px: float
) -> tuple[list[Element], str | None]:
    """The mask for a band along `lines`, and the reference to it."""
    if not lines:
        return [], None
    stretches = joined(lines, ISLAND_M / metres_per_px)
    box = bounds_of([point for line in stretches for point in line]).grown(width)
    pieces = [piece for line in stretches for piece in _fading(line)]
    mask = element(
        "mask", *pieces, id=identifier, maskUnits="userSpaceOnUse", fill="none", stroke_width=width,
        x=box.left, y=box.top, width=box.right - box.left, height=box.bottom - box.top,
    )  # fmt: skip
    return [mask], f"url(#{identifier})"


def joined(lines: Sequence[Line], gap: float) -> list[Line]:
    """Lines that only a gap parts are one stretch: it fades at its own ends, not at every shore it passes."""
    rest = list(lines)
    stretches: list[Line] = []
    while rest:
        run = rest.pop(0)
        index = 0
        while index < len(rest):
            longer = _chained(run, rest[index], gap)
            if longer:
                run = longer
                del rest[index]
                index = 0
            else:
                index += 1
        stretches.append(run)
    return stretches


def _chained(one: Line, other: Line, gap: float) -> Line | None:
    """Two lines as one where an end of one meets an end of the other, else None."""
    if math.dist(one[-1], other[0]) < gap:
        return [*one, *other]
    if math.dist(one[-1], other[-1]) < gap:
        return [*one, *other[::-1]]
    if math.dist(one[0], other[-1]) < gap:
        return [*other, *one]
    if math.dist(one[0], other[0]) < gap:
        return [*other[::-1], *one]
    return None


def _fading(line: Line) -> Iterator[Element]:
    """Pieces in greys, later ones over earlier ones so that joints do not show."""
    share = SHARE / STEPS
    for step in range(STEPS):
        light = step / STEPS
        yield _piece(line, step * share, (step + 1) * share, light)
        yield _piece(line, 1 - (step + 1) * share, 1 - step * share, light)
    yield _piece(line, SHARE, 1 - SHARE, 1)


def _piece(line: Line, begin: float, end: float, light: float) -> Element:
    count = max(2, round((end - begin) * 60))
    points = [
        point for point, _ in along(line, [begin + (end - begin) * at / count for at in range(count + 1)])
    ]
    grey = f"{round(255 * light):02x}"
    return element("path", d=path_data([points]), stroke=f"#{grey * 3}", stroke_linejoin="round")
