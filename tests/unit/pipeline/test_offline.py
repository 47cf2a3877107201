"""Folium's maps and files as one page: nothing lost, nothing loaded, and the map is afterwards as before."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import folium
import numpy as np
import pytest
from branca.element import IFrame, MacroElement
from folium.plugins import HeatMap, HeatMapWithTime, MiniMap, Realtime
from folium.template import Template

import caribmap
from caribmap.errors import MissingAssetError, OfflineError
from caribmap.pipeline.offline_file import read_page, whole_page
from caribmap.render.tree import figure_of
from tests.dossier_edits import dossier

LINK = re.compile(r"""<(?:script|img|iframe)\b[^>]*\ssrc=(?!["']?data:)|<link\b[^>]*stylesheet""")


def legend() -> MacroElement:
    """The usual recipe for a legend: a template that is an attribute of the instance."""
    element = MacroElement()  # type: ignore[no-untyped-call]
    element._template = Template("{% macro script(this, kwargs) %}window.mark = 1;{% endmacro %}")
    return element


def test_the_default_map_of_folium_becomes_one_page() -> None:
    page = caribmap.offline(folium.Map())
    assert "https://tile" not in page
    assert "caribmap:basemap" in page
    assert 'id="caribmap-basemap"' in page
    assert not LINK.search(page)
    assert caribmap.missing(folium.Map()) == []


@pytest.mark.parametrize("tiles", ["drop", "keep"])
def test_a_page_carries_the_base_map_only_if_it_shows_it(tiles: str) -> None:
    page = caribmap.offline(folium.Map(), tiles=tiles)  # type: ignore[arg-type]
    assert 'id="caribmap-basemap"' not in page
    assert ("img-src data: blob: https://tile.openstreetmap.org" in page) == (tiles == "keep")


def test_empty_maps_are_small() -> None:
    assert len(caribmap.offline(folium.Map(tiles=None))) <= 400_000
    assert len(caribmap.offline(folium.Map())) <= 550_000


def test_a_template_of_an_instance_is_rendered_offline() -> None:
    drawn = folium.Map(tiles=None)
    drawn.add_child(legend())
    assert "window.mark = 1" in caribmap.offline(drawn)


def test_the_page_is_the_same_before_and_after_the_map_is_saved(tmp_path: Path) -> None:
    drawn = folium.Map()
    folium.Choropleth(
        {"type": "FeatureCollection", "features": []}, data={"a": 1, "b": 2}, key_on="feature.id"
    ).add_to(drawn)
    MiniMap().add_to(drawn)  # type: ignore[no-untyped-call]
    drawn.add_child(legend())
    folium.LayerControl().add_to(drawn)
    first = caribmap.offline(drawn)
    drawn.save(tmp_path / "map.html")
    assert caribmap.offline(drawn) == first
    assert caribmap.offline(drawn) == first


def test_rendering_changes_nothing_of_the_map(tmp_path: Path) -> None:
    drawn, other = folium.Map([1, 2]), folium.Map([1, 2])
    for one in (drawn, other):
        folium.Marker([1, 2], popup="a").add_to(one)
    caribmap.offline(drawn)
    drawn.save(tmp_path / "a.html")
    other.save(tmp_path / "b.html")
    one_text, other_text = (
        re.sub(r"[0-9a-f]{32}", "", (tmp_path / name).read_text("utf-8")) for name in ("a.html", "b.html")
    )
    assert one_text == other_text


def test_an_element_that_cannot_be_copied_is_rendered() -> None:
    drawn = folium.Map(tiles=None)
    marker = folium.Marker([1, 2])
    marker.lock = threading.Lock()  # type: ignore[attr-defined]
    marker.add_to(drawn)
    assert "L.marker" in caribmap.offline(drawn)


def test_only_ids_of_elements_are_numbered() -> None:
    name = "f_0123456789abcdef0123456789abcdef.pdf"
    drawn = folium.Map(tiles=None)
    folium.Marker([1, 2], popup=f'<a href="{name}">report</a>').add_to(drawn)
    page = caribmap.offline(drawn)
    assert name in page
    assert drawn._id not in page


def test_text_about_markup_is_no_markup() -> None:
    drawn = folium.Map(tiles=None)
    folium.Marker([1, 2], popup='write src="x" there', tooltip="url('data:image/svg+xml;utf8,\"a\"')").add_to(
        drawn
    )
    assert caribmap.missing(drawn) == []


def test_all_missing_addresses_are_named_at_once() -> None:
    drawn = folium.Map()
    for number in range(3):
        folium.Marker([1, 2], icon=folium.CustomIcon(f"https://example.org/{number}.png")).add_to(drawn)
    addresses = [f"https://example.org/{number}.png" for number in range(3)]
    assert caribmap.missing(drawn) == addresses
    with pytest.raises(MissingAssetError) as caught:
        caribmap.offline(drawn)
    assert list(caught.value.addresses) == addresses
    assert all(address in str(caught.value) for address in addresses)
    page = caribmap.offline(drawn, fetch=lambda address: address.encode())
    assert "example.org" not in page


def test_a_page_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    text = caribmap.offline(folium.Map(), target)
    assert target.read_text("utf-8") == text
    bad = folium.Map()
    folium.Marker([0, 0], icon=folium.CustomIcon("https://example.org/x.png")).add_to(bad)
    with pytest.raises(MissingAssetError):
        caribmap.offline(bad, target)
    assert target.read_text("utf-8") == text
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_fragment_is_a_frame_of_the_maps_height() -> None:
    assert 'style="border:0;height:320px"' in caribmap.offline(folium.Map(height=320), full_html=False)
    assert 'style="border:0;height:500px"' in caribmap.offline(folium.Map(), full_html=False)


def test_the_page_lists_what_it_carries_with_licences() -> None:
    drawn = folium.Map()
    HeatMap([[1, 2, 3]]).add_to(drawn)  # type: ignore[no-untyped-call]
    page = caribmap.offline(drawn)
    assert "leaflet 1.9.3, BSD-2-Clause" in page
    assert "Vladimir Agafonkin" in page
    assert "Base map" in page or "base map" in page


def test_pages_in_frames_of_popups_are_whole_too() -> None:
    drawn = folium.Map(tiles=None)
    frame = IFrame('<script src="https://code.jquery.com/jquery-3.7.1.min.js"></script>')
    folium.Marker([1, 2], popup=folium.Popup(frame)).add_to(drawn)
    assert caribmap.missing(drawn) == []


@pytest.mark.parametrize("place", ["figure", "subplot"])
def test_a_map_in_a_figure_of_its_own_brings_its_viewer(tmp_path: Path, place: str) -> None:
    figure = folium.Figure(width="600px", height="400px")
    own = caribmap.Map(dossier(tmp_path))
    (figure if place == "figure" else figure.add_subplot(1, 2, 1)).add_child(own)
    text = figure.render()
    assert "caribmap-data" in text
    assert text.count("<iframe") == 1
    assert figure.render() == text


def test_a_dossiers_map_knows_its_bounds_and_those_that_are_asked_for(tmp_path: Path) -> None:
    own = caribmap.Map(dossier(tmp_path))
    (south, _west), (north, _east) = own.get_bounds()
    assert south is not None
    assert north is not None
    assert south <= north
    own.fit_bounds([[None, None], [None, None]])  # what a map without anything answers
    assert '"fit": {' not in own.get_root().render()
    own.fit_bounds(own.get_bounds(), max_zoom=7)
    page = own.get_root().render()
    assert re.search(r'"fit": \{"bounds": \[.*?\], "maxZoom": 7\}', page)
    assert re.search(r'\.fitBounds\(\s*\[.*?\],\s*\{"maxZoom": 7\}\s*\)', page), "written as Folium writes it"
    own.own_figure.title = "Another title"
    assert "<title>Another title</title>" in own.get_root().render()


def test_a_dossiers_map_takes_the_arguments_of_folium(tmp_path: Path) -> None:
    folder = dossier(tmp_path)
    assert '"stay"' not in caribmap.Map(folder).get_root().render()
    own = caribmap.Map(
        folder, location=[10, -61], zoom_start=6, height=300, scrollWheelZoom=False, tiles="OpenStreetMap"
    )
    page = own.get_root().render()
    assert '"stay": true' in page
    assert '"zoom": 6' in page
    assert caribmap.Map(folder, location=np.array([10, -61])).location == [10, -61]
    assert "openstreetmap" in own._children  # the tiles' name, as in Folium, and their zoom
    assert '"maxZoom": 19' in page
    assert '"scrollWheelZoom": false' in page
    assert "tile.openstreetmap.org" not in page
    assert "height:300px" in own._repr_html_()


def test_hosts_that_render_the_map_alone_leave_its_page_as_it_was(tmp_path: Path) -> None:
    own = caribmap.Map(dossier(tmp_path))
    page = own.get_root().render()
    for _ in range(2):
        own.render()  # as streamlit-folium does
    assert own.own_figure.html.render().count("<iframe") == 1
    assert own.default_js[0][1].startswith("data:text/javascript;base64,")
    assert own.get_root().render() == page
    assert "folium" in own.__module__


def test_the_usual_legend_stands_on_a_dossiers_page_however_it_is_made(tmp_path: Path) -> None:
    own = caribmap.Map(dossier(tmp_path / "d"))
    own.add_child(legend())
    own.save(tmp_path / "saved.html")
    saved = (tmp_path / "saved.html").read_text("utf-8")
    assert "window.mark = 1" in saved
    assert caribmap.offline(own) == saved
    own.save(tmp_path / "again.html")
    assert (tmp_path / "again.html").read_text("utf-8") == saved


def test_layers_that_cannot_tell_their_bounds_do_not_keep_the_base_map_away() -> None:
    drawn = folium.Map([10, -61])
    HeatMapWithTime([[[10, -61, 1]], [[11, -61, 1]]]).add_to(drawn)  # type: ignore[no-untyped-call]
    folium.GeoJson({"type": "FeatureCollection", "features": []}).add_to(drawn)
    assert 'id="caribmap-basemap"' in caribmap.offline(drawn)


def test_live_data_is_refused_or_shown_as_it_is_now() -> None:
    address = "https://example.org/live.json"
    drawn = folium.Map(tiles=None)
    Realtime(address).add_to(drawn)
    assert caribmap.missing(drawn) == [address]
    page = caribmap.offline(drawn, assets={address: b"{}"})
    assert '"data:application/json;base64,e30=#"' in page
    assert address not in page


def test_text_that_is_a_template_is_still_compiled() -> None:
    drawn = folium.Map(tiles=None)
    figure_of(drawn).html.add_child(folium.Element("<b>{{ 6 * 7 }}</b>\n"))
    assert "<b>42</b>" in caribmap.offline(drawn)


def written(folder: Path, drawn: folium.Map) -> Path:
    file = folder / "in.html"
    drawn.save(file)
    return file


def test_a_file_that_folium_wrote_becomes_one_page(tmp_path: Path) -> None:
    drawn = folium.Map()
    folium.Marker([1, 2], popup='<img src="pictures/a.png">').add_to(drawn)
    file = written(tmp_path, drawn)
    with pytest.raises(MissingAssetError, match=r"pictures/a\.png"):
        whole_page(read_page(file), tmp_path)
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/a.png").write_bytes(b"1")
    page = whole_page(read_page(file), tmp_path)
    assert not LINK.search(page)
    assert "data:image/png;base64,MQ==" in page
    assert page.index("Content-Security-Policy") < page.index("<script")
    assert page.index('id="caribmap-basemap"') < page.index("L.map(")


def test_a_file_has_the_finer_base_map_of_where_it_opens(tmp_path: Path) -> None:
    opened = folium.Map([10.5, -61.5], zoom_start=7)
    fitted = folium.Map()
    fitted.fit_bounds([[9, -63], [12, -60]])
    for drawn, is_fine in ((opened, True), (fitted, True), (folium.Map(), False)):
        page = whole_page(read_page(written(tmp_path, drawn)), tmp_path)
        assert ('id="caribmap-regions"' in page) == is_fine


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"\xff\xfe<html>", "not UTF-8"), (b"no page", "no page"), (b"", "no page"), (b"{}", "no page")],
)
def test_what_is_no_page_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    file = tmp_path / "in.html"
    file.write_bytes(data)
    with pytest.raises(OfflineError, match=message):
        read_page(file)
