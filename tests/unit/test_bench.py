"""The benchmark's own arithmetic and writing; what it measures is not tested here."""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from bench import chart, report, results
from bench.cdn import local_copy
from bench.fit import exponent
from bench.process import Failed, run, steps
from bench.results import CARIBMAP, Cell, Results, Size
from bench.run import PEERS, fastest_folium, unpromising
from bench.targets import targets

SVG = "{http://www.w3.org/2000/svg}"


def cell(**samples: float | list[float]) -> Cell:
    return Cell({name: value if isinstance(value, list) else [value] for name, value in samples.items()})


def size(places: int, **cells: Cell) -> Size:
    return Size(places, places, f"{places:,}", cells)


def found() -> Results:
    """Two sizes; folium's own marker fails at the larger."""
    failed = Cell()
    failed.give_up("build_s", "no answer within 120 s")
    smaller = size(
        10_000,
        caribmap=cell(build_s=[2, 1, 3], bytes=1e6, ready_ms=300),
        folium_markers=cell(build_s=7, bytes=12e6, ready_ms=4000),
    )
    larger = size(
        100_000,
        caribmap=cell(
            build_s=4,
            bytes=7e6,
            ready_ms=900,
            popup_ms=40,
            layer_ms=120,
            time_ms=60,
            frame_ms=45,
            memory_mb=900,
        ),
        folium_markers=failed,
        folium_geojson=cell(build_s=5, bytes=34e6, ready_ms=3000),
        folium_fast_cluster=cell(build_s=2, bytes=50e6, ready_ms=9000),
    )
    return Results("2026-11-21", {"processor": "x"}, {"folium": "0.20.0"}, 120, [smaller, larger])


@pytest.mark.parametrize("power", [0.5, 1.0, 1.7])
def test_the_fit_finds_the_exponent_of_a_power_law(power: float) -> None:
    sizes = (46, 1_000, 10_000, 100_000, 1_000_000)
    assert exponent([(places, 3 * places**power) for places in sizes]) == pytest.approx(power)


def test_one_size_has_no_exponent() -> None:
    assert exponent([(1_000, 2.0), (1_000, 3.0)]) is None


def test_targets_compare_with_the_best_folium_figure_of_each_measure() -> None:
    measured = {target.what: target for target in targets(found()) if target.size == "100,000"}
    assert measured["build, of the fastest with Folium"].measured == pytest.approx(4 / 2)
    assert measured["file, of the smallest with Folium"].measured == pytest.approx(7 / 34)
    assert measured["ready, of the fastest with Folium"].measured == pytest.approx(900 / 3000)
    assert measured["slowest interaction"].measured == 120


def test_a_target_says_by_how_much_it_was_missed() -> None:
    verdicts = {target.what: target.verdict for target in targets(found())}
    assert verdicts["longest frame, panning and zooming"] == "reached"
    assert verdicts["slowest interaction"] == "**missed** by 20 %"


def test_a_target_without_a_figure_is_not_reached() -> None:
    run_without = Results("", {}, {}, 120, [size(100_000, caribmap=cell(build_s=1))])
    assert {target.verdict for target in targets(run_without)} == {"not measured"}


def test_a_table_gives_the_ratio_first_and_the_reason_for_every_gap() -> None:
    page = report.render(found())
    assert "| folium: Marker, Popup | 3.50× · 7.00 s |" in page
    assert "| **caribmap** | 2.00 s |" in page
    assert "- folium: Marker, Popup – build: no answer within 120 s" in page


def test_every_table_has_as_many_cells_in_each_row_as_in_its_head() -> None:
    for block in report.render(found()).split("\n\n"):
        rows = [
            re.sub(r"`[^`]*`", "", line).count("|") for line in block.splitlines() if line.startswith("|")
        ]
        assert len(set(rows)) <= 1


def test_figures_come_back_from_their_file_as_they_were(tmp_path: Path) -> None:
    results.write(found(), tmp_path / "performance.json")
    assert results.read(tmp_path / "performance.json") == found()


def test_the_chart_is_an_svg_that_names_itself_and_draws_each_tool_where_it_has_figures() -> None:
    drawing = ET.fromstring(chart.render(found()))
    assert drawing.find(f"{SVG}title") is not None
    assert "4.00 s for 100,000 places" in str(drawing.findtext(f"{SVG}desc"))
    first, *_ = drawing.findall(f"{SVG}g")
    dots = {group.get("class"): len(group.findall(f"{SVG}circle")) for group in first.findall(f"{SVG}g")}
    assert dots["caribmap"] == 2
    assert len(first.findall(f"{SVG}g")) == 4


def test_labels_keep_their_order_and_their_distance() -> None:
    placed = chart.spread([100, 20, 21, 22], 14)
    assert placed == [100, 20, 34, 48]


def test_what_needed_too_much_is_not_tried_ten_times_larger() -> None:
    before = size(
        10_000,
        caribmap=cell(build_s=90, ready_ms=90_000),
        folium_geojson=cell(build_s=30, ready_ms=20_000),
        folium_cluster=cell(build_s=40, ready_ms=12_000),
        plotly=cell(build_s=1, ready_ms=2_000),
        geopandas_explore=cell(build_s=9),
    )
    asked = {tool: unpromising(tool, size(100_000), before, 120) for tool in before.cells}
    # caribmap and the fastest with Folium are tried whatever they needed.
    assert fastest_folium(before) == "folium_geojson"
    tried = {tool for tool, reason in asked.items() if reason is None}
    assert tried == {CARIBMAP, "folium_geojson", "plotly"}
    assert asked["folium_cluster"] == "not tried: building took 40.0 s at 10,000"
    assert asked["geopandas_explore"] == "not tried: opening failed at 10,000"


def test_a_child_that_says_nothing_is_ended_at_the_limit() -> None:
    told = steps(["sh", "-c", "echo '{\"a\": 1}'; sleep 60"], 1)
    assert next(told) == {"a": 1}
    with pytest.raises(Failed, match="no answer within"):
        next(told)


def test_a_child_that_fails_gives_its_last_words_as_the_reason() -> None:
    with pytest.raises(Failed, match=r"^no memory$"):
        run([sys.executable, "-c", "import sys; sys.exit('no memory')"], 30)


def test_a_child_that_allocates_is_seen_to() -> None:
    finished = run([sys.executable, "-c", "x = bytearray(200_000_000)"], 30)
    assert finished.memory_mb > 200


def test_every_tool_has_a_title() -> None:
    assert set(report.TITLES) == {CARIBMAP, *PEERS}


@pytest.mark.parametrize(
    "url",
    [
        "https://cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/leaflet.js",
        "https://cdnjs.cloudflare.com/ajax/libs/leaflet.markercluster/1.1.0/leaflet.markercluster.js",
    ],
)
def test_what_folium_links_is_served_from_the_files_that_caribmap_ships(url: str) -> None:
    copy = local_copy(url)
    assert copy
    assert copy.is_file()


def test_an_address_that_nobody_vendored_has_no_copy() -> None:
    assert local_copy("https://example.org/leaflet.js") is None
