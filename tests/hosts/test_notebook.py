"""A notebook that nbconvert executes shows a dossier's map and any map made offline."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.hosts.conftest import DOSSIER, environment
from tests.hosts.hosting import can_be_read, ready_frames

CELLS = (
    f"import caribmap, folium\ncaribmap.Map({str(DOSSIER)!r})",
    """
from IPython.display import HTML
m = folium.Map([10, -61], zoom_start=6, height=300)
folium.Marker([10, -61], popup='words').add_to(m)
HTML(caribmap.offline(m, full_html=False))
""",
)


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    cells: list[dict[str, Any]] = [
        {"cell_type": "code", "id": f"c{at}", "metadata": {}, "outputs": [], "execution_count": None,
         "source": source}
        for at, source in enumerate(CELLS)
    ]  # fmt: skip
    kernel = {"name": "python3", "display_name": "Python", "language": "python"}
    notebook = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "maps.ipynb").write_text(json.dumps(notebook), "utf-8")
    subprocess.run(
        [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", "maps.ipynb"],
        cwd=tmp_path, env=environment(), check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    return tmp_path / "maps.html"


def test_an_executed_notebook_shows_both_maps(exported: Path, host_page: Page) -> None:
    host_page.goto(exported.as_uri(), wait_until="domcontentloaded")
    (own,) = ready_frames(host_page, 1)
    assert can_be_read(own)
    host_page.locator('iframe[title="Map"]').evaluate("node => node.scrollIntoView({ block: 'center' })")
    other = host_page.frame_locator('iframe[title="Map"]')
    other.locator("img.leaflet-marker-icon").click()
    expect(other.locator(".leaflet-popup")).to_contain_text("words")
    assert host_page.locator('iframe[title="Map"]').evaluate("node => node.offsetHeight") == 300
