"""Graticule and inset globe of a picture: where they are drawn, what they say, and how to do without."""

from __future__ import annotations

from pathlib import Path

import pytest

from caribmap.basemap.making import world_basemap
from caribmap.cartography.ground import GLOBE_PX, GRATICULE_PX
from caribmap.cartography.palette import PALETTES
from caribmap.payload.types import Payload
from caribmap.pipeline.compile import compile_dossier
from caribmap.render.picture import inline_picture, render_picture
from caribmap.render.picture.frame import Frame, fit_frame
from caribmap.render.picture.globe import draw_globe, globe_box
from caribmap.render.picture.graticule import degrees, draw_degrees, step_of
from caribmap.render.picture.plane import Box
from caribmap.render.picture.svg import serialize

WORLD = world_basemap().sheets()
HORMUZ, PACIFIC = (52, 23.5, 60, 28.5), (174, -24, -172, -14)


def frame_of(bounds: tuple[float, float, float, float], width: float = 880, height: float = 420) -> Frame:
    return fit_frame(bounds, width, height, -30 if bounds == PACIFIC else -180)


@pytest.mark.parametrize("width_deg", [30, 12, 6, 3, 1, 0.4])
def test_lines_lie_as_close_as_their_least_distance_allows(width_deg: float) -> None:
    frame = frame_of((10, 40, 10 + width_deg, 40 + width_deg / 3))
    step = step_of(frame)
    assert step is not None
    assert GRATICULE_PX <= step / 60 / 360 * frame.world <= 3 * GRATICULE_PX


def test_a_world_map_and_a_small_map_have_neither_lines_nor_globe() -> None:
    for frame in (frame_of((-170, -60, 170, 70)), frame_of(HORMUZ, 320, 240)):
        assert step_of(frame) is None
        assert globe_box(frame, [], []) is None


def test_degrees_have_no_side_and_minutes_only_where_needed() -> None:
    assert [degrees(minutes) for minutes in (0, 600, -630, 180 * 60, 190 * 60, -185 * 60)] == [
        "0°", "10°", "10°30′", "180°", "170°", "175°",
    ]  # fmt: skip


def test_meridians_go_on_across_the_antimeridian() -> None:
    drawn = "".join(map(serialize, draw_degrees(frame_of(PACIFIC), PALETTES["light"], [])))
    assert all(f">{text}<" in drawn for text in ("178°", "180°", "20°")) or ">175°<" in drawn


def test_degrees_are_left_out_where_something_stands() -> None:
    frame, palette = frame_of(HORMUZ), PALETTES["light"]
    below = Box(0, frame.height - 20, frame.width, frame.height)
    whole, without = ([*draw_degrees(frame, palette, taken)] for taken in ([], [below]))
    assert 0 < len(without) < len(whole)
    assert not [*draw_degrees(frame, palette, [frame.box])]


def test_the_globe_keeps_off_what_stands_in_a_corner_and_is_left_out_where_all_are_taken() -> None:
    frame = frame_of(HORMUZ)
    box = globe_box(frame, [], [])
    assert box is not None
    other = globe_box(frame, [], [box])
    assert other is not None
    assert not other.overlaps(box)
    assert globe_box(frame, [], [frame.box]) is None


def test_the_globe_stands_past_furniture_but_not_far_from_its_corner() -> None:
    frame = frame_of(HORMUZ)
    bar = Box(frame.width - 120, frame.height - 30, frame.width - 10, frame.height - 5)
    box = globe_box(frame, [bar], [bar])
    assert box is not None
    assert box.bottom < bar.top
    assert box.left > frame.width / 2
    card = Box(frame.width - 400, 10, frame.width - 10, frame.height - 10)
    assert (aside := globe_box(frame, [card], [card])) is not None
    assert aside.right < card.left


@pytest.mark.parametrize(
    ("bounds", "is_dot"),
    [(HORMUZ, False), (PACIFIC, False), ((-10, 80, 10, 84), False), ((0, 0, 0.01, 0.01), True)],
)
def test_the_globe_shows_land_and_where_the_view_lies(
    bounds: tuple[float, float, float, float], is_dot: bool
) -> None:
    (group,) = draw_globe(Box(0, 0, GLOBE_PX, GLOBE_PX), frame_of(bounds), WORLD, PALETTES["dark"])
    _, land, _, view = group
    assert len(land.get("d") or "") > 400
    assert view.tag.endswith("circle") == is_dot


def test_a_dossier_may_have_both_or_neither() -> None:
    payload: Payload | None = compile_dossier(Path("tests/dossiers/pictures-baltic")).payload
    assert payload is not None
    payload["basemap"]["globe"] = payload["basemap"]["graticule"] = True
    whole = render_picture(payload, WORLD, view="gulf")
    assert 'class="globe"' in whole
    assert ">60°<" in whole
    assert 'class="globe"' not in inline_picture(whole)
    payload["basemap"]["globe"] = payload["basemap"]["graticule"] = False
    without = render_picture(payload, WORLD, view="gulf")
    assert 'class="globe"' not in without
    assert ">60°<" not in without
