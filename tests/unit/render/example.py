"""A small payload with something in every key."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from caribmap.basemap.fine.patch import packed_patch
from caribmap.payload.types import Payload

ARTICLE_SHA256 = "7da5466aff81a123" * 4

TRIANGLE = {"type": "Polygon", "coordinates": [[[-62, 10], [-61, 10], [-61, 11], [-62, 10]]]}


def text(words: str) -> dict[str, str]:
    return {"de": f"{words} (de)", "en": f"{words} (en)"}


def example_payload() -> Payload:
    inferred = {"value": "2025-10-26", "reason": text("reason")}
    time = {
        "earliest": "2025-10-26",
        "latest": "2025-10-26",
        "basis": "stated",
        "approximate": False,
        "uncertain": False,
    }
    reference = {"title": text("reference"), "published": "1899-10-03", "url": "https://example.org/award"}
    point = {"type": "Point", "coordinates": [-66.9, 10.5]}
    derivation = {
        "recipe": "ring",
        "quote": "arrived",
        "number": "11",
        "start": 4,
        "end": 6,
        "distance_m": 11_000.0,
        "tolerance_m": None,
        "reference": "caracas",
        "facing": None,
        "assumption": text("assumption"),
        "measurements": [{"name": text("measured"), "distance_m": 10_500.0}],
        "center_line": None,
        "dimension": None,
    }
    payload: dict[str, Any] = {
        "format": 2,
        "generator": "caribmap 1.0.0",
        "title": text("title"),
        "subtitle": text("subtitle"),
        "url": "https://example.org/map.html",
        "languages": ["de", "en"],
        "edition": {
            "version": "1.0",
            "as_of": "2025-11-07",
            "byline": "byline",
            "desk": "desk",
            "contact": "contact",
            "imprint": "imprint",
            "privacy": "privacy",
            "corrections": [{"date": "2025-11-08", "text": text("correction"), "places": ["caracas"]}],
            "signed_off": "nobody",
        },
        "layers": [
            {
                "id": "areas",
                "name": text("layer"),
                "color": {"light": "#61676E", "dark": "#8B929A"},
                "on": True,
            },
            {
                "id": "us-forces",
                "name": text("layer"),
                "color": {"light": "#0067A8", "dark": "#3F9BE0"},
                "on": False,
            },
        ],
        "views": [
            {
                "id": "near",
                "name": text("view"),
                "caption": None,
                "bounds": [-88, 4, -56, 24],
                "portrait": None,
                "layers": ["areas"],
            },
        ],
        "worldviews": [
            {
                "id": "administered",
                "name": text("worldview"),
                "note": text("worldview note"),
                "shows": [],
                "hides": [],
                "quotes": ["arrived"],
                "references": [reference],
            },
        ],
        "story": [
            {
                "title": text("step"),
                "text": text("step text"),
                "view": "near",
                "layers": None,
                "place": "caracas",
                "world": None,
                "begin": None,
                "end": None,
            },
        ],
        "origins": [{"id": "washington-post-2025-10-31", "name": text("origin")}],
        "places": [
            {
                "id": "caracas",
                "names": {"de": "Caracas (de)", "en": "Caracas (en)"},
                "aliases": {"de": ["alias"]},
                "kind": "city",
                "layer": "areas",
                "role": "seat",
                "geometry": point,
                "anchor": [-66.9, 10.5],
                "geocoding": {
                    "method": "by hand",
                    "basis": "stated",
                    "precision_m": 10_500.0,
                    "note": text("note"),
                },
                "not_stated": None,
                "derivation": derivation,
                "authority": {"iso3166": None, "wikidata": "Q1533"},
                "lead": "arrived",
            },
            {
                "id": "carrier",
                "names": {"en": "Carrier (en)"},
                "aliases": {},
                "kind": "vessel",
                "layer": "us-forces",
                "role": "literal",
                "geometry": None,
                "anchor": None,
                "geocoding": {"method": None, "basis": "not-stated", "precision_m": None, "note": None},
                "not_stated": "region-only",
                "derivation": None,
                "authority": {},
                "lead": None,
            },
        ],
        "quotes": [
            {
                "id": "before",
                "source": "paper",
                "exact": 'Zuvor „so“ & <b>so</b>\u2028"quote"\r\nNeue Zeile',
                "start": 0,
                "end": 45,
                "cut": {"before": True, "after": True},
                "places": ["caracas"],
                "speaker": text("speaker"),
                "origin": "washington-post-2025-10-31",
                "origin_inferred": None,
                "date": "XXXX-10-26",
                "date_inferred": inferred,
                "time": time,
                "modality": "claimed",
                "denies": [],
                "of": text("of"),
                "translations": {"en": "translation (en)"},
                "note": text("quote note"),
            },
            {
                "id": "arrived",
                "source": "paper",
                "exact": "nur 11 Kilometer vor der Küste",
                "start": 50,
                "end": 80,
                "cut": {"before": True, "after": True},
                "places": ["caracas"],
                "speaker": None,
                "origin": None,
                "origin_inferred": None,
                "date": None,
                "date_inferred": None,
                "time": None,
                "modality": None,
                "denies": [],
                "of": None,
                "translations": None,
                "note": None,
            },
        ],
        "sources": [
            {
                "id": "paper",
                "file": "paper.txt",
                "sha256": ARTICLE_SHA256,
                "language": "de",
                "short": "Paper",
                "title": "source title",
                "publisher": "publisher",
                "author": "author",
                "published": "2025-11-01",
                "url": "https://example.org/article",
                "about": text("about"),
                "inferred": {"published": inferred},
                "chars": 1000,
                "quoted_share": 0.075,
            },
        ],
        "events": [
            {
                "id": "arrival",
                "title": text("event"),
                "when": "XXXX-10-26",
                "when_inferred": inferred,
                "time": time,
                "quotes": ["arrived"],
                "places": ["caracas"],
            },
        ],
        "discrepancies": [
            {
                "id": "how-many",
                "question": text("question"),
                "kind": "between-sources",
                "weight": "main",
                "answers": [{"value": text("answer"), "quotes": ["arrived"]}],
                "references": [reference],
                "note": text("discrepancy note"),
            },
        ],
        "mentions": {
            "total": 2,
            "mapped": 1,
            "ruled_out": 1,
            "unaccounted": 0,
            "by_confidence": {"dossier": 2},
            "by_place": {"caracas": 1},
            "rulings": [
                {
                    "ruling": "organisation",
                    "reason": text("ruling"),
                    "surfaces": ["Washington Post"],
                    "count": 1,
                },
            ],
            "possible": [],
            "recall": {},
            "unrecognised": [],
        },
        "coast": {
            "bounds": [-62.7, 10.0, -60.7, 11.3],
            "sheet": b64encode(packed_patch((-62.7, 10.0, -60.7, 11.3), [TRIANGLE])).decode(),
            "provenance": {"title": "coast provenance"},
        },
        "orientation": [],
        "basemap": {
            "budget_kb": 110.0,
            "relief": True,
            "globe": False,
            "graticule": False,
            "max_zoom": 10,
            "fine_coast": None,
            "contested": [],
        },
        "tiles": None,
        "credits": text("credits"),
        "interface": {},
        "survey": None,
    }
    return payload  # type: ignore[return-value]
