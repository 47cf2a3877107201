from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pyogrio
import pytest

from caribmap.render.export.evidence import Evidence
from caribmap.render.export.kml import render_kml
from tests.unit.export.conftest import MARKUP

K = "{http://www.opengis.net/kml/2.2}"
GEOMETRIES = {"Point", "LineString", "Polygon", "MultiGeometry"}


def placemarks(evidence: Evidence) -> dict[str, ET.Element]:
    root = ET.fromstring(render_kml(evidence))
    return {mark.attrib["id"]: mark for mark in root.iter(f"{K}Placemark")}


def test_every_place_is_a_placemark_in_its_layers_folder(evidence: Evidence) -> None:
    payload = evidence.payload
    root = ET.fromstring(render_kml(evidence))
    folders = root.findall(f"{K}Document/{K}Folder")
    assert len(folders) == len(payload["layers"])
    for folder, layer in zip(folders, payload["layers"], strict=True):
        marks = [mark.attrib["id"] for mark in folder.iter(f"{K}Placemark")]
        assert marks == [place["id"] for place in payload["places"] if place["layer"] == layer["id"]]
        assert folder.findtext(f"{K}name") == layer["name"]["de"]


def test_gdal_reads_the_geometries(evidence: Evidence, tmp_path: Path) -> None:
    path = tmp_path / "places.kml"
    path.write_bytes(render_kml(evidence))
    geometries = [
        geometry
        for name, _ in pyogrio.list_layers(path)
        for geometry in pyogrio.read_dataframe(path, layer=name).geometry
        if geometry
    ]
    located = [place for place in evidence.payload["places"] if place["geometry"]]
    assert len(geometries) == len(located)


def test_balloons_quote_and_escape(hostile: Evidence) -> None:
    (mark,) = placemarks(hostile).values()
    description = mark.findtext(f"{K}description") or ""
    assert "<script>" not in description
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; ]]&gt;" in description
    assert (mark.findtext(f"{K}name") or "").endswith(MARKUP)


def test_a_place_without_a_position_has_no_geometry(evidence: Evidence) -> None:
    marks = placemarks(evidence)
    for place in evidence.payload["places"]:
        drawn = [part for part in marks[place["id"]] if part.tag.removeprefix(K) in GEOMETRIES]
        assert len(drawn) == (0 if place["geometry"] is None else 1)


def test_styles_have_the_layers_colours_in_kmls_order(evidence: Evidence) -> None:
    root = ET.fromstring(render_kml(evidence))
    styles = {
        style.attrib["id"]: style.findtext(f"{K}LineStyle/{K}color") for style in root.iter(f"{K}Style")
    }
    layer = evidence.payload["layers"][0]
    red, green, blue = (layer["color"]["light"].lower()[at : at + 2] for at in (1, 3, 5))
    assert styles[layer["id"]] == f"ff{blue}{green}{red}"


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\ufffe"])
def test_what_xml_cannot_hold_is_replaced(hostile: Evidence, character: str) -> None:
    hostile.payload["title"]["en"] = f"A{character}B"
    root = ET.fromstring(render_kml(hostile))
    assert root.findtext(f"{K}Document/{K}name") == "A\ufffdB"
