"""The input of the exports, and their JSON form."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from caribmap.cartography.words import text_in
from caribmap.derive.ledger import Mention
from caribmap.dossier.nouns import Place
from caribmap.payload.rows import column, taken
from caribmap.payload.types import Payload, PayloadQuote, PayloadSource

OFFSETS = (
    "Offsets are 0-based Unicode code points of the article decoded as UTF-8, a byte order mark and carriage "
    "returns counted, nothing normalised; the end is exclusive."
)


@dataclass(frozen=True)
class Evidence:
    """A compiled dossier without errors: its payload, its places with a recipe by id, and all mentions."""

    payload: Payload
    with_recipe: Mapping[str, Place]
    mentions: Sequence[Mention]

    @property
    def title(self) -> str:
        """The map's title in the dossier's first language."""
        return text_in(self.payload["title"], self.payload["languages"][0])[0]

    @property
    def as_of(self) -> str | None:
        """The as-of date of the edition, EDTF."""
        return self.payload["edition"]["as_of"]

    def name(self, text: Mapping[str, str]) -> str:
        """A text in the dossier's first language, or else in the first language that it has."""
        return text_in(text, self.payload["languages"][0])[0]

    @cached_property
    def numbers_of_quotes(self) -> Mapping[str, Sequence[int]]:
        """Where the quotes of each place that has any stand in the payload, in the dossier's order."""
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, places in enumerate(column(self.payload["quotes"], "places")):
            for place in places:
                numbers[place].append(number)
        return numbers

    def quotes_of(self, places: Sequence[str]) -> list[list[PayloadQuote]]:
        """The quotes of each of some places, by their ids."""
        numbers = [self.numbers_of_quotes.get(place, ()) for place in places]
        quotes = iter(taken(self.payload["quotes"], list(chain.from_iterable(numbers))))
        return [list(islice(quotes, len(those))) for those in numbers]

    def sources_by_id(self) -> dict[str, PayloadSource]:
        return {source["id"]: source for source in self.payload["sources"]}


def place_uri(evidence: Evidence, place: str) -> str:
    """The place as linked data names it: its card in the published page, else a URN made from the title."""
    url = evidence.payload["url"]
    if url:
        return f"{url.partition('#')[0]}#place={place}"
    return f"{uuid5(NAMESPACE_URL, f'caribmap:{evidence.title}').urn}#{place}"


def json_file(value: Any) -> bytes:
    """Indented JSON in UTF-8, with keys in the order given."""
    return (json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()
