"""Dossiers that can be read and do not hold together: families C, S, P, Q, E and D."""

from __future__ import annotations

from pathlib import Path

from tests.dossier_edits import Edit, append, broken, change, write

SETTINGS = "caribmap.yaml"
SOURCES = "seeds/sources.yaml"
ARTICLE = "seeds/harbour.txt"
PLACES = "geodata/places.geojson"
COAST = "geodata/coast.geojson"
QUOTES = "geodata/quotes.yaml"
EVENTS = "geodata/events.yaml"
DISCREPANCIES = "geodata/discrepancies.yaml"
EXACT = "A ferry arrived in Saint George's on Friday."
POINT = '{"type": "Point", "coordinates": [-61.75, 12.05]}'
CROSSING_COAST = """
{"type": "FeatureCollection", "bbox": [-62, 12, -61, 13], "provenance": {}, "features": [
{"type": "Feature", "id": "island", "properties": {"land_of": "saint-georges"}, "geometry":
{"type": "Polygon", "coordinates": [
[[-61.9, 12.1], [-61.1, 12.9], [-61.1, 12.1], [-61.9, 12.9], [-61.9, 12.1]]]}}]}
"""
COLOR = '{light: "#000", dark: "#ffffff"}'
OTHER_SOURCE = (
    append(SOURCES, "- {id: other, file: other.txt, language: en}\n"),
    write("seeds/other.txt", "Twelve boats left. " * 20),
)


def begin_article(text: str) -> Edit:
    """Put a text before the article, whose own stays long enough for the house limit."""

    def edit(root: Path) -> None:
        article = (root / ARTICLE).read_bytes()
        (root / ARTICLE).write_bytes(text.encode() + b"\n" + article * 3)

    return edit


def geometry(new: str) -> Edit:
    return change(PLACES, POINT, new)


def null_geometry(properties: str, basis: str = "not-stated") -> tuple[Edit, Edit]:
    stated = '"geocoding": {"basis": "stated"}'
    return change(PLACES, POINT, "null"), change(
        PLACES, stated, f'"geocoding": {{"basis": "{basis}"}}{properties}'
    )


def properties(new: str) -> Edit:
    """Add to the properties of the one place."""
    return change(PLACES, '"basis": "stated"}', f'"basis": "stated"}}, {new}')


SETTINGS_CASES = (
    broken("C001", "caribmap.yaml:1:11", change(SETTINGS, "caribmap: 1", "caribmap: 2")),
    broken("C002", "caribmap.yaml:5:47", change(SETTINGS, "#000", "red")),
    broken("C002", "caribmap.yaml:5:61", change(SETTINGS, "#ffffff", "#fffff")),
    broken("C003", "caribmap.yaml:7:42", change(SETTINGS, "10, -59, 14", "14, -59, 10")),
    broken("C003", "caribmap.yaml:7:42", change(SETTINGS, "[-63", "[-263")),
    broken("C003", "caribmap.yaml:7:42", change(SETTINGS, "[-63, 10, -59", "[180, 10, -180")),
    broken(
        "K012",
        "caribmap.yaml:8:67",
        append(
            SETTINGS,
            "worldviews: [{id: one, name: One, shows: [saint-georges], hides: [saint-georges]}]\n",
        ),
    ),
    broken("C004", "caribmap.yaml:8:8", append(SETTINGS, "tiles: https://example.org/{z}/{x}/{y}.png\n")),
    broken(
        "C005",
        "caribmap.yaml:7:43",
        change(SETTINGS, "name: Islands", f"name: Islands, caption: {'long ' * 24}long"),
    ),
    broken("C006", "caribmap.yaml:8:26", append(SETTINGS, "interface: {fr: {storry: Visite}}\n")),
    broken("C007", "caribmap.yaml:8:26", append(SETTINGS, "interface: {fr: {quotes: citations}}\n")),
    broken("C007", "caribmap.yaml:8:26", append(SETTINGS, "interface: {ar: {quotes: 'a|{count} b'}}\n")),
    broken("C007", "caribmap.yaml:8:26", append(SETTINGS, "interface: {fr: {places: 'Lieux {title}'}}\n")),
    broken("C007", "caribmap.yaml:8:26", append(SETTINGS, "interface: {fr: {places: 'Lieux {0.x}'}}\n")),
    broken("C008", "caribmap.yaml:7:42", change(SETTINGS, "[-63, 10, -59, 14]", "[-64.5, 15, -63, 16.4]")),
    broken("C009", "caribmap.yaml:8:31", append(SETTINGS, "basemap: {disputes: {crimmea: accept}}\n")),
    broken(
        "C010",
        "caribmap.yaml:7:42",
        change(SETTINGS, "[-63, 10, -59, 14]", "[-61.001, 12.0, -61.0, 12.001]"),
    ),
    broken(
        "K008",
        "caribmap.yaml:6:8",
        change(SETTINGS, "\n  - {id: islands, name: Islands, bounds: [-63, 10, -59, 14]}", " []"),
    ),
    broken(
        "K010",
        "geodata/quotes.yaml:5:11",
        append(SETTINGS, "origins: [{id: gazette, name: The Gazette}]\n"),
        append(QUOTES, "  origin: gazete\n"),
    ),
    broken(
        "K010",
        "geodata/quotes.yaml:5:28",
        append(SETTINGS, "origins: [{id: gazette, name: The Gazette}]\n"),
        append(QUOTES, "  origin_inferred: {value: gazete, reason: The wording is the same.}\n"),
    ),
    broken("K010", "geodata/quotes.yaml:5:12", append(QUOTES, "  denies: [nobody]\n")),
    broken("K010", "caribmap.yaml:8:36", append(SETTINGS, "story: [{title: a, text: b, show: [nowhere]}]\n")),
    broken(
        "K010", "caribmap.yaml:8:38", append(SETTINGS, "story: [{title: a, text: b, quotes: [nobody]}]\n")
    ),
    broken(
        "K012",
        "caribmap.yaml:8:51",
        append(SETTINGS, "story: [{title: a, text: b, show: [saint-georges, saint-georges]}]\n"),
    ),
    broken(
        "E003",
        "caribmap.yaml:8:35",
        append(SETTINGS, 'story: [{title: a, text: b, from: "2025", to: "2024"}]\n'),
    ),
    broken(
        "S001", "seeds/sources.yaml:4:19", append(SOURCES, "- {id: two, file: harbour.txt, language: en}\n")
    ),
)

PLACES_CASES = (
    broken("P001", "geodata/places.geojson:1:1", change(PLACES, '"FeatureCollection"', '"Topology"')),
    broken("P001", "geodata/places.geojson:4:5", change(PLACES, '"Feature",', '"Place",')),
    broken(
        "P002", "geodata/places.geojson:7:53", geometry('{"type": "Point", "coordinates": ["-61.75", 12.05]}')
    ),
    broken("P002", "geodata/places.geojson:7:57", geometry('{"type": "Point", "coordinates": [12, true]}')),
    broken("P002", "geodata/places.geojson:7:52", geometry('{"type": "Point", "coordinates": [12]}')),
    broken("P002", "geodata/places.geojson:7:57", geometry('{"type": "LineString", "coordinates": []}')),
    broken(
        "P003", "geodata/places.geojson:7:52", geometry('{"type": "Point", "coordinates": [12.05, -161.75]}')
    ),
    broken("P003", "geodata/places.geojson:7:52", geometry('{"type": "Point", "coordinates": [1e999, 12]}')),
    broken(
        "P004", "geodata/places.geojson:7:57", geometry('{"type": "LineString", "coordinates": [[1, 2]]}')
    ),
    broken(
        "P004",
        "geodata/places.geojson:7:55",
        geometry('{"type": "Polygon", "coordinates": [[[1, 2], [3, 2], [3, 4], [1, 4]]]}'),
    ),
    broken(
        "P004",
        "geodata/places.geojson:7:55",
        geometry('{"type": "Polygon", "coordinates": [[[1, 2], [3, 2], [1, 2]]]}'),
    ),
    broken(
        "P005",
        "geodata/places.geojson:3:10",
        change(
            PLACES,
            '  "features"',
            '  "crs": {"type": "name", "properties": {"name": "EPSG:3857"}},\n  "features"',
        ),
    ),
    broken(
        "P006", "geodata/places.geojson:7:28", geometry('{"type": "GeometryCollection", "geometries": []}')
    ),
    broken("P006", "geodata/places.geojson:7:28", geometry('{"type": "Circle", "coordinates": [1, 2]}')),
    broken("P006", "geodata/places.geojson:7:19", geometry("[1, 2]")),
    broken("P007", "geodata/places.geojson:7:19", *null_geometry("")),
    broken("P008", "geodata/places.geojson:12:57", properties('"not_stated": "no-place"')),
    broken(
        "P008", "geodata/places.geojson:12:32", *null_geometry(', "not_stated": "no-place"', basis="stated")
    ),
    broken(
        "P009",
        "geodata/places.geojson:6:13",
        change(QUOTES, "[saint-georges]", "[]"),
        write(EVENTS, "- {id: a, title: a, quotes: [ferry]}"),
    ),
    broken(
        "P010", "geodata/places.geojson:7:52", geometry('{"type": "Point", "coordinates": [12.05, -61.75]}')
    ),
    broken(
        "P011",
        "geodata/places.geojson:12:51",
        properties('"lead": "quiet"'),
        append(QUOTES, "- {id: quiet, source: harbour-news, exact: It carried, places: []}\n"),
        write(EVENTS, "- {id: a, title: a, quotes: [quiet]}"),
    ),
    broken("P012", "geodata/places.geojson:12:53", properties('"recipe": {}')),
    broken(
        "P013",
        "geodata/places.geojson:3:15",
        append(SETTINGS, "limits: {places: 1}\n"),
        change(
            PLACES, "    {\n", '    {"type": "Feature", "id": "b", "geometry": null, "properties": {}}, {\n'
        ),
    ),
    broken("P014", "geodata/places.geojson:10:17", change(PLACES, '"city"', '"town"')),
    broken(
        "P015", "geodata/coast.geojson:1:1", write(COAST, '{"type": "FeatureCollection", "features": []}')
    ),
    broken("P022", "geodata/coast.geojson:5:1", write(COAST, CROSSING_COAST)),
    broken(
        "P016",
        "geodata/places.geojson:12:36",
        change(PLACES, '"geocoding"', '"authority": {"wiki data": "Q1"},\n        "geocoding"'),
    ),
    broken(
        "P017",
        "geodata/places.geojson:7:71",
        geometry('{"type": "LineString", "coordinates": [[179.5, 12], [-179.5, 12]]}'),
    ),
    broken(
        "P017",
        "geodata/places.geojson:7:67",
        geometry('{"type": "Polygon", "coordinates": [[[179, 12], [-179, 12], [-179, 13], [179, 12]]]}'),
    ),
    broken(
        "P019",
        "geodata/places.geojson:7:89",
        geometry(
            '{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]], '
            "[[3, 3], [4, 3], [4, 4], [3, 3]]]}"
        ),
    ),
    broken(
        "P020",
        "geodata/places.geojson:7:55",
        geometry('{"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [2, 2], [0, 0]]]}'),
    ),
    broken(
        "P021",
        "geodata/places.geojson:7:55",
        geometry('{"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}'),
    ),
    broken("P018", "geodata/places.geojson:7:52", geometry('{"type": "Point", "coordinates": [1, 2, 3, 4]}')),
)

QUOTES_CASES = (
    broken("Q001", "geodata/quotes.yaml:3:10", change(QUOTES, EXACT, "It carried 121 passengers.")),
    broken(
        "Q001",
        "geodata/quotes.yaml:3:10",
        change(QUOTES, EXACT, "Nothing of this kind was ever written anywhere."),
    ),
    broken("Q001", "geodata/quotes.yaml:3:10", change(QUOTES, EXACT, "a ferry arrived")),
    broken(
        "Q002",
        "geodata/quotes.yaml:3:10",
        change(QUOTES, EXACT, "the harbour was quiet"),
        change(ARTICLE, "The harbour", "And the harbour"),
    ),
    broken(
        "Q003",
        "geodata/quotes.yaml:2:11",
        change(QUOTES, EXACT, "It carried 120 passengers."),
        change(QUOTES, "harbour-news", "other"),
        *OTHER_SOURCE,
    ),
    broken("Q004", "geodata/quotes.yaml:3:10", change(QUOTES, "George's", "George’s")),
    broken("Q005", "geodata/quotes.yaml:3:10", append(SETTINGS, "quotation: {max_chars: 20}\n")),
    broken("Q006", "seeds/sources.yaml:2:9", append(SETTINGS, "quotation: {max_share: 0.1}\n")),
    broken("Q007", "geodata/quotes.yaml:3:10", append(SETTINGS, "limits: {quote_chars: 20}\n")),
    broken("Q008", "geodata/quotes.yaml:3:10", change(QUOTES, EXACT, '"  "')),
    broken("Q008", "geodata/quotes.yaml:3:10", change(QUOTES, EXACT, '"\\u2060\\u200b"')),
    broken("Q009", "geodata/quotes.yaml:5:11", append(QUOTES, "  prefix: Yesterday\n")),
    broken(
        "Q009",
        "geodata/quotes.yaml:5:11",
        append(QUOTES, '  prefix: " "\n'),
        change(QUOTES, EXACT, "ferry came"),
        begin_article("(ferry came)"),
    ),
    broken(
        "Q012", "geodata/quotes.yaml:3:10", change(QUOTES, EXACT, "A cafe"), begin_article("A cafe\u0301.")
    ),
    broken("Q012", "geodata/quotes.yaml:3:10", change(QUOTES, EXACT, "Up 👍"), begin_article("Up 👍🏽.")),
    broken(
        "Q013", "geodata/quotes.yaml:3:10", change(QUOTES, EXACT, "5 km off"), begin_article("11.5 km off.")
    ),
    broken(
        "Q013",
        "geodata/quotes.yaml:3:10",
        change(QUOTES, EXACT, "The dead are 1"),
        begin_article("The dead are 1\u202f000."),
    ),
    broken(
        "Q013",
        "geodata/quotes.yaml:3:10",
        change(QUOTES, EXACT, "000 “men”."),
        begin_article('16.000 "men".'),
    ),
    broken(
        "Q014",
        "geodata/quotes.yaml:3:10",
        change(QUOTES, EXACT, "the ship"),
        begin_article("By the shipyard."),
    ),
    broken(
        "Q014", "geodata/quotes.yaml:3:10", change(QUOTES, EXACT, "They can"), begin_article("They can’t.")
    ),
    broken(
        "Q015",
        "seeds/sources.yaml:2:9",
        change(QUOTES, EXACT, '"Line one.\\nLine two."'),
        append(
            QUOTES,
            '- {id: two, source: harbour-news, exact: "two.\\nLine three.", places: [saint-georges]}\n',
        ),
        begin_article("Line one.\r\nLine two.\r\nLine three.\r\n"),
    ),
    broken(
        "Q016",
        "geodata/quotes.yaml:3:10",
        change(QUOTES, EXACT, "They won round #2 on Friday"),
        begin_article("They won round #2 on Friday. "),
    ),
    broken(
        "Q018",
        "geodata/quotes.yaml:3:10",
        change(QUOTES, EXACT, "arrive on Friday"),
        begin_article("It did not arrive on Friday. "),
    ),
    broken(
        "Q017",
        "geodata/quotes.yaml:5:86",
        append(
            QUOTES,
            "- {id: q, source: harbour-news, exact: It carried, places: [saint-georges], denies: [q]}\n",
        ),
    ),
    broken(
        "Q010",
        "geodata/quotes.yaml:5:64",
        append(QUOTES, "- {id: quiet, source: harbour-news, exact: It carried, places: []}\n"),
    ),
    broken(
        "Q011",
        "geodata/quotes.yaml:3:11",
        change("seeds/harbour.txt", "A ferry", "A\u202e ferry"),
        change(QUOTES, "A ferry", "A\u202e ferry"),
    ),
)

EVENTS_CASES = (
    broken(
        "E001",
        "geodata/events.yaml:1:44",
        write(EVENTS, '- {id: a, title: a, quotes: [ferry], when: "31.10.2025"}'),
    ),
    broken("E001", "seeds/sources.yaml:4:14", append(SOURCES, "  published: 2025-13\n")),
    broken("E002", "geodata/events.yaml:1:29", write(EVENTS, "- {id: a, title: a, quotes: []}")),
)


def discrepancy(answers: str, kind: str = "within-source", more: str = "") -> Edit:
    return write(
        DISCREPANCIES,
        f"- id: load\n  question: How many?\n  kind: {kind}\n  weight: main\n{more}  answers:\n{answers}",
    )


LOAD = append(
    QUOTES, "- {id: load, source: harbour-news, exact: It carried 120 passengers., places: [saint-georges]}\n"
)
ONE = "    - {value: none, quotes: [ferry]}\n"

DISCREPANCIES_CASES = (
    broken("D001", "geodata/discrepancies.yaml:6:5", discrepancy(ONE)),
    broken("D002", "geodata/discrepancies.yaml:7:7", discrepancy(ONE + "    - {value: some}\n")),
    broken(
        "D003", "geodata/discrepancies.yaml:7:30", discrepancy(ONE + "    - {value: some, quotes: [ferry]}\n")
    ),
    broken(
        "D004",
        "geodata/discrepancies.yaml:7:15",
        LOAD,
        discrepancy(ONE + "    - {value: 121, quotes: [load]}\n"),
    ),
    broken(
        "D005",
        "geodata/discrepancies.yaml:1:3",
        LOAD,
        discrepancy(ONE + "    - {value: 120, quotes: [load]}\n", "outside-fact"),
    ),
    broken(
        "D006",
        "geodata/discrepancies.yaml:3:9",
        LOAD,
        discrepancy(ONE + "    - {value: 120, quotes: [load]}\n", "between-sources"),
    ),
    broken(
        "K011",
        "geodata/discrepancies.yaml:5:39",
        LOAD,
        discrepancy(
            ONE + "    - {value: 120, quotes: [load]}\n", more="  references: [{title: Register, url: //x}]\n"
        ),
    ),
)
