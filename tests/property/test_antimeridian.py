"""Areas cut at the antimeridian are the areas that shapely cuts, wherever and however they lie."""

from __future__ import annotations

import math
from typing import Any

import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely.affinity import translate
from shapely.geometry import LineString, Polygon, shape
from shapely.geometry.base import BaseGeometry

from caribmap.geo import roll
from caribmap.load.antimeridian import cut_at_antimeridian


@st.composite
def stars(draw: st.DrawFn) -> Polygon:
    """A star-shaped area round a middle within 40° of the antimeridian, unrolled."""
    lng, lat = draw(st.integers(140, 220)), draw(st.integers(-40, 40))
    radii = draw(st.lists(st.integers(4, 40), min_size=4, max_size=12))
    corners = [
        (round(lng + radius * math.cos(angle), 3), round(lat + radius * math.sin(angle), 3))
        for radius, angle in zip(
            radii, (index * math.tau / len(radii) for index in range(len(radii))), strict=True
        )
    ]
    middle = draw(st.booleans())
    holes = [[(lng + dx / 4, lat + dy / 4) for dx, dy in ((-1, -1), (0, 1), (1, -1))]] if middle else []
    star = Polygon(corners, holes)
    return star if star.is_valid else Polygon(corners)


def rolled(area: Polygon) -> dict[str, Any]:
    """As a program writes it that keeps longitudes within ±180 and knows nothing of cuts."""
    rings = (area.exterior, *area.interiors)
    return {
        "type": "Polygon",
        "coordinates": [[[roll(lng), lat] for lng, lat in ring.coords] for ring in rings],
    }


def expected(area: Polygon) -> BaseGeometry:
    worlds = ((turn, shapely.box(turn - 180, -90, turn + 180, 90)) for turn in (0, 360))
    return shapely.union_all([translate(area.intersection(world), -turn) for turn, world in worlds])


@settings(deadline=None)
@given(stars(), st.booleans())
def test_an_uncut_area_covers_what_it_covers_on_the_globe(area: Polygon, reverse: bool) -> None:
    assume(area.is_valid)
    raw = rolled(area.reverse() if reverse else area)
    found = shape(dict(cut_at_antimeridian(raw) or raw))
    assert found.is_valid
    west, _, east, _ = found.bounds
    assert -180 <= west <= east <= 180
    assert found.symmetric_difference(expected(area)).area == pytest.approx(0, abs=1e-6)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(-89, 89), st.integers(-170, 170)), min_size=2, max_size=20))
def test_an_uncut_line_is_as_long_as_its_short_ways(steps: list[tuple[int, int]]) -> None:
    lng, line = 170.0, []
    for lat, step in steps:
        lng += step
        line.append((lng, float(lat)))
    raw: dict[str, Any] = {
        "type": "LineString",
        "coordinates": [[(lng + 180) % 360 - 180, lat] for lng, lat in line],
    }
    found = shape(dict(cut_at_antimeridian(raw) or raw))
    assert found.length == pytest.approx(LineString(line).length)
    assert -180 <= found.bounds[0] <= found.bounds[2] <= 180
