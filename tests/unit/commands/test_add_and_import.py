"""`caribmap add`, `caribmap import` and `caribmap gazetteer add`, used as their help says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from caribmap.cli import app
from caribmap.desk.own_gazetteers import own_gazetteers
from caribmap.pipeline.examine import examine_dossier
from tests.dossier_edits import dossier
from tests.folders import content
from tests.unit.desk.served import desk_of

KML = (
    '<?xml version="1.0"?><kml><Placemark><name>Suva</name>'
    "<description>the &lt;b&gt;port&lt;/b&gt;</description>"
    "<Point><coordinates>178.44,-18.14</coordinates></Point></Placemark>"
    "<Placemark><name>Bad</name><Point><coordinates>here</coordinates></Point></Placemark></kml>"
)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return dossier(tmp_path / "dossier")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_source_a_place_and_a_quote_are_added_and_leave_a_sound_dossier(root: Path, tmp_path: Path) -> None:
    article = tmp_path / "Second paper.txt"
    article.write_bytes(b"The reef lies far.\r\nIt is the reef of Suva.\r\n")
    assert run("add", "source", article, "--in", root, "--title", "The reef lies far.").exit_code == 0
    added = run("add", "place", "Suva", "--at", "-18.14161, 178.44149", "--precision-m", "2000", "--in", root)
    assert (added.exit_code, added.output) == (0, "added place suva\n")
    quoted = run("add", "quote", "the-reef-lies-far", "reef of Suva", "--place", "suva", "--in", root)
    assert quoted.output == "added quote the-reef-lies-far-reef-suva\n"
    assert (root / "seeds/the-reef-lies-far.txt").read_bytes() == article.read_bytes()
    quote = yaml.safe_load((root / "geodata/quotes.yaml").read_text("utf-8"))[-1]
    assert quote["exact"] == "reef of Suva"
    examined = examine_dossier(root)
    assert [fault for fault in examined.faults if fault.severity == "error"] == []
    assert examined.dossier is not None
    suva = next(place for place in examined.dossier.places if place.id == "suva")
    assert suva.geometry == {"type": "Point", "coordinates": [178.44, -18.14]}


def test_what_is_wrong_with_a_record_is_said_when_it_is_added(root: Path) -> None:
    added = run("add", "place", "X", "--at", "1, 2", "--kind", "castle", "--in", root)
    assert "added place x" in added.output
    assert "error[P014]: kind 'castle' of place 'x' is unknown" in added.output


def test_a_text_in_no_language_that_is_recognised_needs_its_tag(root: Path, tmp_path: Path) -> None:
    article = tmp_path / "kyodo.txt"
    article.write_text("12:30 – 5 km\n", "utf-8")
    before = content(root)
    refused = run("add", "source", article, "--in", root)
    assert refused.exit_code == 1
    assert "--language" in refused.output
    assert content(root) == before
    named = run("add", "source", article, "--language", "ja", "--short", "新聞", "--in", root)
    assert named.output == "added source kyodo (ja)\n"


def test_words_that_do_not_stand_there_are_refused_with_the_nearest(root: Path) -> None:
    before = content(root)
    loaded = examine_dossier(root).dossier
    assert loaded is not None
    refused = run("add", "quote", loaded.sources[0].id, "A boat arrived", "--place", "x", "--in", root)
    assert refused.exit_code == 1
    assert "stand 0 times" in refused.output
    assert run("add", "quote", "nothing", "x", "--place", "x", "--in", root).exit_code == 1
    assert run("add", "place", "X", "--at", "north of it", "--in", root).exit_code == 1
    assert content(root)["geodata/quotes.yaml"] == before["geodata/quotes.yaml"]


def test_an_import_adds_what_it_can_lists_what_it_cannot_and_is_undone_in_one_step(
    root: Path, tmp_path: Path
) -> None:
    before = content(root)
    file = tmp_path / "mymaps.kml"
    file.write_text(KML, "utf-8")
    done = run("import", file, root)
    assert done.exit_code == 1
    assert "added 1 place, 0 quotes" in done.output
    assert "left out: mymaps.kml:1: 'Bad'" in done.output
    places = json.loads((root / "geodata/places.geojson").read_text("utf-8"))["features"]
    assert places[-1]["id"] == "suva"
    assert list(places[-1]["properties"]["geocoding"]["note"].values()) == ["the port"]
    state = next((tmp_path / "state/caribmap").iterdir())
    (root.parent / "dossier-state").symlink_to(state)
    with desk_of(root) as desk:
        assert desk.ask("/api/undo", {})[0] == 200
    assert content(root) == before


def test_a_quote_that_cannot_be_proven_becomes_a_fault_to_mend(root: Path, tmp_path: Path) -> None:
    rows = [
        {
            "uri": "x",
            "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "not in the article"}]}],
        },
    ]
    file = tmp_path / "hypothesis.json"
    file.write_text(json.dumps({"rows": rows}), "utf-8")
    done = run("import", file, root)
    assert done.exit_code == 0, done.output
    assert done.output.count("to mend: ") == 2
    codes = {fault.code for fault in examine_dossier(root).faults}
    assert {"Q001", "K010"} <= codes


def test_a_file_that_is_none_of_these_adds_nothing(root: Path, tmp_path: Path) -> None:
    before = content(root)
    file = tmp_path / "a.csv"
    file.write_bytes("name\nTórshavn\n".encode("latin-1"))
    done = run("import", file, root)
    assert (done.exit_code, "a.csv:2: " in done.output) == (1, True)
    assert run("import", tmp_path / "missing.csv", root).exit_code == 1
    assert content(root) == before


def test_a_gazetteer_of_ones_own_is_found_by_the_desk(tmp_path: Path) -> None:
    file = tmp_path / "Reefs.csv"
    file.write_text("name,lat,lng\nMinerva Reefs,-23.65,-178.9\n", "utf-8")
    done = run("gazetteer", "add", file)
    assert (done.exit_code, "1 place" in done.output) == (0, True)
    (own,) = own_gazetteers(tmp_path / "data/caribmap/gazetteers")
    (reefs,) = own.named("minerva reefs")
    assert (reefs["source"], reefs["lng"], reefs["lat"]) == ("reefs", -178.9, -23.65)
    assert run("gazetteer", "add", file).exit_code == 0
    assert list(own.named("nothing")) == []
    bad = tmp_path / "bad.csv"
    bad.write_text("a,b\n", "utf-8")
    assert run("gazetteer", "add", bad).exit_code == 1
