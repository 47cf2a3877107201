"""Recall, precision and F1 by overlapping spans."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.mentions.corpora import Document, Span


@dataclass(frozen=True, slots=True)
class Score:
    """Of `gold` spans `noticed` overlap a found one, of `found` spans `right` overlap a gold one."""

    gold: int
    noticed: int
    found: int
    right: int

    @property
    def recall(self) -> float:
        return self.noticed / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def score(documents: Sequence[Document], found: Sequence[Sequence[Span]]) -> Score:
    """The score of what was found in the documents, in their order.

    >>> score([Document("Bern und Rom", ((0, 4), (9, 12)))], [[(0, 4), (5, 8)]])
    Score(gold=2, noticed=1, found=2, right=1)
    """
    pairs = [(document.spans, sorted(set(spans))) for document, spans in zip(documents, found, strict=True)]
    return Score(
        gold=sum(len(gold) for gold, _ in pairs),
        noticed=sum(_overlapping(gold, spans) for gold, spans in pairs),
        found=sum(len(spans) for _, spans in pairs),
        right=sum(_overlapping(spans, gold) for gold, spans in pairs),
    )


def _overlapping(spans: Iterable[Span], others: Sequence[Span]) -> int:
    """How many of `spans` share a character with one of `others`."""
    covered = _joined(others)
    ends = [end for _, end in covered]
    count = 0
    for start, end in spans:
        following = bisect_left(ends, start + 1)
        count += following < len(covered) and covered[following][0] < end
    return count


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined
