"""Share of each article that is quoted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from caribmap.check.proof import QuoteSpan, spans_by_source
from caribmap.dossier.nouns import Source
from caribmap.runtime.kept import unless_changed


def quoted_shares(sources: Iterable[Source], spans: Mapping[str, QuoteSpan]) -> dict[str, float]:
    """Share of each source's code points, from 0 to 1, that lies in any of the spans.

    Overlaps count once; an empty article has share 0.
    """
    by_source = spans_by_source(spans)

    def share(source: Source) -> float:
        its_spans = by_source.get(source.id, ())
        inputs = (source.text, its_spans)
        return unless_changed(
            "share", inputs, lambda: _covered(its_spans) / (len(source.text) or 1), of=source.id
        )

    return {source.id: share(source) for source in sources}


def _covered(spans: Sequence[QuoteSpan]) -> int:
    if not spans:
        return 0
    starts, ends = np.array(sorted((one.start, one.end) for one in spans), dtype=np.int64).T
    before = np.concatenate(([0], np.maximum.accumulate(ends)[:-1]))
    return int(np.maximum(0, ends - np.maximum(starts, before)).sum())
