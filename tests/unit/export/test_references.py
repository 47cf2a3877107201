from __future__ import annotations

import json
import re

import pytest

from caribmap.render.export.bibtex import render_bibtex
from caribmap.render.export.csl import render_csl
from caribmap.render.export.evidence import Evidence

ENTRY = re.compile(r"@misc\{(?P<id>[a-z0-9-]+),\n(?P<fields>(?:  [a-z]+ = \{.*\},\n)+)\}\n")


def test_csl_has_what_is_stated_and_marks_what_is_inferred(evidence: Evidence) -> None:
    items = {item["id"]: item for item in json.loads(render_csl(evidence))}
    for source in evidence.payload["sources"]:
        item = items[source["id"]]
        assert item.get("title") == source["title"]
        assert ("issued" in item) == (source["published"] is not None)
        for key, found in source["inferred"].items():
            assert f"{key} inferred, not stated: {found['value']} (" in item["note"]


def test_dates_are_parts_where_plain_and_text_where_not(hostile: Evidence) -> None:
    source = hostile.payload["sources"][0]
    issued = []
    for date in ("2025", "2025-11", "2025-11-01", "XXXX-11", "20XX", "2025-11-01T10:00:00Z"):
        source["published"] = date
        issued.append(json.loads(render_csl(hostile))[0]["issued"])
    parts = [{"date-parts": [[2025]]}, {"date-parts": [[2025, 11]]}, {"date-parts": [[2025, 11, 1]]}]
    literals = [{"literal": date} for date in ("XXXX-11", "20XX", "2025-11-01T10:00:00Z")]
    assert issued == [*parts, *literals]


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2025-11~", {"date-parts": [[2025, 11]], "circa": True}),
        ("2025-33", {"date-parts": [[2025, 1], [2025, 3]]}),
        ("2025-36?", {"date-parts": [[2025, 10], [2025, 12]], "circa": True}),
        ("2025-41", {"date-parts": [[2025, 7], [2025, 12]]}),
        ("2025-24", {"date-parts": [[2025]], "season": 4}),
        ("2025-29", {"date-parts": [[2025]], "season": 1}),
        ("2025-10-31/2025-11-07", {"date-parts": [[2025, 10, 31], [2025, 11, 7]]}),
        ("2025-10-XX", {"date-parts": [[2025, 10]]}),
        ("2025-33/2025-34", {"literal": "2025-33/2025-34"}),
        ("2025/..", {"literal": "2025/.."}),
        ("-0043-03-15", {"date-parts": [[-44, 3, 15]]}),
    ],
)
def test_csl_says_a_date_in_numbers_that_it_knows(
    hostile: Evidence, date: str, issued: dict[str, object]
) -> None:
    hostile.payload["sources"][0]["published"] = date
    assert json.loads(render_csl(hostile))[0]["issued"] == issued


@pytest.mark.parametrize(
    ("date", "field"),
    [
        ("2025-10~", "2025-10~"),
        ("2025-10-31%", "2025-10-31%"),
        ("2025-10-31/2025-11-07", "2025-10-31/2025-11-07"),
        ("2025/..", "2025/.."),
        ("20XX", "20XX"),
        ("2025-24", "2025-24"),
        ("2025-28?", "2025-24?"),
        ("2025-33", "2025-01/2025-03"),
        ("2025-11-01T10:00:00Z", "2025-11-01T10:00:00Z"),
    ],
)
def test_a_date_of_bibtex_is_written_as_biblatex_reads_it(hostile: Evidence, date: str, field: str) -> None:
    hostile.payload["sources"][0]["published"] = date
    assert f"  date = {{{field}}},\n" in render_bibtex(hostile).decode()


@pytest.mark.parametrize("date", ["XXXX-10-26", "156X-12-25", "2025-?10", "[2024,2025]", "Y17000"])
def test_a_date_beyond_biblatex_stands_in_the_note(hostile: Evidence, date: str) -> None:
    hostile.payload["sources"][0]["published"] = date
    text = render_bibtex(hostile).decode().split("\n@")[0]
    assert "  date = " not in text
    assert f"  note = {{published {date} (EDTF); file " in text


def test_bibtex_has_an_entry_per_source_with_balanced_braces(evidence: Evidence) -> None:
    text = render_bibtex(evidence).decode()
    entries = list(ENTRY.finditer(text))
    assert [entry["id"] for entry in entries] == [source["id"] for source in evidence.payload["sources"]]
    assert "".join(entry[0] for entry in entries) == text.replace("}\n\n@", "}\n@")
    for entry in entries:
        assert entry[0].count("{") == entry[0].count("}"), "braces count behind a backslash too"


def test_bibtex_escapes_what_tex_would_run(hostile: Evidence) -> None:
    text = render_bibtex(hostile).decode()
    assert r"title = {{50 \% \textbraceleft{}of\textbraceright{} <script>alert(1)</script> \& ]]>}}" in text


def test_an_address_cannot_end_its_field(hostile: Evidence) -> None:
    hostile.payload["sources"][0]["url"] = "https://example.org/a}b"
    assert "  url = {https://example.org/a%7Db}," in render_bibtex(hostile).decode()
