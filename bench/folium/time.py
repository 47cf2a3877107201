"""Processor time of `caribmap.offline` beside Folium's own render: `python -m bench.folium.time`.

Both in one process, in turn, each on a map of its own; the ratio of each pair and the median are printed.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from collections.abc import Callable
from typing import Any

import folium

import caribmap

LIMIT = 1.3
"""The most that `offline` may take, times Folium's render."""
PAIRS = 5


def markers(count: int, chance: random.Random) -> folium.Map:
    """Markers with popup and tooltip, all over the world."""
    drawn = folium.Map([10, -61])
    for number in range(count):
        spot = [chance.uniform(-50, 60), chance.uniform(-170, 170)]
        folium.Marker(spot, popup=f"marker {number}", tooltip=f"tip {number}").add_to(drawn)
    return drawn


def polygons(count: int, chance: random.Random) -> folium.Map:
    """One GeoJson layer, styled by a function, with tooltips."""
    features = [_square(str(number), chance) for number in range(count)]
    drawn = folium.Map([10, -61])
    folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        style_function=lambda one: {"color": "red" if int(one["id"]) % 2 else "blue"},
        tooltip=folium.GeoJsonTooltip(["name"]),
    ).add_to(drawn)
    return drawn


MAPS: dict[str, tuple[Callable[[int, random.Random], folium.Map], int]] = {
    "markers": (markers, 20_000),
    "polygons": (polygons, 10_000),
}


def _square(name: str, chance: random.Random) -> dict[str, Any]:
    lng, lat = chance.uniform(-170, 170), chance.uniform(-60, 60)
    ring = [[lng, lat], [lng + 1, lat], [lng + 1, lat + 1], [lng + 0.3, lat + 1.2], [lng, lat]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "id": name, "properties": {"name": name}, "geometry": geometry}


def seconds(work: Callable[[], object]) -> float:
    """Processor time; what was made before is cleared away first."""
    gc.collect()
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.folium.time", description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    pairs = parser.parse_args().pairs
    caribmap.offline(folium.Map())  # what is read once in a process
    for name, (make, count) in MAPS.items():
        ratios = []
        for pair in range(pairs):
            own, theirs = (make(count, random.Random(pair)) for _ in range(2))
            folium_s = seconds(theirs.get_root().render)
            offline_s = seconds(lambda own=own: caribmap.offline(own))  # type: ignore[misc]
            ratios.append(offline_s / folium_s)
            print(f"{count} {name}: Folium {folium_s:.2f} s, offline {offline_s:.2f} s", flush=True)
        print(f"{count} {name}: median ratio {statistics.median(ratios):.2f}, limit {LIMIT}", flush=True)


if __name__ == "__main__":
    main()
