"""Every slot that hand-written text can stand in, and a dossier with a payload in each of them.

`docs/security.md` has one row for each of SLOTS; test_security_doc.py keeps the two equal.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from caribmap.load.files import is_plain_name
from tests.hostile.payloads import Payload, escaped

TEXTS = (
    "title", "subtitle", "layer name", "view name", "border view name and note", "story title and text",
    "place name", "alias",
    "geocoding method and note", "recipe assumption", "measured point", "coast provenance", "quote",
    "prefix and suffix", "speaker",
    "of", "note", "translation", "inferred value and reason", "origin name",
    "source short, title, publisher, author, about",
    "event title", "discrepancy question, answer, note", "reference title", "ruling and reason", "edition",
    "correction", "credits",
    "authority ids",
)  # fmt: skip
"""Slots that take any text: it stays text."""

REFUSED = (
    "ids",
    "colour",
    "address",
    "file name",
    "language tag",
    "kind, basis, role, modality",
    "date",
    "tiles",
    "authority names",
)
"""Slots with a form of their own: what does not have it is refused."""

READERS = (
    "page", "page without JavaScript", "framed page", "page head and linked data", "picture", "CSV",
    "GeoJSON", "GeoPackage", "KML",
    "Web Annotations, Linked Places, CSL-JSON", "BibTeX", "oEmbed and snippet", "sign-off report",
    "terminal", "fragment",
    "frame message",
)  # fmt: skip
"""Where the texts come out, or where texts of others come in."""

SLOTS = (*TEXTS, *REFUSED, *READERS)

LANGUAGES = ("de", "en")
NUMBER_QUOTE = "Ein Schiff liegt 3 Kilometer vor der Küste."


def number(index: int) -> str:
    return f"{index:03}"


def write_dossier(root: Path, payloads: Sequence[Payload], single: str, url: str | None = None) -> Path:
    """A sound dossier with a record per payload in every list; `single` stands in all that there is once."""
    texts = [payload.text for payload in payloads]
    for folder in ("seeds", "geodata"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    files = _file_names(texts)
    for index, (text, file) in enumerate(zip(texts, files, strict=True)):
        article = f"{number(index)}: {text}\n{text} Satz {number(index)}. {text}\n"
        (root / "seeds" / file).write_bytes(article.encode())
    (root / "seeds/ship.txt").write_text(NUMBER_QUOTE + "\n", "utf-8")
    values: dict[str, Any] = {
        "caribmap.yaml": _settings(texts, single, url),
        "seeds/sources.yaml": _sources(texts, files),
        "geodata/quotes.yaml": _quotes(texts),
        "geodata/events.yaml": _records(texts, _event),
        "geodata/discrepancies.yaml": _records(texts, _discrepancy),
        "geodata/mentions.yaml": {
            "terms": [
                {"text": f"Satz {number(index)}", "ruling": text, "reason": text}
                for index, text in enumerate(texts)
            ]
        },
    }
    for file, value in values.items():
        (root / file).write_text(yaml_of(value), "utf-8")
    for file, value in {
        "geodata/places.geojson": _places(texts, single),
        "geodata/coast.geojson": _coast(texts),
    }.items():
        (root / file).write_text(json.dumps(value), "utf-8")
    return root


def yaml_of(value: Any) -> str:
    """A value as YAML in flow style, every text quoted and escaped."""
    if isinstance(value, dict):
        return "{" + ",\n".join(f"{escaped(key)}: {yaml_of(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",\n".join(map(yaml_of, value)) + "]"
    return "null" if value is None else escaped(value) if isinstance(value, str) else json.dumps(value)


def both(text: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, text)


def _file_names(texts: Iterable[str]) -> list[str]:
    """The text itself where it is a plain file name: `$(id)`, `{{ 7*7 }}` and `=1+1` are."""
    return [text if is_plain_name(text) else f"{number(index)}.txt" for index, text in enumerate(texts)]


def _records(texts: Iterable[str], record: Callable[[int, str], Any]) -> list[Any]:
    return [record(index, text) for index, text in enumerate(texts)]


def _settings(texts: Sequence[str], single: str, url: str | None) -> dict[str, Any]:
    bounds = [-64, 9, -58, 15]
    edition = ("version", "byline", "desk", "contact", "imprint", "privacy", "signed_off")
    return {
        "caribmap": 1,
        "title": both(single),
        "subtitle": both(single),
        "languages": list(LANGUAGES),
        "url": url,
        "quotation": {"max_share": 1, "max_chars": 1000},
        "edition": dict.fromkeys(edition, single)
        | {
            "corrections": _records(
                texts,
                lambda index, text: {
                    "date": "2025-11-01",
                    "text": both(text),
                    "places": [f"p-{number(index)}"],
                },
            )
        },
        "layers": _records(
            texts,
            lambda index, text: {
                "id": f"l-{number(index)}",
                "name": both(text),
                "color": {"light": "#246", "dark": "#acf"},
            },
        ),
        "views": _records(
            texts, lambda index, text: {"id": f"v-{number(index)}", "name": both(text), "bounds": bounds}
        ),
        "worldviews": _records(
            texts,
            lambda index, text: {
                "id": f"w-{number(index)}",
                "name": both(text),
                "note": both(text),
                "references": [{"title": both(text), "url": "https://example.org/"}],
            },
        ),
        "story": _records(
            texts,
            lambda index, text: {"title": both(text), "text": both(text), "place": f"p-{number(index)}"},
        ),
        "origins": _records(texts, lambda index, text: {"id": f"o-{number(index)}", "name": both(text)}),
        "credits": both(single),
        "interface": {},
    }


def _sources(texts: Sequence[str], files: Sequence[str]) -> list[Any]:
    def source(index: int, text: str) -> dict[str, Any]:
        inferred = {key: {"value": text, "reason": both(text)} for key in ("title", "publisher", "author")}
        stated = dict.fromkeys(("short", "title", "publisher", "author"), text)
        return {
            "id": f"s-{number(index)}",
            "file": files[index],
            "language": "de",
            **stated,
            "about": both(text),
            "url": "https://example.org/",
            "inferred": inferred,
        }

    return [*_records(texts, source), {"id": "ship", "file": "ship.txt", "language": "de"}]


def _quotes(texts: Sequence[str]) -> list[Any]:
    modalities = ("stated", "claimed", "confirmed", "denied", "speculated")
    named = ("speaker", "of", "note")

    def quoted(index: int, text: str) -> dict[str, Any]:
        return {
            "id": f"q-{number(index)}",
            "source": f"s-{number(index)}",
            "exact": text,
            "prefix": f"{number(index)}: ",
            "places": [f"p-{number(index)}"],
            "origin": f"o-{number(index)}",
            "modality": modalities[index % len(modalities)],
            "date_inferred": {"value": "2025-10-31", "reason": both(text)},
            "translations": {"en": text},
            **{key: both(text) for key in named},
        }

    def beside(index: int, text: str) -> dict[str, Any]:
        return {
            "id": f"b-{number(index)}",
            "source": f"s-{number(index)}",
            "exact": f"Satz {number(index)}.",
            "prefix": text,
            "suffix": text,
            "places": [f"p-{number(index)}"],
        }

    ship = {"id": "ship", "source": "ship", "exact": NUMBER_QUOTE, "places": ["ship", "shore", "islet"]}
    return [*_records(texts, quoted), *_records(texts, beside), ship]


def _event(index: int, text: str) -> dict[str, Any]:
    return {
        "id": f"e-{number(index)}",
        "title": both(text),
        "quotes": [f"q-{number(index)}"],
        "places": [f"p-{number(index)}"],
        "when_inferred": {"value": "2025-10-30", "reason": both(text)},
    }


def _discrepancy(index: int, text: str) -> dict[str, Any]:
    return {
        "id": f"c-{number(index)}",
        "question": both(text),
        "kind": "outside-fact",
        "weight": "main",
        "answers": [{"value": both(text), "quotes": [f"q-{number(index)}"]}, {"value": both("Nein")}],
        "references": [{"title": both(text), "url": "https://example.org/"}],
        "note": both(text),
    }


def _places(texts: Sequence[str], single: str) -> dict[str, Any]:
    kinds = ("city", "building", "vessel", "sea", "country", "event-site", "force")

    def place(index: int, text: str) -> dict[str, Any]:
        nowhere = index % 16 == 15
        point = [-63.9 + 0.25 * (index % 20), 9.1 + 0.25 * (index // 20)]
        return {
            "type": "Feature",
            "id": f"p-{number(index)}",
            "geometry": None if nowhere else {"type": "Point", "coordinates": point},
            "properties": {
                "names": both(text),
                "aliases": {"en": [text]},
                "kind": kinds[index % len(kinds)],
                "layer": f"l-{number(index)}",
                "geocoding": {
                    "basis": "not-stated" if nowhere else "stated",
                    "method": text,
                    "note": both(text),
                    "precision_m": 100,
                },
                "authority": dict.fromkeys(("wikidata", "geonames", "iso3166"), text),
                **({"not_stated": "no-place"} if nowhere else {}),
            },
        }

    offshore = {
        "coast": "shore",
        "facing": "islet",
        "quote": "ship",
        "distance_km": 3,
        "tolerance_km": 0.5,
        "within_km": 20,
        "assumption": both(single),
        "measured": [{"name": both(single), "point": [-61.75, 12.05]}],
    }
    fixed = {
        "shore": ("coast", {"type": "LineString", "coordinates": [[-61.8, 12.0], [-61.8, 12.1]]}),
        "islet": (
            "region",
            {
                "type": "Polygon",
                "coordinates": [[[-61.7, 12.0], [-61.69, 12.0], [-61.69, 12.1], [-61.7, 12.0]]],
            },
        ),
        "ship": ("vessel", {"type": "Point", "coordinates": [-61.7724, 12.05]}),
    }
    features = [
        {
            "type": "Feature",
            "id": name,
            "geometry": geometry,
            "properties": {
                "names": both(name),
                "kind": kind,
                "layer": "l-000",
                "geocoding": {"basis": "schematic"},
                **({"recipe": {"offshore": offshore}} if name == "ship" else {}),
            },
        }
        for name, (kind, geometry) in fixed.items()
    ]
    return {"type": "FeatureCollection", "features": [*_records(texts, place), *features]}


def _coast(texts: Sequence[str]) -> dict[str, Any]:
    corners = [[-61.9, 11.9], [-61.8, 11.9], [-61.8, 12.2], [-61.9, 12.2], [-61.9, 11.9]]
    land = {
        "type": "Feature",
        "id": "land",
        "geometry": {"type": "Polygon", "coordinates": [corners]},
        "properties": {"land_of": "shore", "name": texts[0]},
    }
    provenance = {number(index): text for index, text in enumerate(texts)}
    return {
        "type": "FeatureCollection",
        "bbox": [-62, 11.8, -61.6, 12.2],
        "provenance": provenance,
        "features": [land],
    }
