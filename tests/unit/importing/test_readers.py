"""Files of other programs: what each reader finds, and what it refuses with the line."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from caribmap.importing import found as bounds
from caribmap.importing import texts
from caribmap.importing.found import Found, FoundPlace, FoundQuote, LeftOut, Refusal, as_words
from caribmap.importing.gazetteer import read_places
from caribmap.importing.readers import read_found

KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>
<Placemark><name>Suva</name><description><![CDATA[<b>Port</b> of Fiji<script>x()</script>]]></description>
<ExtendedData><Data name="Berths"><value>5</value></Data></ExtendedData>
<Point><coordinates>178.44,-18.14,0</coordinates></Point></Placemark>
<Placemark><name>Way</name><LineString><coordinates>178,-18 179,-19,0
180,-20</coordinates></LineString></Placemark>
<Placemark><name>Area</name><Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates>
</LinearRing></outerBoundaryIs></Polygon></Placemark>
<Placemark><name>Both</name><MultiGeometry><Point><coordinates>1,2</coordinates></Point><Point>
<coordinates>3,4</coordinates></Point></MultiGeometry></Placemark>
<Placemark><name>Bad</name><Point><coordinates>here</coordinates></Point></Placemark>
<Placemark><name>Nowhere</name></Placemark>
</Folder></Document></kml>
"""


def read(folder: Path, name: str, content: str | bytes) -> list[Found]:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_found(file))


def refused(folder: Path, name: str, content: str | bytes) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        read(folder, name, content)
    return refusal.value


def zipped(*parts: tuple[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize("name", ["a.kml", "a.kmz", "a.xml", "map"])
def test_kml_and_kmz(name: str, tmp_path: Path) -> None:
    content = zipped(("doc.kml", KML), ("images/a.png", b"x")) if name.endswith("z") else KML
    places = read(tmp_path, name, content)
    assert [one.name for one in places if isinstance(one, FoundPlace)] == [
        "Suva",
        "Way",
        "Area",
        "Both",
        "Nowhere",
    ]
    first = places[0]
    assert isinstance(first, FoundPlace)
    assert first.description == "Port of Fiji · Berths: 5"
    assert first.geometry == {"type": "Point", "coordinates": [178.44, -18.14]}
    assert first.line == 3
    geometries = [one.geometry for one in places if isinstance(one, FoundPlace)]
    assert geometries[1] == {"type": "LineString", "coordinates": [[178, -18], [179, -19], [180, -20]]}
    assert geometries[3] == {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}
    assert geometries[4] is None
    (left,) = [one for one in places if isinstance(one, LeftOut)]
    assert (left.line, left.message) == (12, "'Bad': 'here' is no position, expected longitude,latitude")


@pytest.mark.parametrize(
    ("prolog", "line"),
    [
        ('<!DOCTYPE kml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>', 2),
        ('<!DOCTYPE kml SYSTEM "http://127.0.0.1:1/evil.dtd">', 2),
        ('<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>', 2),
        ('<!DOCTYPE kml [<!ENTITY % p SYSTEM "http://127.0.0.1:1/p"> %p;]>', 2),
    ],
)
def test_a_document_type_is_refused_before_anything_of_it_is_read(
    prolog: str, line: int, tmp_path: Path
) -> None:
    text = f'<?xml version="1.0"?>\n{prolog}\n<kml><Placemark><name>&x;</name></Placemark></kml>'
    refusal = refused(tmp_path, "a.kml", text)
    assert (refusal.line, "document type" in str(refusal)) == (line, True)


@pytest.mark.parametrize(
    "text",
    [
        "<kml><Placemark></kml>",
        "",
        "<kml>" + "<a>" * 100,
        "<kml>&nbsp;</kml>",
        '<?xml version="1.0" encoding="utf-77"?><k/>',
    ],
)
def test_what_is_no_xml_is_refused_with_its_line(text: str, tmp_path: Path) -> None:
    assert refused(tmp_path, "a.kml", text).line is not None


def test_a_zip_has_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no .kml" in str(refused(tmp_path, "a.kmz", zipped(("a.txt", "x"))))
    many = zipped(*((f"{number}.kml", "x") for number in range(texts.MOST_ENTRIES + 1)))
    assert "parts" in str(refused(tmp_path, "a.kmz", many))
    monkeypatch.setattr(texts, "MEGABYTE", 1000)
    bomb = zipped(("doc.kml", b"<kml>" + b" " * 3_000_000))
    assert "unpacks" in str(refused(tmp_path, "a.kmz", bomb))
    assert "sound zip" in str(refused(tmp_path, "a.kmz", bomb[: len(bomb) // 2]))


def test_names_in_a_zip_lead_nowhere(tmp_path: Path) -> None:
    places = read(tmp_path, "a.kmz", zipped(("../../evil.kml", KML), ("/etc/evil", "x")))
    assert len(places) == 6
    assert [path.name for path in tmp_path.iterdir()] == ["a.kmz"]


GEOJSON: dict[str, Any] = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [1, 2]},
            "properties": {"name": "A", "description": "<i>x</i>", "kind": "city", "_umap_options": {}},
        },
        {"type": "Feature", "geometry": {"type": "GeometryCollection", "geometries": []}, "properties": {}},
        {"type": "Feature", "geometry": None, "properties": None},
        7,
    ],
}


def test_geojson_and_files_of_umap(tmp_path: Path) -> None:
    for data in (GEOJSON, {"type": "umap", "layers": [GEOJSON]}):
        found = read(tmp_path, "a.umap", json.dumps(data, indent=1))
        first = found[0]
        assert isinstance(first, FoundPlace)
        assert (first.name, first.description, first.properties) == ("A", "x", {"kind": "city"})
        assert [type(one) for one in found[1:]] == [LeftOut, FoundPlace, LeftOut]
        assert all(one.line and one.line > 1 for one in found)
    (bare,) = read(tmp_path, "a.json", '{"type": "Point", "coordinates": [1, 2]}')
    assert isinstance(bare, FoundPlace)
    assert refused(tmp_path, "a.json", '{"type": "Topology"}').line == 1
    assert refused(tmp_path, "a.json", '{"type":\n nonsense}').line == 2


RECOGITO = [
    {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "body": [
            {"purpose": "commenting", "value": "<b>where</b> is it"},
            {"purpose": "tagging", "value": "Suva"},
        ],
        "target": {
            "source": "https://paper.example/a.txt",
            "selector": [
                {"type": "TextQuoteSelector", "exact": "the reef"},
                {"type": "TextPositionSelector", "start": 12, "end": 20},
            ],
        },
    },
    {"target": {"source": "x"}},
]
HYPOTHESIS = {
    "rows": [
        {
            "uri": "https://paper.example/a",
            "text": "a note",
            "tags": ["Suva"],
            "target": [
                {
                    "source": "https://paper.example/a",
                    "selector": [
                        {"type": "TextQuoteSelector", "exact": "reef", "prefix": "the ", "suffix": " is"}
                    ],
                }
            ],
        }
    ]
}


def test_annotations_of_recogito_and_hypothesis(tmp_path: Path) -> None:
    first, second = read(tmp_path, "a.jsonld", json.dumps(RECOGITO))
    assert first == FoundQuote(
        1, "the reef", "https://paper.example/a.txt", start=12, comment="where is it", tags=("Suva",)
    )
    assert isinstance(second, LeftOut)
    (other,) = read(tmp_path, "a.json", json.dumps(HYPOTHESIS))
    assert other == FoundQuote(
        1, "reef", "https://paper.example/a", "the ", " is", comment="a note", tags=("Suva",)
    )


def test_tables_with_places_and_with_quotes(tmp_path: Path) -> None:
    text = "\ufeffName;Latitude;Longitude;Notes\nSuva;-18.14;178.44;a port\n\nX;north;1;\nY;;;\n"
    first, bad, nowhere = read(tmp_path, "a.csv", text)
    assert first == FoundPlace(2, "Suva", {"type": "Point", "coordinates": [178.44, -18.14]}, "a port")
    assert isinstance(bad, LeftOut)
    assert bad.line == 4
    assert isinstance(nowhere, LeftOut | FoundPlace)
    (quote,) = read(tmp_path, "a.csv", 'quote,source,name\n"the reef, far",paper,Suva\n')
    assert quote == FoundQuote(2, "the reef, far", "paper", tags=("Suva",))
    (pair,) = read(tmp_path, "a.csv", "name,coordinates\nReef,\"23°40'S 179°00'W\"\n")
    assert isinstance(pair, FoundPlace)
    assert pair.geometry == {"type": "Point", "coordinates": [-179.0, -23.666667]}
    assert refused(tmp_path, "a.csv", "a,b\n1,2\n").line == 1


def test_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.csv", "name\nTórshavn\n".encode("latin-1")).line == 2
    assert "UTF-16" in str(refused(tmp_path, "a.csv", "name\n".encode("utf-16")))


def test_large_files_and_many_records_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "MOST_BYTES", 1000)
    assert "larger than" in str(refused(tmp_path, "a.csv", "name\n" + "x\n" * 1000))
    monkeypatch.setattr(bounds, "MOST_RECORDS", 3)
    refusal = refused(tmp_path, "a.csv", "name,lat,lng\n" + "x,1,1\n" * 4)
    assert (refusal.line, "more than 3 records" in str(refusal)) == (5, True)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<img src=x onerror=alert(1)>a", "a"),
        ("<script>alert(1)</script>b", "b"),
        ("<style>p{}</style>c<br>d", "c d"),
        ("&lt;b&gt; &amp; &#x202e;e", "<b> & e"),
        ("<svg><script>x</script></svg>f", "f"),
        ("<scr<script>ipt>g", "ipt>g"),
        ("1 < 2", "1 < 2"),
    ],
)
def test_a_description_becomes_words(html: str, words: str) -> None:
    assert as_words(html) == words


def test_a_gazetteer_is_read_from_geonames_and_others(tmp_path: Path) -> None:
    row = "2198148|Suva|Suva|Suwa,Сува|-18.14161|178.44149|P|PPLC|FJ||||||77366||6|Pacific/Fiji|2024-01-01"
    cells = row.split("|")
    file = tmp_path / "FJ.txt"
    file.write_text("\t".join(cells) + "\n", "utf-8")
    (suva,) = read_places(file)
    assert (suva.names, suva.kind, suva.country, suva.population) == (
        ("Suva", "Suwa", "Сува"),
        "city",
        "FJ",
        77366,
    )
    assert suva.authority == "geonames 2198148"
    packed = tmp_path / "FJ.zip"
    packed.write_bytes(zipped(("FJ.txt", file.read_bytes()), ("readme.txt", "x")))
    assert list(read_places(packed)) == [suva]
    file.write_text("\t".join(cells) + "\n\t\n1\t2\n", "utf-8")
    with pytest.raises(Refusal) as refusal:
        list(read_places(file))
    assert refusal.value.line == 3
