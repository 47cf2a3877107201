"""Ordinary Folium maps as one page: everything works with the network off, and nothing is asked of it."""

from __future__ import annotations

import base64
from html import escape
from pathlib import Path

import folium
import pytest
from folium.plugins import MarkerCluster
from playwright.sync_api import Page, expect

import caribmap
from caribmap.errors import MissingAssetError
from tests.browser.conftest import OpenPage

FEATURES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "Paria"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[-62, 10], [-61, 10], [-61, 11], [-62, 11], [-62, 10]]],
            },
        }
    ],
}
MINIMAL = Path(__file__).parents[1] / "dossiers/minimal"
PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
PICTURE = "https://example.org/picture.gif"


def ordinary_map() -> folium.Map:
    folium_map = folium.Map(location=[10.5, -61.5], zoom_start=8, tiles=None)
    folium.Marker([10.5, -61.5], popup="plain popup", tooltip="plain tooltip").add_to(folium_map)
    folium.Marker([10.2, -61.0], icon=folium.Icon(color="red", icon="ship", prefix="fa")).add_to(folium_map)
    folium.Marker([10.2, -62.0], icon=folium.DivIcon(html='<b style="color:red">div</b>')).add_to(folium_map)
    cluster = MarkerCluster(name="cluster")  # type: ignore[no-untyped-call]
    cluster.add_to(folium_map)
    for step in range(9):
        folium.Marker([9.9, -61.5 + step / 1000]).add_to(cluster)
    folium.GeoJson(FEATURES, name="features", popup=folium.GeoJsonPopup(["name"])).add_to(folium_map)
    folium.LayerControl(collapsed=False).add_to(folium_map)
    return folium_map


@pytest.fixture
def page(open_page: OpenPage, tmp_path: Path) -> Page:
    return open_page(written(tmp_path, caribmap.offline(ordinary_map())), ready=False)


def written(folder: Path, html: str) -> Path:
    file = folder / "map.html"
    file.write_text(html, encoding="utf-8", newline="")
    return file


def test_a_marker_of_an_ordinary_map_opens_its_popup(page: Page) -> None:
    page.locator("img.leaflet-marker-icon").first.click()
    expect(page.locator(".leaflet-popup")).to_contain_text("plain popup")


def test_default_markers_have_their_picture(page: Page) -> None:
    widths = page.locator("img.leaflet-marker-icon").evaluate_all(
        "nodes => nodes.map(node => node.naturalWidth)"
    )
    assert widths
    assert all(widths)


def test_font_icons_are_drawn_with_the_embedded_font(page: Page) -> None:
    page.wait_for_function(
        "document.fonts.ready.then(() => document.fonts.check('900 12px \"Font Awesome 6 Free\"'))"
    )
    assert page.locator(".awesome-marker i.fa-ship").count() == 1
    assert "data:image" in page.locator(".awesome-marker").first.evaluate(
        "node => getComputedStyle(node).backgroundImage"
    )


def test_clusters_count_their_markers(page: Page) -> None:
    expect(page.locator(".marker-cluster")).to_have_text("9")


def test_shapes_open_their_popup_and_the_layer_control_hides_them(page: Page) -> None:
    shape = page.locator("path.leaflet-interactive")
    shape.click(position={"x": 5, "y": 5})
    expect(page.locator(".leaflet-popup")).to_contain_text("Paria")
    page.get_by_label("features").uncheck()
    expect(shape).to_have_count(0)


def test_pictures_that_the_caller_gives_stand_in_the_page(open_page: OpenPage, tmp_path: Path) -> None:
    folium_map = folium.Map(location=[10, -61], zoom_start=8, tiles=PICTURE, attr="picture")
    folium.raster_layers.ImageOverlay(PICTURE, [[9, -62], [11, -60]]).add_to(folium_map)
    folium.Marker([10, -61], icon=folium.CustomIcon(PICTURE, (9, 9)), popup=f'<img src="{PICTURE}">').add_to(
        folium_map
    )
    page = open_page(written(tmp_path, caribmap.offline(folium_map, assets={PICTURE: PIXEL})), ready=False)
    page.locator("img.leaflet-marker-icon").click()
    expect(page.locator(".leaflet-popup img")).to_be_visible()
    assert page.locator("img").evaluate_all(
        "nodes => nodes.every(node => node.src.startsWith('data:image/gif'))"
    )


@pytest.mark.parametrize("attributes", ["", 'sandbox="allow-scripts"'])
def test_a_page_works_in_a_frame_of_its_text(open_page: OpenPage, tmp_path: Path, attributes: str) -> None:
    inner = escape(caribmap.offline(folium.Map([10, -61]).add_child(folium.Marker([10, -61], popup="words"))))
    outer = f'<!doctype html><iframe {attributes} srcdoc="{inner}" width="600" height="400"></iframe>'
    frame = open_page(written(tmp_path, outer), ready=False).frame_locator("iframe")
    frame.locator("img.leaflet-marker-icon").click()
    expect(frame.locator(".leaflet-popup")).to_contain_text("words")
    expect(frame.locator(".leaflet-tile-pane canvas").first).to_be_visible()


def test_a_dossiers_map_opens_where_its_arguments_say(open_page: OpenPage, tmp_path: Path) -> None:
    file = tmp_path / "own.html"
    caribmap.Map(MINIMAL, location=[15, -70], zoom_start=7).save(file)
    page = open_page(file)
    left = page.locator(".leaflet-marker-pane .leaflet-interactive").first.evaluate(
        "node => node.getBoundingClientRect().left"
    )
    assert 600 < left - page.evaluate("innerWidth / 2") < 1000  # 8.3 degrees at 91 pixels, right of the panel


def test_a_dossiers_map_opens_on_bounds_near_its_own_middle(open_page: OpenPage, tmp_path: Path) -> None:
    """Leaflet goes there by animation, which must not end after the page has framed its map."""
    drawn = caribmap.Map(MINIMAL)
    folium.Marker([15.05, -70.05], icon=folium.DivIcon(class_name="asked")).add_to(drawn)
    drawn.fit_bounds([[15, -70.1], [15.1, -70]], max_zoom=9)
    file = tmp_path / "own.html"
    drawn.save(file)
    expect(open_page(file).locator(".asked")).to_be_in_viewport()


def test_a_dossiers_layers_stand_on_somebody_elses_map(open_page: OpenPage, tmp_path: Path) -> None:
    folium_map = folium.Map(location=[10.5, -64], zoom_start=5, tiles=None)
    caribmap.Map(Path(__file__).parents[2]).add_layers_to(folium_map)
    page = open_page(written(tmp_path, caribmap.offline(folium_map)), ready=False)
    page.wait_for_function("window.caribmap.ready")
    page.evaluate("caribmap.open('uss-gravely')")
    assert page.locator(".leaflet-popup blockquote").count() >= 1


def test_folium_layers_stand_on_a_dossiers_map(open_page: OpenPage, tmp_path: Path) -> None:
    dossier_map = caribmap.Map(Path(__file__).parents[2])
    folium.Marker([15, -72], popup="my own popup").add_to(dossier_map)
    file = tmp_path / "own.html"
    dossier_map.save(file)
    page = open_page(file)
    page.locator("img.leaflet-marker-icon").click()
    expect(page.locator(".leaflet-popup", has_text="my own popup")).to_be_visible()


@pytest.fixture
def pacific_page(open_page: OpenPage, tmp_path: Path) -> Page:
    """Layers at 179 degrees west on a dossier's map that is drawn across 180 degrees."""
    drawn = caribmap.Map(MINIMAL.parent / "region-fiji-tonga")
    folium.Marker([-18, -178.9], icon=folium.DivIcon(class_name="now")).add_to(drawn)
    late = folium.FeatureGroup(name="late", show=False).add_to(drawn)
    folium.Marker([-19, -178.5], icon=folium.DivIcon(class_name="late")).add_to(late)
    line = folium.PolyLine([[-19, -178.9], [-20, -178.2]], color="red")  # type: ignore[no-untyped-call]
    line.add_to(late)
    cluster = MarkerCluster().add_to(drawn)  # type: ignore[no-untyped-call]
    for step in range(3):
        folium.Marker([-16.5, -178.9 + step / 1000]).add_to(cluster)
    folium.LayerControl(collapsed=False).add_to(drawn)
    return open_page(written(tmp_path, drawn.get_root().render()))


def test_layers_stand_in_the_copy_of_the_world_that_is_shown(pacific_page: Page) -> None:
    expect(pacific_page.locator(".now")).to_be_in_viewport()
    expect(pacific_page.locator(".marker-cluster")).to_be_in_viewport()
    pacific_page.locator(".leaflet-control-layers").get_by_text("late").click()
    expect(pacific_page.locator(".late")).to_be_in_viewport()
    expect(pacific_page.locator("path[stroke=red]")).to_be_in_viewport()


@pytest.mark.parametrize(
    "folium_map",
    [
        folium.Map(tiles=None).add_child(folium.raster_layers.ImageOverlay(PICTURE, [[0, 0], [1, 1]])),
        folium.Map(tiles=None).add_child(folium.Marker([0, 0], popup=f"<img src='{PICTURE}'>")),
        folium.Map(tiles=None).add_child(
            folium.Marker([0, 0], icon=folium.DivIcon(html=f'<img src="{PICTURE}">'))
        ),
    ],
)
def test_what_has_no_copy_is_an_error_that_names_its_address(folium_map: folium.Map) -> None:
    with pytest.raises(MissingAssetError, match="https://"):
        caribmap.offline(folium_map)
