"""Sheets of four regions: true to the source, within the budget, the same every time."""

from __future__ import annotations

import gzip
import json
import shutil
import time
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely import box, get_coordinates, points

from caribmap.basemap.grid import GRID_BITS, TILE_BITS, to_grid
from caribmap.basemap.levels import LEVELS, Level
from caribmap.basemap.making import Basemap, make_basemap
from caribmap.basemap.pack import read_shapes
from caribmap.basemap.region import Wanted
from caribmap.basemap.sheet import Sheet
from caribmap.cartography.ground import WATERS
from caribmap.payload.types import Payload
from caribmap.pipeline.compile import compile_dossier
from caribmap.pipeline.examine import examine_dossier
from caribmap.render.ground import relief_of, wanted_by
from tests.dossier_edits import DOSSIERS
from tests.unit.basemap.shapes import ring_of

BUDGET_KB = 110
SHEETS_KB = 85
"""What names and relief leave of the budget."""
ISLANDS = 20
ROOT = Path(__file__).parents[3]
REGIONS = {
    "caribbean": ROOT,
    **{name: DOSSIERS / f"region-{name}" for name in ("fiji-tonga", "hormuz", "black-sea")},
}


@cache
def payload_of(region: str) -> Payload:
    payload = compile_dossier(REGIONS[region]).payload
    assert payload is not None
    return payload


@cache
def wanted(region: str) -> Wanted:
    return wanted_by(payload_of(region))


@pytest.fixture(autouse=True)
def no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@cache
def basemap_of(region: str) -> Basemap:
    """In the dossier's own budget, which may be less than the usual one."""
    return make_basemap(wanted(region), payload_of(region)["basemap"]["budget_kb"])


@cache
def shore_of_the_pack() -> shapely.STRtree:
    """The coast of the pack on the grid, a geometry for each line."""
    land = read_shapes("land")
    coast = land.kind_names.index("coast")
    return shapely.STRtree(
        [
            shapely.LineString(land.line(int(number)))
            for number in np.flatnonzero(land.kinds == coast)
            if len(land.line(int(number))) > 1
        ]
    )


def level_of(sheet: Sheet) -> Level:
    return LEVELS[sheet.level]


@pytest.mark.parametrize("region", REGIONS)
def test_the_sheets_keep_to_the_budget_and_have_three_levels(region: str) -> None:
    made = basemap_of(region)
    assert len(made.world) + len(made.regions) <= SHEETS_KB * 1000
    assert [sheet.level for sheet in made.sheets()] == [0, 1, 2, 3]
    assert made.coarser == 0


@pytest.mark.parametrize("budget_kb", [10, 65])
def test_a_base_map_says_that_its_budget_is_too_small(budget_kb: float) -> None:
    made = make_basemap(wanted("fiji-tonga"), budget_kb)
    assert made.coarser > 0
    assert len(made.world) + len(made.regions) <= budget_kb * 1000


@pytest.mark.parametrize("region", REGIONS)
def test_the_whole_base_map_keeps_to_the_budget(region: str) -> None:
    """Sheets, names, relief and everything else of it that a page carries."""
    payload, made = payload_of(region), basemap_of(region)
    names = json.dumps(payload["orientation"], ensure_ascii=False, separators=(",", ":"))
    relief = len(relief_of(payload))
    whole = len(made.world) + len(made.regions) + len(gzip.compress(names.encode(), 9)) + relief
    assert whole <= BUDGET_KB * 1000


@pytest.mark.parametrize("region", REGIONS)
def test_every_dispute_of_a_region_is_answered(region: str) -> None:
    assert examine_dossier(REGIONS[region]).faults == ()


def test_a_place_that_is_neither_border_nor_disputed_answers_no_dispute(tmp_path: Path) -> None:
    """Crimea is a region there: its land would be tinted and named as Natural Earth has it, unasked."""
    shutil.copytree(REGIONS["black-sea"], tmp_path / "dossier")
    settings = tmp_path / "dossier" / "caribmap.yaml"
    settings.write_text(settings.read_text("utf-8").replace("    crimea: accept\n", ""), "utf-8")
    (fault,) = examine_dossier(tmp_path / "dossier").faults
    assert (fault.code, "'Crimea'" in fault.message) == ("C008", True)


@pytest.mark.parametrize("region", REGIONS)
def test_the_drawn_coast_is_at_most_a_pixel_off_its_source(region: str) -> None:
    for sheet in basemap_of(region).sheets()[1:]:
        pixel = 2 ** (GRID_BITS - TILE_BITS - level_of(sheet).top)
        drawn = [points_ for kind, points_ in sheet.lines if kind == "coast"]
        shift = GRID_BITS - sheet.bits
        corners = np.concatenate(drawn)[:: max(1, sum(map(len, drawn)) // 2000)] << shift
        _, away = shore_of_the_pack().query_nearest(points(corners), return_distance=True, all_matches=False)
        assert away.max() <= pixel, (sheet.level, away.max() / pixel)


@pytest.mark.parametrize("region", REGIONS)
def test_the_sources_coast_is_at_most_a_pixel_off_the_drawn_one(region: str) -> None:
    """But for islands that are too small to be drawn."""
    for sheet in basemap_of(region).sheets()[1:]:
        pixel = 2 ** (GRID_BITS - TILE_BITS - level_of(sheet).top)
        shift = GRID_BITS - sheet.bits
        drawn = shapely.STRtree(
            [shapely.LineString(points_ << shift) for kind, points_ in sheet.lines if kind == "coast"]
        )
        for rect in sheet.rects:
            left, top, right, bottom = (side << shift for side in rect)
            inside = box(left, top, right, bottom).buffer(-2 * pixel)
            lines = shore_of_the_pack().geometries[shore_of_the_pack().query(inside, predicate="intersects")]
            large = [line for line in lines if np.ptp(get_coordinates(line), axis=0).max() > 3 * pixel]
            corners = np.concatenate([get_coordinates(line) for line in large]) if large else np.zeros((0, 2))
            corners = corners[shapely.contains_xy(inside, corners)][:: max(1, len(corners) // 1000)]
            if len(corners):
                _, away = drawn.query_nearest(points(corners), return_distance=True, all_matches=False)
                assert away.max() <= pixel, (sheet.level, away.max() / pixel)


def test_islands_keep_their_areas() -> None:
    """Of the twenty largest that sheets of levels 2 and 3 hold whole, to 2 %."""
    land = read_shapes("land")
    outlines = [np.concatenate([land.line(number)[:-1] for number in rings[0]]) for rings in land.rings]
    sources = [shapely.Polygon(ring) for ring in outlines if len(ring) > 3]
    tree = shapely.STRtree(sources)
    islands = sorted(
        (
            area
            for region in REGIONS
            for sheet in basemap_of(region).sheets()[2:]
            for area in whole_islands(sheet)
        ),
        key=lambda area: -area.area,
    )
    assert len(islands) >= ISLANDS
    for island in islands[:ISLANDS]:
        near = tree.query(island.representative_point(), predicate="within")
        nearest = min((sources[index].area for index in near), key=lambda area: abs(area - island.area))
        assert island.area == pytest.approx(nearest, rel=0.02)


def whole_islands(sheet: Sheet) -> list[shapely.Polygon]:
    """On the pack's grid."""
    shift = GRID_BITS - sheet.bits
    cut = {number for number, (kind, _) in enumerate(sheet.lines) if kind == "cut"}
    return [
        shapely.Polygon(ring_of(sheet, list(rings[0])) << shift)
        for fill, rings in sheet.areas
        if fill not in WATERS and not any((number if number >= 0 else ~number) in cut for number in rings[0])
    ]


def test_the_same_wishes_give_the_same_bytes_with_and_without_the_cache(tmp_path: Path) -> None:
    first = make_basemap(wanted("hormuz"), BUDGET_KB)
    kept = list(tmp_path.rglob("*.bin"))
    assert len(kept) == 1
    begin = time.process_time()
    assert make_basemap(wanted("hormuz"), BUDGET_KB) == first
    assert time.process_time() - begin < 0.1
    kept[0].write_bytes(b"damaged" + kept[0].read_bytes())
    assert make_basemap(wanted("hormuz"), BUDGET_KB) == first


BAD = {
    "whole globe": Wanted(((-180, -90, 180, 90),)),
    "across the antimeridian": Wanted(((179, -20, -179, -15),)),
    "200 metres": Wanted(((-66.9010, 10.5, -66.8990, 10.5018),)),
    "a pole": Wanted(((-60, -90, 60, -80),), (), ((0.0, -90.0), (10.0, 89.9))),
    "open ocean": Wanted(((-131, -46, -128, -44),), (), ((-129.5, -45.0),)),
    "nothing": Wanted(()),
}


@pytest.mark.parametrize("case", BAD)
def test_odd_views_are_fast_and_fit(case: str) -> None:
    begin = time.process_time()
    made = make_basemap(BAD[case], BUDGET_KB)
    assert time.process_time() - begin < 10
    assert len(made.world) + len(made.regions) <= SHEETS_KB * 1000
    assert made.sheets()[0].level == 0


@pytest.mark.parametrize("budget_kb", [10, 30, 60])
def test_a_small_budget_is_kept_by_drawing_less(budget_kb: float) -> None:
    made = make_basemap(wanted("caribbean"), budget_kb)
    assert len(made.world) + len(made.regions) <= budget_kb * 1000
    assert {fill for fill, _ in made.sheets()[0].areas} >= {"VE", "CO", "BR", "US"}


def test_a_region_beside_the_antimeridian_has_both_its_sides() -> None:
    sheet = basemap_of("fiji-tonga").sheets()[2]
    world = 1 << sheet.bits
    sides = {left < world / 2 for left, *_ in sheet.rects}
    assert sides == {True, False}
    assert (to_grid((180, 0))[0] == (1 << GRID_BITS, 1 << GRID_BITS - 1)).all()
