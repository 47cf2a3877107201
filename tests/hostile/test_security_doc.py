"""docs/security.md says what the suite tests."""

from __future__ import annotations

import re
from pathlib import Path

from tests.hostile.payloads import CLASSES, PAYLOADS
from tests.hostile.slots import READERS, REFUSED, SLOTS, TEXTS

DOC = Path(__file__).parents[2] / "docs/security.md"


def test_the_table_of_slots_is_the_suites_list() -> None:
    table = DOC.read_text("utf-8").split("| slot | how it is made harmless |")[1].split("\n\n")[0]
    rows = re.findall(r"(?m)^\| ([^|]+?) \| (.+?) \|$", table)
    assert tuple(slot for slot, _ in rows) == SLOTS
    assert all(harmless for _, harmless in rows)


def test_the_figures_are_the_suites() -> None:
    text = DOC.read_text("utf-8")
    assert f"{len(PAYLOADS)} payloads in {len(CLASSES)} classes" in text
    slots = (
        f"{len(TEXTS)} slots that take text, {len(REFUSED)} that refuse it, {len(READERS)} readers and doors"
    )
    assert slots in text


def test_every_suite_that_the_figures_name_is_there() -> None:
    files = re.findall(r"tests/hostile/test_\w+\.py", DOC.read_text("utf-8"))
    assert files
    assert all((DOC.parents[1] / file).is_file() for file in files)
