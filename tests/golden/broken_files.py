"""Dossiers whose files cannot be read: families F, Y and J, and keys and values (K)."""

from __future__ import annotations

from tests.dossier_edits import append, broken, change, link, remove, write

SETTINGS = "caribmap.yaml"
SOURCES = "seeds/sources.yaml"
ARTICLE = "seeds/harbour.txt"
PLACES = "geodata/places.geojson"
QUOTES = "geodata/quotes.yaml"
EVENTS = "geodata/events.yaml"
POSITION = "[-61.75, 12.05]"

FILES = (
    broken("F002", "caribmap.yaml", remove(SETTINGS)),
    broken("F002", "geodata/places.geojson", remove(PLACES)),
    broken("F002", "geodata/quotes.yaml", remove(QUOTES)),
    broken("F002", "seeds/sources.yaml:2:9", remove(ARTICLE)),
    broken("F003", "seeds/sources.yaml:2:9", link(ARTICLE, "/etc/hostname")),
    broken("F003", "geodata/quotes.yaml", link(QUOTES, "places.geojson")),
    broken("F003", "seeds/sources.yaml:2:9", remove(ARTICLE), lambda root: (root / ARTICLE).mkdir()),
    broken("F004", "seeds/sources.yaml:2:9", change(SOURCES, "harbour.txt", "../caribmap.yaml")),
    broken("F004", "seeds/sources.yaml:2:9", change(SOURCES, "harbour.txt", "/etc/hostname")),
    broken("F004", "seeds/sources.yaml:2:9", change(SOURCES, "harbour.txt", "C:harbour.txt")),
    broken("F004", "seeds/sources.yaml:2:9", change(SOURCES, "harbour.txt", "https://example.org/a.txt")),
    broken("F004", "seeds/sources.yaml:2:9", change(SOURCES, "harbour.txt", '"a\\0b"')),
    broken("F004", "seeds/sources.yaml:2:9", change(SOURCES, "harbour.txt", "x" * 300)),
    broken("F005", "geodata/places.geojson", append(SETTINGS, "limits: {file_mb: 0.0003}\n")),
    broken("F005", "geodata/quotes.yaml", append(SETTINGS, "limits: {yaml_mb: 0.0001}\n")),
    broken("F006", "seeds/harbour.txt:2:4", write(ARTICLE, b"A ferry\nwe \xe9t")),
    broken("F006", "seeds/harbour.txt:1:1", write(ARTICLE, "A ferry".encode("utf-16"))),
    broken("F006", "geodata/places.geojson:1:2", write(PLACES, "{}".encode("utf-16-le"))),
    broken("F006", "geodata/places.geojson:1:1", write(PLACES, "{}".encode("utf-32-be"))),
    broken("F007", "seeds/harbour.txt:1:3", write(ARTICLE, "A \0 ferry arrived")),
    broken("F008", "seeds/harbour.txt", write(ARTICLE, "\ufeff \r\n")),
    broken("F008", "seeds/harbour.txt", write(ARTICLE, "\u00a0\n")),
    broken("F009", "geodata/quotes.jsonl", write("geodata/quotes.jsonl", "")),
    broken("F012", "geodata/conflicts.yaml", write("geodata/conflicts.yaml", "[]\n")),
    broken("F013", "seeds/second.txt", write("seeds/second.txt", "A second article.")),
    broken("F013", "seeds/second.TXT", write("seeds/second.TXT", "A second article.")),
    broken("F014", "seeds/sources.yaml:2:9", change(SOURCES, "harbour.txt", "Harbour.txt")),
    broken(
        "F014",
        "seeds/sources.yaml:2:9",
        remove(ARTICLE),
        write("seeds/ha\u0301fen.txt", "A ferry."),
        change(SOURCES, "harbour.txt", "h\u00e1fen.txt"),
    ),
)

YAML = (
    broken(
        "Y010",
        "geodata/quotes.yaml:10001:1",
        write(QUOTES, "".join(f"k{number}: 1\n" for number in range(10_001))),
    ),
    broken("Y001", "geodata/quotes.yaml:3:53", change(QUOTES, "on Friday.", "on Friday: x")),
    broken("Y001", "caribmap.yaml:1:1", write(SETTINGS, "\tcaribmap: 1")),
    broken("Y001", "geodata/quotes.yaml:1:2", change(QUOTES, "- id", "-\tid")),
    broken("Y001", "geodata/quotes.yaml:2:1", change(QUOTES, "  source", "\tsource")),
    broken("Y002", "geodata/quotes.yaml:5:3", append(QUOTES, "  source: other\n")),
    broken("Y003", "geodata/quotes.yaml:4:11", change(QUOTES, "[saint", "&all [saint")),
    broken("Y003", "geodata/quotes.yaml:2:11", change(QUOTES, "harbour-news", "*news")),
    broken("Y004", "geodata/quotes.yaml:5:3", append(QUOTES, "  <<: {note: x}\n")),
    broken("Y005", "geodata/quotes.yaml:2:11", change(QUOTES, "harbour-news", "!!str harbour-news")),
    broken("Y005", "geodata/quotes.yaml:5:9", append(QUOTES, "  note: !!python/object:os.system x\n")),
    broken("Y006", "geodata/events.yaml:1:33", write(EVENTS, "[" * 100_000)),
    broken("Y006", "geodata/events.yaml:1:129", write(EVENTS, "{a: " * 100_000)),
    broken("Y007", "geodata/quotes.yaml:5:3", append(QUOTES, "  [a, b]: c\n")),
    broken("Y007", "geodata/quotes.yaml:5:3", append(QUOTES, "  null: c\n")),
    broken("Y008", "geodata/quotes.yaml:5:1", append(QUOTES, "---\n- id: b\n")),
    broken(
        "Y011",
        "geodata/quotes.yaml:5:32",
        append(QUOTES, "  translations: {de: ein Haus, von 40,000 Büchern}\n"),
    ),
    broken(
        "Y011",
        "geodata/quotes.yaml:5:54",
        append(
            QUOTES,
            "- {id: two, source: harbour-news, exact: It carried, or not, places: [saint-georges]}\n",
        ),
    ),
    broken("Y009", "geodata/quotes.yaml:3:17", change(QUOTES, "ferry arrived", "ferry\x1barrived")),
)

JSON = (
    broken(
        "J008",
        "geodata/places.geojson:1:88892",
        write(PLACES, "{" + ",".join(f'"{number}":1' for number in range(10_001)) + "}"),
    ),
    broken("J001", "geodata/places.geojson:15:3", change(PLACES, '"stated"}\n      }', '"stated"}\n     ')),
    broken("J001", "geodata/places.geojson:17:1", append(PLACES, "{}")),
    broken("J001", "geodata/events.jsonl:2:2", write("geodata/events.jsonl", "\n{bad}\n")),
    broken(
        "J002", "geodata/places.geojson:11:9", change(PLACES, '"layer"', '"kind": "sea",\n        "layer"')
    ),
    broken("J003", "geodata/places.geojson:7:53", change(PLACES, POSITION, "[NaN, 12.05]")),
    broken("J003", "geodata/places.geojson:7:53", change(PLACES, POSITION, "[-Infinity, 12.05]")),
    broken("J004", "geodata/places.geojson:1:201", write(PLACES, "[" * 100_000)),
    broken("J005", "geodata/places.geojson:1:1", write(PLACES, "\ufeff{}")),
    broken("J006", "geodata/places.geojson:7:53", change(PLACES, "-61.75", "9" * 5000)),
    broken(
        "J006", "geodata/places.geojson:12:57", change(PLACES, '"stated"', '"stated", "precision_m": 1e999')
    ),
    broken("J007", "geodata/places.geojson:9:18", change(PLACES, "Saint George's", "\\ud800")),
)

VALUES = (
    broken("K001", "geodata/quotes.yaml:5:3", append(QUOTES, "  modalty: stated\n")),
    broken("K001", "geodata/quotes.yaml:3:3", change(QUOTES, "exact", "exakt")),
    broken("K001", "caribmap.yaml:5:32", change(SETTINGS, "color", "colour")),
    broken("K001", "geodata/places.geojson:12:23", change(PLACES, "basis", "base")),
    broken("K002", "geodata/quotes.yaml:1:3", change(QUOTES, "  source: harbour-news\n", "")),
    broken("K002", "geodata/places.geojson:4:5", change(PLACES, '      "id": "saint-georges",\n', "")),
    broken("K002", "geodata/places.geojson:4:5", change(PLACES, '"geometry"', '"geometrie"')),
    broken("K003", "geodata/quotes.yaml:4:11", change(QUOTES, "[saint-georges]", "saint-georges")),
    broken("K003", "geodata/quotes.yaml:1:1", write(QUOTES, "id: ferry\n")),
    broken("K003", "caribmap.yaml:1:1", write(SETTINGS, "- caribmap")),
    broken("K003", "caribmap.yaml:7:43", change(SETTINGS, "-63", "west")),
    broken("K003", "geodata/places.geojson:9:18", change(PLACES, '"Saint George\'s"', "false")),
    broken("K003", "geodata/places.geojson:6:13", change(PLACES, '"saint-georges"', "true")),
    broken(
        "K003", "geodata/quotes.yaml:5:9", append(QUOTES, "  note: {en: }\n"), change(QUOTES, "{en: }", "[a]")
    ),
    broken("K004", "geodata/quotes.yaml:5:13", append(QUOTES, "  modality: confrimed\n")),
    broken("K004", "caribmap.yaml:8:24", append(SETTINGS, "quotation: {max_share: 1.5}\n")),
    broken("K004", "caribmap.yaml:7:42", change(SETTINGS, "-63, 10, -59, 14", "-63, 10, -59")),
    broken("K005", "geodata/quotes.yaml:1:7", change(QUOTES, "id: ferry", "id: The_Ferry")),
    broken(
        "K005",
        "geodata/places.geojson:6:13",
        change(PLACES, '"saint-georges"', "-1"),
        change(QUOTES, "saint-georges", '"-1"'),
    ),
    broken("K001", "seeds/sources.yaml:4:14", append(SOURCES, "  inferred: {yaer: {value: x, reason: y}}\n")),
    broken("K003", "geodata/mentions.yaml:1:1", write("geodata/mentions.yaml", "[a, b]")),
    broken("K006", "caribmap.yaml:3:13", change(SETTINGS, "[en]", "[EN]")),
    broken("K006", "seeds/sources.yaml:3:13", change(SOURCES, "language: en", "language: English")),
    broken("K006", "geodata/quotes.yaml:5:9", append(QUOTES, "  note: {english: x}\n")),
    broken("K007", "caribmap.yaml:5:77", change(SETTINGS, '"#ffffff"}', '"#ffffff"}, on: no')),
    broken("K008", "geodata/quotes.yaml:5:9", append(QUOTES, '  note: ""\n')),
    broken("K008", "geodata/quotes.yaml:1:1", write(QUOTES, "")),
    broken("K008", "caribmap.yaml:3:12", change(SETTINGS, "[en]", "[]")),
    broken(
        "K009",
        "geodata/quotes.yaml:5:8",
        append(QUOTES, "- {id: ferry, source: harbour-news, exact: It carried, places: [saint-georges]}\n"),
    ),
    broken("K010", "geodata/quotes.yaml:4:12", change(QUOTES, "saint-georges", "saint-george")),
    broken("K010", "geodata/quotes.yaml:2:11", change(QUOTES, "harbour-news", "harbor-news")),
    broken("K011", "seeds/sources.yaml:4:8", append(SOURCES, "  url: javascript:alert(1)\n")),
    broken(
        "K012",
        "geodata/quotes.yaml:4:27",
        change(QUOTES, "[saint-georges]", "[saint-georges, saint-georges]"),
    ),
    broken("K013", "geodata/places.geojson:9:33", change(PLACES, "George's", "George's\\u202e")),
)
