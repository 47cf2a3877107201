"""Lines and areas that cross the antimeridian uncut are cut there; what is wide as written stays as it is."""

from __future__ import annotations

from typing import Any

import pytest

from caribmap.load.antimeridian import HoleOutsideError, cut_at_antimeridian, long_edge


def box(west: float, south: float, east: float, north: float) -> list[list[float]]:
    """Counterclockwise, as the longitudes are written."""
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def polygon(*rings: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [*rings]}


def boxes_of(geometry: dict[str, Any]) -> list[tuple[float, float, float, float]]:
    """West, south, east and north of each polygon's shell."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [
        (
            *(min(p[axis] for p in part[0]) for axis in (0, 1)),
            *(max(p[axis] for p in part[0]) for axis in (0, 1)),
        )
        for part in parts
    ]


def cut(geometry: dict[str, Any]) -> dict[str, Any]:
    found = cut_at_antimeridian(geometry)
    assert found is not None
    return dict(found)


@pytest.mark.parametrize("ring", [box(175, -20, -175, -10), box(175, -20, -175, -10)[::-1]])
def test_a_narrow_box_across_the_antimeridian_is_cut_in_two_whatever_its_winding(
    ring: list[list[float]],
) -> None:
    found = cut(polygon(ring))
    assert sorted(boxes_of(found)) == [(-180, -20, -175, -10), (175, -20, 180, -10)]
    for part in found["coordinates"]:
        assert part[0][0] == part[0][-1]


@pytest.mark.parametrize(
    "ring",
    [
        box(-100, 40, 100, 50),
        box(-120, -40, 120, 50),
        box(-180, 40, 180, 50),
        box(-180, 60, 180, 90),
        box(-180, -90, 180, 90),
        [[-180, -70], [0, -65], [180, -70], [180, -90], [-180, -90], [-180, -70]],
        [[-100, 40], [0, 40], [100, 40], [100, 50], [0, 50], [-100, 50], [-100, 40]],
        [[-179, 40], [0, 40], [179, 40], [179, 50], [0, 50], [-179, 50], [-179, 40]],
        box(170, 0, 180, 10),
    ],
)
def test_what_is_wide_as_it_is_written_stays(ring: list[list[float]]) -> None:
    assert cut_at_antimeridian(polygon(ring)) is None


def test_a_box_of_the_pacific_runs_counterclockwise_the_short_way() -> None:
    assert sorted(boxes_of(cut(polygon(box(120, -40, -100, 40))))) == [
        (-180, -40, -100, 40),
        (120, -40, 180, 40),
    ]


@pytest.mark.parametrize(("lat", "pole"), [(70, 90), (-70, -90)])
def test_a_ring_round_a_pole_ends_at_the_pole_and_at_the_antimeridian(lat: float, pole: float) -> None:
    ring = [[lng, lat + lng / 100] for lng in (10, 100, 170, -110, -20, 10)]
    ring[-1] = ring[0]
    for way in (ring, ring[::-1]):
        boxes = boxes_of(cut(polygon(way)))
        assert {edge for one in boxes for edge in (one[0], one[2])} >= {-180, 180}
        assert all(pole in {south, north} for _, south, _, north in boxes)


def test_how_densely_a_ring_is_drawn_does_not_choose_its_pole() -> None:
    """Far north on two positions, far south on twenty that lie close together."""
    dense = [[170 + at / 100, -60.0] for at in range(20)]
    ring = [[-150.0, 80.0], [0.0, 80.0], [100.0, 80.0], *dense, [-150.0, 80.0]]
    assert all(north == 90 for _, _, _, north in boxes_of(cut(polygon(ring))))


def test_a_hole_across_the_antimeridian_is_cut_with_its_shell() -> None:
    found = cut(polygon(box(170, -20, -170, 20), box(175, -5, -175, 5)[::-1]))
    assert len(found["coordinates"]) == 2
    assert all(len(rings) == 1 for rings in found["coordinates"])


def test_a_hole_beside_the_antimeridian_stays_in_its_part() -> None:
    found = cut(polygon(box(170, -20, -170, 20), box(-178, -5, -175, 5)[::-1]))
    east, west = found["coordinates"]
    assert (len(east), len(west)) == (1, 2)
    assert min(lng for lng, _ in west[1]) == -178


def test_corners_on_the_antimeridian_leave_no_sliver() -> None:
    ring: list[list[float]] = [[170, 0], [180, -5], [-170, 0], [-180, 5], [170, 0]]
    assert sorted(boxes_of(cut(polygon(ring)))) == [(-180, -5, -170, 5), (170, -5, 180, 5)]


def test_an_area_that_only_touches_the_antimeridian_is_one_part() -> None:
    assert boxes_of(cut(polygon([[170, 0], [-180, 0], [-180, 10], [170, 10], [170, 0]]))) == [
        (170, 0, 180, 10)
    ]


def test_a_shape_that_crosses_many_times_is_cut_into_each_of_its_parts() -> None:
    comb: list[list[float]] = [
        [170, 0],
        [-170, 0],
        [-170, 1],
        [175, 1],
        [175, 2],
        [-170, 2],
        [-170, 3],
        [170, 3],
        [170, 0],
    ]
    boxes = boxes_of(cut(polygon(comb)))
    assert sorted(boxes) == [(-180, 0, -170, 1), (-180, 2, -170, 3), (170, 0, 180, 3)]


@pytest.mark.parametrize("line", [[[170, 0], [-170, 5]], [[-170, 5], [170, 0]], [[140, 35], [-122, 37]]])
def test_a_line_goes_the_short_way(line: list[list[float]]) -> None:
    found = cut({"type": "LineString", "coordinates": line})
    assert found["type"] == "MultiLineString"
    first, last = found["coordinates"]
    assert (first[0], last[-1]) == (line[0], line[-1])
    assert abs(first[-1][0]) == abs(last[0][0]) == 180
    assert first[-1][1] == last[0][1]
    assert first[-1][0] == -last[0][0]


def test_a_line_along_a_whole_parallel_and_one_by_small_steps_stay() -> None:
    assert cut_at_antimeridian({"type": "LineString", "coordinates": [[-180, 0], [180, 0]]}) is None
    assert cut_at_antimeridian({"type": "LineString", "coordinates": [[-170, 0], [0, 0], [170, 0]]}) is None


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ([[170, 0], [180, 5], [-180, 5], [-170, 0]], [[[170, 0], [180, 5]], [[-180, 5], [-170, 0]]]),
        ([[-170, 0], [-180, 5], [180, 5]], [[[-170, 0], [-180, 5]]]),
        ([[180, 0], [-180, 5]], [[[-180, 0], [-180, 5]]]),
    ],
)
def test_a_line_that_crosses_at_180_does_not_go_round_the_earth(
    line: list[list[float]], parts: list[list[list[float]]]
) -> None:
    found = cut({"type": "LineString", "coordinates": line})
    lines = found["coordinates"] if found["type"] == "MultiLineString" else [found["coordinates"]]
    assert lines == parts


def test_a_hole_outside_an_outline_across_the_antimeridian_is_no_area() -> None:
    for hole in (box(160, -5, 165, 5), box(-175, -5, -165, 5)):
        with pytest.raises(HoleOutsideError) as caught:
            cut_at_antimeridian(polygon(box(170, -20, -170, 20), box(172, -5, 174, 5), hole))
        assert caught.value.steps == ("coordinates", 2)


@pytest.mark.parametrize("hole", [box(170, -5, 175, 5), box(-175, 15, -170, 20), box(175, -20, -175, 20)])
def test_a_hole_may_touch_its_outline(hole: list[list[float]]) -> None:
    assert cut(polygon(box(170, -20, -170, 20), hole))


def test_the_parts_of_a_multipolygon_are_read_one_by_one() -> None:
    parts = {"type": "MultiPolygon", "coordinates": [[box(0, 0, 1, 1)], [box(179, 0, -179, 1)]]}
    assert boxes_of(cut(parts)) == [(0, 0, 1, 1), (179, 0, 180, 1), (-180, 0, -179, 1)]
    assert long_edge(parts) == ("coordinates", 1, 0, 1)


def test_a_ring_of_two_hundred_thousand_positions_is_cut() -> None:
    ring = [[lng if lng <= 180 else lng - 360, 0.0] for lng in (170 + i / 5000 for i in range(100_000))]
    ring += [[lng, 5.0] for lng, _ in reversed(ring)]
    ring.append(ring[0])
    assert len(boxes_of(cut(polygon(ring)))) == 2
