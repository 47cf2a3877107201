"""Write the fixtures of the columnar form: payloads and what the compiler makes of them.

The tests of Python decode them, those of the viewer read them, so that both read what the compiler writes.
`columnar.json` has whole payloads, plain and in columns; `parts.json` has arrays of every type and lists
of ids; `wavelet.json` has pictures in columns and their samples.

Run as `make generate`; a test compares the committed files with what this writes.
"""

from __future__ import annotations

import json
import random
import zlib
from base64 import b64decode, b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from caribmap.basemap.columns import join_columns
from caribmap.basemap.wavelet import LEVELS, columns_of, joined
from caribmap.payload.encode import byte_planes, encode, without_shared_starts
from caribmap.payload.form import GZIP
from caribmap.payload.types import Geometry, Payload, PayloadPlace, PayloadQuote, PayloadSource

FOLDER = Path(__file__).parents[1] / "tests/payload"
CHUNK_SIZE, FEW_VALUES = 16, 5
"""Smaller than in a page, so that few records make several chunks with values of their own in them."""
LAYERS, SOURCES = ("areas", "forces", "places"), ("paper", "agency")
WORDINGS = ("„Wörtlich“", "😀 zwei Zeichen", "plain", "a\u2028line, a \\ and a <tag>", "e\u0301")
LONG_ID = "x" * 254
NUMBERS: dict[str, tuple[str, list[float]]] = {
    "uint8": ("uint8", [0, 255, 7]),
    "uint16": ("uint16", [0, 2**16 - 1, 258]),
    "uint32": ("uint32", [0, 2**32 - 1, 66_051]),
    "whole": ("int32", [0, -1, 1, 2**31 - 1, -(2**31), 0, 7]),
    "real": ("float64", [0.1, -0.0, float("nan"), 1e300, 5e-324, float("-inf")]),
}


def columnar_cases() -> list[dict[str, Any]]:
    """Two payloads, the positions of one being whole numbers by a scale, of the other not."""
    return [
        _case("scaled", _payload(24, 60, is_scaled=True)),
        _case("real", _payload(7, 20, is_scaled=False)),
    ]


def parts() -> dict[str, Any]:
    """Arrays of every type in one block, and ids with what they share left out."""
    arrays = [np.array(values, dtype=kind) for kind, values in NUMBERS.values()]
    chance = random.Random(7)
    drawn = list(dict.fromkeys(f"{chance.randrange(10**9):x}" for _ in range(500)))
    alike = ["ort-1", "ort-10", "ort-1", "ort", "ort-ä", "ort-ö", "ö", "x" * 300, "x" * 301]
    alike += [f"{LONG_ID}ä", f"{LONG_ID}ö"]
    return {
        "arrays": {
            "columns": {
                key: {"type": kind, "values": [_as_text(value) for value in values]}
                for key, (kind, values) in NUMBERS.items()
            },
            "bytes": _text(byte_planes(arrays)),
        },
        "ids": [
            {"names": names, "run": run, "bytes": _text(without_shared_starts(names, run))}
            for names, run in (([], 3), (alike, 3), (alike, 1_024), (drawn, 64))
        ],
    }


def render_fixtures() -> dict[str, Any]:
    """The content of each file by its name."""
    return {"columnar.json": columnar_cases(), "parts.json": parts(), "wavelet.json": wavelet()}


def wavelet() -> dict[str, Any]:
    """Two pictures as the relief of a page has them, and their samples, line by line."""
    shapes, steps = ((2, 3), (1, 2)), [[4 - level, 5 - level, 6] for level in range(LEVELS)]
    chance = np.random.default_rng(5)
    pictures = [
        (
            chance.integers(0, 200, shape),
            [
                [chance.integers(-9, 10, [side << level for side in shape]) // 7 for _ in range(3)]
                for level in range(LEVELS)
            ],
        )
        for shape in shapes
    ]
    samples = [
        joined(
            low * 2.0,
            [
                [band * float(step) for band, step in zip(bands, its, strict=True)]
                for bands, its in zip(levels, steps, strict=True)
            ],
        )
        for low, levels in pictures
    ]
    return {
        "shapes": shapes,
        "low": 2,
        "steps": steps,
        "bytes": b64encode(join_columns({}, columns_of(pictures))).decode(),
        "samples": [np.rint(picture).astype(int).reshape(-1).tolist() for picture in samples],
    }


def unpacked(fixtures: dict[str, Any]) -> dict[str, Any]:
    """The fixtures without what the machine's zlib decides: the packed texts and the hashes of them."""
    cases = json.loads(json.dumps(fixtures["columnar.json"]))
    for case in cases:
        for table in case["columnar"]["columns"].values():
            del table["sha256"]
        case["blocks"] = {
            name: _text(zlib.decompress(b64decode(text), GZIP)) for name, text in case["blocks"].items()
        }
    return {**fixtures, "columnar.json": cases}


def _case(name: str, plain: Payload) -> dict[str, Any]:
    columnar, blocks = encode(plain, chunk_size=CHUNK_SIZE, few_values=FEW_VALUES)
    texts = {block.id: block.text for block in blocks}
    return {"name": name, "plain": plain, "columnar": columnar, "blocks": texts}


def _payload(place_count: int, quote_count: int, *, is_scaled: bool) -> Payload:
    chance = random.Random(place_count)
    places = [_place(number, chance, is_scaled=is_scaled) for number in range(place_count)]
    ids = [place["id"] for place in places]
    quotes = [_quote(number, chance, ids, is_long=not is_scaled) for number in range(quote_count)]
    return {
        "format": 2,
        "generator": "caribmap",
        "title": {"de": "Prüfkarte", "en": "Test map"},
        "subtitle": None,
        "url": None,
        "languages": ["de", "en"],
        "edition": {
            "version": None,
            "as_of": None,
            "byline": None,
            "desk": None,
            "contact": None,
            "imprint": None,
            "privacy": None,
            "corrections": [],
            "signed_off": None,
        },
        "layers": [
            {"id": layer, "name": {"de": layer}, "color": {"light": "#000", "dark": "#fff"}, "on": True}
            for layer in LAYERS
        ],
        "views": [
            {
                "id": "all",
                "name": {"de": "Alles"},
                "caption": None,
                "bounds": [-70, 5, -60, 15],
                "portrait": None,
                "layers": None,
            }
        ],
        "worldviews": [],
        "story": [],
        "origins": [],
        "sources": [_source(name) for name in SOURCES],
        "events": [],
        "discrepancies": [],
        "coast": None,
        "orientation": [],
        "basemap": {
            "budget_kb": 110.0,
            "relief": True,
            "globe": True,
            "graticule": True,
            "max_zoom": 10,
            "fine_coast": None,
            "contested": [],
        },
        "tiles": None,
        "credits": None,
        "interface": {},
        "survey": None,
        "places": places,
        "quotes": quotes,
        "mentions": {
            "total": 9,
            "mapped": 8,
            "ruled_out": 1,
            "unaccounted": 0,
            "by_confidence": {"dossier": 9},
            "rulings": [],
            "possible": [],
            "recall": {},
            "unrecognised": [],
            "by_place": dict(sorted({ids[0]: 3, ids[-1]: 5}.items())),
        },
        "columns": None,
    }


def _place(number: int, chance: random.Random, *, is_scaled: bool) -> PayloadPlace:
    lng, lat = chance.uniform(-180, 180), chance.uniform(-90, 90)
    anchor = [round(lng, 5), round(lat, 5)] if is_scaled else [lng, lat]
    anchor = [-66.9, 10.5] if number % 5 == 0 else anchor
    is_nowhere = number % 6 == 4
    return {
        "id": f"ort-ä{number}" if number % 7 == 6 else f"place-{number}",
        "names": {"de": f"Ort {number}", **({"en": "A \U0001f3dd"} if number % 9 == 0 else {})},
        "aliases": {"de": ["Örtchen", ""]} if number % 11 == 3 else {},
        "kind": chance.choice(("city", "building", "border")),
        "layer": chance.choice(LAYERS),
        "role": chance.choice(("literal", "seat")),
        "geometry": None if is_nowhere else _geometry(number, anchor),
        "anchor": None if is_nowhere else anchor,
        "geocoding": {"method": None, "basis": "stated", "precision_m": 1e-7 * number or None, "note": None},
        "not_stated": chance.choice(("region-only", "no-place")) if is_nowhere else None,
        "derivation": None,
        "authority": {"wikidata": f"Q{number}"} if number % 3 else {},
        "lead": f"q{number}" if number % 2 else None,
    }


def _geometry(number: int, anchor: list[float]) -> Geometry:
    ring = [[0.0, 0.0], [1.5, 0.0], [1.5, 1.0], [0.0, 0.0]]
    others: Sequence[Geometry] = (
        {"type": "Point", "coordinates": [anchor[0], anchor[1] + 1]},
        {"type": "LineString", "coordinates": [[0, 0], [1, 1]]},
        {"type": "Polygon", "coordinates": [ring]},
        {"type": "MultiPolygon", "coordinates": [[ring], [ring]]},
    )
    return {"type": "Point", "coordinates": anchor} if number % 3 else others[number // 3 % len(others)]


def _quote(number: int, chance: random.Random, places: Sequence[str], *, is_long: bool) -> PayloadQuote:
    exact = f"{chance.choice(WORDINGS)} {number % 4}"
    start = chance.randrange(10_000_000_000 if is_long else 1_000)
    day = f"2025-10-0{chance.randrange(1, 10)}"
    is_dated = chance.random() < 0.7
    return {
        "id": f"q{number}",
        "source": chance.choice(SOURCES),
        "exact": exact,
        "start": start,
        "end": start + len(exact),
        "cut": {"before": number % 4 == 0, "after": number % 3 == 0},
        "places": chance.sample(places, chance.randrange(4)),
        "speaker": {"de": "eine Sprecherin"} if number % 8 == 5 else None,
        "origin": chance.choice((None, "wapo")),
        "origin_inferred": {"value": "wapo", "reason": {"de": "Wortlaut"}} if number % 11 == 3 else None,
        "date": day if is_dated else None,
        "date_inferred": {"value": "2025-10", "reason": {"de": "der Druck"}} if number % 13 == 0 else None,
        "time": {
            "earliest": day,
            "latest": day,
            "basis": "stated",
            "approximate": False,
            "uncertain": number % 2 == 0,
        }
        if is_dated
        else None,
        "modality": chance.choice((None, "claimed", "denied")),
        "denies": [f"q{number - 1}"] if number % 7 == 5 else [],
        "of": None,
        "translations": {"en": f"in other words {number}"} if number < CHUNK_SIZE else None,
        "note": None,
    }


def _source(name: str) -> PayloadSource:
    return {
        "id": name,
        "file": f"{name}.txt",
        "sha256": "0",
        "language": "de",
        "short": name,
        "title": None,
        "publisher": None,
        "author": None,
        "published": None,
        "url": None,
        "about": None,
        "inferred": {},
        "chars": 100,
        "quoted_share": 0.1,
    }


def _as_text(number: float) -> str:
    """A number as JavaScript reads it from a string; JSON has no NaN."""
    return {"nan": "NaN", "-inf": "-Infinity"}.get(str(number), str(number))


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def fixtures_to_write() -> dict[Path, bytes]:
    """The files as they should be: the committed ones unless they unpack to something else.

    Another version of zlib packs the same content into other bytes.
    """
    rendered = render_fixtures()
    try:
        committed = {name: (FOLDER / name).read_bytes() for name in rendered}
        parsed = {name: json.loads(content) for name, content in committed.items()}
        if unpacked(parsed) == json.loads(_compact(unpacked(rendered))):
            return {FOLDER / name: content for name, content in committed.items()}
    except (OSError, ValueError, LookupError):
        pass
    return {FOLDER / name: f"{_compact(content)}\n".encode() for name, content in rendered.items()}
