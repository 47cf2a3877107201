"""Every occurrence of many strings in one text, in time that grows with their lengths, not their product."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import accumulate, compress

KEY_CHARS = 8


def find_all(text: str, wanted: Iterable[str]) -> dict[str, list[int]]:
    """The offsets at which each string of `wanted` begins in `text`, ascending, overlaps included.

    The characters after a string's first space are its key; the text is visited once, behind its spaces.
    Strings without a long enough key are searched for one by one.
    """
    found: dict[str, list[int]] = {string: [] for string in wanted if string}
    shapes: dict[str, set[tuple[int, int]]] = {}
    for string, offsets in found.items():
        lead = string.find(" ") + 1
        key = string[lead : lead + KEY_CHARS]
        if lead and len(key) == KEY_CHARS:
            if key not in shapes:
                shapes[key] = set()
            shapes[key].add((lead, len(string)))
        else:
            offsets.extend(_search(text, string))
    if not shapes:
        return found
    for at in _behind_spaces(text, shapes):
        for lead, length in shapes[text[at : at + KEY_CHARS]]:
            begin = at - lead
            string = text[begin : begin + length] if begin >= 0 else ""
            if string in found and string.find(" ") + 1 == lead:
                found[string].append(begin)
    return found


def _behind_spaces(text: str, keys: Container[str]) -> Iterator[int]:
    """The offsets behind a space (and the beginning) at which one of `keys` stands."""
    lengths = accumulate(map(len, text.split(" ")), initial=0)
    offsets = [length + spaces for spaces, length in enumerate(lengths)]
    return compress(offsets, map(keys.__contains__, [text[at : at + KEY_CHARS] for at in offsets]))


def _search(text: str, string: str) -> Iterable[int]:
    at = text.find(string)
    while at >= 0:
        yield at
        at = text.find(string, at + 1)
