"""KML 2.2: places in a folder per layer, in the layers' colours, their quotes in the balloon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any
from xml.etree import ElementTree as ET

from caribmap.payload.types import PayloadPlace, PayloadQuote
from caribmap.render.export.evidence import Evidence

NAMESPACE = "http://www.opengis.net/kml/2.2"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LINE_WIDTH_PX = "2"
FILL_ALPHA = "40"


def render_kml(evidence: Evidence) -> bytes:
    """One KML document. A place without a position has no geometry; balloons contain escaped HTML."""
    root = ET.Element("kml", xmlns=NAMESPACE)
    document = ET.SubElement(root, "Document")
    _put(document, "name", evidence.title)
    for layer in evidence.payload["layers"]:
        _style(document, layer["id"], layer["color"]["light"])
    writer = _Writer(evidence)
    for layer in evidence.payload["layers"]:
        folder = ET.SubElement(document, "Folder")
        _put(folder, "name", evidence.name(layer["name"]))
        _put(folder, "visibility", "1" if layer["on"] else "0")
        for place in evidence.payload["places"]:
            if place["layer"] == layer["id"]:
                writer.place(folder, place)
    ET.indent(root)
    xml: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    # An XML parser reads an unescaped carriage return as a line feed.
    return xml.replace(b"\r", b"&#13;") + b"\n"


class _Writer:
    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.sources = evidence.sources_by_id()

    def place(self, folder: ET.Element, place: PayloadPlace) -> None:
        placemark = ET.SubElement(folder, "Placemark", id=place["id"])
        _put(placemark, "name", self.evidence.name(place["names"]))
        _put(placemark, "Snippet", "", maxLines="0")
        _put(placemark, "description", "".join(self._balloon(place)))
        _put(placemark, "styleUrl", f"#{place['layer']}")
        data = ET.SubElement(placemark, "ExtendedData")
        for key, value in self._data(place).items():
            _put(ET.SubElement(data, "Data", name=key), "value", value)
        if place["geometry"]:
            placemark.append(_geometry(place["geometry"]["type"], place["geometry"]["coordinates"]))

    def _balloon(self, place: PayloadPlace) -> Iterator[str]:
        for quote in self.evidence.quotes_of([place["id"]])[0]:
            source = self.sources[quote["source"]]
            language = escape(source["language"])
            yield f'<blockquote lang="{language}">{escape(quote["exact"])}</blockquote>'
            yield f"<p>{escape(self._credit(quote))}</p>"
        note = place["geocoding"]["note"]
        if note:
            yield f"<p>{escape(self.evidence.name(note))}</p>"

    def _credit(self, quote: PayloadQuote) -> str:
        """The speaker, the source, the article's file and the quote's offsets."""
        source = self.sources[quote["source"]]
        speaker = f"{self.evidence.name(quote['speaker'])} – " if quote["speaker"] else ""
        return f"{speaker}{source['short']}, {source['file']}, {quote['start']}–{quote['end']}"

    def _data(self, place: PayloadPlace) -> dict[str, str]:
        precision_m = place["geocoding"]["precision_m"]
        found = {
            "id": place["id"],
            "kind": place["kind"],
            "role": place["role"],
            "basis": place["geocoding"]["basis"],
            "precision_m": None if precision_m is None else f"{precision_m:g}",
            "not_stated": place["not_stated"],
        }
        return {key: value for key, value in found.items() if value is not None}


def _style(document: ET.Element, layer: str, color: str) -> None:
    style = ET.SubElement(document, "Style", id=layer)
    for kind, alpha in (("IconStyle", "ff"), ("LineStyle", "ff"), ("PolyStyle", FILL_ALPHA)):
        part = ET.SubElement(style, kind)
        _put(part, "color", alpha + _blue_green_red(color))
        if kind == "LineStyle":
            _put(part, "width", LINE_WIDTH_PX)


def _blue_green_red(color: str) -> str:
    """A colour #rgb or #rrggbb in KML's order of channels: bbggrr.

    >>> _blue_green_red("#0067A8")
    'a86700'
    """
    digits = color[1:].lower()
    red, green, blue = (
        (digit * 2 for digit in digits) if len(digits) == 3 else (digits[:2], digits[2:4], digits[4:])
    )
    return blue + green + red


def _geometry(kind: str, coordinates: Any) -> ET.Element:
    if kind.startswith("Multi"):
        multi = ET.Element("MultiGeometry")
        multi.extend(_geometry(kind.removeprefix("Multi"), part) for part in coordinates)
        return multi
    element = ET.Element(kind)
    if kind == "Polygon":
        for index, ring in enumerate(coordinates):
            boundary = ET.SubElement(element, "innerBoundaryIs" if index else "outerBoundaryIs")
            _put(ET.SubElement(boundary, "LinearRing"), "coordinates", _positions(ring))
        return element
    if kind == "LineString":
        _put(element, "tessellate", "1")
    _put(element, "coordinates", _positions([coordinates] if kind == "Point" else coordinates))
    return element


def _positions(positions: Any) -> str:
    return " ".join(f"{lng!r},{lat!r}" for lng, lat in positions)


def _put(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    """Append a child with text; characters that XML 1.0 does not allow become U+FFFD."""
    ET.SubElement(parent, tag, attributes).text = NOT_XML.sub("\ufffd", text)
