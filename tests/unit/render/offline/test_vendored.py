"""Which shipped file an address of a CDN means."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import folium
import folium.plugins
import pytest

from caribmap.render.offline.need import needs_of
from caribmap.render.offline.vendored import vendored
from tools.vendored import _whole_sheet


def addresses() -> Iterator[str]:
    """Every script and stylesheet that a class of Folium links."""
    for package in (folium, folium.plugins):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for _, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
                for link in (*getattr(kind, "default_js", ()), *getattr(kind, "default_css", ())):
                    yield link[1]


@pytest.mark.parametrize("address", sorted(set(addresses())))
def test_every_file_that_a_class_of_folium_links_is_shipped_with_its_licence(address: str) -> None:
    found = vendored(address)
    assert found
    assert found.read()
    assert found.licence
    assert found.read_notice() or found.library in ("folium", "caribmap")


@pytest.mark.parametrize(
    ("address", "library", "version"),
    [
        ("https://cdn.jsdelivr.net/npm/leaflet@1.6.0/dist/leaflet.js", "leaflet", "1.9.3"),
        ("https://unpkg.com/leaflet", "leaflet", "1.9.3"),
        ("https://unpkg.com/leaflet@latest/dist/leaflet.css", "leaflet", "1.9.3"),
        ("https://code.jquery.com/jquery-1.12.4.min.js", "jquery", "3.7.1"),
        ("https://maxcdn.bootstrapcdn.com/bootstrap/3.2.0/css/bootstrap.min.css", "bootstrap", "3.4.1"),
        ("https://cdn.jsdelivr.net/npm//vega@5", "vega", "5.33.1"),
        ("https://cdn.jsdelivr.net/npm/vega-lite@5.20.1", "vega-lite", "5.23.0"),
        ("https://d3js.org/d3.v4.min.js", "d3", "4.13.0"),
        ("https://cdnjs.cloudflare.com/ajax/libs/d3/3.5.5/d3.min.js", "d3", "3.5.5"),
        ("//cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/leaflet.js", "leaflet", "1.9.3"),
    ],
)
def test_an_older_version_gets_the_newest_that_fits(address: str, library: str, version: str) -> None:
    found = vendored(address)
    assert found
    assert (found.library, found.version) == (library, version)


@pytest.mark.parametrize(
    "address",
    [
        "https://cdn.jsdelivr.net/npm/leaflet@2.0.0/dist/leaflet.js",
        "https://example.org/leaflet@1.9.3/dist/leaflet.js",
        "https://cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/other.js",
        "https://cdn.jsdelivr.net/gh/python-visualization/folium/folium/templates/../../setup.py",
        "https://cdn.jsdelivr.net/npm/",
        "leaflet.js",
        "",
    ],
)
def test_another_major_version_file_or_host_is_not_ours(address: str) -> None:
    assert vendored(address) is None


def test_what_stands_in_a_picture_of_a_stylesheet_is_no_address() -> None:
    css = """a{background:url('data:image/svg+xml,<g mask="url(%23a)" fill="url(#b)"/>')}"""
    assert _whole_sheet(css, "x.css", {}) == css


@pytest.mark.parametrize(
    ("words", "is_wanted"),
    [
        ("<i class='glyphicon glyphicon-plus'></i>", True),
        ('font-family:"Glyphicons Halflings"', True),
        ("L.AwesomeMarkers.icon()", True),
        ('L.AwesomeMarkers.icon({"icon": "ship", "prefix": "fa"})', False),
        ("bootstrap-glyphicons.css", False),
    ],
)
def test_an_icon_font_is_wanted_by_its_class_or_its_name(words: str, is_wanted: bool) -> None:
    address = "https://netdna.bootstrapcdn.com/bootstrap/3.0.0/css/bootstrap-glyphicons.css"
    assert needs_of([words]).wants(address) is is_wanted
