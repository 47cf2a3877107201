"""Records become the dictionaries of the payload by the names and types of its keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypedDict

import pytest

from caribmap.dossier.nouns import Answer, Discrepancy
from caribmap.payload.copying import Copier, convert
from caribmap.payload.types import PayloadDiscrepancy


class Kept(TypedDict):
    id: str
    total: int
    names: dict[str, str]
    near: list[float] | None


@dataclass(frozen=True)
class Record:
    id: str = "a"
    near: tuple[float, float] | None = (1.5, 2.5)
    names: Any = field(default_factory=lambda: MappingProxyType({"de": "Hafen"}))
    not_in_the_payload: str = "x"


def test_a_record_is_copied_in_the_order_of_the_keys_with_what_is_given_beside_it() -> None:
    copy = Copier(Kept, "total")(Record(), total=3)
    assert list(copy.items()) == [("id", "a"), ("total", 3), ("names", {"de": "Hafen"}), ("near", [1.5, 2.5])]
    assert type(copy["names"]) is dict


def test_what_a_record_does_not_have_stays_null() -> None:
    assert Copier(Kept, "total")(Record(near=None), total=3)["near"] is None


def test_records_within_records_are_copied_too() -> None:
    answers = (Answer({"de": "elf"}, ("a", "b")), Answer({"de": "zwölf"}))
    record: Any = Discrepancy(None, "wie-weit", {"de": "Wie weit?"}, "between-sources", "main", answers)  # type: ignore[arg-type]
    (copy,) = convert((record,), list[PayloadDiscrepancy])
    assert copy == {
        "id": "wie-weit",
        "question": {"de": "Wie weit?"},
        "kind": "between-sources",
        "weight": "main",
        "answers": [
            {"value": {"de": "elf"}, "quotes": ["a", "b"]},
            {"value": {"de": "zwölf"}, "quotes": []},
        ],
        "references": [],
        "note": None,
    }


def test_a_key_that_the_record_lacks_is_a_bug_that_names_it() -> None:
    with pytest.raises(AttributeError, match="total"):
        Copier(Kept)(Record())
