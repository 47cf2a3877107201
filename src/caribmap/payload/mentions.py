"""The mention ledger as the page shows it: sums, counts by place, what was ruled out and why."""

from __future__ import annotations

from collections import Counter, defaultdict

from caribmap.derive.ledger import Ledger, Mention
from caribmap.payload.types import PayloadMentions, RuledOut


def summarize_mentions(ledger: Ledger) -> PayloadMentions:
    """The ledger's sums. Rulings stand in order of their name, then of first mention."""
    by_place = Counter(mention.place for mention in ledger.mentions if mention.place is not None)
    ruled_out = [
        mention for mention in ledger.mentions if mention.place is None and mention.ruling is not None
    ]
    return {
        "total": len(ledger.mentions),
        "mapped": by_place.total(),
        "ruled_out": len(ruled_out),
        "unaccounted": len(ledger.unaccounted),
        "by_place": {place: by_place[place] for place in sorted(by_place)},
        "rulings": _gather(ruled_out),
    }


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
