"""Relief: what a view gets of it, within which bytes, without seams, and that page and picture draw it."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode
from pathlib import Path

import numpy as np
import pytest

import caribmap
from caribmap.basemap.columns import join_columns, split_columns
from caribmap.basemap.pack import read_packed
from caribmap.basemap.region import Bounds
from caribmap.basemap.relief import MOST_BYTES, TILE_CELLS, relief_of_views, shades_of
from caribmap.basemap.wavelet import CELL, columns_of, joined, pictures_of, split
from caribmap.pipeline.compile import compile_dossier
from caribmap.render.ground import basemap_of
from caribmap.render.picture import inline_picture, rasterize, render_picture
from caribmap.render.picture.relief import png_of
from tests.dossier_edits import dossier

REGIONS: dict[str, Bounds] = {
    "caribbean": (-88, 4, -56, 24),
    "black-sea": (27, 40, 42, 48),
    "hormuz": (52, 23.5, 60, 28.5),
    "fiji-tonga": (174, -24, -172, -14),
}


TILE = TILE_CELLS * CELL


@pytest.mark.parametrize("region", REGIONS)
def test_a_region_has_relief_within_its_bytes(region: str) -> None:
    assert 0 < len(relief_of_views((REGIONS[region],))) <= MOST_BYTES


@pytest.mark.parametrize("region", REGIONS)
def test_the_tone_has_no_step_where_tiles_meet(region: str) -> None:
    """Smoothed over eight samples on each side, it changes there as much as anywhere else."""
    for shade in shades_of(relief_of_views((REGIONS[region],))):
        for dark, begin in ((shade.dark, shade.top), (shade.dark.T, shade.left)):
            tone = np.cumsum(dark.astype(float), axis=0)
            changes = np.abs(tone[16:] - 2 * tone[8:-8] + tone[:-16]).mean(axis=1) / 8
            at_tiles = np.arange(-begin % TILE + TILE, len(dark) - TILE, TILE) - 9
            near = changes[at_tiles[:, None] + np.array([-12, -8, 8, 12])]
            assert changes[at_tiles].mean() <= 1.3 * near.mean() + 0.3


@pytest.mark.parametrize("region", REGIONS)
def test_the_tone_fades_out_where_a_picture_ends(region: str) -> None:
    for shade in shades_of(relief_of_views((REGIONS[region],))):
        rim = np.concatenate([shade.dark[0], shade.dark[-1], shade.dark[:, 0], shade.dark[:, -1]])
        assert rim.max() == 0


def test_pictures_of_neighbouring_views_are_one() -> None:
    west, east = (52, 23.5, 60, 28.5), (60, 23.5, 68, 28.5)
    assert len(shades_of(relief_of_views((west, east)))) == 1
    assert len(shades_of(relief_of_views((west, REGIONS["black-sea"])))) == 2


def test_views_of_the_world_and_of_a_harbour_have_none() -> None:
    assert relief_of_views(((-180, -60, 180, 75), (-61.8, 12.0, -61.7, 12.1))) == b""


def test_many_views_keep_to_the_bytes_of_all() -> None:
    views = tuple((lng, 25.0, lng + 12, 33.0) for lng in range(-170, 170, 12))
    assert 0 < len(relief_of_views(views)) <= MOST_BYTES


def test_a_view_across_the_antimeridian_has_one_picture_of_both_sides() -> None:
    (shade,) = shades_of(relief_of_views((REGIONS["fiji-tonga"],)))
    right = shade.left + shade.dark.shape[1]
    assert shade.left < 0 < right or shade.left < 1 << shade.bits < right


def test_views_share_what_they_show() -> None:
    assert relief_of_views((REGIONS["hormuz"],) * 2) == relief_of_views((REGIONS["hormuz"],))


def test_a_picture_is_what_its_wavelet_says() -> None:
    picture = np.add.outer(np.arange(64.0), np.arange(96.0) ** 1.1)
    assert np.allclose(joined(*split(picture)), picture)


def test_coefficients_are_what_their_columns_say() -> None:
    random = np.random.default_rng(1)
    pictures = [
        (
            random.integers(0, 9, shape),
            [
                [
                    random.integers(-3, 4, (shape[0] << level, shape[1] << level))
                    * (random.random((shape[0] << level, shape[1] << level)) < 0.1)
                    for _ in range(3)
                ]
                for level in range(4)
            ],
        )
        for shape in ((3, 2), (1, 4))
    ]
    _, columns = split_columns(join_columns({}, columns_of(pictures)))
    for (low, levels), (its_low, its_levels) in zip(
        pictures, pictures_of(columns, [(3, 2), (1, 4)]), strict=True
    ):
        assert (low == its_low).all()
        for bands, its_bands in zip(levels, its_levels, strict=True):
            assert all((band == its).all() for band, its in zip(bands, its_bands, strict=True))


def test_a_png_has_the_darkness_as_opacity() -> None:
    png = png_of(np.array([[0, 96, 180]], dtype=np.uint8))
    assert png.partition(b"tRNS")[2][:16] == bytes(range(0, 181, 12))
    (line,) = [png.partition(b"IDAT")[2].partition(b"IEND")[0]]
    assert zlib.decompressobj().decompress(line) == bytes([0, 0x08, 0xF0])


def test_the_pack_says_what_it_is_made_of() -> None:
    provenance = json.loads(read_packed("relief.bin").partition(b"\n")[0])["provenance"]
    assert {"source", "tool", "sha256", "content"} == set(provenance)


def page_of(tmp_path: Path, more: str = "") -> str:
    folder = dossier(tmp_path)
    settings = folder / "caribmap.yaml"
    text = re.sub(r"bounds: \[.*?\]", "bounds: [-75, 0, -62, 11]", settings.read_text("utf-8"))
    settings.write_text(text + more, encoding="utf-8")
    return caribmap.build(folder).map.read_text("utf-8")


def test_a_page_carries_the_relief_of_its_views_once(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    (block,) = re.findall(r'<script type="application/gzip" id="caribmap-relief">(.*?)</script>', page)
    assert shades_of(b64decode(block))
    assert page.count(block) == 1


def test_a_dossier_may_do_without(tmp_path: Path) -> None:
    assert "caribmap-relief" not in page_of(tmp_path, "basemap: {relief: false}\n").partition("<script>")[0]
    assert 'id="caribmap-relief"' not in page_of(tmp_path / "other", "basemap: {relief: false}\n")


def test_a_picture_is_darker_where_there_are_mountains(tmp_path: Path) -> None:
    folder = dossier(tmp_path)
    settings = folder / "caribmap.yaml"
    settings.write_text(re.sub(r"bounds: \[.*?\]", "bounds: [-75, 0, -62, 11]", settings.read_text("utf-8")))
    payload = compile_dossier(folder).payload
    assert payload
    svg = render_picture(payload, basemap_of(payload).sheets())
    assert svg.count("data:image/png") == 1
    assert "data:image/png" not in inline_picture(svg)
    payload["basemap"]["relief"] = False
    assert rasterize(svg) != rasterize(render_picture(payload, basemap_of(payload).sheets()))
