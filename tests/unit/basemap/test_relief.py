"""Relief: which tiles a view gets, that they fit its bytes, and that page and picture draw them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import caribmap
from caribmap.basemap.pack import read_packed
from caribmap.basemap.region import Bounds
from caribmap.basemap.relief import MOST_BYTES, relief_of_views
from caribmap.pipeline.compile import compile_dossier
from caribmap.render.ground import basemap_of
from caribmap.render.picture import inline_picture, rasterize, render_picture
from tests.dossier_edits import dossier

REGIONS: dict[str, Bounds] = {
    "caribbean": (-88, 4, -56, 24),
    "black-sea": (27, 40, 42, 48),
    "hormuz": (52, 23.5, 60, 28.5),
    "fiji-tonga": (174, -24, -172, -14),
}


@pytest.mark.parametrize("region", REGIONS)
def test_a_region_has_relief_within_its_bytes(region: str) -> None:
    tiles = relief_of_views([REGIONS[region]])
    assert tiles
    assert sum(len(tile.data) for tile in tiles) <= MOST_BYTES
    assert all(tile.data.startswith(b"RIFF") and tile.data[8:12] == b"WEBP" for tile in tiles)


def test_views_of_the_world_and_of_a_harbour_have_none() -> None:
    assert relief_of_views([(-180, -60, 180, 75), (-61.8, 12.0, -61.7, 12.1)]) == []


def test_a_view_across_the_antimeridian_has_the_tiles_of_both_sides() -> None:
    columns = {tile.column for tile in relief_of_views([REGIONS["fiji-tonga"]])}
    assert columns & {62, 63}
    assert columns <= {61, 62, 63, 0, 1, 2}


def test_views_share_their_tiles() -> None:
    names = [tile.name for tile in relief_of_views([REGIONS["hormuz"]] * 2)]
    assert len(names) == len(set(names))


def test_the_pack_says_what_it_is_made_of() -> None:
    provenance = json.loads(read_packed("relief.bin").partition(b"\n")[0])["provenance"]
    assert {"source", "tool", "sha256"} == set(provenance)


def page_of(tmp_path: Path, more: str = "") -> str:
    folder = dossier(tmp_path)
    settings = folder / "caribmap.yaml"
    text = re.sub(r"bounds: \[.*?\]", "bounds: [-75, 0, -62, 11]", settings.read_text("utf-8"))
    settings.write_text(text + more, encoding="utf-8")
    return caribmap.build(folder).map.read_text("utf-8")


def test_a_page_carries_the_tiles_of_its_views_and_nothing_of_them_twice(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    (block,) = re.findall(r'<script type="application/json" id="caribmap-relief">(.*?)</script>', page)
    tiles = json.loads(block)["tiles"]
    assert tiles
    assert all(page.count(data) == 1 for data in tiles.values())


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
    assert svg.count("data:image/webp") > 3
    assert "data:image/webp" not in inline_picture(svg)
    payload["basemap"]["relief"] = False
    assert rasterize(svg) != rasterize(render_picture(payload, basemap_of(payload).sheets()))
