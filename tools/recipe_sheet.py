"""The sheet that tools/recipe_pictures.py draws on: a Web Mercator frame with lines, areas and notes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from caribmap.cartography.palette import PALETTES
from caribmap.derive.plane import from_geojson, lines_of, polygons_of
from caribmap.geo import to_mercator
from caribmap.render.picture.plane import Point
from caribmap.render.picture.svg import Value, element, path_data, serialize

WIDTH = 760
PALETTE = PALETTES["light"]
SANS = "'Source Sans 3', 'Segoe UI', system-ui, -apple-system, Helvetica, Arial, sans-serif"
SERIF = "'Source Serif 4', Georgia, 'Times New Roman', serif"
MONO = "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace"
SIMPLIFY_PX = 0.15
BLEED = 10
"""Distance outside the sheet, in pixels, at which lines and areas are clipped, so that no cut is visible."""

Part = tuple[str, dict[str, Any]]
"""A piece of text and its style."""


def points_of(line: BaseGeometry) -> list[Point]:
    return [(x, y) for x, y in line.coords]


class Sheet:
    """A picture whose upper left corner is (west, north), with `scale` pixels per radian of longitude."""

    def __init__(self, title: str, *, west: float, north: float, scale: float, height: int) -> None:
        self._origin = to_mercator(west, north)
        self._scale = scale
        self._height = height
        size: dict[str, Any] = {"width": WIDTH, "height": height}
        self._root = element("svg", viewBox=f"0 0 {WIDTH} {height}", role="img", font_family=SANS, **size)
        self._root.append(element("title", text=title))
        clip = element("clipPath", element("rect", rx=8, **size), id="sheet")
        self._root.append(element("defs", clip))
        self._drawing = element("g", clip_path="url(#sheet)")
        self._root.append(self._drawing)
        self.add("rect", fill=PALETTE.sea, **size)

    def add(self, tag: str, **attributes: Any) -> Element:
        made = element(tag, **attributes)
        self._drawing.append(made)
        return made

    def at(self, lng: float, lat: float) -> Point:
        """Pixels of a position in degrees."""
        x, y = to_mercator(lng, lat)
        return (x - self._origin[0]) * self._scale, (self._origin[1] - y) * self._scale

    def pixels(self, geometry: Mapping[str, Any] | BaseGeometry | None) -> BaseGeometry:
        """A geometry in degrees, GeoJSON or shapely's, as far as it is on the sheet or just beside it."""
        assert geometry is not None
        shape = geometry if isinstance(geometry, BaseGeometry) else from_geojson(geometry)
        drawn = shapely.transform(
            shape, lambda degrees: np.array([self.at(*position) for position in degrees])
        )
        visible = shapely.clip_by_rect(drawn, -BLEED, -BLEED, WIDTH + BLEED, self._height + BLEED)
        return visible.simplify(SIMPLIFY_PX)

    def area(self, pixels: BaseGeometry, **style: Value) -> None:
        rings = [
            ring.coords[:-1] for part in polygons_of(pixels) for ring in (part.exterior, *part.interiors)
        ]
        self.add("path", d=path_data(rings, closed=True), **style)

    def line(self, pixels: BaseGeometry, stroke: str, width: float, **style: Value) -> None:
        lines = [points_of(line) for line in lines_of(pixels)]
        self.add("path", d=path_data(lines), fill="none", stroke=stroke, stroke_width=width, **style)

    def land(self, geometry: Mapping[str, Any]) -> None:
        self.area(self.pixels(geometry), fill=PALETTE.land, stroke=PALETTE.coast, stroke_width=1)

    def arrow(self, begin: Point, end: Point, stroke: str, size: float = 5) -> None:
        """A thin line with an open head at its end."""
        (x, y), turn = end, math.atan2(end[1] - begin[1], end[0] - begin[0])
        barbs = [(x - size * math.cos(turn + side), y - size * math.sin(turn + side)) for side in (0.5, -0.5)]
        data = path_data([[begin, end], [barbs[0], end, barbs[1]]])
        self.add("path", d=data, fill="none", stroke=stroke, stroke_linecap="round")

    def head(self, line: BaseGeometry, share: float, fill: str, size: float = 9) -> None:
        """A filled arrow head at `share` of a line's way."""
        tail, end = (
            points_of(line.interpolate(line.length * share + step))[0] for step in (-size / 2, size / 2)
        )
        along, down = (end[0] - tail[0]) * 0.45, (end[1] - tail[1]) * 0.45
        corners = [end, (tail[0] - down, tail[1] + along), (tail[0] + down, tail[1] - along)]
        self.add("path", d=path_data([corners], closed=True), fill=fill)

    def disc(self, spot: Point, fill: str = PALETTE.ink) -> None:
        halo: dict[str, Value] = {"stroke": PALETTE.land, "stroke_width": 1.5}
        self.add("circle", cx=spot[0], cy=spot[1], r=5, fill=fill, **halo)

    def note(self, spot: Point, key: str, *rest: str, anchor: str = "start", fill: str | None = None) -> None:
        """A key of the recipe with its value, and lines of explanation below."""
        keyed = {"font_family": MONO, "font_size": 13, "font_weight": 600}
        self._text(spot, [(key, keyed)], 13, anchor, fill=fill or PALETTE.ink)
        for below, text in enumerate(rest, start=1):
            self.remark((spot[0], spot[1] + 17 * below), text, anchor)

    def remark(self, spot: Point, text: str, anchor: str = "start") -> None:
        self._text(spot, [(text, {})], 13, anchor, fill=PALETTE.secondary)

    def quotation(self, spot: Point, before: str, number: str, after: str, fill: str) -> None:
        """A quote in the serif, the words that the recipe reads in bold and colour."""
        strong = {"fill": fill, "font_weight": 700}
        parts: list[Part] = [(f"“{before}", {}), (number, strong), (f"{after}”", {})]
        self._text(spot, parts, 17, "start", font_family=SERIF)

    def _text(self, spot: Point, parts: list[Part], size: float, anchor: str, **style: Any) -> None:
        text = self.add(
            "text",
            x=spot[0],
            y=spot[1],
            font_size=size,
            text_anchor=None if anchor == "start" else anchor,
            **{"fill": PALETTE.ink, **style},
        )
        text.extend(element("tspan", text=words, **own) for words, own in parts)

    def svg(self) -> str:
        return serialize(self._root) + "\n"
