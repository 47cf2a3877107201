"""A dossier of one ferry line, as small or as large as a test needs it.

The pages of version 1 in tests/published are built from it: a change here needs new ones, which only
version 1 can make.
"""

from __future__ import annotations

import json
from pathlib import Path

FEW, MANY = 9, 2_001
"""Quotes of the plain page and of the columnar one."""
HARBOURS = ("Ådalsvik", "Bassin", "Café-Kai", "Dover", "Eßling", "Fårö", "Gent", "Hull")
LONGITUDES = (0, 2.00001, 4.5, 6, 8.00004, 10.25, -0.00006, 14)
IDS = ("adalsvik", "bassin", "cafe-kai", "dover", "essling", "faro", "gent", "hull")
MODALITIES = (None, "claimed", "denied", "confirmed")
SETTINGS = """caribmap: 1
title: {en: Ferries, de: Fähren}
subtitle: Who sails, and when
languages: [en, de]
quotation: {max_chars: 400, max_share: 1}
layers:
  - {id: harbours, name: Harbours, color: {light: "#0067A8", dark: "#8B929A"}}
  - {id: routes, name: Routes, color: {light: "#B04408", dark: "#8B929A"}, on: false}
views:
  - {id: all, name: All of it, bounds: [-1, 50, 20, 60]}
story:
  - {title: The first ferry, text: It sails at dawn., place: adalsvik, view: all}
"""
SOURCES = """- {id: timetable, file: timetable.txt, language: de, short: Timetable, published: "2025-10-01"}
- {id: notes, file: notes.txt, language: en}
"""
NOTES = "The notes of a traveller.\r\nThe ferry to Dover is said to carry 120 passengers 🛳 in a row.\r\n"
DISCREPANCIES = """- id: passengers
  question: How many passengers?
  kind: between-sources
  weight: main
  answers:
    - {value: "120", quotes: [said]}
    - {value: not stated, quotes: [ferry-0, ferry-1]}
"""
EVENTS = """- {id: first, title: The first ferry, when: "2025-10-01", quotes: [ferry-0], places: [adalsvik]}
"""


def write_ferries(folder: Path, quotes: int) -> Path:
    """The dossier with so many quotes, in `folder`."""
    texts = [_sentence(number) for number in range(quotes - 1)]
    records = [_quote(number) for number in range(quotes - 1)] + [_said()]
    for file, text in {
        "caribmap.yaml": SETTINGS,
        "seeds/sources.yaml": SOURCES,
        "seeds/timetable.txt": "\n".join(["Abfahrten", *texts, ""]),
        "seeds/notes.txt": NOTES,
        "geodata/places.geojson": json.dumps({"type": "FeatureCollection", "features": _places()}),
        "geodata/quotes.jsonl": "".join(json.dumps(record) + "\n" for record in records),
        "geodata/events.yaml": EVENTS,
        "geodata/discrepancies.yaml": DISCREPANCIES,
    }.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(text.encode())
    return folder


def _sentence(number: int) -> str:
    return f"{_exact(number)}, sofern die See es zulässt."


def _exact(number: int) -> str:
    return f"Fähre {number} fährt nach {HARBOURS[number % len(HARBOURS)]} – „pünktlich“"


def _quote(number: int) -> dict[str, object]:
    record: dict[str, object] = {
        "id": f"ferry-{number}",
        "source": "timetable",
        "exact": _exact(number),
        "places": [_id(number), "route"] if number % 3 == 0 else [_id(number)],
        "date": f"2025-10-{number % 28 + 1:02d}" if number % 4 else "2025-10?",
    }
    if modality := MODALITIES[number % len(MODALITIES)]:
        record["modality"] = modality
    if number % 500 == 0:
        record["translations"] = {"en": f"Ferry {number} sails on time 🛳"}
    return record


def _said() -> dict[str, object]:
    return {
        "id": "said",
        "source": "notes",
        "exact": "is said to carry 120 passengers 🛳 in a row",
        "places": ["dover"],
        "speaker": {"en": "a traveller", "de": "ein Reisender"},
        "modality": "speculated",
    }


def _places() -> list[dict[str, object]]:
    harbours = [
        _feature(
            _id(number), {"type": "Point", "coordinates": [number * 2.00001, 58.5 - number]}, "harbours", name
        )
        for number, name in enumerate(HARBOURS)
    ]
    route: dict[str, object] = {"type": "LineString", "coordinates": [[0, 58.5], [6.25, 55.5], [12.5, 52.5]]}
    return [*harbours, _feature("route", route, "routes", "The route", kind="route")]


def _feature(
    name: str, geometry: dict[str, object], layer: str, title: str, kind: str = "city"
) -> dict[str, object]:
    geocoding = {"method": "gazetteer", "basis": "stated"}
    properties = {"names": {"en": title}, "kind": kind, "layer": layer, "geocoding": geocoding}
    return {"type": "Feature", "id": name, "geometry": geometry, "properties": properties}


def _id(number: int) -> str:
    return IDS[number % len(IDS)]
