"""The mentions of each article, told apart once for each ledger: most edits leave it as it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from caribmap.derive.ledger import Ledger, Mention

NOTHING = Ledger((), ())


@dataclass(slots=True)
class MentionsByArticle:
    """Of each source its mentions, and how many are open, mapped and ruled out."""

    ledger: Ledger = NOTHING
    tallies: Mapping[str, Counter[str]] = field(init=False)
    _mentions: dict[str, list[Mention]] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.ledger.mentions:
            found[mention.source].append(mention)
        self._mentions = found
        self.tallies = defaultdict(
            Counter, {source: Counter(map(_state, own)) for source, own in found.items()}
        )

    def of(self, source: str) -> Sequence[Mention]:
        return self._mentions.get(source, ())


def _state(mention: Mention) -> str:
    return "open" if mention.is_open else "mapped" if mention.place else "ruled"
