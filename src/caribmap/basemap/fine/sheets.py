"""Sheets whose land is of the installed coast; borders and waters are the pack's. Loads shapely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from caribmap.basemap.fine.cells import InstalledCoast
from caribmap.basemap.fine.rings import land_in
from caribmap.basemap.fine.shore import Shore
from caribmap.basemap.grid import Rect
from caribmap.basemap.levels import Level
from caribmap.basemap.sheet import Layer, Sheet, cut_sheet, without_land


def cut_fine_sheet(
    coast: InstalledCoast, layers: Sequence[Layer], level: Level, rects: Sequence[Rect], coarser: int = 0
) -> Sheet:
    """What lies in `rects`: the installed coast, and of `layers` all but land."""
    sheet = cut_sheet(without_land(layers), level, rects)
    shore = Shore(level)
    for rect in rects:
        shore.add(land_in(coast.outlines(rect), rect), rect, coarser)
    before = len(sheet.lines)
    areas = [(fill, [[before + number for number in ring] for ring in rings]) for fill, rings in shore.areas]
    return replace(sheet, lines=[*sheet.lines, *shore.lines], areas=[*sheet.areas, *areas])
