"""Sheets as bytes, in the form that page and picture read: the columns of `columns.py`."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from caribmap.basemap.codec import unzigzag, zigzag
from caribmap.basemap.columns import gzip_columns, parts_of, split_columns
from caribmap.basemap.sheet import KINDS, Sheet


def encode_sheets(sheets: Sequence[Sheet]) -> bytes:
    """Gzipped; the same sheets give the same bytes."""
    lines = [line for sheet in sheets for line in sheet.lines]
    areas = [area for sheet in sheets for area in sheet.areas]
    rings = [ring for _, area in areas for ring in area]
    fills = sorted({fill for fill, _ in areas})
    order = {fill: index for index, fill in enumerate(fills)}
    points = np.concatenate([points for _, points in lines]) if lines else np.zeros((0, 2), dtype=np.int64)
    header = {
        "kinds": KINDS,
        "fills": fills,
        "sheets": [
            {
                "level": sheet.level,
                "bits": sheet.bits,
                "rects": sheet.rects,
                "lines": len(sheet.lines),
                "areas": len(sheet.areas),
            }
            for sheet in sheets
        ],
    }
    columns = {
        "kinds": [KINDS.index(kind) for kind, _ in lines],
        "counts": [len(points) for _, points in lines],
        "points": zigzag(np.diff(points, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))).reshape(-1),
        "fills": [order[fill] for fill, _ in areas],
        "areas": [len(area) for _, area in areas],
        "rings": [len(ring) for ring in rings],
        "numbers": zigzag(np.diff([number for ring in rings for number in ring], prepend=0)),
    }
    return gzip_columns(header, columns)


@lru_cache(maxsize=4)
def decode_sheets(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of equal bytes are the same objects, so what is computed of them is remembered."""
    header, columns = split_columns(gzip.decompress(data))
    points = np.cumsum(unzigzag(columns["points"]).reshape(-1, 2), axis=0)
    ends = np.cumsum(columns["counts"])
    lines = [
        (header["kinds"][kind], part)
        for kind, part in zip(columns["kinds"].tolist(), np.split(points, ends[:-1]), strict=False)
    ]
    numbers = np.cumsum(unzigzag(columns["numbers"])).tolist()
    areas = [
        (header["fills"][fill], rings)
        for fill, rings in zip(
            columns["fills"].tolist(),
            parts_of(parts_of(numbers, columns["rings"]), columns["areas"]),
            strict=True,
        )
    ]
    sheets: list[Sheet] = []
    line = area = 0
    for part in header["sheets"]:
        sheets.append(_sheet(part, lines[line : line + part["lines"]], areas[area : area + part["areas"]]))
        line, area = line + part["lines"], area + part["areas"]
    return tuple(sheets)


def _sheet(part: dict[str, Any], lines: list[Any], areas: list[Any]) -> Sheet:
    rects = [(left, top, right, bottom) for left, top, right, bottom in part["rects"]]
    return Sheet(part["level"], part["bits"], rects, lines, areas)
