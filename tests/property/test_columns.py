"""The columnar form says the same as the plain one."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from caribmap.payload.decode import are_intact, decode
from caribmap.payload.encode import encode
from caribmap.payload.form import CHUNK_SIZE
from caribmap.payload.types import PayloadPlace

ID = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,3})?", fullmatch=True)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
TEXT = st.dictionaries(st.sampled_from(["de", "en", "es"]), WORDS, min_size=1)
MAYBE_TEXT = st.none() | TEXT
LNG = st.floats(-180, 180) | st.integers(-18_000_000, 18_000_000).map(lambda steps: steps / 100_000)
LAT = st.floats(-90, 90) | st.integers(-900_000_000, 900_000_000).map(lambda steps: steps / 10_000_000)
POSITION = st.tuples(LNG, LAT).map(list)
DATE = st.none() | st.dates().map(str)
INFERRED = st.none() | st.fixed_dictionaries({"value": st.just("2025-11"), "reason": TEXT})
BOUNDS = st.none() | st.fixed_dictionaries(
    {
        "earliest": DATE,
        "latest": DATE,
        "basis": st.sampled_from(["stated", "inferred"]),
        "approximate": st.booleans(),
        "uncertain": st.booleans(),
    }
)


@st.composite
def places(draw: st.DrawFn, name: str) -> dict[str, Any]:
    anchor = draw(st.none() | POSITION)
    shapes = st.none() | st.just({"type": "Point", "coordinates": anchor})
    return {
        "id": name,
        "names": draw(TEXT),
        "aliases": draw(st.dictionaries(st.just("de"), st.lists(WORDS, max_size=2))),
        "kind": draw(st.sampled_from(["city", "sea"])),
        "layer": draw(ID),
        "role": draw(st.sampled_from(["literal", "seat"])),
        "geometry": draw(shapes | st.just({"type": "LineString", "coordinates": [[1.5, 2.0], [3.0, 4.0]]})),
        "anchor": anchor,
        "geocoding": draw(
            st.fixed_dictionaries(
                {
                    "method": st.none() | WORDS,
                    "basis": st.just("stated"),
                    "precision_m": st.none() | st.floats(0, 1e9),
                    "note": MAYBE_TEXT,
                }
            )
        ),
        "not_stated": draw(st.sampled_from([None, "region-only"])),
        "derivation": draw(st.none() | st.just({"recipe": "ring"})),
        "authority": draw(st.dictionaries(ID, st.none() | WORDS, max_size=2)),
        "lead": draw(st.none() | ID),
    }


@st.composite
def quotes(draw: st.DrawFn, name: str, of: list[str]) -> dict[str, Any]:
    exact, start = draw(WORDS), draw(st.integers(0, 10_000_000_000))
    return {
        "id": name,
        "source": draw(ID),
        "exact": exact,
        "start": start,
        "end": start + len(exact),
        "cut": {"before": draw(st.booleans()), "after": draw(st.booleans())},
        "places": draw(st.lists(st.sampled_from(of), max_size=3)) if of else [],
        "speaker": draw(MAYBE_TEXT),
        "origin": draw(st.none() | ID),
        "origin_inferred": draw(INFERRED),
        "date": draw(DATE),
        "date_inferred": draw(INFERRED),
        "time": draw(BOUNDS),
        "modality": draw(st.sampled_from([None, "denied"])),
        "denies": draw(st.lists(st.sampled_from(["q0", "ä"]), max_size=2)),
        "of": draw(MAYBE_TEXT),
        "translations": draw(MAYBE_TEXT),
        "note": draw(MAYBE_TEXT),
    }


@st.composite
def payloads(draw: st.DrawFn) -> Any:
    """Payloads with what the columns are made of; the other keys are taken over as they are."""
    names = draw(st.lists(ID, unique=True, max_size=8))
    by_place = {name: draw(st.integers(1, 9)) for name in names if draw(st.booleans())}
    return {
        "format": 2,
        "title": draw(TEXT),
        "places": [draw(places(name)) for name in names],
        "quotes": [draw(quotes(name, names)) for name in draw(st.lists(ID, unique=True, max_size=8))],
        "mentions": {"total": 9, "by_place": dict(sorted(by_place.items()))},
        "columns": None,
    }


def through_columns(payload: Any) -> Any:
    columnar, blocks = encode(payload)
    readable, texts = json.loads(json.dumps(columnar)), {block.id: block.text for block in blocks}
    assert are_intact(readable, texts)
    return decode(readable, texts)


@given(payloads())
def test_columns_decode_to_the_payload_key_by_key(payload: Any) -> None:
    assert json.dumps(through_columns(payload)) == json.dumps(payload)


def test_columns_of_several_chunks_decode_to_the_payload() -> None:
    count = 2 * CHUNK_SIZE + 1
    payload: Any = {
        "format": 2,
        "mentions": {"by_place": {}},
        "columns": None,
        "places": [],
        "quotes": [
            {
                "id": f"q{number}",
                "source": f"s{number % 300}",
                "exact": f"wording {number}",
                "start": number * 3,
                "end": number * 3 + len(f"wording {number}"),
                "cut": {"before": False, "after": number % 2 == 0},
                "places": [],
                **dict.fromkeys(("speaker", "origin", "origin_inferred")),
                **dict.fromkeys(("date", "date_inferred", "time", "modality")),
                "denies": [],
                **dict.fromkeys(("of", "translations", "note")),
            }
            for number in range(count)
        ],
    }
    assert json.dumps(through_columns(payload)) == json.dumps(payload)


@given(st.lists(st.text("aä-", min_size=1, max_size=9).map(lambda name: name * 64) | ID, unique=True))
def test_ids_that_share_much_decode_to_themselves(names: list[str]) -> None:
    place = dict.fromkeys(PayloadPlace.__annotations__)
    payload: Any = {
        "format": 2,
        "mentions": {"by_place": {}},
        "columns": None,
        "places": [{**place, "id": name} for name in names],
        "quotes": [],
    }
    assert through_columns(payload)["places"] == payload["places"]
