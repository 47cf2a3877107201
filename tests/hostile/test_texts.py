"""Every payload through every slot of a real build: readers give the text back, or its documented form."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import caribmap
from caribmap.pipeline.compile import Built, compile_dossier
from caribmap.pipeline.examine import examine_dossier
from caribmap.render.export.comma_separated import FORMULA_STARTS
from caribmap.render.export.evidence import Evidence
from caribmap.render.export.formats import FORMATS, render_formats
from caribmap.render.metadata import linked_data
from caribmap.verify.signoff import report_of
from caribmap.verify.signoff_page import signoff_page
from tests.hostile.comparison import assert_same
from tests.hostile.elements import Elements
from tests.hostile.payloads import CLASSES, PAYLOADS
from tests.hostile.slots import number, write_dossier

ADDRESS = "https://example.org/map.html"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TEXTS = [payload.text for payload in PAYLOADS]
IDS = [f"p-{number(index)}" for index in range(len(TEXTS))]
KML = "{http://www.opengis.net/kml/2.2}"


@dataclass(frozen=True)
class Everything:
    """The dossier with all payloads in all lists, built and exported."""

    root: Path
    built: Built
    evidence: Evidence
    exported: dict[str, bytes]


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Everything:
    root = write_dossier(tmp_path_factory.mktemp("hostile"), PAYLOADS, TEXTS[0], ADDRESS)
    built = caribmap.build(root)
    evidence = compile_dossier(root).sound()
    formats = {name: b"".join(pieces) for name, pieces in render_formats(evidence, FORMATS)}
    return Everything(root, built, evidence, formats)


def test_there_are_payloads_enough_and_no_two_alike() -> None:
    assert len(CLASSES) >= 12
    assert len(set(TEXTS)) == len(TEXTS) >= 200


def test_the_payloads_make_no_errors_and_no_traceback(everything: Everything) -> None:
    assert {fault.severity for fault in everything.built.faults} == {"warning"}


def test_the_pages_data_hold_every_text_of_every_slot(everything: Everything) -> None:
    page = everything.built.map.read_bytes().decode()
    block = re.search(r'<script type="application/json" id="caribmap-data">(.*?)</script>', page, re.DOTALL)
    assert block
    data = json.loads(block[1])
    assert data == everything.built.payload or pytest.fail("the page has other data than the build")

    def of(records: Any, *steps: str) -> list[Any]:
        found = []
        for record in records[: len(TEXTS)]:
            value = record
            for step in steps:
                value = value[int(step) if isinstance(value, list) else step]
            found.append(value)
        return found

    count = len(TEXTS)
    records = {
        key: data[key]
        for key in (
            "layers",
            "views",
            "worldviews",
            "story",
            "origins",
            "places",
            "quotes",
            "sources",
            "events",
            "discrepancies",
        )
    }
    records["corrections"] = data["edition"]["corrections"]
    slots: dict[str, tuple[str, ...]] = {
        "layers": ("name.de",),
        "views": ("name.de", "name.en"),
        "worldviews": ("name.de", "note.de", "references.0.title.de"),
        "story": ("title.de", "text.de"),
        "origins": ("name.de",),
        "corrections": ("text.de",),
        "places": (
            "names.de", "names.en", "aliases.en.0",
            "geocoding.method", "geocoding.note.de", "authority.wikidata",
        ),
        "quotes": ("exact", "speaker.de", "of.de", "note.de", "translations.en", "date_inferred.reason.de"),
        "sources": (
            "short", "title", "publisher",
            "author", "about.de", "inferred.title.value", "inferred.title.reason.de",
        ),
        "events": ("title.de", "when_inferred.reason.de"),
        "discrepancies": ("question.de", "answers.0.value.de", "note.de", "references.0.title.de"),
    }  # fmt: skip
    for noun, paths in slots.items():
        for path in paths:
            assert_same(of(records[noun], *path.split(".")), TEXTS, f"{noun}.{path}")
    assert_same(list(data["coast"]["provenance"].values()), TEXTS, "provenance")
    reasons = {ruling["reason"]["de"] for ruling in data["mentions"]["rulings"]}
    assert reasons == {ruling["ruling"] for ruling in data["mentions"]["rulings"]} <= set(TEXTS)
    assert len(reasons) == count
    assert {data["title"]["de"], data["subtitle"]["de"], data["credits"]["de"], data["edition"]["desk"]} == {
        TEXTS[0]
    }
    derivation = data["places"][-1]["derivation"]
    assert derivation["assumption"]["de"] == TEXTS[0]
    assert TEXTS[0] in [found["name"] and found["name"]["de"] for found in derivation["measurements"]]


def test_csv_gives_every_text_back_and_holds_no_formula(everything: Everything) -> None:
    def rows(name: str) -> list[dict[str, str]]:
        text = everything.exported[f"data/{name}.csv"].decode("utf-8-sig")
        found = list(csv.DictReader(io.StringIO(text, newline="")))
        for row in found:
            for key, cell in row.items():
                number_like = key in {"lng", "lat", "start", "end", "precision_m"}
                assert number_like or not cell.startswith(tuple(FORMULA_STARTS - {"'"})), (key, cell)
        return found

    columns = {
        "places": ("name_de", "name_en", "method", "geocoding_note_de", "wikidata", "geonames"),
        "quotes": (
            "exact",
            "speaker_de",
            "of_de",
            "note_de",
            "our_translation_en",
            "date_inferred_reason_de",
        ),
        "events": ("title_de", "when_inferred_reason_de"),
        "sources": (
            "short",
            "title",
            "publisher",
            "author",
            "about_de",
            "title_inferred",
            "title_inferred_reason_de",
        ),
    }
    for name, keys in columns.items():
        table = rows(name)
        for key in keys:
            assert_same([row[key].removeprefix("'") for row in table][: len(TEXTS)], TEXTS, (name, key))
    answers = [row for row in rows("discrepancies") if row["answer"] == "1"]
    for key in ("question_de", "value_de", "note_de"):
        assert_same([row[key].removeprefix("'") for row in answers], TEXTS, key)
    assert {row["ruling"].removeprefix("'") for row in rows("mentions")} >= set(TEXTS)


def test_geojson_and_linked_data_give_every_text_back(everything: Everything) -> None:
    def features(name: str) -> list[Any]:
        found: list[Any] = json.loads(everything.exported[f"data/{name}"])["features"][: len(TEXTS)]
        return found

    places = [feature["properties"] for feature in features("places.geojson")]
    assert_same([place["names"]["de"] for place in places], TEXTS, "as above")
    assert_same([place["quotes"][0]["exact"] for place in places], TEXTS, "as above")
    linked = features("linked-places.jsonld")
    assert_same([place["properties"]["title"] for place in linked], TEXTS, "as above")
    assert_same(
        [[name["toponym"] for name in place["names"]] for place in linked],
        [[text] * 3 for text in TEXTS],
        "as above",
    )
    items = json.loads(everything.exported["data/annotations.jsonld"])["first"]["items"][: len(TEXTS)]
    assert_same([item["target"]["selector"][0]["exact"] for item in items], TEXTS, "as above")
    assert_same([item["body"][-1]["value"] for item in items], TEXTS, "as above")
    sources = json.loads(everything.exported["data/sources.csl.json"])[: len(TEXTS)]
    assert_same([source["title"] for source in sources], TEXTS, "as above")
    assert_same([source["author"][0]["literal"] for source in sources], TEXTS, "as above")


def test_addresses_made_of_ids_hold_nothing_but_the_id(everything: Everything) -> None:
    linked = json.loads(everything.exported["data/linked-places.jsonld"])["features"]
    addresses = [link["identifier"] for place in linked for link in place.get("links", ())]
    addresses += [
        place["sameAs"] for place in linked_data(everything.built.payload)["@graph"] if "sameAs" in place
    ]
    assert len(addresses) > len(TEXTS)
    for address in addresses:
        assert re.fullmatch(
            r"https?://(www\.wikidata\.org/entity|sws\.geonames\.org)/[A-Za-z0-9_.~%-]*/?", address
        )


def test_the_geopackage_gives_every_text_back(everything: Everything, tmp_path: Path) -> None:
    file = tmp_path / "dossier.gpkg"
    file.write_bytes(everything.exported["data/dossier.gpkg"])
    with closing(sqlite3.connect(file)) as database:
        tables = {name for (name,) in database.execute("SELECT table_name FROM gpkg_contents")}
        assert tables == {
            "places", "quotes", "events", "discrepancies", "sources", "mentions",
            "quote_places", "event_quotes", "event_places", "discrepancy_quotes",
        }  # fmt: skip
        for table, key in (
            ("places", "name_de"),
            ("quotes", "exact"),
            ("quotes", "note_de"),
            ("sources", "author"),
            ("events", "title_de"),
        ):
            found = [text for (text,) in database.execute(f'SELECT "{key}" FROM "{table}" ORDER BY fid')]
            assert_same(found[: len(TEXTS)], TEXTS, (table, key))
    import pyogrio

    assert_same(list(pyogrio.read_dataframe(file, layer="places")["name_de"])[: len(TEXTS)], TEXTS, "by GDAL")


def test_kml_gives_every_text_back_as_far_as_xml_can_hold_it(everything: Everything, tmp_path: Path) -> None:
    content = everything.exported["data/places.kml"]
    root = ET.fromstring(content)
    names = {mark.get("id"): mark.findtext(f"{KML}name") for mark in root.iter(f"{KML}Placemark")}
    held = [NOT_XML.sub("\ufffd", text) for text in TEXTS]
    assert_same([names[place] for place in IDS], held, "as above")
    folders = [folder.findtext(f"{KML}name") for folder in root.iter(f"{KML}Folder")]
    assert_same(folders, held, "folders")
    balloons = {
        mark.get("id"): mark.findtext(f"{KML}description") or "" for mark in root.iter(f"{KML}Placemark")
    }
    for place, text in zip(IDS, held, strict=True):
        found = Elements(balloons[place])
        assert {tag for tag, _ in found.tags} == {"blockquote", "p"}
        assert found.texts[0] == ("blockquote", text)
    assert {element.tag.removeprefix(KML) for element in root.iter()} <= {
        "kml", "Document", "Style", "IconStyle", "LineStyle", "PolyStyle", "color", "width", "Folder",
        "name", "visibility",
        "Placemark", "Snippet", "description", "styleUrl", "ExtendedData", "Data", "value", "Point",
        "LineString", "Polygon",
        "MultiGeometry", "outerBoundaryIs", "innerBoundaryIs", "LinearRing", "coordinates", "tessellate",
    }  # fmt: skip
    import pyogrio

    file = tmp_path / "places.kml"
    file.write_bytes(content)
    layers = [name for name, _ in pyogrio.list_layers(file)]
    assert len(layers) >= len(set(held)) - 1


def test_bibtex_has_one_entry_per_source_and_gives_titles_back(everything: Everything) -> None:
    entries = list(bibtex_entries(everything.exported["data/sources.bib"].decode()))
    assert len(entries) == len(TEXTS) + 1
    on_one_line = [re.sub("[\r\n]", " ", text) for text in TEXTS]
    assert_same([entry["title"] for entry in entries[: len(TEXTS)]], on_one_line, "as above")
    assert_same([entry["author"] for entry in entries[: len(TEXTS)]], on_one_line, "as above")
    assert {frozenset(entry) for entry in entries[: len(TEXTS)]} == {
        frozenset(("title", "author", "publisher", "url", "langid", "note"))
    }


def bibtex_entries(text: str) -> Iterator[dict[str, str]]:
    """Reads as BibTeX does: a value ends where its braces balance, those behind a backslash counted."""
    position = 0
    while (start := text.find("@misc{", position)) >= 0:
        position = text.index(",\n", start) + 2
        fields: dict[str, str] = {}
        while text[position] != "}":
            key, _, _ = text[position:].partition(" = {")
            position += len(key) + len(" = {")
            begin, depth = position, 1
            while depth:
                depth += {"{": 1, "}": -1}.get(text[position], 0)
                position += 1
            fields[key.strip()] = _latex_read(text[begin : position - 1])
            assert text[position : position + 2] == ",\n"
            position += 2
        yield fields


def _latex_read(value: str) -> str:
    spelt = {
        r"\textbackslash{}": "\\",
        r"\textasciitilde{}": "~",
        r"\textasciicircum{}": "^",
        r"\textbraceleft{}": "{",
        r"\textbraceright{}": "}",
    }
    found = re.sub(r"\\text\w+\{\}|\\[$&%#_{}]", lambda match: spelt.get(match[0], match[0][1:]), value)
    return found.removeprefix("{").removesuffix("}") if value.startswith("{") else found


def test_the_sign_off_report_quotes_every_text_and_holds_no_other_element(everything: Everything) -> None:
    examined = examine_dossier(everything.root)
    assert examined.dossier
    assert examined.derived
    found = Elements(signoff_page(report_of(examined, examined.dossier, examined.derived)))
    assert {tag for tag, _ in found.tags} <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "ul", "li", "span", "bdi",
        "table", "thead", "tbody", "tr",
        "th", "td", "blockquote",
    }  # fmt: skip
    assert {key for _, attributes in found.tags for key in attributes} <= {
        "lang", "charset", "http-equiv", "content", "name", "scope", "id", "class", "dir",
    }  # fmt: skip
    assert_same([text for tag, text in found.texts if tag == "blockquote"][: len(TEXTS)], TEXTS, "quotes")
