"""Where symbol and popup stand."""

from __future__ import annotations

from typing import Any

import pytest
from shapely.geometry import Point, shape

from caribmap.derive.anchors import anchor_of
from tests.unit.derive.example import box, line, point

HORSESHOE = {
    "type": "Polygon",
    "coordinates": [[[0, 0], [9, 0], [9, 9], [8, 9], [8, 1], [1, 1], [1, 9], [0, 9], [0, 0]]],
}


@pytest.mark.parametrize(
    ("geometry", "expected"),
    [
        (None, None),
        (point(1, 2), (1, 2)),
        ({"type": "Point", "coordinates": [1, 2, 300]}, (1, 2)),
        ({"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}, (1, 2)),
        (line((0, 0), (10, 0), (40, 0)), (20, 0)),
        ({"type": "MultiLineString", "coordinates": [[[0, 0], [1, 0]], [[10, 0], [20, 0]]]}, (15, 0)),
        ({"type": "MultiPolygon", "coordinates": []}, None),
        ({"type": "GeometryCollection", "geometries": []}, None),
        ({"type": "GeometryCollection", "geometries": [point(1, 2)]}, (1, 2)),
    ],
)
def test_points_and_lines_have_their_anchor_on_them(
    geometry: dict[str, Any] | None, expected: tuple[float, float] | None
) -> None:
    found = anchor_of(geometry)
    assert found == (pytest.approx(expected) if expected else None)


def test_an_area_has_its_anchor_inside_even_if_its_centre_is_not() -> None:
    anchor = anchor_of(HORSESHOE)
    assert anchor is not None
    assert shape(HORSESHOE).contains(Point(anchor))


def test_of_several_areas_the_largest_has_the_anchor() -> None:
    large, small = box(10, 10, 20, 20), box(0, 0, 1, 1)
    both = {"type": "MultiPolygon", "coordinates": [small["coordinates"], large["coordinates"]]}
    anchor = anchor_of(both)
    assert anchor is not None
    assert shape(large).contains(Point(anchor))
