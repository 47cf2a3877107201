"""The worked example of docs/survey.md: its generator, and the analyst's ten lines."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench.survey.generate import articles, towns, write_archive, write_dossier
from tests.unit.survey.archives import content, survey_here

DOCS = Path(__file__).parents[3] / "docs"
PYTHON = re.compile(r"^```python\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
MOST_LINES = 10


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a survey of a generated archive in `found`."""
    folder = tmp_path_factory.mktemp("example")
    some = towns(40)
    write_dossier(some, folder / "dossier")
    write_archive(600_000, some, folder / "archive")
    with pytest.MonkeyPatch.context() as patch:
        survey_here(folder / "archive", folder / "found", patch, folder / "dossier")
    return folder


def test_the_same_archive_is_generated_each_time(tmp_path: Path) -> None:
    some = towns(40)
    for name in ("one", "other"):
        write_archive(50_000, some, tmp_path / name)
    assert content(tmp_path / "one") == content(tmp_path / "other")
    assert {each["language"] for each in articles(20_000, some)} == {"de", "en", "es"}


def test_ten_lines_of_the_page_say_which_places_rose_in_october(found: Path) -> None:
    (code,) = PYTHON.findall((DOCS / "survey.md").read_text("utf-8"))
    assert len([line for line in code.split("\n") if line]) <= MOST_LINES
    printed = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=found, capture_output=True, text=True, check=True
    ).stdout
    assert len(printed.strip().split("\n")) == MOST_LINES + 2


def test_the_notebook_has_the_page_s_lines() -> None:
    notebook = json.loads((DOCS / "survey-october.ipynb").read_text("utf-8"))
    (code,) = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [code] == PYTHON.findall((DOCS / "survey.md").read_text("utf-8"))
