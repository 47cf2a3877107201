"""Relief in a picture: tiles that darken the land below them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from caribmap.basemap.grid import GRID, to_degrees
from caribmap.basemap.relief import LEAST_ZOOM, MOST_ZOOM, Tile
from caribmap.render.picture.frame import Frame
from caribmap.render.picture.plane import Box
from caribmap.render.picture.svg import element

OPACITY = 0.6
"""As the page's on light paper."""
SEAM_PX = 0.2
"""By how much tiles overlap, so that no light line shows between them."""


def draw_relief(tiles: Sequence[Tile], frame: Frame) -> Iterator[Element]:
    """A group of the tiles that the frame shows, at the zooms of relief."""
    if LEAST_ZOOM <= frame.zoom <= MOST_ZOOM:
        images = [image for tile in tiles for image in _images(tile, frame)]
        if images:
            group = element("g", *images, style="mix-blend-mode:multiply")
            group.set("class", "relief")
            group.set("opacity", str(OPACITY))
            yield group


def _images(tile: Tile, frame: Frame) -> Iterator[Element]:
    """A tile, once for each turn of the Earth at which the frame shows it."""
    side = GRID >> tile.zoom
    corners = [(tile.column * side, tile.row * side), ((tile.column + 1) * side, (tile.row + 1) * side)]
    (west, north), (east, south) = to_degrees(corners).tolist()
    for turn in (-360, 0, 360):
        left, top = frame.project_unrolled(west + turn, north)
        right, bottom = frame.project_unrolled(east + turn, south)
        if Box(left, top, right, bottom).overlaps(frame.box):
            yield element(
                "image",
                x=left,
                y=top,
                width=right - left + SEAM_PX,
                height=bottom - top + SEAM_PX,
                href=f"data:image/webp;base64,{b64encode(tile.data).decode('ascii')}",
                preserveAspectRatio="none",
            )
