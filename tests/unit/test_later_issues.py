"""Inputs that fail today and belong to open issues: each test names its issue and says what is right."""

from __future__ import annotations

from pathlib import Path

import folium
import pytest
from branca.element import MacroElement
from folium.template import Template

import caribmap
from caribmap.errors import MissingAssetError
from tests.dossier_edits import append, dossier

PAGE = "issue 19: a story step says what it shows"
FOLIUM = "issue 21: any Folium map, one call, one file"


@pytest.mark.xfail(reason=PAGE, strict=True)
def test_a_story_step_shows_the_places_that_it_names(tmp_path: Path) -> None:
    step = "story:\n- {title: a, text: b, show: [saint-georges]}\n"
    faults = caribmap.check(dossier(tmp_path, append("caribmap.yaml", step)))
    assert [fault.code for fault in faults if fault.severity == "error"] == []


@pytest.mark.xfail(reason=FOLIUM, strict=True, raises=MissingAssetError)
def test_the_default_map_of_folium_becomes_one_page() -> None:
    assert "https://tile" not in caribmap.offline(folium.Map())


@pytest.mark.xfail(reason=FOLIUM, strict=True)
def test_a_template_of_an_instance_is_rendered_offline() -> None:
    element = MacroElement()  # type: ignore[no-untyped-call]
    element._template = Template("{% macro script(this, kwargs) %}window.mark = 1;{% endmacro %}")
    drawn = folium.Map(tiles=None)
    drawn.add_child(element)
    assert "window.mark = 1" in caribmap.offline(drawn)


@pytest.mark.xfail(reason=FOLIUM, strict=True)
def test_a_map_in_a_figure_of_its_own_brings_its_viewer(tmp_path: Path) -> None:
    figure = folium.Figure(width="600px", height="400px")
    figure.add_child(caribmap.Map(dossier(tmp_path)))
    assert "caribmap-data" in figure.render()
