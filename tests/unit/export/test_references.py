from __future__ import annotations

import json
import re

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
    for date in ("2025", "2025-11", "2025-11-01", "2025-11~"):
        source["published"] = date
        issued.append(json.loads(render_csl(hostile))[0]["issued"])
    parts = [{"date-parts": [[2025]]}, {"date-parts": [[2025, 11]]}, {"date-parts": [[2025, 11, 1]]}]
    assert issued == [*parts, {"literal": "2025-11~"}]


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
