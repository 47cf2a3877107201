"""What places draw besides, or instead of, a mark: hatched land, borders, bands, links, precision."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from caribmap.payload.types import PayloadPlace
from caribmap.render.picture.frame import Frame, lines_of, polygons_of
from caribmap.render.picture.plane import Box, Point, along, bounds_of, clip_ring, simplify, visible_runs
from caribmap.render.picture.standing import AREA_KINDS, is_point_kind
from caribmap.render.picture.svg import element, path_data

HATCH_PX = 7
BAND_FROM_ZOOM = 8
EDGES_FROM_PX = 6
"""A narrower band would be all edge."""
FADE_SHARE = 0.15
"""Share of a stretch's length over which a band fades at either end."""
FADE_STEPS = 12
MASK_PX = 12
"""A fade reaches this far beyond its band, and not over a neighbouring stretch."""
HEAD_AT, HEAD_PX = 0.85, 8
LABEL_AT = (0.5, 0.58, 0.42, 0.66, 0.34, 0.74, 0.26)
LABEL_OFF_PX = 12
ALONG_PX = 14
WIDER_THAN_PX = 12
DETAIL_PX = 0.2
MARGIN_PX = 20

Draw = Callable[["PayloadPlace", dict[str, Any], Frame, str], list[Element]]


def draw_figure(place: PayloadPlace, frame: Frame, hue: str) -> list[Element]:
    """A place's drawing, bottom first; [] where it has none, or none in the frame."""
    geometry = place["geometry"]
    if geometry is None or place["kind"] in AREA_KINDS:
        return []
    if geometry["type"] == "Point":
        return _draw_precision(place, frame, hue)
    recipe = place["derivation"]["recipe"] if place["derivation"] else ""
    draw = BY_RECIPE.get(recipe) or BY_KIND.get(place["kind"]) or _draw_outline
    return draw(place, geometry, frame, hue)


def label_points(place: PayloadPlace, frame: Frame) -> list[Point]:
    """Where the name of a link may stand, best first; [] for anything else."""
    return [point for share in LABEL_AT for point in _beside(_link_curve(place, frame), share)]


def points_along(place: PayloadPlace, frame: Frame) -> list[Point]:
    """Points on a link's curve in the frame, a few pixels apart; [] for anything else."""
    curve = _link_curve(place, frame)
    count = int(math.fsum(map(math.dist, curve, curve[1:])) / ALONG_PX)
    points = (along(curve, index / count)[0] for index in range(1, count))
    return [point for point in points if frame.box.has(point)]


def _draw_hatch(place: PayloadPlace, geometry: dict[str, Any], frame: Frame, hue: str) -> list[Element]:
    rings = _rings(geometry, frame)
    if not rings:
        return []
    identifier = f"hatch-{place['id']}"
    line = element(
        "path", d=f"M{HATCH_PX / 2} 0V{HATCH_PX}", stroke=hue, stroke_opacity=0.55, stroke_width=1.25
    )
    pattern = element(
        "pattern", line, id=identifier, width=HATCH_PX, height=HATCH_PX,
        patternUnits="userSpaceOnUse", patternTransform="rotate(45)",
    )  # fmt: skip
    data = path_data(rings, closed=True)
    return [pattern, element("path", d=data, fill=f"url(#{identifier})", fill_rule="evenodd")]


def _draw_border(place: PayloadPlace, geometry: dict[str, Any], frame: Frame, hue: str) -> list[Element]:
    del place
    return _stroke(_lines(geometry, frame), hue, 1.5, "6 4")


def _draw_outline(place: PayloadPlace, geometry: dict[str, Any], frame: Frame, hue: str) -> list[Element]:
    del place
    return _stroke(_lines(geometry, frame), hue, 2)


def _draw_link(place: PayloadPlace, geometry: dict[str, Any], frame: Frame, hue: str) -> list[Element]:
    del place
    curve = _curve(geometry, frame)
    runs = visible_runs(curve, _window(frame))
    if not runs:
        return []
    line = element(
        "path", d=path_data(simplify(run, DETAIL_PX) for run in runs), fill="none", stroke=hue,
        stroke_width=1.75, stroke_dasharray="1 5", stroke_linecap="round", stroke_opacity=0.7,
    )  # fmt: skip
    head = element("path", d=path_data([_arrow_head(curve)], closed=True), fill=hue, fill_opacity=0.85)
    return [line, head]


def _draw_band(place: PayloadPlace, geometry: dict[str, Any], frame: Frame, hue: str) -> list[Element]:
    """The whole stretch that our assumption allows, fading where it ends, once its width can be seen."""
    rings = _rings(geometry, frame)
    if frame.zoom < BAND_FROM_ZOOM or not rings:
        return []
    center = place["derivation"]["center_line"] if place["derivation"] else None
    stretches = [frame.project_line(line) for line in lines_of(center)] if center else []
    width = _band_px(place, frame)
    mask, reference = _fade(place["id"], stretches, width + MASK_PX)
    is_wide = width >= EDGES_FROM_PX
    band = element(
        "path", d=path_data(rings, closed=True), fill=hue, fill_opacity=0.18 if is_wide else 0.4,
        stroke=hue if is_wide else None, stroke_opacity=0.8, stroke_width=1,
    )  # fmt: skip
    middle = element(
        "path", d=path_data(simplify(line, DETAIL_PX) for line in stretches), fill="none",
        stroke=hue, stroke_width=1.5, stroke_dasharray="6 4",
    )  # fmt: skip
    return [*mask, element("g", band, middle, mask=reference)]


def _draw_precision(place: PayloadPlace, frame: Frame, hue: str) -> list[Element]:
    """How sure a position is, to scale, once wider than its mark. Seats mean governments: they have none."""
    precision_m, anchor = place["geocoding"]["precision_m"], place["anchor"]
    if precision_m is None or anchor is None or not is_point_kind(place["kind"]):
        return []
    if place["role"] == "seat" or place["derivation"] is not None:
        return []
    radius = precision_m / frame.metres_per_px(anchor[1])
    x, y = frame.project(*anchor)
    if 2 * radius <= WIDER_THAN_PX or not _window(frame).has((x, y)):
        return []
    circle = element(
        "circle", cx=x, cy=y, r=radius, fill=hue, fill_opacity=0.06,
        stroke=hue, stroke_opacity=0.7, stroke_width=1, stroke_dasharray="2 3",
    )  # fmt: skip
    return [circle]


def _draw_sector(place: PayloadPlace, geometry: dict[str, Any], frame: Frame, hue: str) -> list[Element]:
    del place
    rings = _rings(geometry, frame)
    if not rings:
        return []
    sector = element(
        "path", d=path_data(rings, closed=True), fill=hue, fill_opacity=0.12, stroke=hue,
        stroke_width=1.25, stroke_dasharray="2 4",
    )  # fmt: skip
    return [sector]


BY_RECIPE: dict[str, Draw] = {"offshore": _draw_band, "bearing": _draw_sector, "link": _draw_link}
BY_KIND: dict[str, Draw] = {"disputed-area": _draw_hatch, "border": _draw_border, "link": _draw_link}


def _band_px(place: PayloadPlace, frame: Frame) -> float:
    derivation, anchor = place["derivation"], place["anchor"]
    if derivation is None or derivation["tolerance_m"] is None or anchor is None:
        return 0
    return 2 * derivation["tolerance_m"] / frame.metres_per_px(anchor[1])


def _fade(
    place_id: str, stretches: Sequence[Sequence[Point]], width: float
) -> tuple[list[Element], str | None]:
    """A mask that is white along each stretch and black at its ends, and the reference to it."""
    if not stretches:
        return [], None
    identifier = f"fade-{place_id}"
    box = bounds_of([point for line in stretches for point in line]).grown(width)
    pieces = [piece for line in stretches for piece in _fading(line)]
    mask = element(
        "mask", *pieces, id=identifier, maskUnits="userSpaceOnUse", fill="none", stroke_width=width,
        x=box.left, y=box.top, width=box.right - box.left, height=box.bottom - box.top,
    )  # fmt: skip
    return [mask], f"url(#{identifier})"


def _fading(line: Sequence[Point]) -> Iterator[Element]:
    """Pieces in greys, later ones over earlier ones so that joints do not show."""
    share = FADE_SHARE / FADE_STEPS
    for step in range(FADE_STEPS):
        light = step / FADE_STEPS
        yield _piece(line, step * share, (step + 1) * share, light)
        yield _piece(line, 1 - (step + 1) * share, 1 - step * share, light)
    yield _piece(line, FADE_SHARE, 1 - FADE_SHARE, 1)


def _piece(line: Sequence[Point], begin: float, end: float, light: float) -> Element:
    count = max(2, round((end - begin) * 60))
    points = [along(line, begin + (end - begin) * index / count)[0] for index in range(count + 1)]
    grey = f"{round(255 * light):02x}"
    return element("path", d=path_data([points]), stroke=f"#{grey * 3}", stroke_linejoin="round")


def _arrow_head(curve: Sequence[Point]) -> list[Point]:
    (x, y), angle = along(curve, HEAD_AT)

    def corner(ahead: float, aside: float) -> Point:
        cos, sin = math.cos(angle), math.sin(angle)
        return x + ahead * cos - aside * sin, y + ahead * sin + aside * cos

    return [
        corner(HEAD_PX / 2, 0),
        corner(-HEAD_PX / 2, HEAD_PX / 2.4),
        corner(-HEAD_PX / 4, 0),
        corner(-HEAD_PX / 2, -HEAD_PX / 2.4),
    ]


def _beside(curve: Sequence[Point], share: float) -> list[Point]:
    """Above, below and on a curve; [] beside none."""
    if not curve:
        return []
    (x, y), angle = along(curve, share)
    dx, dy = -math.sin(angle) * LABEL_OFF_PX, math.cos(angle) * LABEL_OFF_PX
    if dy > 0:
        dx, dy = -dx, -dy
    return [(x + dx, y + dy), (x - dx, y - dy), (x, y)]


def _stroke(
    lines: Sequence[Sequence[Point]], hue: str, width: float, dash: str | None = None
) -> list[Element]:
    if not lines:
        return []
    return [
        element(
            "path", d=path_data(lines), fill="none", stroke=hue, stroke_width=width, stroke_dasharray=dash
        )
    ]


def _link_curve(place: PayloadPlace, frame: Frame) -> list[Point]:
    return _curve(place["geometry"], frame) if place["kind"] == "link" and place["geometry"] else []


def _curve(geometry: dict[str, Any], frame: Frame) -> list[Point]:
    return frame.project_line(next(lines_of(geometry)))


def _lines(geometry: dict[str, Any], frame: Frame) -> list[list[Point]]:
    return [
        simplify(run, DETAIL_PX)
        for line in lines_of(geometry)
        for run in visible_runs(frame.project_line(line), _window(frame))
    ]


def _rings(geometry: dict[str, Any], frame: Frame) -> list[list[Point]]:
    rings = [
        clip_ring(simplify(frame.project_line(ring), DETAIL_PX), _window(frame))
        for polygon in polygons_of(geometry)
        for ring in polygon
    ]
    return [ring for ring in rings if len(ring) > 2]


def disputed_rings(places: Sequence[PayloadPlace], frame: Frame) -> list[list[Point]]:
    """The outlines of the disputed land among `places`, cut to the frame."""
    disputed = [place["geometry"] for place in places if place["kind"] == "disputed-area"]
    return [ring for geometry in disputed if geometry for ring in _rings(geometry, frame)]


def _window(frame: Frame) -> Box:
    return frame.box.grown(MARGIN_PX)
