from __future__ import annotations

import pytest
from folium import Map
from folium.plugins import MarkerCluster

from caribmap.errors import MissingAssetError
from caribmap.render.assets import Assets

SHEET = "https://example.org/css/sheet.css"
FONT = "https://example.org/fonts/a.woff"


@pytest.mark.parametrize("url", [url for _, url in [*Map.default_js, *MarkerCluster.default_js]])
def test_every_script_that_folium_links_has_a_copy(url: str) -> None:
    assert Assets().script(url)


@pytest.mark.parametrize("url", [url for _, url in [*Map.default_css, *MarkerCluster.default_css]])
def test_every_stylesheet_that_folium_links_has_a_copy_with_everything_inside(url: str) -> None:
    sheet = Assets().style(url)
    assert "url(" not in sheet.replace('url("data:', "").replace('url("#', "")


def test_a_missing_copy_is_an_error_that_names_the_address() -> None:
    with pytest.raises(MissingAssetError) as caught:
        Assets().read("https://example.org/x.js")
    assert caught.value.url == "https://example.org/x.js"


def test_what_the_caller_gives_wins_over_our_copy() -> None:
    url = Map.default_js[0][1]
    assert Assets({url: b"mine"}).script(url) == "mine"


def test_addresses_in_a_stylesheet_are_relative_to_the_stylesheet() -> None:
    assets = Assets({SHEET: b"a{background:url( '../i.png' )}", "https://example.org/i.png": b"\x89"})
    assert assets.style(SHEET) == 'a{background:url("data:image/png;base64,iQ==")}'


def test_of_a_fonts_files_the_first_that_we_have_is_embedded() -> None:
    css = b"@font-face{font-family:F;src:url('../a.eot?#x') format('x'),url(../fonts/a.woff) format('woff')}"
    sheet = Assets({SHEET: css, FONT: b"F"}).style(SHEET)
    assert sheet == "@font-face{font-family:F;src:url(\"data:font/woff;base64,Rg==\") format('woff')}"


def test_a_font_without_any_file_is_an_error() -> None:
    with pytest.raises(MissingAssetError, match=r"a\.woff"):
        Assets({SHEET: b"@font-face{src:url(../fonts/a.woff)}"}).style(SHEET)


def test_imported_sheets_are_embedded_with_their_media() -> None:
    assets = Assets({SHEET: b'@import url("b.css") print;p{}', "https://example.org/css/b.css": b"q{}"})
    assert assets.style(SHEET) == "@media print {q{}}p{}"


def test_references_into_the_page_and_data_stay() -> None:
    css = 'a{fill:url("#hatch");b:url("data:,x")}'
    assert Assets().inline(css, "") == css
