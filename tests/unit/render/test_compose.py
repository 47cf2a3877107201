"""The payload of the repository's own dossier, which has something in nearly every key."""

from __future__ import annotations

import types
import typing
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from caribmap.derive.ledger import Ledger, Mention
from caribmap.payload import types as definition
from caribmap.payload.compose import payload_of
from caribmap.payload.mentions import summarize_mentions
from caribmap.payload.types import Payload
from caribmap.pipeline.compile import compile_dossier
from caribmap.pipeline.examine import Examined, examine_dossier

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def examined() -> Examined:
    return examine_dossier(ROOT)


@pytest.fixture(scope="module")
def payload(examined: Examined) -> Payload:
    assert examined.dossier
    assert examined.derived
    return payload_of(examined.dossier, examined.spans, examined.derived)


def fits(value: Any, annotation: Any) -> bool:
    """Whether a value has exactly the keys and the types of its definition, all the way down."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation is Any or origin is typing.Literal:
        return annotation is Any or value in arguments
    if origin in (types.UnionType, typing.Union):
        return any(fits(value, one) for one in arguments)
    if typing.is_typeddict(annotation):
        hints = typing.get_type_hints(annotation)
        return (
            isinstance(value, dict)
            and set(value) == set(hints)
            and all(map(fits, value.values(), map(hints.get, value)))
        )
    if origin in (list, Sequence):
        return isinstance(value, origin) and all(fits(item, arguments[0]) for item in value)
    if origin is dict:
        return isinstance(value, dict) and all(fits(item, arguments[1]) for item in value.values())
    return isinstance(value, (int, float) if annotation is float else annotation)


def test_every_key_is_there_with_the_type_that_its_definition_says(payload: Payload) -> None:
    hints = typing.get_type_hints(definition.Payload)
    assert set(payload) == set(hints)
    assert [key for key, hint in hints.items() if not fits(payload.get(key), hint)] == []


def test_quotes_carry_the_files_own_characters_at_their_offsets(examined: Examined, payload: Payload) -> None:
    assert examined.dossier
    texts = {source.id: source.text for source in examined.dossier.sources}
    assert all(
        quote["exact"] == texts[quote["source"]][quote["start"] : quote["end"]] for quote in payload["quotes"]
    )


def test_records_keep_the_dossiers_order(examined: Examined, payload: Payload) -> None:
    assert examined.dossier
    assert [place["id"] for place in payload["places"]] == [place.id for place in examined.dossier.places]
    assert [layer["id"] for layer in payload["layers"]] == [
        layer.id for layer in examined.dossier.settings.layers
    ]


def test_countries_of_the_dossier_have_no_second_label(payload: Payload) -> None:
    own = {place["authority"].get("iso3166") for place in payload["places"]} - {None}
    assert {"VE", "GY"} <= own
    assert not own & {name["iso"] for name in payload["orientation"]}


def test_names_for_orientation_are_in_every_language_of_the_dossier(payload: Payload) -> None:
    brazil = next(name for name in payload["orientation"] if name["iso"] == "BR")
    assert brazil["names"] == {"de": "Brasilien", "en": "Brazil", "es": "Brasil"}


def test_a_share_is_what_all_quotes_of_an_article_show_together(payload: Payload) -> None:
    for source in payload["sources"]:
        spans = [
            (quote["start"], quote["end"]) for quote in payload["quotes"] if quote["source"] == source["id"]
        ]
        shown = {offset for start, end in spans for offset in range(start, end)}
        assert source["quoted_share"] == pytest.approx(len(shown) / source["chars"], abs=1e-4)


def test_a_dossier_with_errors_has_no_payload(tmp_path: Path) -> None:
    compiled = compile_dossier(tmp_path)
    assert compiled.payload is None
    assert compiled.faults


def test_the_ledgers_sums_add_up_and_rulings_are_gathered_by_reason() -> None:
    reason = {"de": "Zeitung"}
    mentions = (
        Mention("a", 0, 1, "Caracas", place="caracas"),
        Mention("a", 2, 3, "Washington Post", ruling="organisation", reason=reason),
        Mention("a", 4, 5, "Caracas", place="caracas"),
        Mention("b", 0, 1, "Mundo", ruling="organisation", reason=reason),
        Mention("b", 2, 3, "russisch", ruling="demonym"),
        Mention("b", 4, 5, "Madrid", confidence="world"),
    )
    possible = (
        Mention("b", 6, 7, "Larkin County", confidence="shape"),
        Mention("b", 8, 9, "LARKIN COUNTY", confidence="shape"),
    )
    ledger = Ledger(mentions, (), possible, languages=("de", "tlh"), unrecognised=("tlh",))
    assert summarize_mentions(ledger) == {
        "total": 6,
        "mapped": 2,
        "ruled_out": 3,
        "unaccounted": 1,
        "by_confidence": {"dossier": 5, "world": 1},
        "possible": [{"surface": "Larkin County", "count": 2}],
        "recall": {},
        "unrecognised": ["tlh"],
        "by_place": {"caracas": 2},
        "rulings": [
            {"ruling": "demonym", "reason": None, "surfaces": ["russisch"], "count": 1},
            {
                "ruling": "organisation",
                "reason": reason,
                "surfaces": ["Mundo", "Washington Post"],
                "count": 2,
            },
        ],
    }
