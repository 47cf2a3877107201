"""The committed fixtures of the columnar form are what the compiler writes, and decode to their payloads."""

from __future__ import annotations

import json
from typing import Any

import pytest

from caribmap.payload.decode import are_intact, decode
from tools.payload_fixtures import FOLDER, render_fixtures, unpacked

RENDERED = render_fixtures()
COMMITTED: dict[str, Any] = {name: json.loads((FOLDER / name).read_text("utf-8")) for name in RENDERED}
CASES = pytest.mark.parametrize("case", COMMITTED["columnar.json"], ids=lambda case: str(case["name"]))


def test_the_committed_fixtures_are_the_generated_ones() -> None:
    generated = json.loads(json.dumps(unpacked(RENDERED)))
    assert unpacked(COMMITTED) == generated, "run: make generate"


def test_every_committed_fixture_is_generated() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(RENDERED)


@CASES
def test_a_fixture_decodes_to_its_plain_payload(case: dict[str, Any]) -> None:
    assert are_intact(case["columnar"], case["blocks"])
    assert json.dumps(decode(case["columnar"], case["blocks"])) == json.dumps(case["plain"])


def test_the_fixtures_have_what_readers_could_get_wrong() -> None:
    tables = [table for case in COMMITTED["columnar.json"] for table in case["columnar"]["columns"].values()]
    assert all(table["chunks"] > 1 for table in tables[:2])
    assert {column["type"] for table in tables for column in table["numbers"].values()} == {
        "int32",
        "float64",
    }
    texts = json.dumps(unpacked(COMMITTED)["columnar.json"][0]["plain"], ensure_ascii=False)
    assert all(part in texts for part in ("😀", "\u0301", "Polygon", "LineString", '"anchor": null'))
