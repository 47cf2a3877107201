"""Where the bytes of an address come from, and what stands inside a stylesheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from folium import Map
from folium.plugins import MarkerCluster

from caribmap.render.offline.assets import Assets
from caribmap.render.offline.css import inline_css

SHEET = "https://example.org/css/sheet.css"
PICTURE = "https://example.org/i.png"


@pytest.mark.parametrize(
    "url", [url for kind in (Map, MarkerCluster) for _, url in [*kind.default_js, *kind.default_css]]
)
def test_every_file_that_folium_links_has_a_copy(url: str) -> None:
    assets = Assets()
    assert assets.text(url)
    assert assets.missing == {}
    assert len(assets.used) == 1


def test_a_missing_copy_is_noted_with_its_address_once() -> None:
    assets = Assets()
    assert assets.find("https://example.org/x.js#part") is None
    assert assets.data_uri("x.js", "https://example.org/y/../") is None
    assert list(assets.missing) == ["https://example.org/x.js"]


def test_what_the_caller_gives_wins_over_our_copy_and_over_fetch() -> None:
    url = Map.default_js[0][1]
    assets = Assets({url: b"mine"}, fetch=lambda _: b"fetched")
    assert assets.text(url) == "mine"
    assert Assets(fetch=lambda _: b"fetched").text(url) != "fetched"


def test_fetch_gets_what_nothing_else_has_and_only_from_the_network() -> None:
    asked: list[str] = []

    def fetch(address: str) -> bytes:
        asked.append(address)
        return b"got"

    assets = Assets(fetch=fetch)
    assert assets.find(PICTURE) == b"got"
    assert assets.find("file:///etc/passwd") is None
    assert asked == [PICTURE]


def test_files_come_from_the_folder_and_from_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / "page/a b.png").write_bytes(b"in")
    (tmp_path / "secret.png").write_bytes(b"out")
    (tmp_path / "page/link.png").symlink_to(tmp_path / "secret.png")
    assets = Assets(folder=tmp_path / "page")
    assert assets.find("a%20b.png") == b"in"
    for address in ("../secret.png", "link.png", "%2e%2e/secret.png", str(tmp_path / "secret.png"), "."):
        assert assets.find(address) is None, address


def test_addresses_in_a_stylesheet_are_relative_to_the_stylesheet() -> None:
    assets = Assets({PICTURE: b"\x89"})
    assert inline_css("a{background:url( '../i.png' )}", SHEET, assets) == (
        'a{background:url("data:image/png;base64,iQ==")}'
    )


def test_of_a_fonts_files_the_first_that_there_is_comes_inside() -> None:
    css = "@font-face{font-family:F;src:url('../a.eot?#x') format('x'),url(../fonts/a.woff) format('woff')}"
    assets = Assets({"https://example.org/fonts/a.woff": b"F"})
    assert inline_css(css, SHEET, assets) == (
        "@font-face{font-family:F;src:url(\"data:font/woff;base64,Rg==\") format('woff')}"
    )
    assert assets.missing == {}


def test_a_font_without_any_file_is_missing() -> None:
    assets = Assets()
    inline_css("@font-face{src:url(../fonts/a.woff)}", SHEET, assets)
    assert list(assets.missing) == ["https://example.org/fonts/a.woff"]


def test_imported_sheets_come_inside_with_their_media_and_a_circle_ends() -> None:
    inner = {"https://example.org/css/b.css": b'@import "b.css";q{}'}
    assert inline_css('@import url("b.css") print;p{}', SHEET, Assets(inner)).count("q{}") > 1
    plain = {"https://example.org/css/b.css": b"q{}"}
    assert inline_css('@import url("b.css") print;p{}', SHEET, Assets(plain)) == "@media print {q{}}p{}"


@pytest.mark.parametrize(
    "css",
    [
        'a{fill:url("#hatch");b:url("data:,x")}',
        "/* url(https://example.org/x.png) */",
        'a::before{content:"url(https://example.org/x.png)"}',
    ],
)
def test_what_loads_nothing_stays_as_it_is(css: str) -> None:
    assets = Assets()
    assert inline_css(css, "", assets) == css
    assert assets.missing == {}
