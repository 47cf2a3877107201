"""Cells of the base map, of which a map that looks anywhere takes what it sees."""

from __future__ import annotations

import pytest

from caribmap.basemap.cells import CELL_ZOOMS, cell
from caribmap.basemap.grid import to_grid
from caribmap.basemap.wire import decode_sheets

SUVA = (178.44, -18.14)


@pytest.mark.parametrize("number", sorted(CELL_ZOOMS))
def test_a_cell_is_one_sheet_of_its_level_and_covers_its_tile(number: int) -> None:
    zoom = CELL_ZOOMS[number]
    x, y = (int(at) >> (22 - zoom) for at in to_grid(SUVA)[0])
    found = cell(number, x, y)
    assert found is not None
    (sheet,) = decode_sheets(found)
    size = (1 << sheet.bits) >> zoom
    assert sheet.level == number
    assert list(sheet.rects) == [(x * size, y * size, (x + 1) * size, (y + 1) * size)]
    assert any(kind == "coast" for kind, _ in sheet.lines)
    assert "FJ" in {fill for fill, _ in sheet.areas}


def test_the_sea_is_a_cell_too() -> None:
    found = cell(3, 10, 64)
    assert found is not None
    (sheet,) = decode_sheets(found)
    assert [kind for kind, _ in sheet.lines if kind == "coast"] == []


@pytest.mark.parametrize(
    "wanted", [(0, 0, 0), (4, 0, 0), (9, 1, 1), (1, 4, 0), (1, 0, 4), (3, 128, 1), (1, -1, 0)]
)
def test_what_is_no_cell_is_none(wanted: tuple[int, int, int]) -> None:
    assert cell(*wanted) is None
