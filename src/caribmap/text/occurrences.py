"""Every occurrence of many strings in one text, in time that grows with their lengths, not their product."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

KEY_WORDS = (5, 1)
"""Lengths of keys, in words of 8 bytes: a string has the longest for which it is long enough."""
SPACE = ord(" ")
AT_ONCE = 500_000
"""So many positions are looked at in one go: what is held of them at a time stays small."""
SPARSE = 64
"""Slots per key: of places where no key stands, one in so many is looked at in vain."""
MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x85EBCA77C2B2AE63, 0x27D4EB2F165667C5)
"""Odd constants whose products spread the bytes of a key over all bits (of xxHash)."""


def find_all(text: str, wanted: Iterable[str]) -> dict[str, list[int]]:
    """The offsets at which each string of `wanted` begins in `text`, ascending, overlaps included.

    The bytes after a string's first space are its key; the text is visited once, behind its spaces. Strings
    without a long enough key are searched for one by one.
    """
    found: dict[str, list[int]] = {string: [] for string in wanted if string}
    keyed: tuple[dict[bytes, list[str]], ...] = tuple({} for _ in KEY_WORDS)
    for string, offsets in found.items():
        lead = string.find(" ") + 1
        key = _utf8(string[lead : lead + 8 * KEY_WORDS[0]]) if lead else b""
        for words, groups in zip(KEY_WORDS, keyed, strict=True):
            if len(key) >= 8 * words:
                groups.setdefault(key[: 8 * words], []).append(string)
                break
        else:
            offsets.extend(_search(text, string))
    for words, groups in zip(KEY_WORDS, keyed, strict=True):
        if groups:
            _find_keyed(text, words, groups, found)
    return found


def _find_keyed(
    text: str, words: int, groups: Mapping[bytes, list[str]], found: dict[str, list[int]]
) -> None:
    """Find the strings of each key of so many words."""
    alone = [strings[0] if len(strings) == 1 else "" for strings in groups.values()]
    leads = [string.find(" ") + 1 for string in alone]
    crowds = [_by_lead(strings) if len(strings) > 1 else [] for strings in groups.values()]
    for number, at in _behind_spaces(_utf8(text), words, list(groups)):
        if string := alone[number]:
            begin = at - leads[number]
            if begin >= 0 and text.startswith(string, begin):
                found[string].append(begin)
        else:
            for lead, crowd in crowds[number]:
                for string in crowd.beginning(text, at - lead):
                    found[string].append(at - lead)


def _by_lead(strings: list[str]) -> list[tuple[int, _Crowd]]:
    """Strings of one key, by the key's offset in them."""
    leads: dict[int, list[str]] = {}
    for string in strings:
        leads.setdefault(string.index(" ") + 1, []).append(string)
    return [(lead, _Crowd.of(those)) for lead, those in leads.items()]


@dataclass(frozen=True, slots=True)
class _Crowd:
    """Strings in order. `shorter` has for each the index of the longest other with which it begins, or -1."""

    strings: tuple[str, ...]
    shorter: tuple[int, ...]
    longest: int

    @classmethod
    def of(cls, strings: list[str]) -> _Crowd:
        strings.sort()
        shorter: list[int] = []
        for index, string in enumerate(strings):
            at = index - 1
            while at >= 0 and not string.startswith(strings[at]):
                at = shorter[at]
            shorter.append(at)
        return cls(tuple(strings), tuple(shorter), max(map(len, strings)))

    def beginning(self, text: str, begin: int) -> Iterator[str]:
        """Those that stand in `text` at `begin`."""
        window = text[begin : begin + self.longest] if begin >= 0 else ""
        at = bisect_right(self.strings, window) - 1
        while at >= 0:
            if window.startswith(self.strings[at]):
                yield self.strings[at]
            at = self.shorter[at]


def _behind_spaces(data: bytes, words: int, keys: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """The number of each key that stands in a text right behind a space, or at its beginning, and where.

    `data` is the text in UTF-8; offsets count code points. A table of hashes says where a key may stand.
    """
    size = 8 * words
    if len(data) < size:
        return
    bits = (len(keys) * SPARSE).bit_length()
    rows = np.frombuffer(b"".join(keys), dtype=np.uint64).reshape(-1, words)
    slots = _slots(rows, bits)
    order = np.argsort(slots, kind="stable")
    slots = slots[order]
    table = np.zeros(1 << bits, dtype=bool)
    table[slots] = True
    content = np.frombuffer(data, dtype=np.uint8)
    windows = np.lib.stride_tricks.sliding_window_view(content, size)
    starts = np.concatenate(([0], np.flatnonzero(content[: len(windows) - 1] == SPACE) + 1))
    continuing = np.flatnonzero((content & 0xC0) == 0x80)
    for begin in range(0, len(starts), AT_ONCE):
        some = starts[begin : begin + AT_ONCE]
        contents = windows[some].view(np.uint64)
        its_slots = _slots(contents, bits)
        is_likely = table[its_slots]
        some, contents, its_slots = some[is_likely], contents[is_likely], its_slots[is_likely]
        offsets = some - np.searchsorted(continuing, some)
        # Keys that share a slot stand side by side in the order of slots.
        nearest = np.searchsorted(slots, its_slots)
        while len(nearest):
            numbers = order[nearest]
            is_key = (rows[numbers] == contents).all(axis=1)
            yield from zip(numbers[is_key].tolist(), offsets[is_key].tolist(), strict=True)
            nearest = nearest + 1
            goes_on = ~is_key & (nearest < len(slots))
            goes_on[goes_on] = slots[nearest[goes_on]] == its_slots[goes_on]
            nearest, contents, its_slots = nearest[goes_on], contents[goes_on], its_slots[goes_on]
            offsets = offsets[goes_on]


def _slots(keys: NDArray[np.uint64], bits: int) -> NDArray[np.uint64]:
    """The place in a table of 2 ** `bits` of each key, a row of words."""
    mixed = keys[:, 0] * np.uint64(MIX[0])
    for word in range(1, keys.shape[1]):
        mixed ^= keys[:, word] * np.uint64(MIX[word])
    return mixed >> np.uint64(64 - bits)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _search(text: str, string: str) -> Iterable[int]:
    at = text.find(string)
    while at >= 0:
        yield at
        at = text.find(string, at + 1)
