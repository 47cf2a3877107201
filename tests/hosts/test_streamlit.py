"""Streamlit shows a dossier's map by each of its ways, and any map made offline as HTML."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.hosts.conftest import DOSSIER, Serve
from tests.hosts.hosting import can_be_read, ready_frames

BEGIN = f"""
import caribmap, folium, streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import folium_static, st_folium
own = caribmap.Map({str(DOSSIER)!r})
"""
WAYS = {
    "st_folium": "st_folium(own, width=700, height=450)",
    "st_folium of a figure": "st_folium(folium.Figure().add_child(own), width=700, height=450)",
    "folium_static": "folium_static(own, width=700, height=450)",
    "components.html": "components.html(own.get_root().render(), height=450)",
}


@pytest.fixture
def show(serve: Serve, tmp_path: Path, host_page: Page) -> object:
    def start(script: str) -> Page:
        (tmp_path / "app.py").write_text(BEGIN + script, "utf-8")
        address = serve(
            lambda port: [
                "streamlit", "run", "app.py",
                "--global.developmentMode=false", "--server.headless=true", f"--server.port={port}",
                "--server.address=127.0.0.1", "--browser.gatherUsageStats=false",
            ],
            "/_stcore/health",
        )  # fmt: skip
        host_page.goto(address)
        return host_page

    return start


@pytest.mark.parametrize("way", WAYS)
def test_a_dossiers_map_is_shown(way: str, show: object) -> None:
    page = show(WAYS[way])  # type: ignore[operator]
    frames = ready_frames(page, 1)
    assert len(frames) == 1
    assert can_be_read(frames[0])


def test_any_map_made_offline_is_shown_as_html(show: object) -> None:
    page = show(  # type: ignore[operator]
        "m = folium.Map([10, -61], zoom_start=6)\n"
        "folium.Marker([10, -61], popup='words').add_to(m)\n"
        "components.html(caribmap.offline(m), height=400)"
    )
    frame = page.frame_locator("iframe").first
    frame.locator("img.leaflet-marker-icon").click()
    expect(frame.locator(".leaflet-popup")).to_contain_text("words")
