"""The README's figures are those of this repository's dossier, and its commands those of the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from caribmap.pipeline.compile import Compiled, compile_dossier

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return compile_dossier(ROOT)


def test_the_figures_are_the_dossiers(compiled: Compiled) -> None:
    payload = compiled.sound().payload
    unplaced = sum(place["geometry"] is None for place in payload["places"])
    main = sum(discrepancy["weight"] == "main" for discrepancy in payload["discrepancies"])
    share = 100 * max(source["quoted_share"] for source in payload["sources"])
    mentions = payload["mentions"]
    assert re.findall(r"^\| ([a-z ]+) \| (.*) \|$", README, re.MULTILINE) == [
        ("places", f"{len(payload['places'])}, {unplaced} of them without a stated position"),
        (
            "quotes",
            f"{len(payload['quotes'])}, covering at most {share:.0f} % of an article",
        ),
        ("events", f"{len(payload['events'])}"),
        ("discrepancies", f"{len(payload['discrepancies'])}, {main} of them main"),
        ("mentions of places", f"{mentions['total']}, {mentions['unaccounted'] or 'none'} unaccounted"),
    ]


def test_the_number_of_articles_is_the_dossiers(compiled: Compiled) -> None:
    assert "five German articles" in README
    assert [source["language"] for source in compiled.sound().payload["sources"]] == ["de"] * 5
