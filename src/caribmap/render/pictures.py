"""The two pictures that a build draws. Folium is not needed for them."""

from __future__ import annotations

from typing import Any, NamedTuple

from caribmap.payload.rows import column
from caribmap.payload.types import Payload
from caribmap.render.ground import basemap_of
from caribmap.render.picture import (
    FirstPicture,
    rasterize,
    render_first_picture,
    render_picture,
    without_relief,
)
from caribmap.runtime.kept import keep


class Preview(NamedTuple):
    """The picture for those who share the page, as SVG and as PNG."""

    svg: str
    png: bytes


def draw_preview(payload: Payload) -> Preview:
    svg = keep(
        "picture", lambda: _pictured(payload), lambda: render_picture(payload, basemap_of(payload).sheets())
    )
    return Preview(svg, keep("raster", lambda: svg, lambda: rasterize(without_relief(svg))))


def draw_first_picture(payload: Payload) -> FirstPicture:
    """The picture that stands in the map's place until the map is drawn."""
    return keep(
        "first picture",
        lambda: _pictured(payload),
        lambda: render_first_picture(payload, basemap_of(payload).sheets()),
    )


def _pictured(payload: Payload) -> dict[str, Any]:
    """All of a payload that its pictures depend on."""
    rest: dict[str, Any] = dict.fromkeys(("generator", "mentions", "events", "discrepancies"))
    places = list(payload["places"])
    return {**payload, **rest, "places": places, "quotes": column(payload["quotes"], "places")}
