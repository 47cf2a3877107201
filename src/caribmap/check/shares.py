"""Share of each article that is quoted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from caribmap.dossier.nouns import Source


def quoted_shares(sources: Iterable[Source], spans: Iterable[tuple[str, int, int]]) -> dict[str, float]:
    """Share of each source's code points, from 0 to 1, that lies in any of `spans` (source id, start, end).

    Overlaps count once; an empty article has share 0.
    """
    by_source: Mapping[str, list[tuple[int, int]]] = defaultdict(list)
    for source, start, end in spans:
        by_source[source].append((start, end))
    return {
        source.id: _covered(by_source[source.id]) / len(source.text) if source.text else 0.0
        for source in sources
    }


def _covered(spans: list[tuple[int, int]]) -> int:
    if not spans:
        return 0
    starts, ends = np.array(sorted(spans), dtype=np.int64).T
    before = np.concatenate(([0], np.maximum.accumulate(ends)[:-1]))
    return int(np.maximum(0, ends - np.maximum(starts, before)).sum())
