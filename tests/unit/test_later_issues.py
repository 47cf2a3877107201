"""Inputs that fail today and belong to open issues: each test names its issue and says what is right."""

from __future__ import annotations

from pathlib import Path

import folium
import pytest
from branca.element import MacroElement
from folium.template import Template

import caribmap
from caribmap.errors import MissingAssetError
from caribmap.pipeline.examine import examine_dossier
from tests.dossier_edits import append, change, dossier

NAMES = "issue 17: names in scripts without spaces, and behind prefixes"
FOLIUM = "issue 21: any Folium map, one call, one file"

ARTICLE = "seeds/harbour.txt"


@pytest.mark.xfail(reason=NAMES, strict=True)
@pytest.mark.parametrize(
    ("language", "sentence", "name"),
    [
        ("ja", "外相は東京で会談した。", "東京"),
        ("zh", "部长在北京会见了代表。", "北京"),
        ("hi", "मंत्री ने दिल्ली में बैठक की।", "दिल्ली"),
        ("ar", "وصل الوزير إلى بدمشق مساء.", "دمشق"),
        ("th", "รัฐมนตรีเดินทางถึงกรุงเทพเมื่อวาน", "กรุงเทพ"),
    ],
)
def test_a_place_name_is_found_in_every_script(
    language: str, sentence: str, name: str, tmp_path: Path
) -> None:
    root = dossier(
        tmp_path,
        append(ARTICLE, f"\n{sentence}\n"),
        change("seeds/sources.yaml", "language: en", f"language: {language}"),
    )
    derived = examine_dossier(root).derived
    assert derived is not None
    assert name in {mention.surface for mention in derived.ledger.mentions}


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
