"""Panel takes a dossier's map for the map of Folium that it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

import caribmap
from tests.hosts.conftest import DOSSIER, Serve
from tests.hosts.hosting import can_be_read, ready_frames


@pytest.mark.filterwarnings("ignore")  # Panel's own
def test_panel_chooses_its_pane_for_maps_of_folium() -> None:
    from panel.pane.plot import Folium

    assert Folium.applies(caribmap.Map(DOSSIER))


def test_a_dossiers_map_is_shown(serve: Serve, tmp_path: Path, host_page: Page) -> None:
    (tmp_path / "app.py").write_text(
        f"import caribmap, panel as pn\npn.panel(caribmap.Map({str(DOSSIER)!r}), height=500).servable()\n"
    )
    address = serve(lambda port: ["panel", "serve", "app.py", "--port", str(port)], "/app")
    host_page.goto(f"{address}/app")
    frames = ready_frames(host_page, 1)
    assert len(frames) == 1
    assert can_be_read(frames[0])
