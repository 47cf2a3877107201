"""Pages of version 1 stay readable: their data have format 1, plain or in columns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import caribmap
from caribmap.payload.form import CHUNK_SIZE
from caribmap.verify.diff import diff_maps
from caribmap.verify.page import read_page
from caribmap.verify.verification import verify_map
from tests.unit.test_cli import run
from tests.unit.verify.ferries import FEW, MANY, write_ferries
from tests.unit.verify.published import change_block, data_of, forge

PAGES = Path(__file__).parents[2] / "published/version-1"
FORMS = pytest.mark.parametrize(("form", "count"), [("plain", FEW), ("columnar", MANY)])


def dossier_of(form: str, tmp_path: Path) -> Path:
    return write_ferries(tmp_path / form, {"plain": FEW, "columnar": MANY}[form])


def copy_of(form: str, tmp_path: Path) -> Path:
    """A copy of the page that a test may spoil."""
    copy = tmp_path / "map.html"
    copy.write_bytes((PAGES / f"{form}.html").read_bytes())
    return copy


@FORMS
def test_every_quote_is_found_in_the_articles(form: str, count: int, tmp_path: Path) -> None:
    found = verify_map(PAGES / f"{form}.html", dossier_of(form, tmp_path) / "seeds")
    assert found.holds
    assert found.counts["found"] == len(found.quotes) == count


def test_a_changed_digit_of_a_plain_page_is_found(tmp_path: Path) -> None:
    page = copy_of("plain", tmp_path)
    page.write_text(page.read_text("utf-8").replace('"exact":"Fähre 3 ', '"exact":"Fähre 8 '), "utf-8")
    found = verify_map(page, dossier_of("plain", tmp_path) / "seeds")
    assert not found.page.is_intact
    assert [quote.quote for quote in found.quotes if quote.verdict != "found"] == ["ferry-3"]


def test_a_changed_digit_of_a_columnar_page_is_found(tmp_path: Path) -> None:
    page = copy_of("columnar", tmp_path)
    last = f"caribmap-quotes-{(MANY - 1) // CHUNK_SIZE}"
    change_block(page, last, lambda chunk: chunk.replace("Fähre 1998".encode(), "Fähre 1993".encode()))
    found = verify_map(page, dossier_of("columnar", tmp_path) / "seeds")
    assert not found.page.is_intact
    assert [quote.quote for quote in found.quotes if quote.verdict != "found"] == ["ferry-1998"]


def test_an_answer_that_was_removed_is_told_against_the_dossier(tmp_path: Path) -> None:
    page = copy_of("plain", tmp_path)
    forged = forge(page, lambda payload: payload["conflicts"][0]["answers"].pop(), rehash=True)
    built = caribmap.build(dossier_of("plain", tmp_path))
    found = verify_map(forged, built.out.parent / "seeds", json.loads(data_of(built.map)))
    assert found.page.is_intact
    assert ("discrepancy", "passengers") in {(change.noun, change.id) for change in found.differences or ()}


@FORMS
def test_a_page_of_version_2_of_the_same_dossier_says_the_same(form: str, count: int, tmp_path: Path) -> None:
    new = read_page(caribmap.build(dossier_of(form, tmp_path)).map).payload
    old = read_page(PAGES / f"{form}.html").payload
    assert len(old["quotes"]) == count
    # The base map and what the ledger says of its names come with the program, not from the dossier.
    of_program = {"country_labels", "orientation", "basemap", "mentions", "possible"}
    assert [change for change in diff_maps(old, new) if change.id not in of_program] == []


@FORMS
def test_extract_writes_the_names_of_format_2(form: str, count: int) -> None:
    done = run("extract", PAGES / f"{form}.html")
    payload = json.loads(done.stdout)
    assert (payload["format"], payload["columns"], len(payload["quotes"])) == (2, None, count)
    assert [discrepancy["id"] for discrepancy in payload["discrepancies"]] == ["passengers"]
    assert "conflicts" not in payload


def test_diff_tells_a_correction_between_the_versions(tmp_path: Path) -> None:
    dossier = dossier_of("plain", tmp_path)
    discrepancies = dossier / "geodata/discrepancies.yaml"
    discrepancies.write_text(discrepancies.read_text("utf-8").replace("not stated", "unknown"), "utf-8")
    done = run("diff", PAGES / "plain.html", caribmap.build(dossier).map)
    assert done.returncode == 0
    assert "discrepancy passengers: changed" in done.stdout
    assert '"not stated" -> "unknown"' in done.stdout
