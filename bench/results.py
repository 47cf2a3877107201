"""Results of a benchmark run: samples by tool, size and measure, and reasons for missing ones."""

from __future__ import annotations

import json
import statistics
from dataclasses import asdict, dataclass, field
from pathlib import Path

CARIBMAP = "caribmap"
FOLIUM = ("folium_markers", "folium_cluster", "folium_fast_cluster", "folium_geojson")
SIZES = (1_000, 10_000, 100_000, 1_000_000)
"""Numbers of generated places of a full run, which measures this repository's dossier first."""


@dataclass(slots=True)
class Cell:
    """Results of one tool at one size."""

    samples: dict[str, list[float]] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    given_up: bool = False
    """Whether no further round is run, because it would exceed the limit again or take too long."""

    def give_up(self, measure: str, reason: str) -> None:
        self.reasons[measure] = reason
        self.given_up = True

    def add(self, measure: str, figure: float) -> None:
        self.samples.setdefault(measure, []).append(figure)

    def median(self, measure: str) -> float | None:
        return statistics.median(self.samples[measure]) if self.samples.get(measure) else None


@dataclass(slots=True)
class Size:
    """The cells of one size; `marks` is the number of places with a position, which every tool draws."""

    places: int
    marks: int
    name: str
    cells: dict[str, Cell] = field(default_factory=dict)
    limits: Cell = field(default_factory=Cell)

    def median(self, tool: str, measure: str) -> float | None:
        cell = self.cells.get(tool)
        return cell.median(measure) if cell else None

    def fastest_folium(self, measure: str) -> float | None:
        """The best figure for this measure among all ways to use Folium."""
        found = [figure for tool in FOLIUM if (figure := self.median(tool, measure)) is not None]
        return min(found, default=None)


@dataclass(slots=True)
class Results:
    date: str
    machine: dict[str, str]
    versions: dict[str, str]
    limit_s: float
    sizes: list[Size] = field(default_factory=list)
    limits: Cell = field(default_factory=Cell)
    """Floors that do not depend on the size."""

    def size(self, places: int) -> Size | None:
        return next((size for size in self.sizes if size.places == places), None)

    @property
    def real(self) -> Size | None:
        return self.sizes[0] if self.sizes and self.sizes[0].name == "real" else None


def write(results: Results, file: Path) -> None:
    file.write_text(json.dumps(asdict(results), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(file: Path) -> Results:
    value = json.loads(file.read_text(encoding="utf-8"))
    sizes = [
        Size(
            **{
                **size,
                "cells": {tool: Cell(**cell) for tool, cell in size["cells"].items()},
                "limits": Cell(**size["limits"]),
            }
        )
        for size in value["sizes"]
    ]
    return Results(**{**value, "sizes": sizes, "limits": Cell(**value["limits"])})
