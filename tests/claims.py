"""Dossiers of many claims, for the board: questions with answers, over many years, drawn at random."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

SOURCES = 6
MODALITIES = ("stated", "claimed", "confirmed", "denied", "speculated", None)
ORIGINS = ("gazette-1899", "agency", None, None)
PLACES = 12
PER_QUESTION = 5
SETTINGS = """caribmap: 1
title: {en: A long dispute, de: Ein langer Streit, ar: نزاع طويل}
languages: [en, de, ar]
quotation: {max_chars: 400, max_share: 1}
layers:
  - {id: places, name: Places, color: {light: "#0067A8", dark: "#3F9BE0"}}
  - {id: disputed, name: Disputed, color: {light: "#6E2C6B", dark: "#F0B3DA"}}
views:
  - {id: all, name: All, bounds: [-64, 4, -56, 12]}
"""


def write_claims(count: int, folder: Path, *, first_year: int = 1829, seed: int = 7) -> None:
    """Write a dossier of `count` quotes: a fifth undated, half in 2011, the rest since `first_year`."""
    chance = random.Random(seed)
    articles: list[list[str]] = [[] for _ in range(SOURCES)]
    quotes: list[dict[str, Any]] = []
    for number in range(count):
        source = number % SOURCES
        exact = f"Report {number} names {chance.randrange(1, 90) * 100} men on the river"
        articles[source].append(f"{exact}.")
        quotes.append(
            {
                "id": f"q{number}",
                "source": f"s{source}",
                "exact": exact,
                "places": [f"p{chance.randrange(PLACES)}"],
                "modality": chance.choice(MODALITIES),
                "origin": chance.choice(ORIGINS),
                **_date(chance, first_year),
            }
        )
    asked = [
        {
            "id": f"question-{start}",
            "question": {
                "en": f"How many men did report {start} see?",
                "de": f"Wie viele Männer, Bericht {start}?",
            },
            "kind": "between-sources",
            "weight": "main" if start < 8 * PER_QUESTION else "minor",
            "answers": [
                {"value": {"en": "some"}, "quotes": [f"q{number}" for number in range(start, start + 2)]},
                {"value": {"en": "many"}, "quotes": [f"q{number}" for number in range(start + 2, start + 4)]},
            ],
        }
        for start in range(0, count - PER_QUESTION, PER_QUESTION)
    ]
    for name, content in {
        "caribmap.yaml": SETTINGS,
        "seeds/sources.yaml": "".join(
            f"- {{id: s{n}, file: s{n}.txt, language: en, short: Paper {n}}}\n" for n in range(SOURCES)
        ),
        "geodata/places.geojson": json.dumps({"type": "FeatureCollection", "features": _features(chance)}),
        "geodata/quotes.yaml": json.dumps(quotes),
        "geodata/discrepancies.yaml": json.dumps(asked),
        **{f"seeds/s{n}.txt": "\n".join([f"Paper {n}", *lines, ""]) for n, lines in enumerate(articles)},
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


def _date(chance: random.Random, first_year: int) -> dict[str, str]:
    """A day of 2011, a year before it, a span, or nothing."""
    drawn = chance.random()
    if drawn < 0.2:
        return {}
    if drawn < 0.7:
        return {"date": f"2011-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"}
    year = chance.randrange(first_year, 2011)
    return {
        "date": f"{year}" if drawn < 0.85 else f"{year}-03-02/{year}-05-20" if drawn < 0.95 else f"{year}~"
    }


def _features(chance: random.Random) -> list[dict[str, Any]]:
    points = [
        _feature(
            f"p{n}",
            "city",
            "places",
            {"type": "Point", "coordinates": [-63 + n * 0.5, 5 + chance.random() * 6]},
        )
        for n in range(PLACES - 2)
    ]
    land = [[[-61, 5], [-59, 5], [-59, 8], [-61, 8], [-61, 5]]]
    line = [[-61, 5], [-61, 8]]
    return [
        *points,
        _feature(f"p{PLACES - 2}", "disputed-area", "disputed", {"type": "Polygon", "coordinates": land}),
        _feature(f"p{PLACES - 1}", "border", "disputed", {"type": "LineString", "coordinates": line}),
    ]


def _feature(id: str, kind: str, layer: str, geometry: dict[str, Any]) -> dict[str, Any]:  # noqa: A002
    return {
        "type": "Feature",
        "id": id,
        "geometry": geometry,
        "properties": {
            "names": {"en": f"Place {id}"},
            "kind": kind,
            "layer": layer,
            "geocoding": {"method": "drawn at random", "basis": "stated"},
        },
    }
