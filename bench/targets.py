"""The targets for speed and size, compared with the results of a run."""

from __future__ import annotations

from dataclasses import dataclass

from bench.fit import exponent
from bench.results import CARIBMAP, Results, Size

INTERACTIONS = ("popup_ms", "layer_ms", "time_ms")
GROWING = {"build_s": "build", "bytes": "file", "ready_ms": "ready"}


@dataclass(frozen=True, slots=True)
class Target:
    size: str
    what: str
    measured: float | None
    most: float
    unit: str
    """Unit as written after the number, including the space."""

    @property
    def verdict(self) -> str:
        if self.measured is None:
            return "not measured"
        if self.measured <= self.most:
            return "reached"
        return f"**missed** by {(self.measured / self.most - 1) * 100:.0f} %"


def targets(results: Results) -> list[Target]:
    found: list[Target] = []
    hundred_thousand, million = results.size(100_000), results.size(1_000_000)
    if results.real:
        found += _real(results, results.real)
    if hundred_thousand:
        found += _hundred_thousand(hundred_thousand)
    if million:
        found += _million(million, hundred_thousand)
    for measure, name in GROWING.items():
        growth = exponent(points(results, CARIBMAP, measure)[-2:])
        found.append(Target("last step", f"{name}: exponent of cost over places", growth, 1, ""))
    return found


def points(results: Results, tool: str, measure: str) -> list[tuple[float, float]]:
    """(places, cost) at each size where there is a figure."""
    medians = [(size.marks, size.median(tool, measure)) for size in results.sizes]
    return [(places, cost) for places, cost in medians if cost]


def ratio(ours: float | None, theirs: float | None) -> float | None:
    return ours / theirs if ours is not None and theirs else None


def _real(results: Results, size: Size) -> list[Target]:
    limits = results.limits
    return [
        Target(
            size.name,
            "build, of `import folium, geopandas`",
            ratio(size.median(CARIBMAP, "build_s"), limits.median("import_peers_s")),
            1.5,
            "×",
        ),
        Target(size.name, "file, gzipped", _scaled(size, "gzip_bytes", 1e6), 0.45, " MB"),
        Target(
            size.name,
            "bytes of a first view, of the smallest with Folium",
            ratio(size.median(CARIBMAP, "transfer_bytes"), size.fastest_folium("transfer_bytes")),
            0.75,
            "×",
        ),
        Target(
            size.name,
            "first paint, of an empty Leaflet page's ready",
            ratio(size.median(CARIBMAP, "paint_ms"), limits.median("empty_leaflet_ms")),
            1.2,
            "×",
        ),
        Target(
            size.name,
            "ready, of an empty Leaflet page",
            ratio(size.median(CARIBMAP, "ready_ms"), limits.median("empty_leaflet_ms")),
            2,
            "×",
        ),
        Target(size.name, "slowest interaction", _slowest(size), 50, " ms"),
    ]


def _hundred_thousand(size: Size) -> list[Target]:
    of_folium = {
        measure: ratio(size.median(CARIBMAP, measure), size.fastest_folium(measure)) for measure in GROWING
    }
    return [
        Target(size.name, "build, of the fastest with Folium", of_folium["build_s"], 1, "×"),
        Target(size.name, "build, aim", of_folium["build_s"], 0.7, "×"),
        Target(size.name, "memory of the build", size.median(CARIBMAP, "memory_mb"), 500, " MB"),
        Target(size.name, "file, of the smallest with Folium", of_folium["bytes"], 0.2, "×"),
        Target(size.name, "ready, of the fastest with Folium", of_folium["ready_ms"], 0.25, "×"),
        Target(size.name, "slowest interaction", _slowest(size), 100, " ms"),
        Target(size.name, "longest frame, panning and zooming", size.median(CARIBMAP, "frame_ms"), 50, " ms"),
    ]


def _million(size: Size, hundred_thousand: Size | None) -> list[Target]:
    own_ready = hundred_thousand.median(CARIBMAP, "ready_ms") if hundred_thousand else None
    return [
        Target(size.name, "memory of the build", _scaled(size, "memory_mb", 1000), 3, " GB"),
        Target(
            size.name,
            "build, of the fastest with Folium",
            ratio(size.median(CARIBMAP, "build_s"), size.fastest_folium("build_s")),
            0.8,
            "×",
        ),
        Target(size.name, "file", _scaled(size, "bytes", 1e6), 70, " MB"),
        Target(
            size.name,
            "ready, of our own at 100,000",
            ratio(size.median(CARIBMAP, "ready_ms"), own_ready),
            3,
            "×",
        ),
        Target(size.name, "slowest interaction", _slowest(size), 150, " ms"),
    ]


def _scaled(size: Size, measure: str, unit: float) -> float | None:
    figure = size.median(CARIBMAP, measure)
    return None if figure is None else figure / unit


def _slowest(size: Size) -> float | None:
    figures = [size.median(CARIBMAP, measure) for measure in INTERACTIONS]
    known = [figure for figure in figures if figure is not None]
    return max(known) if len(known) == len(figures) else None
