"""The mention ledger as the page shows it: sums, counts by place, what was ruled out and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from operator import attrgetter

from caribmap.derive.ledger import Ledger, Mention
from caribmap.derive.recall import RECALL
from caribmap.payload.types import PayloadMentions, RuledOut, Wording


def summarize_mentions(ledger: Ledger) -> PayloadMentions:
    """The ledger's sums. Rulings stand in order of their name, then of first mention."""
    elsewhere = [mention for mention in ledger.mentions if mention.place is None]
    by_place = Counter(filter(None, map(attrgetter("place"), ledger.mentions)))
    ruled_out = [mention for mention in elsewhere if mention.ruling is not None]
    return {
        "total": len(ledger.mentions),
        "mapped": len(ledger.mentions) - len(elsewhere),
        "ruled_out": len(ruled_out),
        "unaccounted": len(elsewhere) - len(ruled_out),
        "by_confidence": dict(sorted(Counter(map(attrgetter("confidence"), ledger.mentions)).items())),
        "possible": _wordings(ledger.possible),
        "recall": {language: RECALL[language] for language in ledger.languages if language in RECALL},
        "unrecognised": list(ledger.unrecognised),
        "by_place": dict(sorted(by_place.items())),
        "rulings": _gather(ruled_out),
    }


def _wordings(mentions: Iterable[Mention]) -> list[Wording]:
    """Each wording once, whatever its letter case, in order of first mention."""
    surfaces: dict[str, Wording] = {}
    for mention in mentions:
        key = mention.surface.casefold()
        surfaces.setdefault(key, {"surface": mention.surface, "count": 0})["count"] += 1
    return list(surfaces.values())


def _gather(mentions: list[Mention]) -> list[RuledOut]:
    groups: dict[tuple[str, tuple[tuple[str, str], ...]], list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.ruling or "", tuple((mention.reason or {}).items())].append(mention)
    return [
        {
            "ruling": ruling,
            "reason": dict(reason) or None,
            "surfaces": sorted({mention.surface for mention in members}),
            "count": len(members),
        }
        for (ruling, reason), members in sorted(groups.items(), key=lambda group: group[0][0])
    ]
