"""Large dossiers, the odd ones too: everything in one spot, at the edges of the world, behind one place."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import caribmap
from bench.generate import Record, records, write_dossier
from caribmap.faults import is_error
from caribmap.load.dossier import load_dossier
from caribmap.pipeline.compile import Built
from caribmap.pipeline.examine import examine_dossier
from caribmap.verify.page import read_page

FEW, SMALL, HUGE = 300, 2_100, 200_000
"""The second is more than a page carries in the plain form."""
COUNTS = [SMALL, pytest.param(HUGE, marks=pytest.mark.scale)]
SPOTS = [(-66.9, 10.5), (0.0, 0.0), (180.0, 12.25), (-180.0, -12.25), (31.5, 90.0), (31.5, -90.0)]


def built(some: list[Record], folder: Path) -> Built:
    write_dossier(some, folder)
    return caribmap.build(folder)


@pytest.mark.parametrize(
    ("count", "spot"),
    [
        (SMALL, SPOTS[0]),
        *((FEW, spot) for spot in SPOTS[1:]),
        *(pytest.param(HUGE, spot, marks=pytest.mark.scale) for spot in SPOTS),
    ],
)
def test_all_places_may_stand_in_one_spot_also_at_the_edges_of_the_world(
    count: int, spot: tuple[float, float], tmp_path: Path
) -> None:
    lng, lat = spot
    map_ = built([replace(record, lng=lng, lat=lat) for record in records(count)], tmp_path)
    anchors = [place["anchor"] for place in read_page(map_.map).payload["places"]]
    assert anchors == [[lng, lat]] * count


@pytest.mark.parametrize("count", COUNTS)
def test_one_place_may_have_all_quotes(count: int, tmp_path: Path) -> None:
    write_dossier(records(count), tmp_path)
    places = json.loads((tmp_path / "geodata/places.geojson").read_text("utf-8"))
    places["features"] = places["features"][:1]
    (tmp_path / "geodata/places.geojson").write_text(json.dumps(places), "utf-8")
    lines = (tmp_path / "geodata/quotes.jsonl").read_text("utf-8").splitlines()
    quotes = [json.loads(line) | {"places": ["ort-0"]} for line in lines]
    (tmp_path / "geodata/quotes.jsonl").write_text("\n".join(map(json.dumps, quotes)), "utf-8")
    page = read_page(caribmap.build(tmp_path).map)
    assert len(page.payload["quotes"]) == count
    assert {name for quote in page.payload["quotes"] for name in quote["places"]} == {"ort-0"}


def test_a_quote_of_a_megabyte_is_refused_by_the_limit_that_says_so(tmp_path: Path) -> None:
    first, *others = records(3)
    long = replace(first, quote="so " * 350_000 + "on")
    write_dossier([long, *others], tmp_path)
    (fault,) = filter(is_error, caribmap.check(tmp_path))
    assert fault.code == "Q007"
    assert "quote_chars" in str(fault)


@pytest.mark.parametrize("count", COUNTS)
def test_counts_by_layer_and_by_day_are_those_of_the_records(count: int, tmp_path: Path) -> None:
    some = list(records(count))
    payload = read_page(built(some, tmp_path).map).payload
    assert [place["layer"] for place in payload["places"]] == [f"l{record.layer}" for record in some]
    assert [quote["time"]["earliest"] for quote in payload["quotes"]] == [record.date for record in some]
    assert [quote["exact"] for quote in payload["quotes"]] == [record.quote for record in some]
    assert [place["anchor"] for place in payload["places"]] == [[record.lng, record.lat] for record in some]


def test_lines_that_cannot_be_read_are_faults_and_the_others_are_read(tmp_path: Path) -> None:
    write_dossier(records(300), tmp_path)
    quotes = tmp_path / "geodata/quotes.jsonl"
    lines = quotes.read_text("utf-8").splitlines()
    lines[7] = lines[7].replace('"exact"', '"exakt"')
    lines[70] = "{"
    quotes.write_text("\n".join(lines), "utf-8")
    loaded = load_dossier(tmp_path)
    assert sorted((fault.code, fault.where.line) for fault in loaded.faults) == [("J001", 71), ("K001", 8)]
    assert loaded.left_out == {"quote": frozenset({"zitat-7"})}
    assert loaded.dossier is not None
    assert len(loaded.dossier.quotes) == 298


def test_the_texts_of_places_and_quotes_are_not_kept(tmp_path: Path) -> None:
    write_dossier(list(records(3)), tmp_path)
    dossier = examine_dossier(tmp_path).dossier
    assert dossier is not None
    for at in (dossier.places[-1].at, dossier.quotes[-1].at):
        assert at.where().line == 1  # all that is left to look in is an empty text
