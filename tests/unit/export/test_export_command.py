from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import caribmap
from caribmap.cli import app
from caribmap.commands.export import ExportFormat
from caribmap.errors import EnvironmentalError
from caribmap.pipeline.compile import export
from caribmap.render.export.formats import BUILT, EXPORTED, FORMATS
from tests.dossier_edits import change, dossier
from tests.folders import content


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(map(str, arguments)))
    return result.exit_code, result.stdout, result.stderr


def test_the_command_knows_the_formats_that_are_rendered() -> None:
    assert [str(name) for name in ExportFormat] == list(FORMATS)
    assert set(BUILT) <= set(FORMATS)


def test_a_build_writes_geojson_and_csv(tmp_path: Path) -> None:
    root = dossier(tmp_path)
    caribmap.build(root)
    tables = {"places", "quotes", "events", "discrepancies", "sources", "mentions"}
    assert {"map.html", "data/places.geojson"} | {f"data/{table}.csv" for table in tables} <= content(
        root / "out"
    ).keys()


def test_exporting_adds_to_what_stands_in_the_folder(tmp_path: Path) -> None:
    root = dossier(tmp_path)
    caribmap.build(root)
    before = content(root / "out").keys()
    page = (root / "out/map.html").read_bytes()
    code, stdout, _ = run("export", root, "--all")
    assert code == 0
    assert "out/data/dossier.gpkg" in stdout
    assert content(root / "out").keys() > before
    assert (root / "out/map.html").read_bytes() == page


def test_a_build_renews_what_was_exported_before(tmp_path: Path) -> None:
    root = dossier(tmp_path)
    caribmap.build(root)
    run("export", root, "--all")
    exported = content(root / "out")
    change("geodata/places.geojson", "Saint George's", "Saint Georges")(root)
    caribmap.build(root)
    renewed = content(root / "out")
    assert renewed.keys() == exported.keys()
    assert b"Saint Georges" in renewed["data/places.kml"]
    (root / "out/data/places.kml").unlink()
    caribmap.build(root)
    assert content(root / "out").keys() == exported.keys() - {"data/places.kml"}


def test_every_exported_format_has_its_file(tmp_path: Path) -> None:
    root = dossier(tmp_path)
    caribmap.build(root)
    before = content(root / "out").keys()
    run("export", root, "--all")
    assert content(root / "out").keys() - before == set(EXPORTED.values())


def test_one_format_writes_its_own_file_only_also_where_nothing_was_built(tmp_path: Path) -> None:
    root = dossier(tmp_path / "dossier")
    code, _, _ = run("export", root, "--format", "kml", "--format", "bibtex", "--out", tmp_path / "elsewhere")
    assert code == 0
    assert content(tmp_path / "elsewhere").keys() == {
        "data/places.kml",
        "data/sources.bib",
        ".caribmap",
        "README.md",
    }
    assert not (root / "out").exists()


@pytest.mark.parametrize("arguments", [[], ["--all", "--format", "kml"], ["--format", "shapefile"]])
def test_formats_that_make_no_sense_are_a_usage_error(tmp_path: Path, arguments: list[str]) -> None:
    code, _, stderr = run("export", dossier(tmp_path), *arguments)
    assert code == 2
    assert "--format" in stderr


def test_faults_write_nothing(tmp_path: Path) -> None:
    root = dossier(tmp_path, change("geodata/quotes.yaml", "ferry arrived", "boat arrived"))
    code, _, stderr = run("export", root, "--all")
    assert code == 1
    assert "error[Q001]" in stderr
    assert "nothing was written" in stderr
    assert not (root / "out").exists()


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    root = dossier(tmp_path / "dossier")
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis/chapter.txt").write_text("years of work")
    with pytest.raises(EnvironmentalError, match="--out"):
        export(root, ["csv"], tmp_path / "thesis")
    assert content(tmp_path / "thesis").keys() == {"chapter.txt"}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_gives_the_same_bytes_twice(tmp_path: Path, name: str) -> None:
    root = dossier(tmp_path, base="antimeridian")
    assert export(root, [name]) == export(root, [name])


def test_a_dossier_gives_its_places_as_a_geodataframe(tmp_path: Path) -> None:
    frame = caribmap.load(dossier(tmp_path, base="antimeridian")).to_geodataframe()
    assert list(frame.index) == ["strait", "12"]
    assert frame.crs == "EPSG:4326"
    assert frame.loc["strait", "quotes"] == ["passed"]
    assert frame.geometry["12"].coords[0] == (-169.65, 66.08)
