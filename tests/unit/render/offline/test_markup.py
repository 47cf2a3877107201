"""Pages and fragments: whatever loads comes inside or is named, and all else stays as it is."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caribmap.errors import OfflineError
from caribmap.render.offline.assets import Assets
from caribmap.render.offline.markup import Inliner
from caribmap.render.offline.tiles import Tiles, tiles_of

ADDRESS = "https://example.org/a.png"

LOADING = [
    '<img src="{}">', "<img src='{}'>", "<img src={}>", "<IMG SRC={}>", '<img srcset="{} 2x">',
    '<div style="background:url({})">', '<svg><image href="{}"/></svg>', '<svg><use href="{}"/></svg>',
    '<svg><image xlink:href="{}"/></svg>', '<video poster="{}"></video>', '<audio src="{}"></audio>',
    '<object data="{}"></object>', '<embed src="{}">', '<iframe src="{}"></iframe>',
    '<input type=image src="{}">',
    '<body background="{}">', "<style>a{{background:url({})}}</style>", "<style>@import '{}';</style>",
    '<link rel="stylesheet" href="{}">', '<script src="{}"></script>', "<script>img.src = '{}'</script>",
    "<script>L.icon({{iconUrl: '{}'}})</script>", "<script>L.imageOverlay('{}', b)</script>",
    "<script>$(`<div><img src='{}'></div>`)</script>", '<script>x("<img src=\\"{}\\">")</script>',
    "<script>fetch('{}')</script>", "<script>$.getJSON('{}', f)</script>", "<script>import('{}')</script>",
    '<iframe srcdoc="&lt;img src=&quot;{}&quot;&gt;"></iframe>', '<source src="{}">', '<track src="{}">',
]  # fmt: skip
"""Every way in which a page may load something."""


def inlined(html: str, assets: Assets, tiles: Tiles | None = None) -> str:
    return Inliner(assets, tiles or Tiles()).inline(html)


@pytest.mark.parametrize("form", LOADING)
def test_what_loads_is_missing_without_a_copy(form: str) -> None:
    assets = Assets()
    inlined(form.format(ADDRESS), assets)
    assert list(assets.missing) == [ADDRESS]


@pytest.mark.parametrize("form", LOADING)
def test_what_loads_comes_inside_with_a_copy(form: str) -> None:
    assets = Assets({ADDRESS: b"/* copy */"})
    page = inlined(form.format(ADDRESS), assets)
    assert ADDRESS not in page
    assert assets.missing == {}
    assert "copy" in page or base64.b64encode(b"/* copy */").decode() in page


@pytest.mark.parametrize("form", LOADING)
def test_protocol_relative_and_relative_addresses_are_no_exception(form: str) -> None:
    for address in ("//example.org/a.png", "pictures/a.png"):
        assets = Assets()
        inlined(form.format(address), assets)
        assert [missing.removeprefix("https:") for missing in assets.missing] == [address]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.org">src="x"</a>',
        "<p>&nbsp &amp;copy &lt;img src=x&gt; f_0123456789abcdef0123456789abcdef.pdf</p>",
        '<img src="data:image/png;base64,iQ==">',
        '<div style="color:red" onclick="f(1)">',
        "<!-- <img src='https://example.org/x.png'> -->",
        "<script>var a = 'https://example.org/x.png'; // fetch('y')\n</script>",
        "<script type='application/json'>{\"src\": \"<img src='x'>\"}</script>",
        '<svg><use href="#a"/></svg>',
        "<textarea><b></textarea>",
    ],
)
def test_what_loads_nothing_stays_character_for_character(html: str) -> None:
    assets = Assets()
    assert inlined(html, assets) == html
    assert assets.missing == {}


@given(st.text(alphabet="<>abc=\"' /!-&;sriptyle\n", max_size=60))
def test_text_without_an_address_stays_whatever_it_is(html: str) -> None:
    assert inlined(html, Assets()) == html or "<base" in html or "<link" in html


def test_what_goes_on_to_other_addresses_goes() -> None:
    html = (
        '<base href="https://example.org/x/"><meta http-equiv="refresh" content="0;url=y">'
        '<link rel="preload" href="z"><img src="a.png">'
    )
    assets = Assets({"https://example.org/x/a.png": b"1"})
    assert inlined(html, assets) == '<img src="data:image/png;base64,MQ==">'


def test_a_page_in_a_data_address_is_read_too() -> None:
    inner = f'<img src="{ADDRESS}">'
    encoded = base64.b64encode(inner.encode()).decode()
    html = f'<iframe src="data:text/html;charset=utf-8;base64,{encoded}"></iframe>'
    page = inlined(html, Assets({ADDRESS: b"1"}))
    found = re.search(r"base64,([^\"]+)", page)
    assert found
    assert "data:image/png" in base64.b64decode(found[1]).decode()


def test_a_page_beside_the_page_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts/one.html").write_text('<img src="a.png"><a href="two.html">')
    (tmp_path / "charts/a.png").write_bytes(b"1")
    page = inlined('<iframe src="charts/one.html?x=1"></iframe>', Assets(folder=tmp_path))
    found = re.search(r"base64,([^\"]+)", page)
    assert found
    assert base64.b64decode(found[1]).decode() == (
        '<img src="data:image/png;base64,MQ=="><a href="two.html">'
    )


def test_documents_in_documents_end_somewhere() -> None:
    html = f'<img src="{ADDRESS}">'
    for _ in range(40):
        html = f'<iframe src="data:text/html;base64,{base64.b64encode(html.encode()).decode()}"></iframe>'
        if len(html) > 1 << 20:
            break
    with pytest.raises(OfflineError, match="deep"):
        inlined(html, Assets())


def test_tile_layers_get_what_was_chosen_for_them() -> None:
    script = "<script>L.tileLayer('https://{s}.example.org/{z}/{x}/{y}.png', {})</script>"
    address = "https://{s}.example.org/{z}/{x}/{y}.png"
    assert "caribmap:basemap" in inlined(script, Assets())
    assert "caribmap:none" in inlined(script, Assets(), tiles_of("drop", {}))
    keep = tiles_of("keep", {})
    assert inlined(script, Assets(), keep) == script
    assert keep.hosts == {"https://*.example.org"}
    assert "data:image/png" in inlined(script, Assets(), tiles_of({address: b"\x89PNG"}, {}))
    mixed = tiles_of({address: "keep", "*": "drop"}, {})
    assert inlined(script, Assets(), mixed) == script
    with pytest.raises(ValueError, match="'basemap'"):
        tiles_of("online", {})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("script", "advice"),
    [
        ("L.tileLayer.wms('https://example.org/wms', {})", "WMS"),
        ("L.realtime('https://example.org/live.json', {})", "GeoJson"),
        ("L.vectorGrid.protobuf('https://example.org/{z}.pbf')", "vector tiles"),
        ("L.Control.geocoder({})", "geocoder"),
    ],
)
def test_what_only_a_server_can_answer_comes_with_advice(script: str, advice: str) -> None:
    assets = Assets()
    inlined(f"<script>{script}</script>", assets)
    (told,) = assets.missing.values()
    assert advice in told
    kept = Assets()
    inlined(f"<script>{script}</script>", kept, tiles_of("keep", {}))
    assert kept.missing == {}
