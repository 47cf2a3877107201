from __future__ import annotations

import codecs
import csv
import io
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from caribmap.render.export.comma_separated import literal, render_csv
from caribmap.render.export.evidence import Evidence
from caribmap.render.export.tables import tables_of
from tests.unit.export.conftest import FORMULA, ROOT

NAMES = {"places", "quotes", "events", "discrepancies", "sources", "mentions"}


def read(evidence: Evidence, name: str) -> list[dict[str, Any]]:
    text = b"".join(render_csv(evidence)[f"data/{name}.csv"]).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_there_is_a_file_for_each_table(evidence: Evidence) -> None:
    assert set(render_csv(evidence)) == {f"data/{name}.csv" for name in NAMES}


def test_rows_and_payload_hold_the_same_records(evidence: Evidence) -> None:
    payload = evidence.payload
    for name in ("places", "quotes", "events", "sources"):
        assert [row["id"] for row in read(evidence, name)] == [record["id"] for record in payload[name]]
    answers = [
        (discrepancy["id"], answer["value"])
        for discrepancy in payload["discrepancies"]
        for answer in discrepancy["answers"]
    ]
    rows = read(evidence, "discrepancies")
    assert [(row["id"], row["value_de"]) for row in rows] == [(name, value["de"]) for name, value in answers]
    assert len(read(evidence, "mentions")) == payload["mentions"]["total"]


def test_quotes_stand_in_their_articles_at_their_offsets(evidence: Evidence) -> None:
    for row in read(evidence, "quotes"):
        text = (ROOT / "seeds" / row["file"]).read_bytes().decode()
        exact = text[int(row["start"]) : int(row["end"])]
        assert row["exact"] == literal(exact)


def test_numbers_stay_numbers_also_when_negative(evidence: Evidence) -> None:
    row = next(row for row in read(evidence, "places") if row["id"] == "caracas")
    assert float(row["lng"]) < 0
    assert float(row["lat"]) > 0


def test_the_file_begins_with_the_mark_by_which_excel_knows_utf_8(evidence: Evidence) -> None:
    for pieces in render_csv(evidence).values():
        content = b"".join(pieces)
        assert content.startswith(codecs.BOM_UTF8)
        assert content.count(codecs.BOM_UTF8) == 1


def test_a_table_without_rows_has_its_header(hostile: Evidence) -> None:
    text = b"".join(render_csv(hostile)["data/events.csv"]).decode("utf-8-sig")
    assert text == "id,title_en,when,when_inferred,when_inferred_reason_en,earliest,latest,quotes,places\r\n"


def test_formulas_are_disarmed_and_restored_by_dropping_the_apostrophe(hostile: Evidence) -> None:
    (row,) = read(hostile, "quotes")
    assert row["exact"].startswith(f"'{FORMULA}")
    assert row["exact"][1:] == hostile.payload["quotes"][0]["exact"]
    assert read(hostile, "places")[0]["name_en"].startswith("'=")


@given(st.text())
def test_no_text_can_begin_a_formula_and_none_is_lost(text: str) -> None:
    safe = literal(text)
    assert not safe.startswith(tuple("=+-@\t\r\n"))
    assert safe.removeprefix("'") == text


def test_column_names_and_keys_are_unique(evidence: Evidence) -> None:
    for table in tables_of(evidence):
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        cells = table.cells()
        keys = list(zip(*(cells[names.index(key)] for key in table.key), strict=True))
        assert len(keys) == len(set(keys)), table.name
