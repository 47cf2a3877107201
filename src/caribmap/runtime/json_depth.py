"""How deep JSON is nested, without reading it."""

from __future__ import annotations

import re

_BRACKET = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)


def depth_of(text: str) -> int:
    """The most brackets that are open at a time.

    >>> depth_of('[{"[": 1}]')
    2
    """
    depth = most = 0
    for found in _BRACKET.finditer(text):
        if found[0] in "[{":
            depth += 1
            most = max(most, depth)
        elif found[0] in "]}":
            depth -= 1
    return most
