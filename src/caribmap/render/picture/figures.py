"""What places draw besides, or instead of, a mark: hatched land, borders, bands, links, rings, precision."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from caribmap.cartography.kinds import (
    BAND_FROM_ZOOM,
    LEAST_DRAWN_PX,
    RECIPE_DRAWINGS,
    is_point_kind,
    kind_of,
)
from caribmap.cartography.labels import LINK_LABEL_AT, RING_LABEL_SPOTS
from caribmap.payload.types import PayloadPlace
from caribmap.render.picture.fading import draw_fade
from caribmap.render.picture.frame import Frame
from caribmap.render.picture.geometry import along, polygons_of
from caribmap.render.picture.plane import Box, Point, bounds_of, clip_ring, simplify, visible_runs
from caribmap.render.picture.slots import LineSpot, beside
from caribmap.render.picture.svg import element, path_data
from caribmap.render.picture.whole import lines_of, whole_polygons

HATCH_PX = 7
EDGES_FROM_PX = 6
"""A narrower band would be all edge."""
MASK_PX = 12
"""A fade reaches this far beyond its band, and not over a neighbouring stretch."""
HEAD_AT, HEAD_PX = 0.85, 8
WIDER_THAN_PX = 12
DETAIL_PX = 0.2
MARGIN_PX = 20
SPOT_PX = 3

Line = Sequence[Point]


@dataclass(frozen=True, slots=True)
class Figure:
    """A place's drawing, bottom first; [] for none in the frame."""

    elements: Sequence[Element]
    lines: Sequence[Line] = ()
    """What names of others keep clear of."""
    spots: Sequence[LineSpot] = ()
    """Where its own name may stand, best first; [] for anywhere near its spot."""


Draw = Callable[["PayloadPlace", dict[str, Any], Frame, str], Figure]


def draw_figure(place: PayloadPlace, frame: Frame, hue: str) -> Figure | None:
    """None for a place that is a sign or a name and nothing else."""
    geometry, kind = place["geometry"], kind_of(place["kind"])
    if geometry is not None and geometry["type"] == "MultiPoint":
        return _draw_spots(place, geometry, frame, hue)
    if geometry is None or kind.form == "area":
        return None
    if geometry["type"] == "Point":
        circle = _draw_precision(place, frame, hue)
        return Figure([circle]) if circle is not None else None
    recipe = place["derivation"]["recipe"] if place["derivation"] else ""
    draw = DRAWINGS.get(RECIPE_DRAWINGS.get(recipe) or kind.drawing or "", _draw_outline)
    return draw(place, geometry, frame, hue)


def _draw_spots(place: PayloadPlace, geometry: dict[str, Any], frame: Frame, hue: str) -> Figure:
    """Every position of a place that has several; where its sign stands there is none besides."""
    signed = list(place["anchor"] or ()) if is_point_kind(place["kind"]) else None
    points = [frame.project(lng, lat) for lng, lat, *_ in geometry["coordinates"] if [lng, lat] != signed]
    return Figure(
        [element("circle", cx=x, cy=y, r=SPOT_PX, fill=hue) for x, y in points if _window(frame).has((x, y))]
    )


def is_seen(place: PayloadPlace, frame: Frame) -> bool:
    """Whether a place's drawing is large enough to mark it."""
    recipe = place["derivation"]["recipe"] if place["derivation"] else ""
    if RECIPE_DRAWINGS.get(recipe) == "band" and frame.zoom < BAND_FROM_ZOOM:
        return False
    lines = lines_of(place["geometry"]) if place["geometry"] else []
    points = [point for line in lines for point in frame.project_line(line)]
    if not points:
        return False
    box = bounds_of(points)
    return math.hypot(box.right - box.left, box.bottom - box.top) >= LEAST_DRAWN_PX


def _draw_hatch(place: PayloadPlace, geometry: dict[str, Any], frame: Frame, hue: str) -> Figure:
    if not any(polygons_of(geometry)):
        return _draw_border(place, geometry, frame, hue)
    rings = _rings(geometry, frame)
    if not rings:
        return Figure([])
    identifier = f"hatch-{place['id']}"
    line = element(
        "path", d=f"M{HATCH_PX / 2} 0V{HATCH_PX}", stroke=hue, stroke_opacity=0.55, stroke_width=1.25
    )
    pattern = element(
        "pattern", line, id=identifier, width=HATCH_PX, height=HATCH_PX,
        patternUnits="userSpaceOnUse", patternTransform="rotate(45)",
    )  # fmt: skip
    data = path_data(rings, closed=True)
    return Figure([pattern, element("path", d=data, fill=f"url(#{identifier})", fill_rule="evenodd")])


def _draw_border(place: PayloadPlace, geometry: dict[str, Any], frame: Frame, hue: str) -> Figure:
    del place
    lines = _projected(lines_of(geometry), frame)
    return Figure(_stroke(_visible(lines, frame), hue, 1.5, dash="6 4"), lines)


def _draw_outline(place: PayloadPlace, geometry: dict[str, Any], frame: Frame, hue: str) -> Figure:
    """Any other line or polygon."""
    del place
    return Figure(_stroke(_visible(_projected(lines_of(geometry), frame), frame), hue, 2))


def _draw_link(place: PayloadPlace, geometry: dict[str, Any], frame: Frame, hue: str) -> Figure:
    """A schematic curve with an arrow head most of the way along."""
    parts = lines_of(geometry)
    lines = _projected(parts, frame)
    runs = _visible(lines, frame)
    # What leaves the world and comes back on the other side is drawn, and may be named, on both.
    last = frame.project_copies(parts[-1])
    if place["kind"] == "link":
        drawn = _stroke(runs, hue, 1.75, dash="1 5", cap="round", opacity=0.7)
    else:
        drawn = _stroke(runs, hue, 1.25, dash="6 4")
    heads = [_arrow_head(*spot) for line in last for spot in along(line, [HEAD_AT])] if runs else []
    drawn += [
        element("path", d=path_data([head], closed=True), fill=hue, fill_opacity=0.85) for head in heads
    ]
    spots = [spot for line in last for at in along(line, LINK_LABEL_AT) for spot in beside(*at)]
    return Figure(drawn, lines, spots)


def _draw_ring(place: PayloadPlace, geometry: dict[str, Any], frame: Frame, hue: str) -> Figure:
    """A line and a name, filled lightly only between two distances; the top of the ring reads best."""
    lines = _projected(lines_of(geometry), frame)
    shares = [index / RING_LABEL_SPOTS for index in range(RING_LABEL_SPOTS)]
    points = sorted((point for line in lines for point, _ in along(line, shares)), key=lambda point: point[1])
    drawn = _stroke(_visible(lines, frame), hue, 1.25, dash="2 4")
    if place["derivation"] and place["derivation"]["tolerance_m"] and (rings := _rings(geometry, frame)):
        data = path_data(rings, closed=True)
        drawn.insert(0, element("path", d=data, fill=hue, fill_opacity=0.12, fill_rule="evenodd"))
    return Figure(drawn, lines, [LineSpot(point, (0, 0)) for point in points])


def _draw_band(place: PayloadPlace, geometry: dict[str, Any], frame: Frame, hue: str) -> Figure:
    """The whole stretch that our assumption allows, fading where it ends, once its width can be seen."""
    center = place["derivation"]["center_line"] if place["derivation"] else None
    lines = _projected(lines_of(center), frame) if center else []
    rings = _rings(geometry, frame)
    if frame.zoom < BAND_FROM_ZOOM or not rings:
        return Figure([], lines)
    width = _band_px(place, frame)
    mask, reference = draw_fade(f"fade-{place['id']}", lines, width + MASK_PX, 1 / _metre_px(place, frame))
    is_wide = width >= EDGES_FROM_PX
    band = element(
        "path", d=path_data(rings, closed=True), fill=hue, fill_opacity=0.18 if is_wide else 0.4,
        stroke=hue if is_wide else None, stroke_opacity=0.8, stroke_width=1,
    )  # fmt: skip
    middle = element(
        "path", d=path_data(simplify(line, DETAIL_PX) for line in lines), fill="none",
        stroke=hue, stroke_width=1.5, stroke_dasharray="6 4",
    )  # fmt: skip
    return Figure([*mask, element("g", band, middle, mask=reference)], lines)


def _draw_precision(place: PayloadPlace, frame: Frame, hue: str) -> Element | None:
    """How sure a position is, to scale, once wider than its mark. Seats mean governments: they have none."""
    precision_m, anchor = place["geocoding"]["precision_m"], place["anchor"]
    if precision_m is None or anchor is None or not is_point_kind(place["kind"]):
        return None
    if place["role"] == "seat" or place["derivation"] is not None:
        return None
    radius = precision_m / frame.metres_per_px(anchor[1])
    x, y = frame.project(*anchor)
    if 2 * radius <= WIDER_THAN_PX or not _window(frame).has((x, y)):
        return None
    return element(
        "circle", cx=x, cy=y, r=radius, fill=hue, fill_opacity=0.06,
        stroke=hue, stroke_opacity=0.7, stroke_width=1, stroke_dasharray="2 3",
    )  # fmt: skip


DRAWINGS: dict[str, Draw] = {
    "band": _draw_band,
    "ring": _draw_ring,
    "link": _draw_link,
    "hatch": _draw_hatch,
    "border": _draw_border,
}


def _metre_px(place: PayloadPlace, frame: Frame) -> float:
    """A metre on the ground at a place."""
    return 1 / frame.metres_per_px(place["anchor"][1] if place["anchor"] else 0)


def _band_px(place: PayloadPlace, frame: Frame) -> float:
    tolerance_m = place["derivation"]["tolerance_m"] if place["derivation"] else None
    return 2 * (tolerance_m or 0) * _metre_px(place, frame)


def _arrow_head(point: Point, angle: float) -> list[Point]:
    x, y = point

    def corner(ahead: float, aside: float) -> Point:
        cos, sin = math.cos(angle), math.sin(angle)
        return x + ahead * cos - aside * sin, y + ahead * sin + aside * cos

    return [
        corner(HEAD_PX / 2, 0),
        corner(-HEAD_PX / 2, HEAD_PX / 2.4),
        corner(-HEAD_PX / 4, 0),
        corner(-HEAD_PX / 2, -HEAD_PX / 2.4),
    ]


def link_ends(places: Iterable[PayloadPlace]) -> list[Point]:
    """Where the links and journeys among places begin and end, in degrees."""
    links = [place for place in places if kind_of(place["kind"]).drawing == "link" and place["geometry"]]
    parts = [lines_of(place["geometry"] or {}) for place in links]
    return [end for lines in parts if lines for end in (lines[0][0], lines[-1][-1])]


def _stroke(
    lines: Sequence[Line],
    hue: str,
    width: float,
    *,
    dash: str | None = None,
    cap: str | None = None,
    opacity: float | None = None,
) -> list[Element]:
    if not lines:
        return []
    return [
        element(
            "path", d=path_data(lines), fill="none", stroke=hue, stroke_width=width,
            stroke_dasharray=dash, stroke_linecap=cap, stroke_opacity=opacity,
        )
    ]  # fmt: skip


def _projected(lines: Sequence[Sequence[Point]], frame: Frame) -> list[list[Point]]:
    return [copy for line in lines for copy in frame.project_copies(line)]


def _visible(lines: Sequence[Line], frame: Frame) -> list[list[Point]]:
    """The parts of lines near the frame, thinned to what can be seen."""
    return [simplify(run, DETAIL_PX) for line in lines for run in visible_runs(line, _window(frame))]


def _rings(geometry: dict[str, Any], frame: Frame) -> list[list[Point]]:
    rings = [
        clip_ring(simplify(ring, DETAIL_PX), _window(frame))
        for polygon in whole_polygons(geometry)
        for ring in frame.project_polygon(polygon)
    ]
    return [ring for ring in rings if len(ring) > 2]


def _window(frame: Frame) -> Box:
    return frame.box.grown(MARGIN_PX)
