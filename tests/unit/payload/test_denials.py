"""`denies` and `origin_inferred` of a quote, from either form of the file to what is published."""

from __future__ import annotations

import csv
import io
import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from caribmap.pipeline.compile import compile_dossier
from caribmap.render.export.comma_separated import render_csv
from caribmap.render.export.evidence import Evidence
from caribmap.render.noscript import render_noscript
from caribmap.verify.diff import diff_maps
from tests.dossier_edits import DOSSIERS, append, dossier, remove, write

QUOTES = "geodata/quotes.yaml"
REASON = "The wording is that of the Gazette."
DENIAL: dict[str, Any] = {
    "id": "denial",
    "source": "harbour-news",
    "exact": "It carried 120 passengers.",
    "places": [],
    "modality": "denied",
    "denies": ["ferry"],
    "origin_inferred": {"value": "gazette", "reason": REASON},
}


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    root = dossier(tmp_path_factory.mktemp("yaml"), append(QUOTES, f"- {json.dumps(DENIAL)}\n"))
    return compile_dossier(root).sound()


def test_a_denial_reaches_the_payload_from_either_form_of_the_file(
    evidence: Evidence, tmp_path: Path
) -> None:
    ferry = "A ferry arrived in Saint George's on Friday."
    first = {"id": "ferry", "source": "harbour-news", "exact": ferry, "places": ["saint-georges"]}
    lines = "".join(json.dumps(record) + "\n" for record in (first, DENIAL))
    root = dossier(tmp_path, remove(QUOTES), write("geodata/quotes.jsonl", lines))
    denied, denial = compile_dossier(root).sound().payload["quotes"]
    assert (denied, denial) == tuple(evidence.payload["quotes"])
    assert (denied["denies"], denial["denies"]) == ([], ["ferry"])
    assert denial["origin_inferred"] == {"value": "gazette", "reason": {"en": REASON}}


def test_a_denial_stands_in_the_tables(evidence: Evidence) -> None:
    text = b"".join(render_csv(evidence)["data/quotes.csv"]).decode("utf-8-sig")
    row = list(csv.DictReader(io.StringIO(text)))[1]
    assert (row["denies"], row["origin_inferred"]) == ("ferry", "gazette")


def test_without_javascript_a_denial_follows_what_it_denies(evidence: Evidence) -> None:
    html = render_noscript(evidence.payload, "")
    assert 0 < html.index("A ferry arrived") < html.index("It carried 120") < html.index(REASON)


def test_quotes_that_deny_each_other_stand_without_javascript(evidence: Evidence) -> None:
    payload = deepcopy(evidence.payload)
    payload["quotes"][0]["denies"] = ["denial"]
    payload["quotes"][1]["places"] = ["saint-georges"]
    html = render_noscript(payload, "")
    assert (html.count("A ferry arrived"), html.count("It carried 120")) == (1, 1)


def test_a_page_from_before_the_keys_does_not_differ_by_them(evidence: Evidence) -> None:
    new: dict[str, Any] = dict(evidence.payload)
    old = deepcopy(new)
    for quote in old["quotes"]:
        del quote["denies"], quote["origin_inferred"]
    (change,) = diff_maps(old, new)
    assert change.id == "denial"
    assert {value.at for value in change.values} == {"/denies", "/origin_inferred"}


def test_the_dossier_without_denials_is_as_it_was() -> None:
    (quote,) = compile_dossier(DOSSIERS / "minimal").sound().payload["quotes"]
    assert (quote["denies"], quote["origin_inferred"]) == ([], None)
