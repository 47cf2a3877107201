"""docs/architecture.md names every room of the house and every folder of the viewer, and none besides."""

from __future__ import annotations

import re
from pathlib import Path

from tests.unit.test_architecture import FLOORS

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/architecture.md").read_text("utf-8")
VIEWER = ROOT / "src/caribmap/viewer/src"
STYLES_OF_ALL = {"css"}


def table(heading: str) -> list[list[str]]:
    """The rows of the first table below a heading, cell by cell, without its head."""
    section = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("|").split(" | ") for line in section.splitlines() if line.startswith("|")]
    return rows[2:]


def test_the_house_has_the_floors_of_the_architecture_test_from_the_top_down() -> None:
    named = [frozenset(re.findall(r"`(\w+)(?:/|\.py)`", rooms)) for _, rooms, _ in table("The house")]
    floors = list(reversed(FLOORS))
    assert named[: len(floors) - 1] == floors[:-1]
    assert frozenset().union(*named[len(floors) - 1 :]) == floors[-1]


def test_the_viewer_has_the_folders_of_its_table() -> None:
    named = {name for row in table("The viewer") for name in re.findall(r"`([\w/]+)/`", row[0])}
    folders = {path.name for path in VIEWER.iterdir() if path.is_dir()}
    assert named == folders - STYLES_OF_ALL


def test_every_file_that_the_document_names_by_its_path_exists() -> None:
    paths = re.findall(r"`((?:[\w-]+/)+[\w-]+\.\w+)`", TEXT)
    roots = (ROOT, ROOT / "src/caribmap", ROOT / "src/caribmap/viewer/src", ROOT / "docs", ROOT / "tests")
    generated = {"geodata/quotes.yaml"}
    missing = [path for path in paths if not any((root / path).exists() for root in roots)]
    assert set(missing) <= generated
