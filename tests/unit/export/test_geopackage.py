from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pyogrio
import pytest
from pyogrio.errors import FeatureError

from caribmap.errors import EnvironmentalError
from caribmap.render.export.evidence import Evidence
from caribmap.render.export.geopackage import render_geopackage
from caribmap.render.export.tables import tables_of
from tests.unit.export.conftest import ROOT

LINKS = {"quote_places", "event_quotes", "event_places", "discrepancy_quotes"}


@pytest.fixture(scope="module")
def package(evidence: Evidence, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gpkg") / "dossier.gpkg"
    path.write_bytes(render_geopackage(evidence))
    return path


def test_gdal_opens_every_layer_with_all_its_rows(evidence: Evidence, package: Path) -> None:
    tables = {table.name: table for table in tables_of(evidence)}
    layers = dict(pyogrio.list_layers(package))
    assert set(layers) == set(tables) | LINKS
    for name, table in tables.items():
        frame = pyogrio.read_dataframe(package, layer=name)
        assert len(frame) == len(table.records)
        assert [column for column in frame.columns if column != "geometry"] == [
            column.name for column in table.columns
        ]


def test_geometries_of_all_types_and_none_come_back(evidence: Evidence, package: Path) -> None:
    frame = pyogrio.read_dataframe(package, layer="places").set_index("id")
    assert frame.crs == "EPSG:4326"
    for place in evidence.payload["places"]:
        geometry = frame.geometry[place["id"]]
        assert (geometry.geom_type if geometry else None) == (place["geometry"] or {"type": None})["type"]


def test_quotes_come_back_to_the_letter_and_offsets_as_whole_numbers(
    evidence: Evidence, package: Path
) -> None:
    with closing(sqlite3.connect(package)) as database:
        rows = database.execute("SELECT id, exact, start, end FROM quotes ORDER BY fid").fetchall()
    assert rows == [
        (quote["id"], quote["exact"], quote["start"], quote["end"]) for quote in evidence.payload["quotes"]
    ]


def test_keys_join_the_layers(evidence: Evidence, package: Path) -> None:
    with closing(sqlite3.connect(package)) as database:
        joined = database.execute(
            "SELECT count(*) FROM quote_places JOIN quotes ON quotes.id = quote_places.quote "
            "JOIN places ON places.id = quote_places.place"
        ).fetchone()[0]
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("INSERT INTO quotes (id) SELECT id FROM quotes LIMIT 1")
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert joined == sum(len(quote["places"]) for quote in evidence.payload["quotes"])


def test_no_byte_depends_on_the_clock_or_on_the_process(package: Path) -> None:
    code = (
        "import pathlib, sys\n"
        "from caribmap.pipeline.compile import compile_dossier\n"
        "from caribmap.render.export.geopackage import render_geopackage\n"
        "sys.stdout.buffer.write(render_geopackage(compile_dossier(pathlib.Path(sys.argv[1])).sound()))"
    )
    again = subprocess.run([sys.executable, "-c", code, ROOT], capture_output=True, check=True).stdout
    assert again == package.read_bytes()
    with closing(sqlite3.connect(package)) as database:
        changes = database.execute("SELECT DISTINCT last_change FROM gpkg_contents").fetchall()
    assert changes == [("1970-01-01T00:00:00.000Z",)]


def test_gdals_own_clock_is_left_as_it_was(hostile: Evidence) -> None:
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    render_geopackage(hostile)
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") == before


def test_a_dossier_without_events_has_an_empty_layer_of_them(hostile: Evidence, tmp_path: Path) -> None:
    path = tmp_path / "small.gpkg"
    path.write_bytes(render_geopackage(hostile))
    assert len(pyogrio.read_dataframe(path, layer="events")) == 0
    assert list(pyogrio.read_dataframe(path, layer="quotes")["exact"]) == [
        hostile.payload["quotes"][0]["exact"]
    ]


def test_a_full_disk_is_the_environments_fault_and_a_bug_is_not(
    hostile: Evidence, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise FeatureError("Could not add feature to layer: no such table")

    monkeypatch.setattr(pyogrio, "write_dataframe", fail)
    with pytest.raises(FeatureError):
        render_geopackage(hostile)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(EnvironmentalError, match="cannot write the GeoPackage"):
            render_geopackage(hostile)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
