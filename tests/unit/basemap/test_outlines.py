"""Outlines of the base map: found by code or by name in any language, sound GeoJSON, whole across borders."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pyproj import Geod
from shapely.geometry import LinearRing, Point, shape
from shapely.ops import unary_union
from typer.testing import CliRunner

from caribmap.basemap.outlines import KINDS, OutlineKind, find_outline, known_names
from caribmap.cli import app
from caribmap.derive.outline_names import outline_hint
from caribmap.pipeline.compile import compile_dossier
from tests.dossier_edits import dossier
from tests.golden.broken_recipes import taken

WGS84 = Geod(ellps="WGS84")


def area_km2(geometry: dict[str, Any]) -> float:
    return abs(float(WGS84.geometry_area_perimeter(shape(geometry))[0])) / 1e6


def geometry_of(kind: OutlineKind, name: str, *, thinned: bool = False) -> dict[str, Any]:
    outline = find_outline(kind, name, thinned=thinned)
    assert outline is not None
    return dict(outline.geometry)


@pytest.mark.parametrize(
    ("kind", "name", "km2"),
    [
        ("country", "FJ", 18_270),
        ("country", "LS", 30_360),
        ("country", "IS", 103_000),
        ("island", "Viti Levu", 10_530),
        ("island", "Hispaniola", 76_190),
        ("island", "Sizilien", 25_700),
        ("lake", "Lake Victoria", 68_000),
    ],
)
def test_an_outline_is_as_large_as_what_it_outlines(kind: OutlineKind, name: str, km2: float) -> None:
    assert area_km2(geometry_of(kind, name)) == pytest.approx(km2, rel=0.06)
    assert area_km2(geometry_of(kind, name, thinned=True)) == pytest.approx(km2, rel=0.07)


def test_a_country_is_found_by_its_code_in_any_case() -> None:
    assert geometry_of("country", "fj") == geometry_of("country", "FJ")


@pytest.mark.parametrize(
    ("kind", "spellings"),
    [
        ("river", ["Danube", "Donau", "дунай", "Danúbio", "danubio"]),
        ("sea", ["Black Sea", "Schwarzes Meer", "البحر الأسود"]),
        ("island", ["Crete", "Kreta", "crète"]),
        ("lake", ["Lake Victoria", "Viktoriasee", "lago vitoria"]),
    ],
)
def test_a_name_is_found_in_every_language_whatever_its_accents(
    kind: OutlineKind, spellings: list[str]
) -> None:
    first, *others = [geometry_of(kind, spelling) for spelling in spellings]
    assert all(other == first for other in others)


def test_a_border_does_not_cut_an_island() -> None:
    hispaniola = geometry_of("island", "Hispaniola")
    assert hispaniola["type"] == "Polygon"
    both = unary_union([shape(geometry_of("country", code)).buffer(0) for code in ("HT", "DO")])
    assert shape(hispaniola).symmetric_difference(both).area < 0.15


def test_a_country_within_another_is_a_hole_of_it() -> None:
    africa = shape(geometry_of("country", "ZA"))
    assert not africa.contains(Point(28.2, -29.6))
    assert africa.contains(Point(25, -29.6))


@pytest.mark.parametrize("code", ["FJ", "RU", "NZ", "US", "AQ"])
def test_what_crosses_the_antimeridian_is_cut_there(code: str) -> None:
    geometry = geometry_of("country", code)
    for polygon in geometry["coordinates"]:
        lngs = [lng for lng, _ in polygon[0]]
        assert -180 <= min(lngs) <= max(lngs) <= 180
        assert code == "AQ" or max(lngs) - min(lngs) < 180


@pytest.mark.parametrize("kind", ["country", "island", "lake", "sea"])
def test_outer_rings_run_counterclockwise_and_are_closed(kind: OutlineKind) -> None:
    name = {"country": "ZA", "island": "Crete", "lake": "Lake Victoria", "sea": "Black Sea"}[kind]
    geometry = geometry_of(kind, name)
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for outer, *holes in polygons:
        assert outer[0] == outer[-1]
        assert LinearRing(outer).is_ccw
        assert not any(LinearRing(hole).is_ccw for hole in holes)


def test_a_thinned_outline_is_near_the_full_one_and_smaller() -> None:
    full, thin = geometry_of("country", "CL"), geometry_of("country", "CL", thinned=True)
    assert len(json.dumps(thin)) < len(json.dumps(full)) / 2
    assert shape(thin).boundary.hausdorff_distance(shape(full).boundary.intersection(shape(thin).boundary.buffer(1))) < 0.3  # fmt: skip  # noqa: E501


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_base_map_does_not_have_is_not_found(kind: OutlineKind) -> None:
    assert find_outline(kind, "Xyzzy") is None
    assert len(known_names(kind)) > 100


@pytest.mark.parametrize(
    ("kind", "name", "suggested"),
    [
        ("country", "Fiji", "'FJ'"),
        ("country", "Fidschi", "'FJ'"),
        ("country", "Deutschland", "'DE'"),
        ("river", "Danub", "'Danube'"),
        ("island", "Vity Levu", "'Viti Levu'"),
    ],
)
def test_an_unknown_name_is_met_with_what_may_be_meant(kind: OutlineKind, name: str, suggested: str) -> None:
    assert suggested in outline_hint(kind, name)


def test_a_dossier_takes_an_outline_and_says_where_it_is_from(tmp_path: Path) -> None:
    compiled = compile_dossier(dossier(tmp_path, *taken('{"outline": {"river": "Orinoco"}}', "null")))
    assert compiled.faults == ()
    assert compiled.payload
    boat = next(place for place in compiled.payload["places"] if place["id"] == "boat")
    assert boat["geometry"]
    assert boat["geometry"]["type"] == "MultiLineString"
    assert boat["anchor"]
    assert boat["geocoding"]["method"] == "from the base map, not by hand"
    assert boat["derivation"]
    assert (boat["derivation"]["recipe"], boat["derivation"]["outline"]) == ("outline", "river:Orinoco")
    assert boat["not_stated"] is None


def test_the_command_prints_geojson() -> None:
    result = CliRunner().invoke(app, ["geometry", "country:FJ"])
    assert result.exit_code == 0
    feature = json.loads(result.stdout)
    assert feature["type"] == "Feature"
    assert shape(feature["geometry"]).is_valid
    assert feature["properties"]["source"].startswith("Natural Earth")


@pytest.mark.parametrize(
    ("what", "code"), [("country:XQ", 1), ("planet:Mars", 2), ("country", 2), ("sea:", 2)]
)
def test_the_command_says_what_it_does_not_know(what: str, code: int) -> None:
    assert CliRunner().invoke(app, ["geometry", what]).exit_code == code
