from __future__ import annotations

from pathlib import Path

import pytest

from caribmap.check.invisible import SOFT_HYPHEN, find_invisible, name_of
from caribmap.pipeline.examine import examine_dossier
from tests.dossier_edits import append, change, dossier

PLACES = "geodata/places.geojson"
QUOTES = "geodata/quotes.yaml"
NAME = "Saint George's"


@pytest.mark.parametrize("code", [
    *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x200B, 0x2010), *range(0x2060, 0x2065),
    0x00, 0x07, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x2028, 0x3164, 0xFEFF,
    0xFFF9, 0xFFFE, 0xFE0F, 0xE0001, 0xE0041, 0xE0100,
])  # fmt: skip
def test_a_character_that_nobody_sees_is_found_in_a_latin_name(code: int) -> None:
    assert find_invisible(f"Caracas{chr(code)}Libre") == 7


@pytest.mark.parametrize(
    "text",
    [
        "16.000\u00a0Soldaten, 11\u202fkm",
        "\u05d9\u05e8\u05d5\u05e9\u05dc\u05d9\u05dd (\u0627\u0644\u0642\u062f\u0633)",
        "\u05d9\u05e8\u05d5\u05e9\u05dc\u05d9\u05dd\u200e (1)\u200f",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\u2708\ufe0f 1\ufe0f\u20e3 \u845b\U000e0100",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "Nu\u0308rnberg \u2013 \u201eZitat\u201c",
    ],
)
def test_what_a_script_or_an_emoji_is_written_with_is_no_fault(text: str) -> None:
    assert find_invisible(text) is None


@pytest.mark.parametrize(
    "text", ["a\ufe0f", "\u2708\ufe0f\ufe0f", "x\U000e0067", "\u200dCaracas", "a\u200cb", "Caracas\u200e"]
)
def test_the_same_characters_elsewhere_are(text: str) -> None:
    assert find_invisible(text) is not None


def test_prose_may_have_lines_and_an_article_soft_hyphens() -> None:
    assert find_invisible("one\ntwo") == 3
    assert find_invisible("one\ntwo", "\n") is None
    assert find_invisible("Strom\u00adnetz", SOFT_HYPHEN) is None


def test_characters_are_named() -> None:
    assert name_of("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert name_of("\x1b") == "U+001B control character"
    assert name_of("\ufffe") == "U+FFFE noncharacter"


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        (PLACES, NAME, "Saint\u202e George's", (9, 24)),
        (PLACES, NAME, "Saint\\u202E George's", (9, 24)),
        (QUOTES, "[saint-georges]", "[saint-georges]\n  note:\n    one\n    tw\u200bo", (7, 7)),
        (QUOTES, "[saint-georges]", '[saint-georges]\n  note: "\\\\u202e tw\\x1bo"', (5, 20)),
        (QUOTES, "[saint-georges]", '[saint-georges]\n  of: "a\u2028b"\n  note: tw\u200bo', (6, 11)),
    ],
)
def test_the_warning_points_at_the_character_itself(
    file: str, old: str, new: str, where: tuple[int, int], tmp_path: Path
) -> None:
    faults = examine_dossier(dossier(tmp_path, change(file, old, new))).faults
    *_, fault = (fault for fault in faults if fault.code == "K013")
    assert (fault.code, fault.severity, fault.where.file) == ("K013", "warning", file)
    assert (fault.where.line, fault.where.column) == where


def test_every_text_of_a_hand_is_looked_at(tmp_path: Path) -> None:
    more = (
        "subtitle: a\u200bb\ncredits: a\u200bb\n"
        "edition: {byline: a\u200bb, corrections: [{date: 2025-01-01, text: a\u200bb}]}\n"
        "origins: [{id: o, name: a\u200bb}]\nstory: [{title: a\u200bb, text: a\u200bb}]\n"
        "worldviews: [{id: w, name: a\u200bb, note: a\u200bb, references: [{title: a\u200bb}]}]\n"
    )
    faults = examine_dossier(dossier(tmp_path, append("caribmap.yaml", more))).faults
    assert [fault.code for fault in faults] == ["K013"] * 10
