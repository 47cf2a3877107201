"""Relief in a picture: black that lets more or less of the land below it through."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

import numpy as np
import numpy.typing as npt

from caribmap.basemap.grid import TILE_BITS, to_degrees
from caribmap.basemap.relief import Shade
from caribmap.cartography.ground import RELIEF_ZOOMS
from caribmap.render.picture.frame import Frame
from caribmap.render.picture.svg import element

OPACITY = 0.6
"""As the page's on light paper."""
LEAST_SAMPLE_PX = 0.8
"""Samples are taken together until they are so wide."""
GREYS = 16
MOST_DARK = 180
"""What is darker, a few samples, is drawn like this."""
PNG_HEAD = b"\x89PNG\r\n\x1a\n"
BITS_OF_GREYS, BY_PALETTE = 4, 3


def draw_relief(shades: Sequence[Shade], frame: Frame) -> Iterator[Element]:
    """A group of what the frame shows, at the zooms of relief."""
    if RELIEF_ZOOMS[0] <= frame.zoom <= RELIEF_ZOOMS[1]:
        images = [image for shade in shades for image in _images(shade, frame)]
        if images:
            group = element("g", *images, opacity=OPACITY)
            group.set("class", "relief")
            yield group


def _images(shade: Shade, frame: Frame) -> Iterator[Element]:
    """What of a picture the frame shows, once for each turn of the Earth at which it does."""
    sample = 2 ** (frame.zoom + TILE_BITS - shade.bits)
    dark, times = shade.dark.astype(float), 1
    while sample * times < LEAST_SAMPLE_PX:
        dark, times = (dark[::2, ::2] + dark[1::2, ::2] + dark[::2, 1::2] + dark[1::2, 1::2]) / 4, times * 2
    west, north = to_degrees([(shade.left, shade.top)], shade.bits)[0].tolist()
    step = sample * times
    for turn in (-360, 0, 360):
        x, y = frame.project_unrolled(west + turn, north)
        left, top = (
            max(0, int((side - at) / step)) for side, at in ((frame.box.left, x), (frame.box.top, y))
        )
        right, bottom = (
            int((side - at) / step) + 2 for side, at in ((frame.box.right, x), (frame.box.bottom, y))
        )
        cut = dark[top : max(bottom, 0), left : max(right, 0)]
        if cut.size and cut.any():
            yield element(
                "image",
                x=x + left * step,
                y=y + top * step,
                width=cut.shape[1] * step,
                height=cut.shape[0] * step,
                href=f"data:image/png;base64,{b64encode(png_of(cut)).decode('ascii')}",
                preserveAspectRatio="none",
            )


def png_of(dark: npt.NDArray[np.float64]) -> bytes:
    """A picture in PNG, of lines of how dark it is: black of GREYS opacities, for 0 to MOST_DARK."""
    steps = np.rint(np.clip(dark, 0, MOST_DARK) / MOST_DARK * (GREYS - 1)).astype(np.uint8)
    height, width = steps.shape
    even = np.pad(steps, ((0, 0), (0, width % 2)))
    lines = np.pad(even[:, ::2] << BITS_OF_GREYS | even[:, 1::2], ((0, 0), (1, 0)))
    opacities = bytes(round(MOST_DARK * grey / (GREYS - 1)) for grey in range(GREYS))
    head = struct.pack(">IIBBBBB", width, height, BITS_OF_GREYS, BY_PALETTE, 0, 0, 0)
    parts = (
        (b"IHDR", head),
        (b"PLTE", bytes(3 * GREYS)),
        (b"tRNS", opacities),
        (b"IDAT", zlib.compress(lines.tobytes(), 9)),
        (b"IEND", b""),
    )
    return PNG_HEAD + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
