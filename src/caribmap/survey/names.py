"""What a survey looks for: names of places and rulings on wordings, without the rest of the dossier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import msgspec.json

from caribmap.derive.lexicon import Lexicon, build_lexicon
from caribmap.dossier.document import At
from caribmap.dossier.nouns import Geocoding, Place, TermRuling


@dataclass(frozen=True, slots=True)
class Names:
    """Names and rulings as JSON; equal ones have equal bytes and are sent to each worker once."""

    data: bytes
    sha256: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", sha256(self.data).hexdigest())

    def __hash__(self) -> int:
        return hash(self.sha256)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Names) and other.sha256 == self.sha256


def names_of(places: Iterable[Place], terms: Iterable[TermRuling]) -> Names:
    """The names of a dossier, in its order. Reasons of rulings stay behind: no result has them."""
    records: dict[str, Any] = {
        "places": [
            [place.id, dict(place.names), {tag: list(each) for tag, each in place.aliases.items()}]
            for place in places
        ],
        "terms": [[list(term.texts), term.ruling, term.place] for term in terms],
    }
    return Names(msgspec.json.encode(records))


def lexicon_of(names: Names, language: str) -> Lexicon:
    """The finder's lexicon for articles in a language, as the ledger has it."""
    records = msgspec.json.decode(names.data)
    places = [
        Place(_NOWHERE, id_, called, "", "", _UNKNOWN, aliases=aliases)
        for id_, called, aliases in records["places"]
    ]
    terms = [TermRuling(_NOWHERE, tuple(texts), ruling, place) for texts, ruling, place in records["terms"]]
    return build_lexicon(language, places, terms)


class _NoDocument:
    """Records that were sent to a worker stand in no file."""

    file = ""

    def locate(self, steps: tuple[str | int, ...]) -> tuple[int, int]:
        del steps
        return 1, 1

    def locate_in(self, steps: tuple[str | int, ...], character: str) -> tuple[int, int]:
        del steps, character
        return 1, 1

    def forget(self) -> None:
        pass


_NOWHERE = At(_NoDocument())
_UNKNOWN = Geocoding("not-stated")
