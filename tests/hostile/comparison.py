"""Comparing long lists of texts."""

from __future__ import annotations

from collections.abc import Sequence


def assert_same(found: Sequence[object], wanted: Sequence[object], what: object) -> None:
    """Names the first difference: pytest's own account of two long lists takes minutes."""
    assert len(found) == len(wanted), what
    for index, (one, other) in enumerate(zip(found, wanted, strict=True)):
        assert one == other, f"{what}, number {index}"
